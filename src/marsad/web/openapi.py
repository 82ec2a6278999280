"""The OpenAPI document, made from the views and the types of their contexts."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from marsad.plover import QUADS
from marsad.web.asked import REALIS
from marsad.web.contexts import Pasted, Refused
from marsad.web.views import PREFERENCES, QUERY, VIEWS, View

_REFERENCE = "#/components/schemas/{name}"


def openapi(version: str) -> dict[str, Any]:
    """The document as plain JSON types."""
    schemas, components = msgspec.json.schema_components(
        [*(view.context for view in VIEWS), Pasted, Refused], ref_template=_REFERENCE
    )
    of = {view.name: schema for view, schema in zip(VIEWS, schemas, strict=False)}
    pasted, refused = schemas[-2], schemas[-1]
    paths: dict[str, Any] = {
        re.sub(r":path\}", "}", view.path): {"get": _get(view, of[view.name], refused)} for view in VIEWS
    }
    fields = {
        "text": {"type": "string", "description": "The article."},
        "published": {"type": "string", "format": "date", "description": "Its publication date."},
    }
    form = {"type": "object", "required": ["text"], "properties": fields}
    paths["/read"] = {"post": {
        "summary": "Read an article; nothing is stored.", "operationId": "read",
        "parameters": [_preference(name) for name in ("lang", "digits", "theme", "format")],
        "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": form}}},
        "responses": _responses(pasted, refused, csv=False, more=("413", "422", "503")),
    }}  # fmt: skip
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "marsad", "version": version,
            "description": "Events and claims of relations between states, read from Arabic news.",
        },
        "paths": paths, "components": {"schemas": components},
    }  # fmt: skip


def _get(view: View, schema: Any, refused: Any) -> dict[str, Any]:
    named = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"\{(\w+)", view.path)
    ]
    return {
        "summary": view.about, "operationId": view.name,
        "parameters": [*named, *map(_query, view.query), *map(_preference, PREFERENCES)],
        "responses": _responses(schema, refused, csv=view.table is not None, more=("404",)),
    }  # fmt: skip


def _responses(schema: Any, refused: Any, *, csv: bool, more: tuple[str, ...]) -> dict[str, Any]:
    text = {"schema": {"type": "string"}}
    found: dict[str, Any] = {"application/json": {"schema": schema}, "text/html": text}
    if csv:
        found |= {"text/csv": text, "application/vnd.apache.parquet": {"schema": {}}}
    wrong = {"application/json": {"schema": refused}, "text/html": text}
    return {"200": {"description": "What was asked for.", "content": found}} | {
        status: {"description": "Refused, with the reason in the reader's language.", "content": wrong}
        for status in ("400", *more)
    }


def _query(name: str) -> dict[str, Any]:
    kind, about = QUERY[name]
    schema = {
        "date": {"type": "string", "format": "date"}, "type": {"type": "string", "enum": list(QUADS)},
        "realis": {"type": "string", "enum": [*REALIS, "any"]}, "text": {"type": "string"},
        "page": {"type": "integer", "minimum": 1, "maximum": 100_000},
    }[kind]  # fmt: skip
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _preference(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": "string", "enum": list(PREFERENCES[name])}}
