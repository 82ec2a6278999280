"""Articles as records: a line of JSON, a row of a table, each with the fields of an article under some name."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import IO, Any

from marsad.errors import InputError
from marsad.published import check_published
from marsad.sources.charset import decode
from marsad.sources.drafts import Draft, finished
from marsad.sources.items import Item, Note, Origin, Problem
from marsad.sources.lines import MAX_LINE, Line, lines
from marsad.sources.text import check_encodable

FIELDS = ("id", "text", "published", "source", "url", "title")
"""What a record can say of an article; only `text` is needed."""

_KINDS = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
_BOM = b"\xef\xbb\xbf"
_MOST_NAMED = 12
"""Columns that a complaint lists."""


def parse_columns(given: str) -> dict[str, str]:
    """Which column holds which field, from `text=body,id=guid`; raises InputError at what is none.

    >>> parse_columns("text=body, id=guid")
    {'text': 'body', 'id': 'guid'}
    """
    columns = {}
    for pair in given.split(","):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if field not in FIELDS:
            raise InputError(f"{field[:40]!r} is no field of an article: {', '.join(FIELDS)}")
        if not equals or not column:
            raise InputError(f"{field}: no column given ({field}=COLUMN)")
        columns[field] = column
    return columns


def check_columns(there: Collection[str], columns: Mapping[str, str]) -> None:
    """Raise InputError if a table lacks its text or a column that was asked for, naming what comes nearest."""
    for field, column in {"text": "text", **columns}.items():
        if column not in there:
            near = difflib.get_close_matches(column, there, n=1)
            names = ", ".join(list(there)[:_MOST_NAMED]) or "none"
            hint = f"did you mean {near[0]}?" if near else f"say --columns {field}=COLUMN"
            raise InputError(f"no column {column}; there is {names} ({hint})")


def json_lines(stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """The articles of JSON lines, one a line; blank lines are none."""
    return records(lines(stream), origin)


def records(coming: Iterable[Line], origin: Origin) -> Iterator[Item]:
    """The articles of lines of JSON."""
    empty = True
    noted: set[str] = set()
    for number, data in coming:
        if data is not None and not data.removeprefix(_BOM).strip():
            continue
        empty = False
        where = f"{origin.where}:{number}"
        try:
            if data is None:
                raise InputError(f"too long: a line of more than {MAX_LINE // 1_000_000} MB")
            line, how = decode(data)
            if how and how not in noted:
                noted.add(how)
                yield Note(where, how)
            draft = draft_of(parse_record(line.removeprefix("\ufeff")), origin.columns)
        except InputError as error:
            yield Problem(where, str(error))
        else:
            yield from finished(draft, origin, where)
    if empty:
        yield origin.problem("empty file")


def parse_record(line: str) -> dict[str, Any]:
    """The JSON object on a line; raises InputError where the line is anything else."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"invalid JSON: {error.msg} (column {error.pos + 1})") from None
    except (RecursionError, ValueError):
        raise InputError("invalid JSON: nested too deep or a number too long") from None
    if not isinstance(record, dict):
        raise InputError(f"{_kind(record)}, not an object with id and text")
    return record


def draft_of(record: Mapping[str, Any], columns: Mapping[str, str]) -> Draft:
    """The fields of a record, each a string; raises InputError at one that is none."""
    facts = {
        field: _string(record.get(columns.get(field, field)), field) for field in FIELDS if field != "text"
    }
    if facts["published"] is not None:
        check_published(facts["published"])
    column = columns.get("text", "text")
    text = record.get(column)
    if text is None:
        raise InputError(f"no {column}")
    if not isinstance(text, str):
        raise InputError(f"{column} is {_kind(text)}, not a string")
    return Draft(text, **facts)


def _string(value: object, field: str) -> str | None:
    if field == "id" and type(value) is int:
        return str(value)
    if field == "published" and isinstance(value, datetime | date):
        return value.isoformat()
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f"{field} is {_kind(value)}, not a string")
    try:
        return check_encodable(value)
    except InputError as error:
        raise InputError(f"{field}: {error}") from None


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a number" if isinstance(value, int | float) else "of another kind")
