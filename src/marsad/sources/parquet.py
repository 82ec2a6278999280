"""Parquet tables, one article a row, read by row groups: ten million articles are never in memory together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import pyarrow
from pyarrow.parquet import ParquetFile

from marsad.errors import InputError
from marsad.sources.drafts import finished
from marsad.sources.items import Item, Origin, Problem
from marsad.sources.records import FIELDS, check_columns, draft_of
from marsad.sources.streams import seekable

_BATCH = 500
"""Rows in memory at a time, besides what the file's own pages hold."""


def read(stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """The articles of a table; only the columns that an article has are read."""
    try:
        with seekable(stream) as seeking, ParquetFile(seeking) as file:
            names = list(file.schema_arrow.names)
            check_columns(names, origin.columns)
            wanted = {origin.columns.get(field, field) for field in FIELDS}
            number = 0
            for batch in file.iter_batches(_BATCH, columns=[name for name in names if name in wanted]):
                for row in batch.to_pylist():
                    number += 1
                    yield from _article(row, origin, f"{origin.where}:{number}")
            if not number:
                yield origin.problem("a table without rows")
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno:
            raise  # the disk's fault, not the file's
        what = " ".join(str(error).split())[:160]
        raise InputError(f"broken parquet: {what}") from None


def _article(row: dict[str, object], origin: Origin, where: str) -> Iterator[Item]:
    try:
        draft = draft_of(row, origin.columns)
    except InputError as error:
        yield Problem(where, str(error))
    else:
        yield from finished(draft, origin, where)
