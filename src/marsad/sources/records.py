"""One line of JSON, one article."""

from __future__ import annotations

import json
from typing import Any

from marsad.errors import InputError
from marsad.published import check_published
from marsad.sources.text import check_encodable

_KINDS = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}


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


def text_of(record: dict[str, Any]) -> str:
    """The text of a record, not yet checked; raises InputError if there is none."""
    text = record.get("text")
    if text is None:
        raise InputError("no text")
    if not isinstance(text, str):
        raise InputError(f"text is {_kind(text)}, not a string")
    return text


def facts_of(record: dict[str, Any]) -> dict[str, str | None]:
    """id, published, source, url and title as far as given; raises InputError at a bad one."""
    facts = {key: _string(record, key) for key in ("id", "published", "source", "url", "title")}
    if facts["published"] is not None:
        check_published(facts["published"])
    return facts


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if key == "id" and type(value) is int:
        return str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f"{key} is {_kind(value)}, not a string")
    try:
        return check_encodable(value)
    except InputError as error:
        raise InputError(f"{key}: {error}") from None


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a number")
