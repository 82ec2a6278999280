"""How a reading came about: what each stage saw, and what the event reader took and turned down.

Plain values made by `marsad.pipeline.explain` and shown by `marsad.show.explain`; the words are those of the
text, the reasons are sentences for people and may change in wording.
"""

from __future__ import annotations

import msgspec

from marsad.types import Realis


class _Frozen(msgspec.Struct, frozen=True, kw_only=True):
    pass


class ExplainedWord(_Frozen, frozen=True, kw_only=True):
    """A word as it stands, and what it was taken for."""

    surface: str
    stem: str
    """Folded, without its clitics."""
    tag: str
    cls: str
    """Class of the lexicon's sense; empty for a word it does not know."""


class ExplainedEvent(_Frozen, frozen=True, kw_only=True):
    """An event with the evidence for it and for each of its parties."""

    type: str
    rule: str
    """Id of the entry that fired."""
    trigger: str
    realis: Realis
    scope: list[str]
    """In whose words it stands, with the cue that opened them, outermost first."""
    why: list[str]
    attribution: list[str]


class ExplainedSentence(_Frozen, frozen=True, kw_only=True):
    """A sentence, stage by stage."""

    text: str
    words: list[ExplainedWord]
    names: list[str]
    references: list[str]
    """Descriptions («البلدان»), whom they stand for, and why."""
    clauses: list[str]
    quotes: list[str]
    """What somebody says: the cue, the speaker, the content."""
    events: list[ExplainedEvent]
    rejected: list[str]
    """Candidates that were considered and turned down, with the reason."""


class Explanation(_Frozen, frozen=True, kw_only=True):
    """All sentences of a text, explained."""

    sentences: list[ExplainedSentence]
