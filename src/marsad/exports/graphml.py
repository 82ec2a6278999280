"""GraphML: parties as nodes, events as edges; with `marsad.web.network` the only module that imports networkx."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import networkx as nx

from marsad.exports.fields import Field
from marsad.exports.quads import relation
from marsad.exports.records import Record, Side

NODES = ("name", "country", "sector")
"""What a node has: English name, country, PLOVER sector, as far as they are known."""

FIELDS: tuple[Field, ...] = (
    Field("event", lambda r: r.event),
    Field("relation", relation),
    Field("type", lambda r: r.type),
    Field("mode", lambda r: r.mode),
    Field("quad", lambda r: r.quad),
    Field("score", lambda r: r.score),
    Field("realis", lambda r: r.realis),
    Field("day", lambda r: r.day.isoformat()),
    Field("dated", lambda r: r.dated),
    Field("place", lambda r: r.location.name),
    Field("precision", lambda r: r.location.precision),
    Field("geonames", lambda r: r.location.geonames),
    Field("sources", lambda r: r.sources),
    Field("articles", lambda r: " ".join(a.article for a in r.articles)),
    Field("evidence", lambda r: r.evidence),
)  # fmt: skip


def graphml(records: Iterable[Record], out: BinaryIO) -> None:
    """A directed multigraph of the events that have two parties."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for record in records:
        facts = {field.name: _clean(value) for field in FIELDS if (value := field.of(record)) is not None}
        for first, second in record.pairs:
            if first is not None and second is not None:
                graph.add_edge(_node(graph, first), _node(graph, second), **facts)
    nx.write_graphml(graph, out, named_key_ids=True)


def _node(graph: nx.MultiDiGraph[str], side: Side) -> str:
    key = str(_clean(side.key))
    facts = {"name": _clean(side.name), "country": side.country, "sector": side.sector}
    graph.add_node(key, **{name: value for name, value in facts.items() if value is not None})
    return key


def _clean(value: object) -> object:
    """A value without the characters that XML cannot hold."""
    if not isinstance(value, str):
        return value
    return "".join(
        char
        for char in value
        if char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff"
    )
