"""How a batch gets into the record: written aside, brought to the disk, and renamed into place.

The rename is the commit. A process that dies before it leaves a folder nobody reads, which the next writer
sweeps away; one that dies after it has lost nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from marsad.errors import StoreError
from marsad.store.layout import MANIFEST, UNFINISHED, Layout, Manifest, reason, synced
from marsad.store.parquet import write
from marsad.store.tables import TABLES

_STAMP = "%Y%m%dT%H%M%S.%fZ"


class Journal:
    """Appends batches to a store; only for the holder of its lock."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        with _told(layout):
            names = sorted(path.name for path in layout.batches.iterdir())
            for name in names:
                if name.startswith(UNFINISHED):
                    shutil.rmtree(layout.batches / name)
        self.last = max((name for name in names if not name.startswith(".")), default="")

    def next_name(self, now: datetime) -> str:
        """A name for a batch that sorts behind all there are, even if the clock went back."""
        name = now.astimezone(UTC).strftime(_STAMP)
        if name <= self.last:
            last = datetime.strptime(self.last, _STAMP).replace(tzinfo=UTC)
            name = (last + timedelta(microseconds=1)).strftime(_STAMP)
        return name

    def commit(self, name: str, rows: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        """Make a batch of these rows: all of them or, raising StoreError, none."""
        aside = self.layout.batches / f"{UNFINISHED}{name}"
        with _told(self.layout):
            try:
                aside.mkdir()
                files = {
                    f"{table.name}.parquet": write(aside / f"{table.name}.parquet", table, rows[table.name])
                    for table in TABLES
                    if rows.get(table.name)
                }
                manifest = aside / MANIFEST
                manifest.write_bytes(msgspec.json.encode(Manifest(files)) + b"\n")
                synced(manifest)
                synced(aside)
                aside.rename(self.layout.batches / name)
                synced(self.layout.batches)
            except BaseException:
                shutil.rmtree(aside, ignore_errors=True)
                raise
        self.last = name


@contextmanager
def _told(layout: Layout) -> Iterator[None]:
    """What the system refuses, in one line: a full disk, a folder that cannot be written."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{layout.root}: {reason(error)}; what was committed before is intact") from None
