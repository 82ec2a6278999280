"""Cooperation and conflict between two parties, month by month: sums of the PLOVER scores of what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from marsad.ledger.events import Wanted, merged
from marsad.ledger.parties import Who
from marsad.store.engine import Engine
from marsad.store.parquet import Arrow, table_of
from marsad.store.tables import Column

COLUMNS = (
    Column("month", "day", "First day of the month."),
    Column("cooperation", "float", "Sum of the scores of cooperation (quads 1 and 2), 0 or more."),
    Column("conflict", "float", "Sum of the scores of conflict (quads 3 and 4), 0 or less."),
    Column("cooperations", "int", "How many events of cooperation there were."),
    Column("conflicts", "int", "How many events of conflict there were."),
)
"""What `timeline` answers."""

_MATERIAL_COOPERATION = 2


def timeline(
    engine: Engine, a: Who, b: Who, *, since: date | None, to: date | None, known_by: date | None
) -> Arrow:
    """Every month from the first event between two parties to the last, also those in which nothing happened."""
    wanted = Wanted(between=(a, b), since=since, to=to, realis="actual", known_by=known_by)
    sums: dict[date, list[float]] = {}
    for event in merged(engine, wanted):
        total = sums.setdefault(event["day"].replace(day=1), [0.0, 0.0, 0, 0])
        side = 0 if event["quad"] <= _MATERIAL_COOPERATION else 1
        total[side] += event["score"]
        total[side + 2] += 1
    rows = []
    for month in _months(min(sums), max(sums)) if sums else ():
        cooperation, conflict, cooperations, conflicts = sums.get(month, [0.0, 0.0, 0, 0])
        rows.append((month, round(cooperation, 1), round(conflict, 1), int(cooperations), int(conflicts)))
    return table_of(COLUMNS, rows)


def _months(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
