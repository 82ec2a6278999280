"""Articles for a command: whatever cannot be read is named in one line and counted, the others go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from marsad.commands.common import WRONG, complain
from marsad.sources import Note, Opener, Problem, articles, find
from marsad.types import Article, Reading


class Incoming:
    """The articles below some paths, and how many problems there were."""

    def __init__(self, paths: tuple[str, ...], columns: Mapping[str, str] | None = None) -> None:
        self.problems = 0
        self.files: list[Path] = []
        self._columns = columns
        for found in find(paths):
            if isinstance(found, Problem):
                self._complain(f"{found.where}: {found.what}")
            else:
                self.files.append(found)

    def articles(self, *, published: str | None, opened: Opener) -> Iterator[tuple[Article, str]]:
        """Every article that can be read, with its text."""
        for file in self.files:
            for item in articles(file, published=published, columns=self._columns, opened=opened):
                if isinstance(item, Note):
                    complain(f"{item.where}: {item.what}")
                elif isinstance(item, Problem):
                    self._complain(f"{item.where}: {item.what}")
                else:
                    yield item

    def check(self, reading: Reading) -> None:
        """Name what a reading could not read."""
        for failure in reading.failures:
            self._complain(f"{reading.article.id}: {failure.stage}: {failure.message}")

    def _complain(self, line: str) -> None:
        self.problems += 1
        complain(line)

    @property
    def code(self) -> int:
        """The exit code that follows."""
        return WRONG if self.problems else 0
