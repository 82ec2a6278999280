"""What claims rest on: a sentence that has been read, and what the article has claimed before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import msgspec

from marsad.lexicon.tables import ClaimRule, Lexicon
from marsad.readers.clause import Clause
from marsad.readers.events import Found, Sentence
from marsad.readers.phrase import Party as WordParty
from marsad.readers.words import Word
from marsad.types import Certainty, Event, Party, Quantity, Realis
from marsad.values.times import Found as FoundTime

PLACED: Final = frozenset(("war", "deployment", "detention"))
"""Dimensions in which the country where it happens is a side."""
OFFICIAL: Final = frozenset(("diplomatic_relations",))
"""Dimensions in which private people are no side: «زار السياح الكنديون اليابان»."""
PRIVATE: Final = frozenset((None, "CVL"))
"""Sectors of people who speak for themselves."""
NOWHERE: Final = frozenset(("IGO", "NGO"))
"""What stands for a country in bodies that have none."""
NOBODY: Final = "unknown"
"""The subject of a state whose holder the text does not name: «العقوبات المفروضة على إيران»."""
CERTAINTY: Final[dict[str, Certainty]] = {
    "planned": "planned",
    "hypothetical": "considered",
    "negated": "denied",
}
"""What the realis of an event makes of its claim; what is actual is asserted, or claimed by whoever says it."""

VIOLENT: Final = frozenset(("ASSAULT", "COERCE"))
"""Types of what is done to somebody by force."""

Pair = tuple[Party | None, Party | None]
"""Who holds it, towards whom."""


class Told(NamedTuple):
    """An event in words and in offsets."""

    found: Found
    event: Event


@dataclass
class Past:
    """What the article has claimed so far: «الاجتماع» and «العقوبات» mean those between the parties named before."""

    pairs: dict[str, tuple[Party, Party]] = field(default_factory=dict)
    """The last two parties of different countries by dimension."""
    met: dict[str, dict[str, int]] = field(default_factory=dict)
    """How often each country was claimed to have to do with each other one."""
    parties: dict[str, Party] = field(default_factory=dict)
    """Who last stood for a country."""
    told: set[tuple[str, str, frozenset[str]]] = field(default_factory=set)
    """What has been stated without an event: a word that is used again states nothing new."""

    seen: Counter[str] = field(default_factory=Counter)
    """In how many sentences each country was named."""

    def other(self, dimension: str, country: str) -> Party | None:
        """The other side of the last claim of this dimension."""
        a, b = self.pairs.get(dimension, (None, None))
        if a is None or b is None or country not in (a.country, b.country):
            return None
        return b if a.country == country else a

    def partner(self, country: str) -> Party | None:
        """The country that this one has most to do with in the article; it is the state that holds and sanctions."""
        met = self.met.get(country)
        most = self.parties[max(met, key=lambda one: met[one])] if met else None
        if most is None or most.country in NOWHERE:
            return most
        return msgspec.structs.replace(most, entity=None)

    def keep(self, dimension: str, pair: Pair) -> None:
        """Remember who the sides of a claim were."""
        a, b = pair
        if a is not None and b is not None and a.country and b.country and a.country != b.country:
            self.pairs[dimension] = (a, b)
            self.meet(a, b)

    def meet(self, a: Party, b: Party) -> None:
        """Remember that two parties had to do with each other."""
        for one, other in ((a, b), (b, a)):
            if one.country and other.country and one.country != other.country:
                met = self.met.setdefault(one.country, {})
                met[other.country] = met.get(other.country, 0) + 1
                self.parties[one.country] = one


class Ground(NamedTuple):
    """A sentence that has been read."""

    sentence: Sentence
    told: list[Told]
    quantities: list[tuple[int, Quantity]]
    """With the word each begins at."""
    times: list[FoundTime]
    lexicon: Lexicon
    past: Past
    offsets: Callable[[int, int], tuple[int, int]]
    """The original span of words, half-open."""
    party: Callable[[WordParty], Party]
    """A party of the sentence in offsets."""
    text: str
    sources: Callable[[int], list[Party]]
    """Who answers for what stands at a code point."""
    realis: Callable[[int, Clause | None], Realis]
    """Whether what the word at a place names is so."""


def name(party: Party) -> str:
    """The entity, else the country that a party stands for: «وفد أميركي» speaks for the United States.

    So does an office holder whom the article does not name («العاهل المغربي»): nothing in the reading says who he is.
    """
    told = party.entity if party.mention is not None or not party.country else None
    return told or party.country or ""


def is_person(party: Party) -> bool:
    """Whether a party is a known or named human being."""
    return (party.entity or "").startswith("person:")


def named(parties: list[Party]) -> list[Party]:
    """The parties with a name of their own, each once."""
    return list({name(p): p for p in parties if name(p)}.values())


def suitable(parties: list[Party], rule: ClaimRule, *, media: bool = False) -> list[Party]:
    """Those who can be a side: not the paper that tells it, nor a town where
    states speak; a town that holds somebody is its state."""
    towns = [p for p in parties if (p.entity or "").startswith("place:")]
    if not rule.directed:
        parties = [p for p in parties if p not in towns]
    if rule.dimension == "detention":
        parties = [
            msgspec.structs.replace(p, entity=p.country) if p in towns and p.country else p for p in parties
        ]
    if rule.dimension in OFFICIAL:
        parties = [p for p in parties if p.sector not in PRIVATE or (p.entity and not is_person(p))]
    return [p for p in named(parties) if media or p.sector != "JRN"]


def says(words: list[Word], wanted: frozenset[str]) -> bool:
    """Whether one of the words, or an expression of two, is wanted."""
    if not wanted:
        return False
    for i, word in enumerate(words):
        if word.stem in wanted or word.fold in wanted:
            return True
        if i + 1 < len(words):
            follows = words[i + 1].fold
            if f"{word.stem} {follows}" in wanted or f"{word.fold} {follows}" in wanted:
                return True
    return False
