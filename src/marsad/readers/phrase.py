"""The records of a noun phrase and of a party in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from marsad.readers.named import Named
from marsad.types import Party as Resolved


@dataclass(unsafe_hash=True)
class Party:
    """Somebody who can act: words `start`..`end` (half-open) and what is known of them."""

    start: int
    end: int
    entity: str | None
    country: str | None
    sector: str | None
    named: Named | None = None
    thing: bool = False
    """Not somebody but something: a building that is hit."""
    carried: Resolved | None = None
    """The party in the text, when it stands in an earlier sentence; `start` is then -1."""
    mention: str | None = None
    """Id of the mention, when it is a description that stands for somebody named before."""


def named_party(named: Named) -> Party:
    """The party that a name alone makes."""
    return Party(named.start, named.end, named.entity, named.country, named.sector, named)


def national(named: Named) -> Party:
    """The party that a nationality makes: one of that nation, who need not be of its government."""
    return Party(named.start, named.end, named.entity, named.country, None, named)


class Stand(NamedTuple):
    """What a description takes from the one it stands for."""

    entity: str | None
    country: str | None
    sector: str | None
    mention: str | None


@dataclass
class NounPhrase:
    """Words `start`..`end` with their head; `prep` is the preposition that governs the phrase, if any."""

    start: int
    end: int
    head: int
    prep: str = ""
    joined: bool = False
    """Coordinated with the phrase before it."""
    parties: tuple[Party, ...] = ()
    direct: bool = False
    """The head itself is the party, not something inside the phrase."""
    pronoun: str = ""
    """A pronoun attached to the head or to the preposition stands in the phrase's stead."""
    time: bool = False
    oblique: bool = False
    """Marked accusative or genitive (وفدا، مسؤولين): cannot be a subject."""
    number: str = "s"
    gender: str = ""
    definite: bool = False
    people: bool = False
    """Several people, whom no feminine singular takes up."""

    def stand(self, stands: dict[int, list[Stand]]) -> None:
        """Let a description be the parties it stands for: «البلدان» are two; `stands` goes by its first word."""
        if not self.parties:
            return
        party = self.parties[0]
        self.parties = tuple(
            Party(
                party.start, party.end, one.entity, one.country, one.sector or party.sector,
                mention=one.mention,
            )
            for one in stands.get(self.head if self.direct else party.start, ())
        ) or self.parties  # fmt: skip
