"""POLECAT's 40 columns (ngecEvents): tab-separated with a header, `None` for what is missing, `; ` between items."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from marsad import __version__
from marsad.exports.fields import Field
from marsad.exports.records import Record, Side
from marsad.exports.tabs import cell
from marsad.lexicon.cache import lexicon

_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def _of(side: str, whom: Callable[[Record], list[Side]]) -> tuple[Field, ...]:
    """The eight columns of a side."""
    return (
        Field(f"{side} Name", lambda r: [s.name for s in whom(r)]),
        Field(f"{side} Country", lambda r: _known(_country(s) for s in whom(r))),
        Field(f"{side} COW"),
        Field(f"Primary {side} Sector", lambda r: next((s.sector for s in whom(r) if s.sector), None)),
        Field(f"{side} Sectors", lambda r: _known(s.sector for s in whom(r))),
        Field(f"{side} Title"),
        Field(f"{side} Name Raw", lambda r: [s.text for s in whom(r)]),
        Field(f"Wikipedia {side} ID"),
    )  # fmt: skip


def _country(side: Side) -> str | None:
    known = lexicon().entities.get(side.country or "")
    return known.english if known else side.country


def _known(items: Iterable[str | None]) -> list[str]:
    return [item for item in items if item]


def _if(precision: str) -> Callable[[Record], object]:
    return lambda r: r.location.name if r.location.precision == precision else None


FIELDS: tuple[Field, ...] = (
    Field("Event ID", lambda r: r.event),
    Field("Event Date", lambda r: r.day),
    Field("Event Type", lambda r: r.type),
    Field("Event Mode", lambda r: r.mode),
    Field("Event Intensity", lambda r: r.score),
    Field("Quad Code", lambda r: _QUADS[r.quad]),
    Field("Contexts", lambda r: r.contexts),
    *_of("Actor", lambda r: r.actors),
    *_of("Recipient", lambda r: r.recipients),
    Field("Placename", lambda r: r.location.name),
    Field("City", _if("city")),
    Field("District"),
    Field("Province", _if("region")),
    Field("Country", lambda r: r.location.country),
    Field("Latitude", lambda r: r.location.latitude),
    Field("Longitude", lambda r: r.location.longitude),
    Field("GeoNames ID", lambda r: r.location.geonames),
    Field("Raw Placename", lambda r: r.place_text),
    Field("Feature Type"),
    Field("Source", lambda r: r.outlets),
    Field("Publication Date", lambda r: r.first_seen),
    Field("Story People"),
    Field("Story Organizations"),
    Field("Story Locations"),
    Field("Language", lambda r: r.articles[0].language),
    Field("Version", lambda r: f"marsad {__version__}"),
)  # fmt: skip


def polecat(records: Iterable[Record], out: TextIO) -> None:
    """A header and an event a line."""
    out.write("\t".join(field.name for field in FIELDS) + "\n")
    for record in records:
        out.write("\t".join(cell(field.of(record), null="None", between="; ") for field in FIELDS) + "\n")
