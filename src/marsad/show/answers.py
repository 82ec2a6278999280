"""Answers of the ledger for programs (JSON, CSV), and any rows as columns for a terminal."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TextIO

from rich.cells import cell_len
from rich.text import Text

from marsad.show.bidi import isolate, plain
from marsad.show.table import console_for

Rows = Sequence[Mapping[str, object]]
_WIDEST = 60


def json_lines(rows: Rows, out: TextIO) -> None:
    """A JSON array with an object a line; days are ISO dates, details objects."""
    out.write("[")
    for i, row in enumerate(rows):
        out.write((",\n" if i else "") + json.dumps(_json(row), ensure_ascii=False))
    out.write("]\n")


def _json(value: object, key: str = "") -> object:
    if isinstance(value, Mapping):
        return {name: _json(inner, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_json(inner) for inner in value]
    if key == "detail" and isinstance(value, str):
        return json.loads(value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def csv_lines(names: Sequence[str], rows: Rows, out: TextIO) -> None:
    """Comma-separated values with a header; several values in a cell are separated by ` | `."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row.values()] for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " | ".join(map(_cell, value))
    return str(value)


def show_columns(rows: Rows, out: TextIO) -> None:
    """Rows in columns, each cell isolated so that Arabic does not turn its neighbours round."""
    console = console_for(out)
    if not rows:
        console.print(Text("nothing", "dim"))
        return
    cells = [[_short(_cell(value)) for value in row.values()] for row in rows]
    names = list(rows[0])
    widths = [max(cell_len(row[i]) for row in (names, *cells)) for i in range(len(names))]
    console.print(Text("  ".join(map(_padded, names, widths)).rstrip(), "bold"), soft_wrap=True)
    for row in cells:
        console.print(Text("  ".join(map(_padded, row, widths)).rstrip()), soft_wrap=True)


def _padded(cell: str, width: int) -> str:
    shown = cell if cell.isascii() else isolate(cell)
    return shown + " " * (width - cell_len(cell))


def _short(cell: str) -> str:
    line = plain(cell)
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"
