"""The claim itself: put together from its parties and its state."""

from __future__ import annotations

from typing import Any, NamedTuple

from marsad.ids import content_id
from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.ground import NOBODY, Pair, Past, name
from marsad.types import Certainty, Claim, Evidence, Party


class Stated(NamedTuple):
    """What is said to hold, apart from between whom."""

    value: str
    detail: dict[str, Any]
    since: str | None
    until: str | None
    certainty: Certainty
    sources: list[Party]
    evidence: Evidence
    event: str | None


def build(rule: ClaimRule, pair: Pair, state: Stated, past: Past) -> Claim | None:
    """The claim about these parties, if anybody known holds it."""
    a, b = pair
    if a is None and (b is None or not b.country):
        return None
    past.keep(rule.dimension, pair)
    subject, object_ = name(a) if a else NOBODY, name(b) if b else None
    # «وسائل الإعلام الروسية» speaks for itself, not for Russia
    sources = [p.text if p.sector == "JRN" and p.entity is None else name(p) or p.text for p in state.sources]
    start, end = state.evidence.start, state.evidence.end
    return Claim(
        id=content_id("c", rule.dimension, state.value, subject, object_, start, end),
        dimension=rule.dimension, subject=subject, object=object_, directed=rule.directed,
        value=state.value, detail=state.detail, valid_from=state.since, valid_to=state.until,
        certainty=state.certainty, sources=sources, evidence=state.evidence, event=state.event,
    )  # fmt: skip
