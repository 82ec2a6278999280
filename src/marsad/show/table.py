"""Readings for a person at a terminal: a heading for each article, below it who did what to whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from marsad.show.bidi import FSI, PDI, isolate, plain
from marsad.types import Article, Event, Party, Reading

_ENOUGH = 30
"""Characters of evidence that speak for themselves."""
_SENTENCE_END = re.compile(r"[.!?؟؛\n]")
_INDENT = "    "
_QUAD_STYLES = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}


def table(out: TextIO) -> Callable[[Reading, str], None]:
    """A function that prints a reading: events in text order, each with the words that prove it."""
    console = console_for(out)

    def show(reading: Reading, text: str) -> None:
        console.print(_heading(reading.article), soft_wrap=True)
        events = sorted(reading.events, key=lambda event: event.trigger.start)
        width = max((len(_label(event)) for event in events), default=0)
        for event in events:
            console.print(_who(event, width), soft_wrap=True)
            for line in _evidence(event, text, console):
                console.print(line, soft_wrap=True)
            if event.attribution:
                console.print(Text(_INDENT).append(_according(event.attribution), "dim"), soft_wrap=True)
        if not events:
            console.print(Text(_INDENT + "no events", "dim"))
        console.print()

    return show


def console_for(out: TextIO) -> Console:
    """A console that prints what it is given: no markup, no emoji, nothing highlighted by guessing."""
    return Console(file=out, markup=False, emoji=False, highlight=False)


def _heading(article: Article) -> Text:
    heading = Text(plain(article.id), "bold")
    if article.published:
        heading.append(f"  {plain(article.published)}", "not bold dim")
    if article.title:
        heading.append(f"  {isolate(article.title)}")
    return heading


def _label(event: Event) -> str:
    """Type, mode, and how real it is unless it simply happened."""
    label = f"{event.type} {event.mode}" if event.mode else event.type
    return label if event.realis == "actual" else f"{label}, {event.realis}"


def _who(event: Event, width: int) -> Text:
    """SANCTION discontinue  actors → recipients."""
    line = Text("  ").append(_label(event).ljust(width + 2), _QUAD_STYLES[event.quad])
    line.append_text(_parties(event.actors))
    if event.recipients:
        line.append(" → ", "dim").append_text(_parties(event.recipients))
    return line


def _parties(parties: list[Party]) -> Text:
    if not parties:
        return Text("?", "dim")
    return Text(", ").join(_party(party) for party in parties)


def _party(party: Party) -> Text:
    text = Text(isolate(party.text))
    return text.append(f" {party.country}", "dim") if party.country else text


def _evidence(event: Event, text: str, console: Console) -> list[Text]:
    """The words that prove the event, the trigger marked, cut into lines here.

    A terminal orders each line by itself, so each has its own isolate.
    """
    start, end = _around(text, event.evidence.start, event.evidence.end)
    trigger = event.trigger
    quote = Text(plain(text[start : trigger.start]))
    if console.is_terminal:
        quote.append(plain(text[trigger.start : trigger.end]), "bold")
    else:
        quote.append(f"[{plain(text[trigger.start : trigger.end])}]")
    quote.append(plain(text[trigger.end : end]))
    lines = quote.wrap(console, max(console.width - len(_INDENT), 20))
    for line in lines:
        line.rstrip()
    return [Text(_INDENT + FSI).append_text(line).append(PDI) for line in lines]


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The evidence, if it is only a word or two with some of its sentence: alone it says little."""
    if end - start >= _ENOUGH:
        return start, end
    before = _SENTENCE_END.split(text[max(start - _ENOUGH, 0) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _ENOUGH])[0]
    if len(before) == _ENOUGH:
        before = before[before.find(" ") + 1 :]  # not half a word
    if len(after) == _ENOUGH:
        after = after[: max(after.rfind(" "), 0)]
    return start - len(before.lstrip()), end + len(after.rstrip())


def _according(parties: list[Party]) -> str:
    """Who says so, outermost first."""
    return "according to " + ", citing ".join(_party(party).plain for party in parties)
