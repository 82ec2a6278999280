"""How events came about, for a person who wants to know why, or why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from marsad.explanation import ExplainedEvent, ExplainedSentence, ExplainedWord, Explanation
from marsad.show.bidi import isolate, plain
from marsad.show.table import console_for

_ARABIC = "[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
_ARABIC_RUN = re.compile(rf"{_ARABIC}+(?:[ «»]+{_ARABIC}+)*")


def explain(explanation: Explanation, out: TextIO) -> None:
    """Print each sentence with its words, names, clauses, quotes, events and what was turned down."""
    console = console_for(out)
    for sentence in explanation.sentences:
        _sentence(sentence, console)


def _sentence(sentence: ExplainedSentence, console: Console) -> None:
    console.print(Text(isolate(sentence.text), "bold"), soft_wrap=True)
    _section("words", _words(sentence.words), console)
    _section("names", map(_mixed, sentence.names), console)
    _section("stands for", map(_mixed, sentence.references), console)
    _section("clauses", map(_mixed, sentence.clauses), console)
    _section("quotes", map(_mixed, sentence.quotes), console)
    for event in sentence.events:
        _section(_event(event), map(_mixed, _reasons(event)), console)
    if not sentence.events:
        console.print("  no events", soft_wrap=True)
    _section("turned down", map(_mixed, sentence.rejected), console)
    console.print()


def _section(title: str, lines: Iterable[str], console: Console) -> None:
    """A title with its lines below; nothing without lines."""
    block = [f"    {line}" for line in lines]
    if block:
        console.print(Text(f"  {title}", "cyan"), soft_wrap=True)
        for line in block:
            console.print(line, soft_wrap=True)


def _words(words: list[ExplainedWord]) -> list[str]:
    """Latin columns first: only they have a width that every terminal agrees on."""
    tags = max((len(word.tag) for word in words), default=0)
    classes = max((len(word.cls) for word in words), default=0)
    return [
        f"{word.tag.ljust(tags)}  {(word.cls or '-').ljust(classes)}  {isolate(word.surface)}"
        + (f"  stem {isolate(word.stem)}" if word.stem and word.stem != word.surface else "")
        for word in words
    ]


def _event(event: ExplainedEvent) -> str:
    realis = "" if event.realis == "actual" else f", {event.realis}"
    return f"{event.type}{realis}  {isolate(event.trigger)}  by {event.rule}"


def _reasons(event: ExplainedEvent) -> list[str]:
    inside = (f"inside the words of {scope}" for scope in event.scope)
    return [*event.why, *inside, *(f"according to {name}" for name in event.attribution)]


def _mixed(line: str) -> str:
    """A line of Latin and Arabic with its Arabic runs isolated."""
    return _ARABIC_RUN.sub(lambda run: isolate(run.group()), plain(line))
