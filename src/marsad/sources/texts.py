"""A plain text, one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from marsad.sources.charset import NotTextError, decode
from marsad.sources.drafts import Draft, finished
from marsad.sources.items import Item, Note, Origin, Problem
from marsad.sources.text import MAX_BYTES


def read(stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """The one article of a plain text, its line ends and byte order mark kept."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield origin.problem(f"too long: more than {MAX_BYTES // 1_000_000} MB")
    elif not data:
        yield origin.problem("empty file")
    else:
        try:
            text, how = decode(data)
        except NotTextError as error:
            yield Problem(f"{origin.where}:{error.line}", str(error))
            return
        if how:
            yield Note(origin.where, how)
        yield from finished(Draft(text, id=origin.name), origin, origin.where)
