"""Rows as Parquet files and Arrow tables: the only module that imports pyarrow."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from marsad.store.layout import synced
from marsad.store.tables import Column, Kind, Table

Arrow = pa.Table
"""An Arrow table, by a name that others can use without importing pyarrow."""

_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(), "texts": pa.list_(pa.string()), "int": pa.int64(), "float": pa.float64(),
    "bool": pa.bool_(), "day": pa.date32(), "moment": pa.timestamp("us"),
}  # fmt: skip
_ROW_GROUP = 20_000
"""Rows that are read or left together: small enough that a pair of countries touches few."""

_AT_ONCE = 2_000
"""Rows that are dictionaries at a time."""


def schema_of(columns: Iterable[Column]) -> pa.Schema:
    """The Arrow schema of these columns."""
    return pa.schema([(column.name, _TYPES[column.kind]) for column in columns])


def table_of(columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> pa.Table:
    """An Arrow table of these rows."""
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [_array(column.kind, cells) for column, cells in zip(columns, values, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema_of(columns))


def _array(kind: Kind, cells: Sequence[Any]) -> pa.Array:
    if kind == "day" and any(type(cell) is int for cell in cells):
        return pa.array(cells, pa.int32()).cast(pa.date32())
    return pa.array(cells, _TYPES[kind])


def write(path: Path, table: Table, rows: Sequence[Sequence[Any]]) -> int:
    """Write rows as a new file, sorted as the table wants it, and wait until it is on the disk; its size."""
    _write(path, table, rows)
    synced(path)
    return path.stat().st_size


def file_of(table: Table, rows: Sequence[Sequence[Any]]) -> bytes:
    """The content of the file that `write` makes of these rows."""
    buffer = io.BytesIO()
    _write(buffer, table, rows)
    return buffer.getvalue()


def _write(where: Path | io.BytesIO, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    arrow = table_of(table.columns, rows)
    arrow = arrow.sort_by([(name, "ascending") for name in table.order])
    pq.write_table(arrow, where, compression="zstd", row_group_size=_ROW_GROUP, write_page_checksum=True)


def parquet_bytes(arrow: pa.Table) -> bytes:
    """An Arrow table as the content of a Parquet file."""
    buffer = io.BytesIO()
    pq.write_table(arrow, buffer, compression="zstd")
    return buffer.getvalue()


@contextmanager
def parquet_writer(
    columns: Sequence[Column], out: BinaryIO
) -> Iterator[Callable[[Sequence[Sequence[Any]]], None]]:
    """A function that appends rows to a Parquet file in a stream, a row group at each call."""
    with pq.ParquetWriter(out, schema_of(columns), compression="zstd") as writer:
        yield lambda rows: writer.write_table(table_of(columns, rows))


def flaw(path: Path, table: Table) -> str | None:
    """What is wrong with a file of this table, if anything: no Parquet, other columns, broken pages."""
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            if (missing := set(table.names) - set(file.schema_arrow.names)) or not file.schema_arrow.equals(
                schema_of(table.columns)
            ):
                other = f"no column {min(missing)}" if missing else "other columns"
                return f"not a table of {table.name} as marsad writes it: {other}"
            for group in range(file.num_row_groups):
                file.read_row_group(group)
    except (pa.ArrowException, OSError, ValueError) as error:
        return "damaged or no Parquet file: " + str(error).splitlines()[0][:200]
    return None


def records(arrow: pa.Table) -> list[dict[str, Any]]:
    """The rows of an Arrow table as dictionaries."""
    rows: list[dict[str, Any]] = arrow.to_pylist()
    return rows


def slices(arrow: pa.Table, names: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of an Arrow table, or some of its columns, as dictionaries of which few are there at a time."""
    table = arrow.select(list(names)) if names is not None else arrow
    for batch in table.to_batches(max_chunksize=_AT_ONCE):
        yield from batch.to_pylist()


def taken(arrow: pa.Table, rows: Sequence[int]) -> pa.Table:
    """Some rows of an Arrow table."""
    return arrow.take(pa.array(rows, pa.int64()))


def lists(arrow: pa.Table, names: Iterable[str]) -> list[list[Any]]:
    """Columns of an Arrow table as lists."""
    return [_list(arrow.column(name)) for name in names]


def _list(column: pa.ChunkedArray) -> list[Any]:
    """A column as a list; strings by way of their dictionary, numbers by way of numpy: they are many."""
    if column.null_count == len(column):
        return [None] * len(column)
    if pa.types.is_string(column.type):
        encoded = column.combine_chunks().dictionary_encode()
        if 2 * len(encoded.dictionary) < len(column):
            words = [*encoded.dictionary.to_pylist(), None]
            return [words[i] for i in encoded.indices.fill_null(-1).to_numpy().tolist()]
    elif not column.null_count and (
        pa.types.is_primitive(column.type) and not pa.types.is_temporal(column.type)
    ):
        plain: list[Any] = column.to_numpy().tolist()
        return plain
    values: list[Any] = column.to_pylist()
    return values
