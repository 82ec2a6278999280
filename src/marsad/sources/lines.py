"""Lines of a byte stream that may be cut short, compressed or endless."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

MAX_LINE = 64_000_000
"""Bytes of a line beyond which it is skipped: five million characters escaped as \\uXXXX are 30 MB."""


class Readable(Protocol):
    """What lines are read from: a file, a decompressor, standard input."""

    def readline(self, size: int, /) -> bytes:
        """The next line, or as much of it as `size` bytes."""
        ...


class Line(NamedTuple):
    """A line with its number from 1; `data` is None if the line is longer than MAX_LINE."""

    number: int
    data: bytes | None


def lines(stream: Readable) -> Iterator[Line]:
    """The lines of a stream as they come, never more than one in memory."""
    number = 0
    while data := stream.readline(MAX_LINE + 1):
        number += 1
        if len(data) <= MAX_LINE:
            yield Line(number, data)
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(MAX_LINE)
        yield Line(number, None)
