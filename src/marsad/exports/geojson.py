"""GeoJSON: a feature for each event, its geometry null where the place is not known as a point."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from marsad.exports.events import plain_row
from marsad.exports.fields import Field
from marsad.exports.records import Record

_OWN = frozenset(("latitude", "longitude"))
FIELDS: tuple[Field, ...] = (
    Field("id", lambda r: r.event),
    Field("geometry", lambda r: _point(r)),
    Field("properties", lambda r: {name: value for name, value in plain_row(r).items() if name not in _OWN}),
)


def geojson(records: Iterable[Record], out: TextIO) -> None:
    """A FeatureCollection (RFC 7946), a feature a line."""
    out.write('{"type": "FeatureCollection", "features": [')
    for i, record in enumerate(records):
        feature = {"type": "Feature", **{field.name: field.of(record) for field in FIELDS}}
        out.write((",\n" if i else "\n") + json.dumps(feature, ensure_ascii=False))
    out.write("\n]}\n")


def _point(record: Record) -> dict[str, object] | None:
    place = record.location
    if place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
