"""What the ledger says of two parties, and the events of several articles, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from marsad.show.bidi import FSI, PDI, isolate, plain
from marsad.show.table import console_for

Rows = Sequence[Mapping[str, Any]]
_INDENT = "    "
_STYLES = {"planned": "cyan", "considered": "cyan", "denied": "yellow"}
_QUADS = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}


def show_relations(rows: Rows, out: TextIO) -> None:
    """The entries by dimension: state, parties, since when, how many sources, and the words that prove it."""
    console = console_for(out)
    if not rows:
        console.print(Text("nothing is known to hold", "dim"))
    for dimension, entries in groupby(rows, key=lambda row: row["dimension"]):
        console.print(Text(dimension, "bold"), soft_wrap=True)
        for row in entries:
            console.print(_entry(row), soft_wrap=True)
            _prove(row, console)


def _entry(row: Mapping[str, Any]) -> Text:
    """in_force (oil)  USA → VEN  since 2019-01-28  2 sources."""
    line = Text("  ").append(row["value"], _STYLES.get(row["certainty"], "green"))
    if row["certainty"] not in ("asserted", row["value"]):
        line.append(f", {row['certainty']}", "dim")
    if row["kind"]:
        line.append(f" ({_name(row['kind'])})")
    line.append(f"  {_name(row['subject'])} {'→' if row['directed'] else '–'} {_name(row['object'])}")
    if sizes := _sizes(row):
        line.append(f"  {sizes}", "bold")
    line.append(f"  {_when(row)}")
    line.append(f"  {row['sources']} source{'s' if row['sources'] != 1 else ''}", "dim")
    if row["said_by"]:
        line.append(f"  according to {', '.join(map(_name, row['said_by']))}", "dim")
    if row["disputed_by"]:
        line.append(f"  disputed [{row['entry']} by {', '.join(row['disputed_by'])}]", "red")
    return line


def _when(row: Mapping[str, Any]) -> str:
    if row["expected"]:
        when = f"for {row['expected']}, known since {row['first_seen']}"
    else:
        when = f"since {row['since']}" if row["dated"] else f"since {row['since']} or before"
    return f"{when} until {row['until']}" if row["until"] else when


def _sizes(row: Mapping[str, Any]) -> str:
    parts = []
    if row["number"] is not None:
        parts.append(f"{row['number']:,.0f}")
    if row["amount"] is not None:
        parts.append(f"{row['amount']:,.0f} {row['currency'] or ''}".rstrip())
    if row["share"] is not None:
        parts.append(f"{row['share']:g} %")
    return ", ".join(parts)


def show_events(rows: Rows, out: TextIO) -> None:
    """The events by day: type, who did it to whom, how many sources, and the words that prove it."""
    console = console_for(out)
    if not rows:
        console.print(Text("no such events", "dim"))
    for row in rows:
        label = row["type"] + (f" {row['mode']}" if row["mode"] else "")
        label += "" if row["realis"] == "actual" else f", {row['realis']}"
        line = Text(f"{row['day']}{' ' if row['dated'] else '?'} ").append(label, _QUADS[row["quad"]])
        line.append(f"  {_names(row['actors'])}")
        if row["recipients"]:
            line.append(f" → {_names(row['recipients'])}")
        if row["place"]:
            line.append(f"  in {_name(row['place'])}", "dim")
        line.append(f"  {row['sources']} source{'s' if row['sources'] != 1 else ''}", "dim")
        if row["disputed_by"]:
            line.append("  disputed", "red")
        console.print(line, soft_wrap=True)
        _prove(row, console)


def _prove(row: Mapping[str, Any], console: Console) -> None:
    """The evidence cut into lines, each with its own isolate, and where it stands."""
    for line in Text(plain(row["evidence"])).wrap(console, max(console.width - len(_INDENT), 20)):
        line.rstrip()
        console.print(Text(_INDENT + FSI).append_text(line).append(PDI), soft_wrap=True)
    others = len(row["articles"]) - 1
    more = f" and {others} more" if others else ""
    where = f"{_INDENT}{_name(row['article'])} {row['starts']}-{row['ends']}{more}"
    console.print(Text(where, "dim"), soft_wrap=True)


def _name(name: str | None) -> str:
    if name is None:
        return "?"
    return plain(name) if name.isascii() else isolate(name)


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names)) or "?"
