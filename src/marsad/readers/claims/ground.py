"""What claims rest on: a sentence that has been read, and the ways back from its words to the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from marsad.lexicon.tables import Lexicon
from marsad.readers.events import Found, Sentence
from marsad.types import Certainty, Event, Party, Quantity, Realis
from marsad.values.times import Found as FoundTime

UNDIRECTED = frozenset(("diplomatic_relations", "military_exercise", "agreement", "negotiation"))
"""Dimensions in which neither party is the doer (CONTRACT)."""
UNKNOWN = "unknown"
"""The subject of a state whose holder the text does not name: «العقوبات المفروضة على إيران»."""
CERTAINTY: dict[str, Certainty] = {"planned": "planned", "hypothetical": "considered", "negated": "denied"}
"""What the realis of an event makes of its claim; what is actual is asserted, or claimed by whoever says it."""


class Told(NamedTuple):
    """An event in words and in offsets."""

    found: Found
    event: Event


class Ground(NamedTuple):
    """A sentence that has been read."""

    sentence: Sentence
    quantities: list[tuple[int, Quantity]]
    """With the word each begins at."""
    times: list[FoundTime]
    lexicon: Lexicon
    offsets: Callable[[int, int], tuple[int, int]]
    """The original span of words, half-open."""
    sources: Callable[[int], list[Party]]
    """Who answers for what stands at a code point."""
    realis: Callable[[int], Realis]
    """Whether the noun at a word is so."""

    def since(self, low: int, high: int) -> str | None:
        """The day from which on it is so, when a time among these words says it: «منذ العام 2017»."""
        dated = [t.time for t in self.times if low <= t.first < high and t.time.earliest]
        return dated[0].earliest if dated else None


def name(party: Party) -> str:
    """The entity, else the country that a party stands for: «وفد أميركي» speaks for the United States."""
    return party.entity or party.country or ""
