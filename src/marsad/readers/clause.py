"""The records of a clause and of what one sentence hands to the next; the marks that bound clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from marsad.readers.phrase import NounPhrase, Party

STOPS: Final = frozenset((".", "؟", "?", "!", "؛", ";", ":", "\n", "…", "–", "—"))
COMMAS: Final = frozenset(("،", ","))
QUOTES: Final = frozenset(('"', "«", "»", "“", "”", "„", "'", "‘", "’"))


@dataclass
class Clause:
    """A finite verb with its arguments; phrases are grouped where they are coordinated."""

    verb: int
    end: int
    """First word after the clause's own arguments."""
    passive: bool = False
    subject: list[NounPhrase] = field(default_factory=list)
    object: list[NounPhrase] = field(default_factory=list)
    second: list[NounPhrase] = field(default_factory=list)
    """A second bare object: «منح موسكو قرضا»."""
    obliques: list[NounPhrase] = field(default_factory=list)
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


@dataclass
class Charge:
    """An accusation or demand that somebody may answer later."""

    type: str
    who: list[Party]
    whom: set[str]
    """Entities and countries it was addressed to."""


@dataclass
class Carry:
    """What a sentence hands to the next: whom a dropped subject or pronoun may mean."""

    subject: list[NounPhrase] = field(default_factory=list)
    speaker: list[NounPhrase] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    """The last accusation and the last demand, whose answer may stand in a later sentence."""


HOW: Final = {
    "relative": "antecedent of the relative pronoun",
    "topic": "subject before the verb",
    "pronoun": "pronoun of إنّ: the previous subject",
    "dropped": "dropped subject: that of the previous clause",
    "": "",
}
"""Which evidence gave a subject, in words for people."""
