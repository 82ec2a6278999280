"""What a source gives: articles on their way in, and in their place what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import IO, NamedTuple, Self

from marsad.types import Article

LONGEST = 1_000
"""Characters of what is said of a problem."""


class Incoming(NamedTuple):
    """An article on its way in: what is known of it, and its text."""

    article: Article
    text: str


class _Said(NamedTuple):
    where: str
    what: str


class Problem(_Said):
    """What is wrong with a file or article, and where: path, or path and line.

    `what` is one line however the file is that it speaks of: names and headers out of a broken file may hold anything.
    """

    __slots__ = ()

    def __new__(cls, where: str, what: str) -> Self:
        """The same in one line."""
        return super().__new__(cls, where, " ".join(what.split())[:LONGEST])


class Note(Problem):
    """What was done or passed over that the reader of a result should know, and that is no fault.

    A crawl holds pages in every language: that 9,000 of them were not Arabic is worth a line, not an exit code.
    """

    __slots__ = ()


Item = Incoming | Problem
"""What comes in the stream of a source."""


class Origin(NamedTuple):
    """Where bytes come from, and what was said of them beside them."""

    where: str
    """How complaints name it: a path, or a path within an archive."""
    stem: str | None = None
    """The name without its kind, which can serve as an id; None for standard input."""
    published: str | None = None
    """The date of articles that bring none of their own."""
    columns: Mapping[str, str] = {}
    """What fields of an article are called here, where it is not their own name."""

    @property
    def name(self) -> str | None:
        """The stem as an id: a file name that is no UTF-8 cannot be one in JSON as it is."""
        return os.fsencode(self.stem).decode("utf-8", "replace") if self.stem else None

    def problem(self, what: object) -> Problem:
        """Something wrong with all of it."""
        return Problem(self.where, str(what))


Reader = Callable[[IO[bytes], Origin], Iterator[Item]]
"""How a kind of file is read."""
