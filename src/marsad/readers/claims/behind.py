"""What stands behind an event in the sentence, and how far that may belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.readers.claims.ground import VIOLENT, Ground, Told
from marsad.readers.claims.standing import backs
from marsad.readers.clause import COMMAS, STOPS
from marsad.readers.phrase import NounPhrase, named_party
from marsad.readers.words import NOUN, PREP, VERB
from marsad.types import Party

_REACH: Final = 14
"""Words behind an event in which its other side may stand."""
_AFAR: Final = 30
"""Words behind an agreement in which «مع» may bring who it was made with."""
BRINGING: Final = frozenset(
    ("بين", "مع", "ب", "الي", "علي", "ل", "ازاء", "تجاه", "اتجاه", "حيال", "ضد", "من")
)
"""Prepositions that bring whom a deed is done to or with."""
BOTH: Final = frozenset(("مع", "بين"))
"""Those that bring the other side of what is mutual."""
WHERE: Final = frozenset(
    ("في", "ب", "داخل", "قرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "الي", "نحو", "باتجاه")
)
"""Those that bring the place."""
_SPOKEN: Final = frozenset(("SUPPORT", "REJECT", "ACCUSE", "THREATEN"))
"""Acts of speech: behind a comma comes what is said, not to whom."""


def behind(told: Told, ground: Ground, preps: frozenset[str], end: int) -> Iterator[Party]:
    """The parties that these prepositions bring behind an event, before word `end`."""
    found = told.found
    elsewhere = {
        p.start for one in ground.told if one.found is not found
        for p in (*one.found.actors, *one.found.recipients)
    }  # fmt: skip
    violent = told.event.type in VIOLENT | {"MOBILIZE"}

    def helps(at: int) -> bool:
        return violent and backs(at, ground)

    brought = bool(found.recipients)  # «دبابات وصواريخ من روسيا»: what is joined to them comes from there too
    for phrase in ground.sentence.phrases:
        if not found.end <= phrase.start < end:
            continue
        brought = phrase.prep in preps or (brought and phrase.joined)
        for party in phrase.parties:
            before = ground.sentence.words[party.start - 1]  # «دبابات ومدافع من روسيا»
            if (
                party.start not in elsewhere
                and not helps(party.start)
                and (brought or (before.tag == PREP and before.stem in preps))
            ):
                yield ground.party(party)
        yield from _beside(phrase, ground, preps)


def _beside(phrase: NounPhrase, ground: Ground, preps: frozenset[str]) -> Iterator[Party]:
    """Where the thing is that the phrase names: «مدرسة شمال اليمن»."""
    for i in range(phrase.head + 2, phrase.end):
        before, one = ground.sentence.words[i - 1], ground.sentence.reader.name_of.get(i)
        if (
            one is not None
            and one.start == i
            and one.on_the_map
            and before.tag == NOUN
            and before.stem in preps
        ):
            yield ground.party(named_party(one))


def stretch_end(told: Told, ground: Ground) -> int:
    """The first word behind an event that does not belong to it: a stop, or the verb of the next clause."""
    found, words = told.found, ground.sentence.words
    end = min(found.end + _REACH, len(words))
    own = found.clause.verb if found.clause is not None else -1
    ends = STOPS | COMMAS if told.event.type in _SPOKEN else STOPS
    for i in range(found.end, end):
        carries = i <= found.end + 1 and bool(words[i].pronoun)  # «غارات شنها التحالف على …»
        if words[i].fold in ends or (words[i].tag == VERB and i != own and not carries):
            return i
    return end


def stop(told: Told, ground: Ground) -> int:
    """The next stop behind an event."""
    words = ground.sentence.words
    return next((i for i in range(told.found.end, len(words)) if words[i].fold in STOPS), len(words))


def pause(told: Told, ground: Ground) -> int:
    """The next stop or comma behind an event."""
    words = ground.sentence.words
    high = min(told.found.end + _AFAR, len(words))
    return next((i for i in range(told.found.end, high) if words[i].fold in STOPS | COMMAS), high)


def taken_up(told: Told, ground: Ground) -> bool:
    """Whether a preposition with a pronoun takes up somebody behind the event: «اعترفت به»."""
    words = ground.sentence.words[told.found.anchor + 1 : told.found.end + 2]
    return any(w.pronoun and (w.prep or w.tag == PREP) for w in words)
