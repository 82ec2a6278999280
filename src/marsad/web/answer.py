"""A context as HTML, JSON, CSV or Parquet: the only module that imports Jinja."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from marsad.store.parquet import Arrow, parquet_bytes, records
from marsad.web.asked import Asked, address_of
from marsad.web.contexts import Refused
from marsad.web.pieces import FILTERS, arrow

TYPES = {
    "html": "text/html; charset=utf-8", "json": "application/json", "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}  # fmt: skip


class Answer(msgspec.Struct, frozen=True):
    """What goes back: status, content and its type."""

    status: int
    content: bytes
    type: str


def page(template: str, context: msgspec.Struct, asked: Asked, *, status: int = 200) -> Answer:
    """A context as HTML, or as its JSON twin."""
    if asked.format == "json":
        return Answer(status, msgspec.json.encode(context), TYPES["json"])
    html = _templates().get_template(template).render(
        page=context, asked=asked, t=asked.language, counted=asked.language.counted, address_of=address_of,
        format_of=lambda name: asked.address(format=name),
    )  # fmt: skip
    return Answer(status, html.encode("utf-8", "replace"), TYPES["html"])


def rows(table: Arrow, form: str) -> Answer:
    """A table as CSV or Parquet."""
    if form == "parquet":
        return Answer(200, parquet_bytes(table), TYPES["parquet"])
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.column_names)
    for row in records(table):
        writer.writerow([_cell(value) for value in row.values()])
    return Answer(200, out.getvalue().encode("utf-8", "replace"), TYPES["csv"])


def refused(status: int, error: str, asked: Asked, suggestions: Any = ()) -> Answer:
    """Why a request is refused, as a page or as JSON."""
    return page(
        "refused.html",
        Refused(status=status, error=error, suggestions=list(suggestions)),
        asked,
        status=status,
    )


def _cell(value: object) -> object:
    """A cell of CSV: lists by semicolons; what a spreadsheet would take for a formula is quoted."""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("marsad", "web/templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(FILTERS)
    environment.globals["arrow"] = arrow
    return environment
