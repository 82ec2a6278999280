"""The table of formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from marsad.exports import events, ftm, gdelt, geojson, graphml, polecat, quads
from marsad.exports.fields import Column
from marsad.exports.records import Record


class Format(NamedTuple):
    """How events are written in a format."""

    name: str
    about: str
    columns: Sequence[Column[Any]]
    """Its columns, or what its objects have: the tables of docs/exports.md."""
    write: Callable[[Iterable[Record], Any], Mapping[str, str] | None]
    """Writes events to a stream, of text or bytes; gives the content of what stands beside the file, by its ending."""
    binary: bool = False
    says_realis: bool = True
    """Whether it can say that an event is planned, supposed or denied; else only what happened is written."""


_ALL = (
    Format("polecat", "POLECAT's 40 columns, tab-separated with a header", polecat.FIELDS, polecat.polecat, says_realis=False),
    Format("gdelt", "GDELT 2.0's 61 columns, tab-separated without a header", gdelt.COLUMNS, gdelt.gdelt, says_realis=False),
    Format("ftm", "FollowTheMoney entities, a JSON object a line", ftm.FIELDS, ftm.ftm, says_realis=False),
    Format("graphml", "GraphML: parties and the events between them", graphml.FIELDS, graphml.graphml, binary=True),
    Format("geojson", "GeoJSON: events on the map", geojson.FIELDS, geojson.geojson),
    Format("quads", "subject, relation, object, day: a temporal knowledge graph", quads.FIELDS, quads.quads, says_realis=False),
    Format("csv", "comma-separated values with a header", events.FIELDS, events.csv_rows),
    Format("parquet", "Parquet", events.FIELDS, events.parquet, binary=True),
    Format("jsonl", "a JSON object a line", events.FIELDS, events.jsonl),
)  # fmt: skip
FORMATS = {one.name: one for one in _ALL}
"""By name, in the order of docs/exports.md."""
