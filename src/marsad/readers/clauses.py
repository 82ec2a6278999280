"""Clauses: for every finite verb, who is its subject, what its object, and what its prepositions bring.

Arabic allows verb-subject-object, subject-verb-object and dropped subjects; agreement, the relative pronoun
and the particle before the clause tell them apart. Nothing is taken for a subject only because it is near.
"""

from __future__ import annotations

import msgspec

from marsad.lexicon.tables import Lexicon
from marsad.readers.agreement import agent_of_passive, agrees, antecedent
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import ADJ, ADV, BREAK, CONJ, NEG, PART, REL, SUB, TIME, VERB, Word

STOPS = frozenset((".", "؟", "?", "!", "؛", ";", ":", "\n", "…", "–", "—"))
COMMAS = frozenset(("،", ","))
QUOTES = frozenset(('"', "«", "»", "“", "”", "„", "'", "‘", "’"))


class Clause(msgspec.Struct):
    """A finite verb with its arguments; phrases are grouped where they are coordinated."""

    verb: int
    end: int
    """First word after the clause's own arguments."""
    passive: bool = False
    subject: list[NounPhrase] = msgspec.field(default_factory=list)
    object: list[NounPhrase] = msgspec.field(default_factory=list)
    second: list[NounPhrase] = msgspec.field(default_factory=list)
    """A second bare object: «منح موسكو قرضا»."""
    obliques: list[NounPhrase] = msgspec.field(default_factory=list)
    how: str = ""
    """Which evidence gave the subject, for `explain`."""
    antecedent: NounPhrase | None = None
    """What the attached object pronoun stands for."""
    complement: int = -1
    """Word where a clause governed by this verb begins (after أن, إن or a colon)."""
    governor: int = -1
    """Verb of the clause that governs this one through أن, else -1."""
    first: int = 0
    """Where the clause begins: the word after the boundary before its verb."""


class Carry(msgspec.Struct):
    """What a sentence hands to the next: whom a dropped subject or pronoun may mean."""

    subject: list[NounPhrase] = msgspec.field(default_factory=list)
    speaker: list[NounPhrase] = msgspec.field(default_factory=list)


def read_clauses(
    words: list[Word], phrases: list[NounPhrase], lexicon: Lexicon, carry: Carry
) -> list[Clause]:
    """The clauses of a sentence in the order of their verbs; `carry` resolves dropped subjects at its start."""
    return _Clauses(words, phrases, lexicon, carry).read()


