"""Asides: what commas set apart to say whose words these are: «أكدت تونس، وفق بيان أصدرته الوزارة، تضامنها».

The sentence goes on behind an aside as if it were not there, and whoever is named in it does nothing outside it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import COMMAS, STOPS
from marsad.readers.words import BREAK, Word

_LONGEST: Final = 20
"""Words that an aside may have."""


class Aside(NamedTuple):
    """The commas between which an aside stands, as words."""

    opens: int
    closes: int


def read_asides(words: list[Word], lexicon: Lexicon) -> list[Aside]:
    """The asides of a sentence in order, those that a second comma closes."""
    found: list[Aside] = []
    relaying = lexicon.mark("relaying")
    for i, word in enumerate(words[:-1]):
        follow = words[i + 1]
        if word.fold not in COMMAS or not (follow.stem in relaying or follow.fold in relaying):
            continue
        for j in range(i + 2, min(i + 2 + _LONGEST, len(words))):
            if words[j].fold in STOPS or words[j].tag == BREAK:
                break
            if words[j].fold in COMMAS:
                found.append(Aside(i, j))
                break
    return found


def aside_at(asides: list[Aside], at: int) -> Aside | None:
    """The aside in which word `at` stands."""
    return next((a for a in asides if a.opens < at < a.closes), None)
