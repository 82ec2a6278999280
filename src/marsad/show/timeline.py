"""Cooperation and conflict month by month, drawn with characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, TextIO

from rich.text import Text

from marsad.show.table import console_for

_WIDE = 30
_GAP = 3
"""Months of nothing that are drawn; more become one line."""


def show_timeline(rows: Sequence[Mapping[str, Any]], out: TextIO) -> None:
    """A line a month: conflict to the left, cooperation to the right, then the sums and how many events."""
    console = console_for(out)
    if not rows:
        console.print(Text("no events between them", "dim"))
        return
    most = max(max(row["cooperation"], -row["conflict"]) for row in rows) or 1
    head = (
        f"{'':7}  {'conflict':>{_WIDE}} {'cooperation':{_WIDE}}  {'conflict':>9} {'cooperation':>11}  events"
    )
    console.print(Text(head, "bold"), soft_wrap=True)
    for empty, months in groupby(rows, key=lambda row: row["cooperations"] + row["conflicts"] == 0):
        some = list(months)
        if empty and len(some) > _GAP:
            console.print(Text(f"…        ({len(some)} months without events)", "dim"), soft_wrap=True)
            continue
        for row in some:
            console.print(_month(row, most), soft_wrap=True)


def _month(row: Mapping[str, Any], most: float) -> Text:
    left = "█" * round(-row["conflict"] / most * _WIDE)
    right = "█" * round(row["cooperation"] / most * _WIDE)
    line = Text(f"{row['month']:%Y-%m}  ").append(f"{left:>{_WIDE}}", "red").append("│", "dim")
    line.append(f"{right:{_WIDE}}", "green")
    count = row["cooperations"] + row["conflicts"]
    return line.append(f"  {row['conflict']:>9.1f} {row['cooperation']:>11.1f}  {count:>6}")
