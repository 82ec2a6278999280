"""Clauses: for every finite verb, who is its subject, what its object, and what its prepositions bring.

Arabic allows verb-subject-object, subject-verb-object and dropped subjects; agreement, the relative pronoun
and the particle before the clause tell them apart. Nothing is taken for a subject only because it is near.
"""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.agreement import PRONOUNS, agrees, antecedent, counted_among, stands_for
from marsad.readers.apposition import composed, titled
from marsad.readers.asides import aside_at, read_asides
from marsad.readers.clause import COMMAS, HOW, QUOTES, STOPS, Carry, Clause
from marsad.readers.demands import acts_on, hits, said_or_done, wants_object
from marsad.readers.homographs import reread
from marsad.readers.phrase import NounPhrase
from marsad.readers.subjects import Subjects
from marsad.readers.voice import doer, is_passive
from marsad.readers.words import ADJ, BREAK, CONJ, REL, SUB, VERB, Word


def read_clauses(
    words: list[Word], phrases: list[NounPhrase], lexicon: Lexicon, carry: Carry
) -> list[Clause]:
    """The clauses of a sentence in the order of their verbs; `carry` resolves dropped subjects at its start."""
    return _Clauses(words, phrases, lexicon, carry).read()


class _Clauses:
    def __init__(self, words: list[Word], phrases: list[NounPhrase], lexicon: Lexicon, carry: Carry) -> None:
        self.words = words
        self.phrases = phrases
        self.lexicon = lexicon
        self.at = {p.start: p for p in phrases}
        self.clauses: list[Clause] = []
        self.asides = read_asides(words, lexicon)
        self.subjects = Subjects(words, phrases, self.clauses, carry, lexicon, self.asides)

    def read(self) -> list[Clause]:
        for word in self.words:
            if word.tag == VERB and word.sense is not None:
                self.clauses.append(self.clause(word))
        return self.clauses

    def clause(self, word: Word) -> Clause:
        clause = Clause(word.i, word.i + 1)
        clause.first = self.beginning(word.i)
        bare = self.arguments(clause)
        reread(word, bare, words=self.words, phrases=self.phrases, lexicon=self.lexicon)
        clause.governor = self.governing(clause)
        self.assign(clause, bare)
        if word.pronoun:
            clause.antecedent = self.taken_up(clause, word.pronoun) or self.antecedent(
                word.i, word.pronoun, clause
            )
        elif clause.obliques and clause.obliques[0].pronoun and clause.obliques[0].start == word.i + 1:
            clause.antecedent = self.resumed(clause)
        return clause

    def taken_up(self, clause: Clause, pronoun: str) -> NounPhrase | None:
        """What the relative clause around a verb describes, if its pronoun takes it up: «الحكم الذي ألغته محكمة»."""
        rel = clause.first - 1
        if rel < 0 or rel != clause.verb - 1 or self.words[rel].tag != REL:
            return None
        for phrase in self.subjects.relative(rel)[:1]:
            # «الأموال التي دفعتها»: the relative tells the gender of a broken plural
            agreeing = phrase.end == rel and PRONOUNS.get(pronoun) == self.subjects.agreement(rel)
            if phrase not in clause.subject and (agreeing or stands_for(pronoun, phrase)):
                return phrase
        return None

    def resumed(self, clause: Clause) -> NounPhrase | None:
        """What the pronoun of a preposition takes up in a relative clause: «اتفاق توصلوا إليه»."""
        rel = clause.first > 0 and self.words[clause.first - 1].tag == REL
        at = clause.first - 1 if rel else clause.verb
        if self.words[clause.verb].conj:
            return None
        for phrase in reversed(self.phrases):
            if phrase.end == at:
                return phrase if rel or not phrase.definite else None
        return None

    # -- arguments to the right -------------------------------------------------------------------

    def arguments(self, clause: Clause) -> list[list[NounPhrase]]:
        """Fill the obliques and return the bare phrases after the verb, coordinated ones together."""
        words = self.words
        bare: list[list[NounPhrase]] = []
        last: list[NounPhrase] | None = None
        i, comma, count, aside, dated = clause.verb + 1, False, 0, -1, -1
        members = False
        within = aside_at(self.asides, clause.verb)
        high = within.closes if within is not None else len(words)
        closing = {a.opens: a.closes for a in self.asides}
        while i < high and count < 12:
            word = words[i]
            if i in closing:
                i = closing[i] + 1
                continue
            phrase = self.at.get(i)
            if phrase is not None:
                count += 1
                if aside >= 0 and not phrase.prep and not phrase.joined and words[i - 1].fold not in COMMAS:
                    aside = -1  # more than an apposition
                i = max(phrase.end, i + 1)
                if any(w.fold in COMMAS for w in words[phrase.start : i]) and words[i].fold in COMMAS:
                    i += 1  # it closes the aside that the phrase itself has taken in
                members = composed(phrase, self.words, self.lexicon) or (members and phrase.joined)
                if members:
                    last = None  # «اللجنة المكونة من مصر والإمارات»
                elif last and not phrase.prep and counted_among(last[0], phrase):
                    last = None  # «قتل خمسة بينهم قائد»
                elif phrase.joined and last is not None:
                    last.append(phrase)
                    if phrase.prep:
                        clause.obliques.append(phrase)
                elif phrase.prep:
                    clause.obliques.append(phrase)
                    last = [phrase]
                elif phrase.time or (
                    phrase.pronoun and phrase.end - phrase.start == 1 and words[phrase.start].tag == "PRON"
                ):
                    last = None
                    if comma and phrase.time:
                        comma, dated = False, i  # «هنأ الرئيس، اليوم الأربعاء نظيره», often left unclosed
                elif (
                    last
                    and last[0].prep
                    and words[last[0].head].cls == "masdar"
                    and last[-1].end == phrase.start
                ):
                    last = None  # the object of the verbal noun, not of the verb
                elif (
                    last and not last[0].prep and titled(last[-1], phrase, self.words, self.at, self.lexicon)
                ):
                    last = [phrase]  # «أدان فلان مستشار الرئيس …»: who he is
                elif words[phrase.head].tag == ADJ and words[phrase.head].article and not phrase.parties:
                    last = None  # still said of what stands before: «منظمة العفو المعنية بـ…»
                elif (
                    not comma
                    or (phrase.oblique and len(bare) == 1)
                    or (len(bare) == 1 and phrase.start < phrase.head and phrase.direct)
                    or (len(bare) == 1 and self.addressed(words[clause.verb], bare[0][-1], phrase))
                ):
                    last = [phrase]
                    bare.append(last)
                else:
                    last = None
                clause.end = i
                continue
            if word.tag == VERB and last and word.pronoun and self.described(bare, i):
                i = self.behind_relative(i)  # «استهدفت طائرات أطلقها الحوثيون معملين»
                continue
            if word.tag in (VERB, REL, BREAK):
                break
            if word.tag == SUB:
                if word.stem in _THAT:
                    clause.complement = i
                break
            if word.fold in STOPS:
                if word.fold == ":":
                    clause.complement = i
                break
            if word.fold == "(":
                i = self.skip(i)
                continue
            if word.fold in COMMAS and i != dated:
                comma = not comma  # a second comma closes the insertion that the first opened
                if not comma and aside >= 0:
                    del clause.obliques[
                        aside:
                    ]  # «باكستان، حليف واشنطن في الحرب، …»: they belong to the aside
                aside = len(clause.obliques) if comma and self.apposed(i + 1) else -1
            i += 1
        if clause.complement < 0 and i < len(words) and words[i].fold in QUOTES:
            clause.complement = i
        return bare

    def described(self, bare: list[list[NounPhrase]], verb: int) -> bool:
        """Whether a verb with a pronoun describes the indefinite phrase right before it."""
        return (
            bool(bare)
            and bare[-1][-1].end == verb
            and not bare[-1][-1].definite
            and not self.words[verb].conj
        )

    def behind_relative(self, verb: int) -> int:
        """The word after the verb of a relative clause and its subject."""
        phrase = self.at.get(verb + 1)
        return phrase.end if phrase is not None and not phrase.prep else verb + 1

    def addressed(self, verb: Word, subject: NounPhrase, phrase: NounPhrase) -> bool:
        """Whether what stands behind a comma is the object, no apposition: «دعا المجلس، الدول الأعضاء إلى»."""
        many = phrase.number == "p" and phrase.direct and acts_on(verb, self.lexicon)
        behind = self.words[phrase.end] if phrase.end < len(self.words) else None
        asked = behind is not None and behind.fold == "الي" and phrase.direct and acts_on(verb, self.lexicon)
        return subject.end == phrase.start - 1 and (many or asked or wants_object(verb, self.lexicon))

    def apposed(self, at: int) -> bool:
        """Whether a bare phrase about somebody begins at word `at`, as an apposition does."""
        phrase = self.at.get(at)
        if phrase is None or phrase.prep or phrase.time:
            return False
        word = self.words[phrase.head]
        return phrase.direct or (word.article and word.cls in ("ap", "pp", "adjective"))

    def skip(self, i: int) -> int:
        """The word after a short parenthesis that opens at `i`."""
        for j in range(i + 1, min(i + 15, len(self.words))):
            if self.words[j].fold == ")":
                return j + 1
        return i + 1

    # -- boundaries to the left -------------------------------------------------------------------

    def beginning(self, verb: int) -> int:
        """Where the clause of this verb begins: after the last boundary on the left."""
        words = self.words
        if words[verb].conj:
            return verb
        i = verb - 1
        if i >= 0 and words[i].stem in _WHEN:
            return verb
        while i >= 0:
            word = words[i]
            if (
                word.tag in (SUB, REL, BREAK)
                or word.fold in STOPS
                or (word.tag == CONJ and word.fold not in ("او",))
            ):
                return i + 1
            if word.fold in COMMAS:
                return i + 1
            if word.tag == VERB and not self.auxiliary(word):
                return i + 1
            if word.tag == VERB and word.conj:
                return i
            i -= 1
        return 0

    def auxiliary(self, word: Word) -> bool:
        return any(k in self.lexicon.verbs and self.lexicon.verbs[k].lemma in _AUXILIARY for k in word.keys)

    def governing(self, clause: Clause) -> int:
        """The verb whose complement this clause is, when أن stands between them."""
        first = clause.first
        if first < 1 or self.words[first - 1].tag != SUB:
            return -1
        for other in reversed(self.clauses):
            if other.complement == first - 1:
                return other.verb
        return -1

    # -- who does it --------------------------------------------------------------------------------

    def assign(self, clause: Clause, bare: list[list[NounPhrase]]) -> None:
        """Decide subject, object and voice."""
        word = self.words[clause.verb]
        sense = word.sense
        assert sense is not None
        person = sense.person
        left, how = self.subjects.left(clause, person)
        if how == "pronoun" and self.happens(word):
            left, how = [], ""  # «إنه تم التوصل إلى اتفاق»: the pronoun is nobody's
        right: list[NounPhrase] | None = None
        rest = list(bare)
        if person not in ("1s", "1p", "3mp", "3md", "3fd", "3fp") and rest and not rest[0][0].oblique:
            fits = agrees(rest[0][0], person, self.lexicon, before=False)
            taken_up = word.pronoun or any(
                p.pronoun and p.prep and not p.parties for p in clause.obliques[:1]
            )
            if how == "relative" and left and taken_up and fits:
                right = rest.pop(
                    0
                )  # «الذي فرضته واشنطن», «التي تسيطر عليها»: the antecedent is not the subject
                clause.object = left if word.pronoun else []
            elif how == "topic" and fits and self.taken(left[0], clause) and _named(rest[0][0], word):
                right = rest.pop(0)  # «وفق رسالة اطلعت عليها الوكالة | اختار الأمين العام …»
            elif how == "topic" and fits and self.suffers(left[-1], word) and _named(rest[0][0], word):
                right, clause.object = rest.pop(0), left  # «فصائل تدعمها أنقرة»
            elif left and how in ("relative", "topic", "pronoun"):
                pass
            elif left and word.conj and len(rest) == 1 and wants_object(word, self.lexicon):
                pass  # «نددت تبليسي … واتهمت روسيا بـ…»: the one phrase is whom it names, not who does
            elif left and how == "dropped" and self.behind_auxiliary(word) and not rest[0][0].parties:
                pass  # «رحبت واشنطن بالقرار، وكانت فرضت عقوبات»
            elif left and how == "dropped" and self.beside(word):
                pass  # «كانت القوات تقصف وتحاصر المدينة»
            elif (
                left and word.conj and how == "dropped" and clause.complement < 0  # «وكشفت شرطة محلية أن …»
                and self.goes_on(rest[0][0], word, left[0])
            ):  # fmt: skip
                pass  # «الجيش قتل مسلحين واعتقل ثلاثة آخرين», «وحثت مواطنيها»
            elif fits and not (len(rest) == 1 and self.judged(rest[0][0], word)):
                right = rest.pop(0)
        if right is not None:
            clause.subject, clause.how = right, "subject after the verb"
        elif left:
            clause.subject, clause.how = left, HOW[how]
        if rest and word.pronoun and not clause.object:
            clause.second = rest.pop(0)  # «منحته وساما»: the pronoun is the object
        elif rest and not clause.object:
            clause.object = rest.pop(0)
        if rest and not clause.second:
            clause.second = rest.pop(0)
        clause.passive = is_passive(
            clause, self.words, self.lexicon, self.clauses[-1] if self.clauses else None
        )
        if (clause.passive and clause.how == "subject after the verb") or not clause.passive:
            return
        if clause.how == HOW["topic"]:
            clause.obliques[:0] = self.subjects.added(clause.subject[0], clause.verb)
        if clause.object and not clause.how.startswith("subject after"):
            clause.second = clause.object
            clause.object = []

    def happens(self, word: Word) -> bool:
        """Whether the verb only tells that something took place: «تم», «جرى»."""
        verbs = self.lexicon.verbs
        return any(_HAPPENS.issubset(verbs[k].classes) for k in word.keys if k in verbs)

    def suffers(self, phrase: NounPhrase, word: Word) -> bool:
        """Whether the pronoun of a verb takes up the indefinite phrase right before it, which it describes."""
        return bool(word.pronoun) and not phrase.definite and phrase.end == word.i and not word.conj

    def taken(self, phrase: NounPhrase, clause: Clause) -> bool:
        """Whether a phrase before a perfect is already what an earlier verb has behind itself."""
        sense = self.words[clause.verb].sense
        return (
            sense is not None
            and sense.past
            and any(
                any(p is phrase for p in (*other.subject, *other.object, *other.obliques))
                and other.verb < phrase.start
                and not self.auxiliary(self.words[other.verb])
                for other in self.clauses
            )
        )

    def beside(self, word: Word) -> bool:
        """Whether a joined verb stands right behind another, whose subject stands before both."""
        last = self.clauses[-1] if self.clauses else None
        if last is None or last.verb != word.i - 1 or word.conj != "و" or word.pronoun or not last.subject:
            return False
        return 0 <= last.subject[0].start < last.verb and not last.passive and acts_on(word, self.lexicon)

    def behind_auxiliary(self, word: Word) -> bool:
        """Whether «كانت» stands right before the verb, without a subject of its own between."""
        before = self.words[word.i - 1] if word.i else None
        return before is not None and before.tag == VERB and self.auxiliary(before)

    def person(self, phrase: NounPhrase) -> bool:
        """Whether the phrase has the noun for a person as its head."""
        sense = self.words[phrase.head].sense
        info = self.lexicon.nouns.get(sense.key) if sense is not None and sense.cls == "noun" else None
        return info is not None and info.party == "person"

    def judged(self, phrase: NounPhrase, word: Word) -> bool:
        """Whether a thing, with whose it is, can only be what the verb is about: «وانتقد الموقف الروسي»."""
        if phrase.direct or not phrase.definite or not phrase.parties or word.pronoun or phrase.prep:
            return False
        infos = [self.lexicon.verbs[k] for k in word.keys if k in self.lexicon.verbs]
        predicates = [self.lexicon.predicates[t.predicate] for info in infos for t in info.predicates]
        return (
            bool(predicates) and all(p.type in ("ACCUSE", "SUPPORT") for p in predicates) and word.conj != ""
        )

    def goes_on(self, phrase: NounPhrase, word: Word, left: NounPhrase) -> bool:
        """Whether the phrase behind a joined verb is its object, so that an earlier subject goes on."""
        own = phrase.pronoun and phrase.direct and phrase.parties[0].named is None
        if own:
            return acts_on(word, self.lexicon)
        if phrase.pronoun and not phrase.parties and self.words[phrase.head].cls == "masdar":
            return said_or_done(word, self.lexicon)  # «أعربت عن قلقها وكررت دعوتها»
        if phrase.pronoun and not phrase.parties:
            return acts_on(word, self.lexicon)  # «اعتقلتهم وصادرت أسلحتهم»
        if not phrase.direct or not hits(word, self.lexicon):
            return False
        acting = left.start >= 0 and doer(left, self.words, self.lexicon)  # «ومنعت وزيرة الأسرة»
        return not phrase.definite or (acting and phrase.number == "s" and self.person(phrase))

    def antecedent(self, at: int, pronoun: str, clause: Clause | None) -> NounPhrase | None:
        """The nearest earlier party that agrees with an attached pronoun and is not the subject itself."""
        return antecedent(at, pronoun, self.phrases, exclude=clause.subject if clause else [])


def _named(phrase: NounPhrase, verb: Word) -> bool:
    """Whether a phrase is somebody, and behind a verb with an object pronoun somebody with a name."""
    return phrase.direct and (not verb.pronoun or any(p.named is not None for p in phrase.parties))


_HAPPENS: Final = frozenset(("verb.happening", "verb.impersonal"))
_WHEN: Final = frozenset(("حين", "عندما", "حينما", "لما"))
"""Words that begin a clause of time right before its verb: «كان من المفترض حين زار الرئيس الرياض …»."""
_THAT: Final = frozenset(("ان", "بان"))
_AUXILIARY: Final = frozenset(
    ("كان", "ظل", "بات", "اصبح", "زال", "كاد", "بدا", "اخذ", "عاد", "واصل", "استمر")
)
