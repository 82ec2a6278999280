"""Speakers: who it is that says something, also when the sentence leaves him out.

«وأضاف أن …» has no subject: the last speaker goes on. «مضيفا» belongs to the speaker of its sentence, «قوله» to
whom the pronoun stands for. An anonymous source («مسؤول رفض كشف اسمه») is kept as the words name it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.agreement import agrees, antecedent
from marsad.readers.clause import Clause
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.quotes.cues import Cue
from marsad.readers.quotes.marks import Marked
from marsad.readers.quotes.titles import Titles
from marsad.readers.words import ADV, NAME, NEG, NOUN, PREP, SUB, UNKNOWN, VERB, Word

_UNSAID: Final = ("dropped", "pronoun")
"""How a clause found its subject when the sentence does not name it."""
_RELAYED: Final = frozenset(("عن", "الي"))
_LONE: Final = frozenset(("ب", "ل", "ك"))
"""Prepositions that a tatweel or mark cuts off their word: «بـ"مرشح"»."""
_INTRANSITIVE: Final = frozenset(("clause", "عن", "الي"))
"""Where verbs have their content that take no addressee as object: what stands behind them is who says it."""
_NAME: Final = 5
"""Tokens in quotation marks from which on they are no name."""


class Speakers:
    """Finds the speakers of one sentence; `last` are those of what was said before it."""

    def __init__(
        self,
        words: list[Word],
        clauses: list[Clause],
        phrases: list[NounPhrase],
        lexicon: Lexicon,
        last: list[NounPhrase],
        nested: list[NounPhrase],
        marks: dict[int, Marked],
    ) -> None:
        self.words = words
        self.clauses = clauses
        self.phrases = phrases
        self.lexicon = lexicon
        self.last = last
        self.nested = nested
        self.marks = marks
        self.source: list[NounPhrase] = []
        """Whom the sentence has named as its source: «…، بحسب الوزير، مضيفا أن»."""
        self.content = len(words)
        """Where what somebody says begins in this sentence; subjects behind it are not the narrator's."""
        self.at = {p.start: p for p in phrases}
        self.titles = Titles(words, self.at, lexicon)

    def of(self, cue: Cue) -> list[NounPhrase]:
        """Who says what this cue announces; nobody when the sentence does not tell."""
        if cue.clause is not None:
            found = self.of_verb(cue, cue.clause)
        elif cue.kind == "participle":
            found = self.of_participle(cue)
        elif cue.kind == "source":
            found = self.of_source(cue)
        else:
            found = self.of_noun(cue)
        return [self.spoken(p) for p in found]

    def of_verb(self, cue: Cue, clause: Clause) -> list[NounPhrase]:
        """The subject of a verb of saying, unless it is part of what is said or nobody who speaks."""
        person = cue.person or "3ms"
        subject = clause.subject[0] if clause.subject else None
        if subject is not None and not clause.how.startswith(_UNSAID) and self.before_content(cue, subject):
            if clause.how.startswith("antecedent"):
                return self.of_relative(cue, clause, person)
            far = subject.start > -1 and subject.end < cue.at - 3
            if cue.silent or not (self.thing(subject) or far) or not self.ambiguous(cue):
                return clause.subject
            return []  # «تعتبر الطاقة»: rather a passive
        follows = self.behind(cue.end)
        if (
            follows is not None
            and self.plain(follows)
            and (cue.kind == "relay" or cue.content <= _INTRANSITIVE)
        ):
            return [follows]
        if (
            follows is not None
            and not follows.prep
            and self.announces(follows.end)
            and (follows.direct or self.words[follows.head].pronoun)
        ):
            return [follows]  # «أكد محاميه أن»: nobody else can be the subject
        if self.ambiguous(cue):
            return []  # «يذكر أن», «ويعتقد أن»
        return self.unsaid(cue, clause, person)

    def bare_pronoun(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is only «به» or «له», which no reading of its own tells."""
        word = self.words[phrase.start]
        return phrase.end - phrase.start == 1 and word.tag == UNKNOWN and len(word.fold) < 3

    def behind(self, at: int) -> NounPhrase | None:
        """The phrase behind the verb, without «به» and «اليوم» between: «أفاد به اليوم بيان»."""
        while at < len(self.words):
            phrase = self.at.get(at)
            if phrase is None and self.words[at].tag == ADV:
                at += 1
            elif phrase is not None and (phrase.time or self.bare_pronoun(phrase)):
                at = phrase.end
            else:
                return phrase
        return None

    def announces(self, at: int) -> bool:
        """Whether «أن» stands at word `at`."""
        return at < len(self.words) and self.words[at].tag == SUB and self.words[at].stem == "ان"

    def unsaid(self, cue: Cue, clause: Clause, person: str) -> list[NounPhrase]:
        """Who is meant when the subject is left out: that of the main clause before, else the last speaker."""
        for other in reversed(self.clauses):
            main = other.verb < min(cue.at, self.content) and other.governor < 0
            said = other.subject and not other.how.startswith(("antecedent", *_UNSAID))
            if main and said and other.subject[0].direct and self.fits(other.subject, person):
                return other.subject
        for speaker in (self.last, self.nested):
            if speaker and self.fits(speaker, person):
                return speaker
        named = bool(clause.subject) and clause.how.startswith(_UNSAID) and not self.thing(clause.subject[0])
        return clause.subject if named else []

    def plain(self, phrase: NounPhrase) -> bool:
        """A bare noun without a party, whose gender may be unknown: «ذكرت وسائل إعلام»."""
        head = self.words[phrase.head]
        return not (phrase.prep or phrase.time or phrase.oblique) and head.tag == NOUN and head.cls == "noun"

    def thing(self, phrase: NounPhrase) -> bool:
        """Whether the phrase names nobody who could speak."""
        if phrase.start < 0 or (phrase.parties and phrase.direct):
            return False
        return self.words[phrase.head].tag not in (UNKNOWN, NAME)

    def before_content(self, cue: Cue, subject: NounPhrase) -> bool:
        """Whether a subject behind the verb is one: in «وأضاف "نحن قلقون"» it is part of what is said."""
        if subject.start >= 0 and (subject.prep or self.words[subject.start].tag == PREP):
            return False
        if subject.start < cue.at:
            return True
        if self.bare_pronoun(subject):
            return False
        if self.words[subject.start].fold in _LONE:
            return False
        for word in self.words[cue.at : subject.start]:
            if word.fold in _LONE:
                return False
            mark = self.marks.get(word.token.start)
            if mark is not None and (mark.tokens >= _NAME or not mark.closed):
                return False
        return True

    def of_relative(self, cue: Cue, clause: Clause, person: str) -> list[NounPhrase]:
        """«تصريحات الوزير الذي اتهم …»: who stands right before the pronoun, if he fits."""
        found = clause.subject[0]
        at = clause.first - 1
        if found.end != at:
            near = next((p for p in self.phrases if p.end == at and p.parties), None)
            if near is not None and self.fits([replace(near, gender="")], person):
                return [replace(near, direct=True)]
        if self.ambiguous(cue) and not (found.parties and found.direct and self.fits([found], person)):
            return []
        return clause.subject

    def ambiguous(self, cue: Cue) -> bool:
        """Whether an imperfect may as well be a passive: «يذكر», «يعتقد»."""
        word = self.words[cue.at]
        sense = word.sense
        if sense is None or sense.past or sense.person not in ("3ms", "3fs"):
            return False
        if sense.person == "3fs" and self.announces(cue.end):
            return False  # «وترى أن»: nobody's passive is feminine
        return any(
            s.passive and s.key == sense.key and not s.past and s.person == sense.person
            for s in word.senses
            if s.cls == "verb"
        )

    def fits(self, speaker: list[NounPhrase], person: str) -> bool:
        """Whether somebody before the verb can be its subject."""
        return agrees(speaker[0], person, self.lexicon, before=True, many=len(speaker) > 1)

    def of_participle(self, cue: Cue) -> list[NounPhrase]:
        """The last speaker or the subject of the main clause before, whichever the participle agrees with."""
        fold = self.words[cue.at].fold
        person = "3mp" if fold.endswith("ين") else "3fs" if fold.endswith("ه") else "3ms"
        clauses = [
            c for c in self.clauses if c.verb < cue.at and c.subject and not c.how.startswith("antecedent")
        ]
        before = [c.subject for c in clauses if c.governor < 0]
        # «رفض الوزير الطلب، قائلا إن»: who acts in this sentence, not who spoke in the one before
        acting = [c.subject for c in clauses if len(clauses) == 1 and c.how.startswith("subject")]
        nested = [c.subject for c in clauses if c.governor >= 0 and "cue" in self.classes(c.verb)]
        for speaker in (self.source, *acting, self.last, *reversed(before), *reversed(nested)):
            if speaker and self.fits(speaker, person) and not self.thing(speaker[0]):
                return speaker
        return before[-1] if before and not self.thing(before[-1][0]) else self.last

    def classes(self, verb: int) -> set[str]:
        """The grammatical classes of a verb."""
        keys = self.words[verb].keys
        return {c for k in keys if k in self.lexicon.verbs for c in self.lexicon.verbs[k].classes}

    def of_noun(self, cue: Cue) -> list[NounPhrase]:
        """«قوله»: whom the pronoun stands for; «تأكيد الوزير»: who follows."""
        word = self.words[cue.at]
        if word.pronoun:
            found = antecedent(cue.at, word.pronoun, self.phrases, exclude=[])
            return [found] if found is not None else self.last or self.of_participle(cue)
        if word.prep == "ب" and word.article:
            return self.of_participle(cue)  # «اكتفى الوزير بالقول إن»
        phrase = self.at.get(cue.at)
        if phrase is not None and phrase.parties:
            return [replace(phrase, direct=True)]
        follows = self.at.get(cue.end)
        if follows is not None and follows.parties and not follows.prep:
            return [follows]
        return []

    def headed(self, colon: int, *, quoted: bool) -> list[NounPhrase]:
        """Who a headline lets speak: «وزير الخارجية: لن نقبل الشروط»; «بغداد:» and «الوكالة:» say where it comes from."""
        first = next((w.i for w in self.words if w.token.kind == "word"), 0)
        phrase = self.at.get(first)
        follow = self.words[colon + 1] if colon + 1 < len(self.words) else None
        if phrase is None or phrase.end != colon or not phrase.direct or phrase.prep or follow is None:
            return []
        speaks = quoted or follow.tag in (VERB, NEG, SUB)
        known = [p for p in phrase.parties if p.sector != "JRN" and not (p.named and p.named.on_the_map)]
        return [self.spoken(phrase)] if speaks and known else []

    def of_source(self, cue: Cue) -> list[NounPhrase]:
        """Who stands behind «بحسب»: somebody, or what somebody wrote; a law or a number is no source."""
        for at in (cue.end, cue.end + 1):
            phrase = self.at.get(at)
            if phrase is None or (at > cue.end and self.words[cue.end].fold not in ("عن", "الي", "من", "ل")):
                continue
            head = self.words[phrase.head]
            if head.pronoun and not phrase.parties:
                return []
            if self.words[cue.end - 1].stem == "في" and not self.written(head):
                return []  # «جاء في البيان», unlike «جاء في الموعد»
            if known := self.brought_by(phrase):
                return known
            if (phrase.parties and phrase.direct) or head.tag == UNKNOWN or self.written(head):
                return [phrase]
        return self.inside(cue.end)

    def brought_by(self, phrase: NounPhrase) -> list[NounPhrase]:
        """Who is named to have brought a thing: «حسب معطيات أوردتها الوزارة»."""
        if (phrase.parties and phrase.direct) or self.written(self.words[phrase.head]):
            return []
        for clause in self.clauses:
            taken_up = bool(self.words[clause.verb].pronoun) or any(p.pronoun for p in clause.obliques[:1])
            if clause.verb == phrase.end and taken_up and clause.how == "subject after the verb":
                return [p for p in clause.subject[:1] if p.direct]
        return []

    def inside(self, at: int) -> list[NounPhrase]:
        """The party that begins at word `at` inside a phrase: «على حد قول الوزير»."""
        for phrase in self.phrases:
            if phrase.start < at < phrase.end:
                parties = tuple(p for p in phrase.parties if p.start >= at)
                return [replace(phrase, start=at, head=at, parties=parties, direct=True)] if parties else []
        return []

    def written(self, head: Word) -> bool:
        """Whether the word is something said or written: a statement, a report, somebody's saying."""
        if head.stem in self.lexicon.cues and head.tag == NOUN:
            return True
        verbs = [self.lexicon.verbs[k] for k in head.keys if k in self.lexicon.verbs]
        return head.cls == "masdar" and any(v.content for v in verbs)

    def passing_on(self, cue: Cue) -> list[NounPhrase]:
        """Who brings what another says: «بيان أوردته الوكالة»; its pronoun is the statement."""
        follows = self.at.get(cue.end)
        return [follows] if follows is not None and follows.direct and not follows.prep else []

    def relayed(self, clause: Clause) -> list[NounPhrase]:
        """Whose words the subject of «نقل» passes on: «نقلت الوكالة عن الوزير»."""
        return [self.spoken(p) for p in clause.obliques if p.prep in _RELAYED and not p.time][:1]

    def spoken(self, phrase: NounPhrase) -> NounPhrase:
        """The phrase as a speaker: what it says of itself is a party even when marsad does not know it."""
        if phrase.start < 0:
            return phrase
        party = phrase.parties[0] if phrase.parties else None
        named = self.titles.apposed(phrase)
        if named is not None:
            country = named.country or (party.country if party is not None else None)
            whole = replace(named, start=phrase.start, country=country)
            return replace(phrase, end=named.end, parties=(whole,), direct=True)
        end = self.titles.continued(phrase)
        if party is not None and phrase.direct and (end == phrase.end or len(phrase.parties) > 1):
            return phrase
        if party is not None and phrase.direct:
            whole = replace(party, end=end)
            return replace(phrase, end=end, parties=(whole,))
        of = self.at.get(phrase.end)
        parties = phrase.parties
        if of is not None and of.prep == "ل" and of.parties and self.written(self.words[phrase.head]):
            end, parties = of.end, (*parties, *of.parties)  # «بلاغ للمجلس»
        whole = Party(
            phrase.start, end, None,
            next((p.country for p in parties if p.country), None),
            next((p.sector for p in parties if p.sector), None),
        )  # fmt: skip
        return replace(phrase, end=end, parties=(whole,), direct=True)
