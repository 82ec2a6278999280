"""Subjects before the verb: an antecedent, a topic, the pronoun of إنّ, or the subject of an earlier clause."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.agreement import agrees
from marsad.readers.asides import Aside, aside_at
from marsad.readers.clause import COMMAS, STOPS, Carry, Clause
from marsad.readers.demands import undergoes
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import ADV, CONJ, NEG, PART, PREP, REL, SUB, TIME, Word


class Subjects:
    """Finds them in one sentence, whose clauses are being read from left to right."""

    def __init__(
        self,
        words: list[Word],
        phrases: list[NounPhrase],
        clauses: list[Clause],
        carry: Carry,
        lexicon: Lexicon,
        asides: list[Aside],
    ) -> None:
        self.words = words
        self.phrases = phrases
        self.clauses = clauses
        self.carry = carry
        self.lexicon = lexicon
        self.asides = asides

    def left(self, clause: Clause, person: str) -> tuple[list[NounPhrase], str]:
        """A subject before the verb: antecedent, topic, the pronoun of إنّ, or the previous subject."""
        words, verb, first = self.words, clause.verb, clause.first
        if person in ("1s", "1p"):
            return [], ""
        if first > 0 and words[first - 1].tag == REL:
            found = self.relative(first - 1)
            own = agrees(found[0], person, self.lexicon, before=True) if found else False
            if own and _shared(_REL.get(words[first - 1].stem, ("s", "")), words[verb], person):
                return found, "relative"
            # «المدنيون الذين تعتقلهم»: the antecedent suffers it, an earlier subject does it
            return (self.previous(clause, person), "dropped") if words[verb].pronoun else ([], "")
        if first > 0 and words[first - 1].tag == SUB and words[first - 1].pronoun:
            return self.previous(clause, person), "pronoun"
        counted = self.counted(verb) if person == "3mp" and not words[verb].conj else []
        if counted:
            return counted, "relative"
        if words[verb].conj == "ف" and (turned := self.turned_to(verb, person)):
            return turned, "topic"
        if not words[verb].conj:
            for phrase in self.phrases:
                if phrase.start >= verb:
                    break
                if phrase.start < first or phrase.prep or phrase.time or phrase.joined:
                    continue
                if phrase.oblique and not (phrase.start and words[phrase.start - 1].tag == SUB):
                    continue  # «إن الخاطفين بعثوا»: the particle makes the subject accusative
                if phrase.pronoun and words[phrase.head].tag == "PRON":
                    return self.previous(clause, person), "pronoun"
                if agrees(phrase, person, self.lexicon, before=True) and (
                    phrase.direct or self.adjacent(phrase, verb) or self.undergoing(phrase, clause)
                ):
                    return self.group(phrase), "topic"
                break
            if opened := self.opened(clause, person):
                return opened, "topic"
        return self.previous(clause, person), "dropped"

    def turned_to(self, verb: int, person: str) -> list[NounPhrase]:
        """Of whom the sentence begins to speak: «أما موسكو فأكدت», «أما كولومبيا، التي …، فأعربت»."""
        for phrase in reversed(self.phrases):
            opened = 0 < phrase.start < verb and self.words[phrase.start - 1].fold in ("اما", "واما")
            if opened:
                fits = agrees(phrase, person, self.lexicon, before=True, many=len(self.group(phrase)) > 1)
                return self.group(phrase) if fits and not phrase.prep else []
        return []

    def opened(self, clause: Clause, person: str) -> list[NounPhrase]:
        """The subject of «كان» when a description parts it from its verb: «كان الوزير الذي يزور بغداد قد التقى …»."""
        words, verb = self.words, clause.verb
        before = words[clause.first - 1] if clause.first else None
        if before is None or before.tag in (SUB, REL, CONJ) or before.fold in STOPS:
            return []
        for other in reversed(self.clauses):
            if not self.was(words[other.verb]):
                continue
            if other.how != "subject after the verb" or any(w.tag == SUB for w in words[other.verb : verb]):
                return []
            end = other.subject[-1].end
            follow = words[end + (words[end].fold in COMMAS)] if end + 1 < verb else words[verb]
            parted = words[verb - 1].fold == "قد" or follow.tag == REL
            fits = agrees(other.subject[0], person, self.lexicon, before=True, many=len(other.subject) > 1)
            return other.subject if parted and fits else []
        return []

    def was(self, word: Word) -> bool:
        """Whether the verb is «كان»."""
        verbs = self.lexicon.verbs
        return any(key in verbs and verbs[key].lemma == "كان" for key in word.keys)

    def counted(self, verb: int) -> list[NounPhrase]:
        """The people counted inside the phrase right before a plural verb: «جثث 11 شخصا قتلوا»."""
        for phrase in self.phrases:
            if phrase.end == verb and phrase.parties and not phrase.direct and not phrase.definite:
                inner = _inner(phrase)
                inner.number = "p"
                return [inner]
        return []

    def adjacent(self, phrase: NounPhrase, verb: int) -> bool:
        """Whether only adverbs and particles stand between a phrase and the verb."""
        return all(w.tag in (ADV, PART, NEG, TIME) for w in self.words[phrase.end : verb])

    def undergoing(self, phrase: NounPhrase, clause: Clause) -> bool:
        """Whether only what prepositions add parts a thing from the verb it suffers: «العلاقات بين البلدين قطعت»."""
        known = undergoes(self.words[phrase.head], self.words[clause.verb], self.lexicon)
        return known and phrase.definite and bool(self.added(phrase, clause.verb))

    def added(self, phrase: NounPhrase, verb: int) -> list[NounPhrase]:
        """What prepositions add to a phrase before the verb, if nothing else stands between."""
        found, at = [], phrase.end
        for other in self.phrases:
            opens = at + (self.words[at].tag == PREP)
            if other.start == opens < verb and (other.prep or other.joined or other.time):
                found.append(other)
                at = other.end
        return found if all(w.tag in (ADV, PART, NEG, TIME) for w in self.words[at:verb]) else []

    def group(self, phrase: NounPhrase) -> list[NounPhrase]:
        """A phrase with those coordinated to it."""
        found = [phrase]
        for other in self.phrases:
            if other.start >= found[-1].end and other.start > phrase.start:
                if not other.joined:
                    break
                found.append(other)
        return found

    def agreement(self, rel: int) -> tuple[str, str] | None:
        """Number and gender of the relative pronoun at `rel`."""
        return _REL.get(self.words[rel].stem)

    def relative(self, rel: int) -> list[NounPhrase]:
        """The antecedent of the relative pronoun at `rel`; «ما» has none."""
        if self.words[rel].stem == "ما":
            return []
        number, gender = _REL.get(self.words[rel].stem, ("s", ""))
        before = [p for p in self.phrases if p.end <= rel and p.end >= rel - 12 and not p.time]
        for phrase in reversed(before[-3:]):
            if phrase.joined and number == "p":
                continue
            inside = phrase.parties and not phrase.direct and phrase.end == rel
            if number == "p" and phrase.number == "s" and inside:
                people = _inner(phrase)  # «مقتل [الجنود] الذين»
                people.number = "p"
                return [people]
            fits = (
                not gender
                or not phrase.gender
                or phrase.gender == gender
                or (phrase.number == "p" and gender == "f")
            )
            if fits and not self.town(phrase, gender):
                return [phrase]
            if phrase.parties and not phrase.direct and (phrase.end == rel or self.man(phrase, gender)):
                return [_inner(phrase)]
        return before[-1:]

    def town(self, phrase: NounPhrase, gender: str) -> bool:
        """Whether a masculine relative cannot mean the phrase since it is a town: «إلى الرياض والذي …»."""
        named = phrase.parties[0].named if phrase.parties and phrase.direct else None
        return gender == "m" and named is not None and named.rule == "capital"

    def man(self, phrase: NounPhrase, gender: str) -> bool:
        """Whether a man ends a phrase about something of his: «زيارة [الرئيس] إلى الرياض والذي …»."""
        party = phrase.parties[-1]
        person = party.named is not None and party.named.kind == "person"
        return gender == "m" and person and party.end == phrase.end

    def set_apart(self, other: Clause, clause: Clause) -> bool:
        """Whether an earlier clause stands in an aside: «أكدت تونس، وفق بيان أصدرته الوزارة، رفضها ونددت …»."""
        aside = aside_at(self.asides, other.verb)
        return aside is not None and clause.verb > aside.closes

    def previous(self, clause: Clause, person: str) -> list[NounPhrase]:
        """The subject of an earlier clause of the sentence that agrees."""
        for other in reversed(self.clauses):
            if other.verb < clause.verb and person in ("3md", "3fd") and (both := _both(other)):
                return both
            if other.verb >= clause.verb or not other.subject or self.set_apart(other, clause):
                continue
            if agrees(other.subject[0], person, self.lexicon, before=True, many=len(other.subject) > 1):
                return other.subject
        for phrase in self.phrases:  # a sentence that begins with its topic
            if phrase.start >= clause.verb:
                break
            if (
                not phrase.prep
                and not phrase.time
                and not (phrase.joined and phrase.pronoun)
                and phrase.direct
                and agrees(phrase, person, self.lexicon, before=True, many=len(self.group(phrase)) > 1)
            ):
                return self.group(phrase)
        if clause.first <= 2:
            for earlier in (self.carry.subject, self.carry.speaker):
                if earlier and agrees(earlier[0], person, self.lexicon, before=True, many=len(earlier) > 1):
                    return earlier
        return []


def _both(clause: Clause) -> list[NounPhrase]:
    """Two that had to do with each other, as a dual takes them up: «التقى الرئيس نظيره ووقعا اتفاقا»."""
    between = [p for p in clause.obliques if p.prep == "بين" and p.direct and p.parties]
    if len(between) == 2 and between[1].joined:
        return between  # «توترت العلاقات بين القاهرة وأنقرة، فسحبتا»
    others = clause.object or [p for p in clause.obliques if p.prep == "مع" and p.direct]
    both = [*clause.subject, *others]
    if len(both) == 2 and len(others) == 1 and all(p.direct and p.parties and p.number == "s" for p in both):
        return both
    return []


def _inner(phrase: NounPhrase) -> NounPhrase:
    """The party at the end of a phrase as a phrase of its own: «تصريحات [الوزير التركي] الذي»."""
    party = phrase.parties[-1]
    return NounPhrase(party.start, party.end, party.start, parties=(party,), direct=True, definite=True)


def _shared(rel: tuple[str, str], verb: Word, person: str) -> bool:
    """Whether a relative pronoun can be the subject of the verb behind it: not in «الذي رفضت السلطات طلبه»."""
    number, gender = rel
    if person[-1] != "s":
        return True
    sure = verb.sense is not None and (verb.sense.past or person == "3ms")  # «الذي تسبب» may be either
    return number != "p" and not (sure and number == "s" and gender and person == f"3{_OTHER[gender]}s")


_OTHER: Final = {"m": "f", "f": "m"}
_REL: Final = {
    "ذي": ("s", "m"), "الذي": ("s", "m"), "التي": ("s", "f"), "تي": ("s", "f"), "الذين": ("p", "m"),
    "ذين": ("p", "m"), "اللذان": ("d", "m"), "اللذين": ("d", "m"), "اللتان": ("d", "f"), "اللتين": ("d", "f"),
}  # fmt: skip
