"""The text of an article with its evidence marked, and below it what was read from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from marsad.show.bidi import FSI, PDI, isolate, plain
from marsad.show.table import console_for

Rows = Sequence[Mapping[str, Any]]


def show_article(article: Mapping[str, Any], events: Rows, claims: Rows, out: TextIO) -> None:
    """Evidence is underlined and triggers are bold; without a terminal both are in brackets, triggers in []."""
    console = console_for(out)
    heading = Text(plain(article["article"]), "bold")
    for fact in ("published", "source", "url"):
        if article[fact]:
            heading.append(f"  {isolate(article[fact])}", "not bold dim")
    console.print(heading, soft_wrap=True)
    if article["title"]:
        console.print(Text(isolate(article["title"]), "bold"), soft_wrap=True)
    _text(article["text"], events, claims, console)
    for row in events:
        sides = " → ".join(", ".join(map(_name, row[side])) or "?" for side in ("actors", "recipients"))
        _line(
            f"{row['type']}{'' if row['realis'] == 'actual' else ', ' + row['realis']}  {sides}", row, console
        )
    for row in claims:
        sides = f"{_name(row['subject'])} → {_name(row['object'])}"
        _line(f"{row['dimension']} {row['value']}, {row['certainty']}  {sides}", row, console)


def _line(what: str, row: Mapping[str, Any], console: Console) -> None:
    place = f"  {row['starts']}-{row['ends']}"
    console.print(Text(f"  {what}").append(place, "dim"), soft_wrap=True)


def _text(text: str, events: Rows, claims: Rows, console: Console) -> None:
    """The paragraphs, cut into lines here: a terminal orders each line by itself."""
    evidence = _union([(row["starts"], row["ends"]) for row in (*events, *claims)])
    triggers = _union([(row["trigger_starts"], row["trigger_ends"]) for row in events])
    marked = Text()
    openings = {at: [mark] for spans, mark in ((evidence, "⟦"), (triggers, "[")) for at, _ in spans}
    for at, _ in evidence:
        openings[at] = ["⟦", "["] if any(start == at for start, _ in triggers) else ["⟦"]
    closings: dict[int, list[str]] = {}
    for spans, mark in ((triggers, "]"), (evidence, "⟧")):
        for _, end in spans:
            closings.setdefault(end, []).append(mark)
    plain_marks = not console.is_terminal
    for i, char in enumerate(text):
        if plain_marks:
            marked.append("".join((*closings.get(i, ()), *openings.get(i, ()))))
        style = "underline " if _inside(i, evidence) else ""
        marked.append(
            char if char == "\n" else plain(char), f"{style}bold" if _inside(i, triggers) else style.strip()
        )
    if plain_marks:
        marked.append("".join(closings.get(len(text), ())))
    for paragraph in marked.split("\n", allow_blank=True):
        for line in paragraph.wrap(console, max(console.width - 2, 20)):
            line.rstrip()
            console.print(Text(FSI).append_text(line).append(PDI), soft_wrap=True)


def _union(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that spans cover together."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _name(name: str | None) -> str:
    if name is None:
        return "?"
    return plain(name) if name.isascii() else isolate(name)
