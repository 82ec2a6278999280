"""marsad's own flat form of an event: CSV, Parquet and JSONL have these columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import BinaryIO, TextIO

from marsad.exports.fields import Field
from marsad.exports.records import Record
from marsad.store.parquet import parquet_writer
from marsad.store.tables import Column

_AT_ONCE = 10_000
"""Rows of a Parquet row group."""


FIELDS: tuple[Field, ...] = (
    Field("event", lambda r: r.event),
    Field("type", lambda r: r.type),
    Field("mode", lambda r: r.mode),
    Field("contexts", lambda r: r.contexts, "texts"),
    Field("quad", lambda r: r.quad, "int"),
    Field("score", lambda r: r.score, "float"),
    Field("realis", lambda r: r.realis),
    Field("day", lambda r: r.day, "day"),
    Field("dated", lambda r: r.dated, "bool"),
    Field("actors", lambda r: [s.key for s in r.actors], "texts"),
    Field("actor_names", lambda r: [s.name for s in r.actors], "texts"),
    Field("actor_countries", lambda r: [s.country for s in r.actors], "texts"),
    Field("actor_sectors", lambda r: [s.sector for s in r.actors], "texts"),
    Field("actor_texts", lambda r: [s.text for s in r.actors], "texts"),
    Field("recipients", lambda r: [s.key for s in r.recipients], "texts"),
    Field("recipient_names", lambda r: [s.name for s in r.recipients], "texts"),
    Field("recipient_countries", lambda r: [s.country for s in r.recipients], "texts"),
    Field("recipient_sectors", lambda r: [s.sector for s in r.recipients], "texts"),
    Field("recipient_texts", lambda r: [s.text for s in r.recipients], "texts"),
    Field("place", lambda r: r.place),
    Field("place_name", lambda r: r.location.name),
    Field("place_country", lambda r: r.location.country),
    Field("precision", lambda r: r.location.precision),
    Field("geonames", lambda r: r.location.geonames, "int"),
    Field("latitude", lambda r: r.location.latitude, "float"),
    Field("longitude", lambda r: r.location.longitude, "float"),
    Field("sources", lambda r: r.sources, "int"),
    Field("outlets", lambda r: r.outlets, "texts"),
    Field("articles", lambda r: [a.article for a in r.articles], "texts"),
    Field("urls", lambda r: [a.url for a in r.articles], "texts"),
    Field("first_seen", lambda r: r.first_seen, "day"),
    Field("last_seen", lambda r: r.last_seen, "day"),
    Field("trigger", lambda r: r.trigger),
    Field("evidence", lambda r: r.evidence),
    Field("starts", lambda r: r.starts, "int"),
    Field("ends", lambda r: r.ends, "int"),
    Field("disputed_by", lambda r: r.disputed_by, "texts"),
    Field("rule", lambda r: r.rule),
    Field("confidence", lambda r: r.confidence, "float"),
)  # fmt: skip
"""The columns of CSV, Parquet and JSONL."""
_COLUMNS = tuple(Column(field.name, field.kind, "") for field in FIELDS)


def jsonl(records: Iterable[Record], out: TextIO) -> None:
    """An event a line; lists stay lists, days are ISO dates."""
    for record in records:
        out.write(json.dumps(plain_row(record), ensure_ascii=False) + "\n")


def plain_row(record: Record) -> dict[str, object]:
    """A record as plain JSON types."""
    return {field.name: _plain(field.of(record)) for field in FIELDS}


def csv_rows(records: Iterable[Record], out: TextIO) -> None:
    """Comma-separated values with a header; the items of a list are separated by ` | `, an unknown one is empty."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in FIELDS])
    for record in records:
        writer.writerow([_cell(field.of(record)) for field in FIELDS])


def parquet(records: Iterable[Record], out: BinaryIO) -> None:
    """A Parquet file, a row group at a time."""
    rows = iter(records)
    with parquet_writer(_COLUMNS, out) as write:
        while batch := [tuple(f.of(record) for f in FIELDS) for record in islice(rows, _AT_ONCE)]:
            write(batch)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " | ".join("" if item is None else str(item) for item in value)
    return value
