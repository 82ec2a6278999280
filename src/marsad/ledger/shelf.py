"""Rows of a store kept in memory in the order in which pages want them, found by a key in microseconds.

A question to the database takes milliseconds before it has looked at a single row; a page has a dozen of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.store.engine import Engine
from marsad.store.parquet import Arrow, records

Numbers = NDArray[np.int64]
NONE: Numbers = np.empty(0, np.int64)


class Shelf:
    """Rows that are sorted by a key, so that those of one key lie side by side."""

    def __init__(self, rows: Arrow, key: str) -> None:
        self._rows = rows.drop_columns([key])
        self._places = places(rows, key)

    def of(self, key: str) -> list[dict[str, Any]]:
        """The rows of a key."""
        start, end = self._places.get(key, (0, 0))
        return records(self._rows.slice(start, end - start)) if start < end else []


class Posts:
    """For each key the numbers that belong to it, each once and in their order."""

    def __init__(self, engine: Engine, query: str) -> None:
        """Of a query that answers keys and numbers, sorted by both."""
        rows = engine.arrow(query)
        key, number = rows.column_names
        self._numbers: Numbers = rows.column(number).to_numpy().astype(np.int64)
        self._places = places(rows, key)

    def of(self, key: str) -> Numbers:
        """The numbers of a key."""
        start, end = self._places.get(key, (0, 0))
        return self._numbers[start:end]

    def __contains__(self, key: str) -> bool:
        return key in self._places


def places(rows: Arrow, key: str) -> dict[str, tuple[int, int]]:
    """Where the rows of each key begin and end; they are sorted by it."""
    numbers, names = codes(rows, key)
    if not len(numbers):
        return {}
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    ends = [*starts[1:].tolist(), len(numbers)]
    return {names[numbers[start]]: (start, end) for start, end in zip(starts.tolist(), ends, strict=True)}


def codes(rows: Arrow, column: str) -> tuple[Numbers, list[str]]:
    """A column of texts as numbers, and the texts that they stand for."""
    encoded = rows.column(column).combine_chunks().dictionary_encode()
    return encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64), encoded.dictionary.to_pylist()
