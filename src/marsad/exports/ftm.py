"""FollowTheMoney entities, one JSON object a line, as `ftm` and Aleph read them.

A party is a Person, Organization, PublicBody or LegalEntity, an event an Event; each pair of its parties an
UnknownLink, and what imposes sanctions a Sanction besides. Plain dictionaries: the followthemoney package is
needed to check them, not to write them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, TextIO

import msgspec
import yaml

from marsad.exports.fields import Field
from marsad.exports.quads import relation
from marsad.exports.records import Record, Side
from marsad.lexicon.cache import lexicon
from marsad.places import country_of

Entity = dict[str, Any]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schemata: dict[str, str]
    sanctions: list[str]


FIELDS: tuple[Field, ...] = (
    Field("Event.name", lambda r: [_title(r)]),
    Field("Event.date", lambda r: [r.day.isoformat()]),
    Field("Event.involved", lambda r: [_ident(s) for s in (*r.actors, *r.recipients)]),
    Field("Event.location", lambda r: [name] if (name := r.location.name or r.place_text) else []),
    Field("Event.country", lambda r: _codes(r.location.country)),
    Field("Event.summary", lambda r: [r.evidence]),
    Field("Event.keywords", lambda r: [relation(r), *r.contexts]),
    Field("Event.recordId", lambda r: [r.event]),
    Field("Event.publisher", lambda r: r.outlets),
    Field("Event.sourceUrl", lambda r: _urls(r)),
    Field("UnknownLink.subject", lambda r: [_ident(a) for a, b in r.pairs if a and b]),
    Field("UnknownLink.object", lambda r: [_ident(b) for a, b in r.pairs if a and b]),
    Field("UnknownLink.role", lambda r: [relation(r)]),
    Field("UnknownLink.date", lambda r: [r.day.isoformat()]),
    Field("UnknownLink.summary", lambda r: [r.evidence]),
    Field("UnknownLink.recordId", lambda r: [r.event]),
    Field("Sanction.entity", lambda r: [_ident(s) for s in r.recipients]),
    Field("Sanction.authority", lambda r: [s.name for s in r.actors]),
    Field("Sanction.country", lambda r: [c for s in r.actors for c in _codes(s.country)]),
    Field("Sanction.startDate", lambda r: [r.day.isoformat()]),
    Field("Sanction.summary", lambda r: [r.evidence]),
    Field("Sanction.recordId", lambda r: [r.event]),
)  # fmt: skip


def ftm(records: Iterable[Record], out: TextIO) -> None:
    """An entity a line, each party before the first event it takes part in."""
    written: set[str] = set()
    for record in records:
        for entity in _entities(record):
            if entity["id"] not in written:
                if not entity["id"].startswith("marsad-e-"):  # of these there is but one record
                    written.add(entity["id"])
                out.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _entities(record: Record) -> Iterator[Entity]:
    for side in (*record.actors, *record.recipients):
        yield _party(side)
    head = f"marsad-e-{record.event}"
    yield _entity(head, "Event", _values(record, "Event"))
    pairs = [(a, b) for a, b in record.pairs if a is not None and b is not None]
    shared = {k: v for k, v in _values(record, "UnknownLink").items() if k not in ("subject", "object")}
    for i, (a, b) in enumerate(pairs):
        yield _entity(f"{head}-{i}", "UnknownLink", {"subject": [_ident(a)], "object": [_ident(b)], **shared})
    if record.rule in _table().sanctions and record.recipients:
        yield _entity(f"{head}-s", "Sanction", _values(record, "Sanction"))


def _values(record: Record, schema: str) -> dict[str, list[str]]:
    fields = (field for field in FIELDS if field.name.startswith(f"{schema}."))
    values = {field.name.partition(".")[2]: field.of(record) for field in fields}
    return {
        name: list(dict.fromkeys(value))
        for name, value in values.items()
        if isinstance(value, list) and value
    }


def _party(side: Side) -> Entity:
    known = lexicon().entities.get(side.entity or "")
    schema = _table().schemata.get(known.kind, "LegalEntity") if known else "LegalEntity"
    names = [side.name] if known is None else list(dict.fromkeys((known.english or known.name, known.name)))
    countries = _codes(side.country)
    return _entity(_ident(side), schema, {"name": names, **({"country": countries} if countries else {})})


def _entity(ident: str, schema: str, properties: Mapping[str, list[str]]) -> Entity:
    return {"id": ident, "schema": schema, "properties": dict(properties)}


def _ident(side: Side | None) -> str:
    """An id by entity; of somebody who is only described, by the words and the country."""
    assert side is not None
    words = side.entity or f"{side.text}|{side.country or ''}"
    return f"marsad-p-{hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest()[:20]}"


def _codes(country: str | None) -> list[str]:
    known = country_of(country)
    return [known.iso2.lower()] if known else []


def _urls(record: Record) -> list[str]:
    return [article.url for article in record.articles if article.url]


def _title(record: Record) -> str:
    sides = [" and ".join(side.name for side in group) for group in (record.actors, record.recipients)]
    return f"{relation(record)}: {' → '.join(filter(None, sides)) or record.trigger}"


@cache
def _table() -> _Table:
    text = resources.files("marsad").joinpath("data/exports/ftm.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Table)
