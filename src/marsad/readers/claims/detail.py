"""What a claim counts: amounts, shares, numbers of things or people, and what it is about."""

from __future__ import annotations

from typing import Any

from marsad.lexicon.tables import ClaimRule
from marsad.readers.words import Word
from marsad.types import Event, Quantity

_COUNTED = frozenset(("agreement", "detention", "arms_supply", "deployment", "energy_project", "recognition"))
"""Dimensions whose claims have a number: of agreements, detainees, weapons, ships, wells, states."""


def details(
    rule: ClaimRule, near: list[Word], start: int, quantities: list[tuple[int, Quantity]], event: Event
) -> dict[str, Any]:
    """The amount, share or count that stands in the event's reach, with its unit and what is counted.

    `near` are the words of the reach, which begins at word `start`; `quantities` come with their first word.
    """
    detail: dict[str, Any] = dict(rule.detail)
    parties = [(p.start, p.end) for p in (*event.actors, *event.recipients)]
    for first, quantity in quantities:
        inside = any(a <= quantity.start < b for a, b in parties)
        if not inside and not start <= first < start + len(near):
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
