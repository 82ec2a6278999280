"""Where the countries of a network stand: the only module that imports networkx."""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx as nx

from marsad.web.contexts import Edge, Name, Network, Node, PairLine

_ROUNDS = 80
_SIDES, _TOP = 0.1, 0.06
"""Room at the borders, so that labels are not cut off."""


def network(pairs: Sequence[PairLine]) -> Network:
    """The network of these pairs; the same pairs always stand in the same places."""
    graph: nx.Graph[str] = nx.Graph()
    names: dict[str, Name] = {}
    events: dict[str, int] = {}
    for pair in pairs:
        graph.add_edge(pair.a.key, pair.b.key, weight=math.log1p(pair.events))
        for name in (pair.a, pair.b):
            names[name.key] = name
            events[name.key] = events.get(name.key, 0) + pair.events
    if not names:
        return Network(nodes=[], edges=[])
    places = nx.spring_layout(graph, k=2.6 / math.sqrt(len(names)), iterations=_ROUNDS, seed=7)
    xs = _spread({key: float(at[0]) for key, at in places.items()}, _SIDES)
    ys = _spread({key: float(at[1]) for key, at in places.items()}, _TOP)
    most, busiest = max(events.values()), max(pair.events for pair in pairs)
    return Network(
        nodes=[
            Node(name=names[key], x=xs[key], y=ys[key], size=math.sqrt(events[key] / most), events=events[key])
            for key in sorted(names, key=lambda key: (-events[key], key))
        ],
        edges=[
            Edge(
                pair=pair, leaning="cooperation" if pair.cooperations >= pair.conflicts else "conflict",
                width=math.sqrt(pair.events / busiest),
                x1=xs[pair.a.key], y1=ys[pair.a.key], x2=xs[pair.b.key], y2=ys[pair.b.key],
            ) for pair in reversed(pairs)
        ],
    )  # fmt: skip


def _spread(places: dict[str, float], edge: float) -> dict[str, float]:
    """The places stretched to the room there is."""
    low, high = min(places.values()), max(places.values())
    size = high - low or 1.0
    return {key: round(edge + (1 - 2 * edge) * (at - low) / size, 4) for key, at in places.items()}
