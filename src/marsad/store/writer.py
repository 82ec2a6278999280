"""Articles into the record: read ones are gathered and committed as batches, each article whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from marsad import __version__
from marsad.store.engine import Engine
from marsad.store.journal import Journal
from marsad.store.layout import Layout, ensured
from marsad.store.lock import locked
from marsad.store.outlets import outlet_of
from marsad.store.rows import Arrival, Row, rows_of, version_of
from marsad.types import Article, Reading

MOST_ROWS = 250_000
MOST_CHARS = 50_000_000
"""Rows and characters of text that wait in memory at most."""
FIRST_WAIT = 5.0
"""Seconds of work that a sudden end may cost at first …"""
LATER_WAIT = 0.05
"""… and as a share of the whole run later, so that a long run does not leave thousands of small files."""


def now() -> datetime:
    """The moment of ingestion."""
    return datetime.now(UTC)


class Writer:
    """Adds readings to a store; made by `writing_to`, which holds the lock."""

    def __init__(
        self, layout: Layout, kinds: Mapping[str, Sequence[str]], clock: Callable[[], datetime]
    ) -> None:
        self.kinds = kinds
        self.clock = clock
        self.marsad = __version__
        self.journal = Journal(layout)
        with Engine(layout) as engine:
            self.versions = engine.versions()
        self.begun = time.monotonic()
        self.added = 0
        self._start()

    def _start(self) -> None:
        self.ingested = self.clock()
        self.name = self.journal.next_name(self.ingested)
        self.pending: list[tuple[tuple[str, tuple[Row, ...]], ...]] = []
        self.waiting = 0
        self.chars = 0
        self.since = time.monotonic()

    def has(self, article: Article) -> bool:
        """Whether this very version of the article is there already, and not withdrawn."""
        return version_of(article) in self.versions

    def add(self, reading: Reading, text: str) -> None:
        """Take a reading; it is safe once its batch is committed, which happens by and by."""
        arrival = Arrival(self.name, self.ingested, outlet_of(reading.article, text), self.marsad)
        rows = rows_of(reading, text, arrival, self.kinds)
        self.pending.append(rows)  # the article as a whole: Ctrl-C may come between any two lines
        self.waiting += sum(len(some) for _, some in rows)
        self.versions.add(version_of(reading.article))
        self.chars += len(text)
        self.added += 1
        if self.waiting >= MOST_ROWS or self.chars >= MOST_CHARS or self._long_ago():
            self.commit()

    def _long_ago(self) -> bool:
        spent = time.monotonic()
        return spent - self.since >= max(FIRST_WAIT, LATER_WAIT * (spent - self.begun))

    def commit(self) -> None:
        """Bring what waits to the disk."""
        pending, self.pending = self.pending, []
        if pending:
            rows: dict[str, list[Row]] = {}
            for one in pending:
                for table, some in one:
                    rows.setdefault(table, []).extend(some)
            self.journal.commit(self.name, rows)
        self._start()


@contextmanager
def writing_to(
    root: Path,
    kinds: Mapping[str, Sequence[str]],
    *,
    waiting: Callable[[str], object],
    clock: Callable[[], datetime] = now,
) -> Iterator[Writer]:
    """A writer to the store at `root`, which is made if need be.

    What was added is committed at the end, also when the work is broken off by Ctrl-C or an error in the
    articles: what has been read whole is kept.
    """
    layout = ensured(root)
    with locked(layout, waiting):
        writer = Writer(layout, kinds, clock)
        try:
            yield writer
        finally:
            writer.commit()
