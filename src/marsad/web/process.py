"""What runs in a process of its own, which loads neither the server nor, to read, the store."""

from __future__ import annotations

from pathlib import Path

import msgspec

from marsad.explanation import Explanation
from marsad.pipeline import default_reader, describe
from marsad.types import Reading


class Worked(msgspec.Struct, frozen=True):
    """What comes back of an article."""

    reading: Reading
    explanation: Explanation


def read(text: str, published: str | None) -> bytes:
    """A reading with its explanation, in MessagePack."""
    reader = default_reader()
    reading = reader.read(describe(text, published=published), text)
    return msgspec.msgpack.encode(Worked(reading, reader.explain(text, published=published)))


def keep(store: str, text: str, facts: dict[str, str | None]) -> bytes:
    """Read an article into a store, unless it is there already."""
    from marsad.dimensions import kinds
    from marsad.store.writer import writing_to

    article = describe(text, **facts)
    with writing_to(Path(store), kinds(), waiting=lambda line: None) as writer:
        if not writer.has(article):
            writer.add(default_reader().read(article, text), text)
    return b""