class _Clauses:
    def __init__(self, words: list[Word], phrases: list[NounPhrase], lexicon: Lexicon, carry: Carry) -> None:
        self.carry = carry
        self.words = words
        self.phrases = phrases
        self.lexicon = lexicon
        self.at = {p.start: p for p in phrases}
        self.clauses: list[Clause] = []

    def read(self) -> list[Clause]:
        for word in self.words:
            if word.tag == VERB and word.sense is not None:
                self.clauses.append(self.clause(word))
        return self.clauses

    def clause(self, word: Word) -> Clause:
        clause = Clause(word.i, word.i + 1)
        clause.first = self.beginning(word.i)
        bare = self.arguments(clause)
        self.reread(word, bare)
        clause.governor = self.governing(clause)
        self.assign(clause, bare)
        if word.pronoun:
            clause.antecedent = self.antecedent(word.i, word.pronoun, clause)
        elif clause.obliques and clause.obliques[0].pronoun and clause.obliques[0].start == word.i + 1:
            clause.antecedent = self.resumed(clause)
        return clause

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

    def reread(self, word: Word, bare: list[list[NounPhrase]]) -> None:
        """Where one form is two verbs (تعهد: he pledged, she entrusts), the phrase that follows decides."""
        sense = word.sense
        assert sense is not None
        senses = [s for a in word.analyses if a.split == word.split for s in a.senses if s.cls == "verb"]
        if (
            bare
            and not bare[0][0].oblique
            and not agrees(bare[0][0], sense.person, self.lexicon, before=False)
        ):
            fitting = [
                s for s in senses
                if not s.jussive and not s.passive and s.person in ("3ms", "3fs")
                and agrees(bare[0][0], s.person, self.lexicon, before=False)
            ]  # fmt: skip
            if fitting and bare[0][0].gender:
                word.sense = sense = fitting[0]
        keys = [s.key for s in senses if (s.person, s.past) == (sense.person, sense.past)]
        word.keys = tuple(dict.fromkeys(keys)) or word.keys

    # -- arguments to the right -------------------------------------------------------------------

    def arguments(self, clause: Clause) -> list[list[NounPhrase]]:
        """Fill the obliques and return the bare phrases after the verb, coordinated ones together."""
        words = self.words
        bare: list[list[NounPhrase]] = []
        last: list[NounPhrase] | None = None
        i, comma, count, aside = clause.verb + 1, False, 0, -1
        while i < len(words) and count < 12:
            word = words[i]
            phrase = self.at.get(i)
            if phrase is not None:
                count += 1
                if aside >= 0 and not phrase.prep and not phrase.joined and words[i - 1].fold not in COMMAS:
                    aside = -1  # more than an apposition
                i = max(phrase.end, i + 1)
                if phrase.joined and last is not None:
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
                    comma = (
                        comma and not phrase.time
                    )  # «هنأ الرئيس، اليوم الأربعاء، نظيره», often left unclosed
                elif (
                    last
                    and last[0].prep
                    and words[last[0].head].cls == "masdar"
                    and last[-1].end == phrase.start
                ):
                    last = None  # the object of the verbal noun, not of the verb
                elif words[phrase.head].tag == ADJ and words[phrase.head].article and not phrase.parties:
                    last = None  # still said of what stands before: «منظمة العفو المعنية بـ…»
                elif (
                    not comma
                    or (phrase.oblique and len(bare) == 1)
                    or (len(bare) == 1 and phrase.start < phrase.head and phrase.direct)
                    or (
                        len(bare) == 1
                        and bare[0][-1].end == phrase.start - 1
                        and self.wants_object(words[clause.verb])
                    )
                ):  # «دعا المجلس، الدول الأعضاء إلى»
                    last = [phrase]
                    bare.append(last)
                else:
                    last = None
                clause.end = i
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
            if word.fold in COMMAS:
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

    def apposed(self, at: int) -> bool:
        """Whether a bare phrase about somebody begins at word `at`, as an apposition does."""
        phrase = self.at.get(at)
        return phrase is not None and not phrase.prep and not phrase.time and phrase.direct

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
        left, how = self.left_subject(clause, person)
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
            elif left and how in ("relative", "topic", "pronoun"):
                pass
            elif left and word.conj and len(rest) == 1 and self.wants_object(word):
                pass  # «نددت تبليسي … واتهمت روسيا بـ…»: the one phrase is whom it names, not who does
            elif left and word.conj and how == "dropped" and self.goes_on(rest[0][0], word):
                pass  # «الجيش قتل مسلحين واعتقل ثلاثة آخرين», «وحثت مواطنيها»
            elif fits:
                right = rest.pop(0)
        if right is not None:
            clause.subject, clause.how = right, "subject after the verb"
        elif left:
            clause.subject, clause.how = left, _HOW[how]
        if rest and not clause.object:
            clause.object = rest.pop(0)
        if rest:
            clause.second = rest.pop(0)
        clause.passive = self.is_passive(clause)
        if (clause.passive and clause.how == "subject after the verb") or not clause.passive:
            return
        if clause.object and not clause.how.startswith("subject after"):
            clause.second = clause.object
            clause.object = []

    def wants_object(self, word: Word) -> bool:
        """Whether the verb is never without an object: nobody accuses without accusing somebody."""
        return any(
            "verb.object" in self.lexicon.verbs[k].classes for k in word.keys if k in self.lexicon.verbs
        )

    def goes_on(self, phrase: NounPhrase, word: Word) -> bool:
        """Whether the phrase behind a joined verb is its object, so that an earlier subject goes on."""
        own = phrase.pronoun and phrase.direct and phrase.parties[0].named is None
        return (bool(own) and self.acts_on(word)) or (not phrase.definite and self.hits(word))

    def acts_on(self, word: Word) -> bool:
        """Whether some predicate of the verb has its other side as object."""
        infos = [self.lexicon.verbs[k] for k in word.keys if k in self.lexicon.verbs]
        frames = [self.lexicon.predicates[t.predicate].frame for info in infos for t in info.predicates]
        return any(f["object"] == "recipient" for f in frames)

    def hits(self, word: Word) -> bool:
        """Whether the verb is done to people by somebody, so that an agreeing earlier subject goes on doing."""
        return any(
            p.type in _SUFFERED and p.frame["object"] == "recipient"
            for k in word.keys if k in self.lexicon.verbs
            for t in self.lexicon.verbs[k].predicates
            for p in [self.lexicon.predicates[t.predicate]]
        )  # fmt: skip

    def is_passive(self, clause: Clause) -> bool:
        """A form that may be either voice is passive when an agent is lacking where one must stand."""
        word = self.words[clause.verb]
        sense = word.sense
        assert sense is not None
        passives = [s for a in word.analyses if a.split == word.split for s in a.senses
                    if s.cls == "verb" and s.key == sense.key and s.passive and s.past == sense.past]  # fmt: skip
        actives = [s for a in word.analyses if a.split == word.split for s in a.senses
                   if s.cls == "verb" and s.key == sense.key and not s.passive
                   and s.person not in ("1s", "1p")]  # fmt: skip
        if sense.past and passives and word.split.at in word.token.damma:
            return True
        if not passives or word.pronoun:
            return False
        if not actives:
            return True
        by = any(self.is_agent(p) for p in clause.obliques)
        if by:
            return True
        signals = [
            self.lexicon.predicates[t.predicate]
            for key in word.keys if key in self.lexicon.verbs
            if not _SPEAKING.intersection(self.lexicon.verbs[key].classes)
            for t in self.lexicon.verbs[key].predicates
            if not self.lexicon.predicates[t.predicate].negated
        ]  # fmt: skip
        # Only of what is done to people do desks leave the doer out as a matter of course.
        frames = [p.frame for p in signals if p.type in _SUFFERED and p.frame["object"] == "recipient"]
        if not frames:
            return False
        if clause.object:
            return False
        if clause.complement >= 0:
            return False
        if clause.how == "subject after the verb":
            subject = clause.subject[0]
            return not self.doer(subject) and not any(
                f.get(p.prep) == "recipient" for f in frames for p in clause.obliques
            )
        return clause.how in (_HOW["topic"], _HOW["relative"]) and sense.past

    def doer(self, subject: NounPhrase) -> bool:
        """Whether the phrase names what acts rather than suffers: a state, a body, a weapon."""
        named = subject.parties[0].named if subject.parties and subject.direct else None
        if named is not None and named.kind in ("country", "organization"):
            return True
        sense = self.words[subject.head].sense
        info = self.lexicon.nouns.get(sense.key) if sense is not None and sense.cls == "noun" else None
        return info is not None and info.party in ("vessel", "weapon", "organization")

    def is_agent(self, phrase: NounPhrase) -> bool:
        return agent_of_passive(phrase, self.words)

    def left_subject(self, clause: Clause, person: str) -> tuple[list[NounPhrase], str]:
        """A subject before the verb: antecedent, topic, the pronoun of إنّ, or the previous subject."""
        words, verb, first = self.words, clause.verb, clause.first
        if person in ("1s", "1p"):
            return [], ""
        if first > 0 and words[first - 1].tag == REL:
            found = self.relative(first - 1)
            if found and agrees(found[0], person, self.lexicon, before=True):
                return found, "relative"
            return [], ""
        if first > 0 and words[first - 1].tag == SUB and words[first - 1].pronoun:
            return self.previous(clause, person), "pronoun"
        if not words[verb].conj:
            for phrase in self.phrases:
                if phrase.start >= verb:
                    break
                if phrase.start < first or phrase.prep or phrase.time or phrase.oblique or phrase.joined:
                    continue
                if phrase.pronoun and words[phrase.head].tag == "PRON":
                    return self.previous(clause, person), "pronoun"
                if agrees(phrase, person, self.lexicon, before=True) and (
                    phrase.direct or self.adjacent(phrase, verb)
                ):
                    return self.group(phrase), "topic"
                break
        return self.previous(clause, person), "dropped"

    def adjacent(self, phrase: NounPhrase, verb: int) -> bool:
        """Whether only adverbs and particles stand between a phrase and the verb."""
        return all(w.tag in (ADV, PART, NEG, TIME) for w in self.words[phrase.end : verb])

    def group(self, phrase: NounPhrase) -> list[NounPhrase]:
        """A phrase with those coordinated to it."""
        found = [phrase]
        for other in self.phrases:
            if other.start >= found[-1].end and other.start > phrase.start:
                if not other.joined:
                    break
                found.append(other)
        return found

    def relative(self, rel: int) -> list[NounPhrase]:
        """The antecedent of the relative pronoun at `rel`; «ما» has none."""
        if self.words[rel].stem == "ما":
            return []
        number, gender = _REL.get(self.words[rel].stem, ("s", ""))
        before = [p for p in self.phrases if p.end <= rel and p.end >= rel - 12 and not p.time]
        for phrase in reversed(before[-3:]):
            if phrase.joined and number == "p":
                continue
            if (
                not gender
                or not phrase.gender
                or phrase.gender == gender
                or (phrase.number == "p" and gender == "f")
            ):
                return [phrase]
            if phrase.end == rel and phrase.parties and not phrase.direct:
                return [_inner(phrase)]
        return before[-1:]

    def previous(self, clause: Clause, person: str) -> list[NounPhrase]:
        """The subject of an earlier clause of the sentence that agrees."""
        for other in reversed(self.clauses):
            if other.verb >= clause.verb or not other.subject:
                continue
            if agrees(other.subject[0], person, self.lexicon, before=True, many=len(other.subject) > 1):
                return other.subject
        for phrase in self.phrases:  # a sentence that begins with its topic
            if phrase.start >= clause.verb:
                break
            if (
                not phrase.prep
                and not phrase.time
                and phrase.direct
                and agrees(phrase, person, self.lexicon, before=True)
            ):
                return self.group(phrase)
        if clause.first <= 2:
            for earlier in (self.carry.subject, self.carry.speaker):
                if earlier and agrees(earlier[0], person, self.lexicon, before=True, many=len(earlier) > 1):
                    return earlier
        return []

    def antecedent(self, at: int, pronoun: str, clause: Clause | None) -> NounPhrase | None:
        """The nearest earlier party that agrees with an attached pronoun and is not the subject itself."""
        return antecedent(at, pronoun, self.phrases, exclude=clause.subject if clause else [])


def _inner(phrase: NounPhrase) -> NounPhrase:
    """The party at the end of a phrase as a phrase of its own: «تصريحات [الوزير التركي] الذي»."""
    party = phrase.parties[-1]
    return NounPhrase(party.start, party.end, party.start, parties=(party,), direct=True, definite=True)


_THAT = frozenset(("ان", "بان"))
_SPEAKING = frozenset(("cue", "verb.light", "verb.want"))
_SUFFERED = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_AUXILIARY = frozenset(("كان", "ظل", "بات", "اصبح", "زال", "كاد", "بدا", "اخذ", "عاد", "واصل", "استمر"))
_HOW = {
    "relative": "antecedent of the relative pronoun",
    "topic": "subject before the verb",
    "pronoun": "pronoun of إنّ: the previous subject",
    "dropped": "dropped subject: that of the previous clause",
    "": "",
}
_REL = {
    "ذي": ("s", "m"), "الذي": ("s", "m"), "التي": ("s", "f"), "تي": ("s", "f"), "الذين": ("p", "m"),
    "ذين": ("p", "m"), "اللذان": ("d", "m"), "اللذين": ("d", "m"), "اللتان": ("d", "f"), "اللتين": ("d", "f"),
}  # fmt: skip
