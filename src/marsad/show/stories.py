"""Stories that several articles tell: for a person at a terminal, for programs, for a spreadsheet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from marsad.show.answers import csv_lines
from marsad.show.bidi import isolate, plain
from marsad.show.table import console_for

if TYPE_CHECKING:
    from marsad.duplicates.stories import Story

_COLUMNS = ("story", "article", "published", "likeness", "source", "outlet", "credit", "title", "url")


def rows_of_stories(found: list[Story]) -> list[dict[str, object]]:
    """The articles of the stories, one after the other; `story` is the id of the first."""
    return [
        dict(
            zip(
                _COLUMNS,
                (
                    story.told[0].article.id, one.article.id, one.article.published, one.likeness,
                    one.article.source, one.outlet, story.outlet, one.article.title, one.article.url,
                ),
                strict=True,
            )
        )
        for story in found
        for one in story.told
    ]  # fmt: skip


def _table(found: list[Story], out: TextIO) -> None:
    console = console_for(out)
    if not found:
        console.print(Text("no story is told twice", "dim"))
    for story in found:
        head = Text(f"{len(story.told)} articles", "bold").append(
            f"  {isolate(story.outlet)}", "not bold dim"
        )
        console.print(head, soft_wrap=True)
        for one in story.told:
            line = Text("  ").append(plain(one.article.id)).append(f"  {one.article.published or '-'}", "dim")
            line.append(f"  {one.likeness:.2f}", "dim").append(f"  {isolate(one.outlet)}")
            if one.article.title:
                line.append(f"  {isolate(one.article.title)}")
            console.print(line, soft_wrap=True)


def _jsonl(found: list[Story], out: TextIO) -> None:
    """One story a line: its credit and its articles."""
    for story in found:
        articles = [
            {k: v for k, v in row.items() if k not in ("story", "credit")} for row in rows_of_stories([story])
        ]
        line = {"story": story.told[0].article.id, "credit": story.outlet, "articles": articles}
        out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _csv(found: list[Story], out: TextIO) -> None:
    csv_lines(_COLUMNS, rows_of_stories(found), out)


STORY_FORMATS = {"table": _table, "jsonl": _jsonl, "csv": _csv}
