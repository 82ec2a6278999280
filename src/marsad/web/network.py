"""Where the countries of a network stand: the only module that imports networkx."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import networkx as nx

from marsad.web.contexts import Edge, Name, Network, Node, PairLine

_ROUNDS = 80
_MORE_ROUNDS = 15
"""Rounds from where countries stand already: enough to make room."""
_SIDES, _TOP = 0.1, 0.06
"""Room at the borders, so that labels are not cut off."""


Tie = tuple[str, str, int]
"""Two countries and the number of events between them."""


def network(pairs: Sequence[PairLine], whole: tuple[Tie, ...] = ()) -> Network:
    """The network of these pairs; the same pairs always stand in the same places.

    `whole` are the pairs of a whole store: a country stays where it stands in its network, whatever is chosen;
    only to make room for one that is not in it, the others move a little.
    """
    names: dict[str, Name] = {}
    events: dict[str, int] = {}
    for pair in pairs:
        for name in (pair.a, pair.b):
            names[name.key] = name
            events[name.key] = events.get(name.key, 0) + pair.events
    if not names:
        return Network(nodes=[], edges=[])
    places = _places(tuple((pair.a.key, pair.b.key, pair.events) for pair in pairs), whole)
    xs = _spread({key: at[0] for key, at in places.items()}, _SIDES)
    ys = _spread({key: at[1] for key, at in places.items()}, _TOP)
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


@lru_cache(maxsize=256)
def _places(pairs: tuple[Tie, ...], whole: tuple[Tie, ...]) -> dict[str, tuple[float, float]]:
    """Where the countries of some pairs stand: where they stand in the whole, if all of them do."""
    begun = _places(whole, ()) if whole else {}
    if begun and all(a in begun and b in begun for a, b, _ in pairs):
        return {key: begun[key] for a, b, _ in pairs for key in (a, b)}
    graph: nx.Graph[str] = nx.Graph()
    for a, b, events in pairs:
        graph.add_edge(a, b, weight=math.log1p(events))
    places = nx.spring_layout(
        graph, k=2.6 / math.sqrt(len(graph)), pos={key: at for key, at in begun.items() if key in graph} or None,
        iterations=_MORE_ROUNDS if begun else _ROUNDS, seed=7,
    )  # fmt: skip
    return {key: (float(at[0]), float(at[1])) for key, at in places.items()}


def _spread(places: dict[str, float], edge: float) -> dict[str, float]:
    """The places stretched to the room there is."""
    low, high = min(places.values()), max(places.values())
    size = high - low or 1.0
    return {key: round(edge + (1 - 2 * edge) * (at - low) / size, 4) for key, at in places.items()}
