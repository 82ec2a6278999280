"""What a claim counts: amounts, shares, numbers of things or people, and what it is about."""

from __future__ import annotations

from typing import Any

from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.ground import Ground, says
from marsad.types import Event

_COUNTED = frozenset(("agreement", "detention", "arms_supply", "deployment", "energy_project", "recognition"))
"""Dimensions whose claims have a number: of agreements, detainees, weapons, ships, wells, states."""


def details(rule: ClaimRule, ground: Ground, start: int, end: int, event: Event) -> dict[str, Any]:
    """The amount, share or count that stands in the event's reach, with its unit and what is counted."""
    detail: dict[str, Any] = dict(rule.detail)
    words = ground.sentence.words[start:end]
    for key, table in rule.read.items():
        told = next((value for value, wanted in table.items() if says(words, wanted)), None)
        if told is not None:
            detail[key] = told
    parties = [(p.start, p.end) for p in (*event.actors, *event.recipients)]
    for first, quantity in ground.quantities:
        inside = any(a <= quantity.start < b for a, b in parties)
        if not inside and not start <= first < end:
            continue
        if quantity.kind == "money":
            detail.setdefault("amount", quantity.value)
            detail.setdefault("currency", quantity.unit)
        elif quantity.kind == "percent":
            detail.setdefault("share", quantity.value)
            detail.setdefault("of", quantity.of)
        elif quantity.kind == "number" and rule.dimension in _COUNTED and quantity.of:
            detail.setdefault("count", quantity.value)
            detail.setdefault("of", quantity.of)
    return detail
