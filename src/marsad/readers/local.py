"""What only the whole article decides of its amounts: in news of one country a bare «دينار» is that country's."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from marsad.types import Claim, Event, Quantity
from marsad.values.money import local_currency


def with_currencies(
    quantities: list[Quantity], events: list[Event], claims: list[Claim], countries: Iterable[str]
) -> tuple[list[Quantity], list[Event], list[Claim]]:
    """The same with the currency of bare nouns, where the countries the article names leave only one.

    Events and claims too, for they carry the unit of the amount they rest on.
    """
    named = sorted(set(countries))
    units = {
        (q.start, q.end): unit for q in quantities
        if q.kind == "money" and q.unit is None and (unit := local_currency(q.text, named))
    }  # fmt: skip
    if not units:
        return quantities, events, claims
    amounts = [replace(q, unit=units.get((q.start, q.end), q.unit)) for q in quantities]
    told = [
        replace(e, magnitudes=[replace(m, unit=units.get((m.start, m.end), m.unit)) for m in e.magnitudes])
        for e in events
    ]
    by_amount = {q.value: q.unit for q in amounts if (q.start, q.end) in units}
    held = [
        replace(c, detail={**c.detail, "currency": by_amount[c.detail["amount"]]})
        if c.detail.get("currency", "") is None and c.detail["amount"] in by_amount
        else c
        for c in claims
    ]
    return amounts, told, held
