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
_ACROSS, _DOWN = (0.1, 0.9), (0.06, 0.87)
"""Between which shares of the picture circles stand, so that their names, which hang below, are not cut off."""
_WIDE, _HIGH = 0.2, 0.12
"""What a circle with its label takes of the picture on a telephone."""
_FULL = 0.55
"""Share of the picture that names may take."""
_PUSHES = 40

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
    places = _standing(tuple((pair.a.key, pair.b.key, pair.events) for pair in pairs), whole)
    xs = {key: at[0] for key, at in places.items()}
    ys = {key: at[1] for key, at in places.items()}
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
def _standing(pairs: tuple[Tie, ...], whole: tuple[Tie, ...]) -> dict[str, tuple[float, float]]:
    """Where the countries stand in the picture, from 0 to 1, with room for their names: as in the whole, if all are in it."""
    begun = _standing(whole, ()) if whole else {}
    if begun and all(a in begun and b in begun for a, b, _ in pairs):
        return {key: begun[key] for a, b, _ in pairs for key in (a, b)}
    places = _places(pairs, whole)
    xs = _spread({key: at[0] for key, at in places.items()}, _ACROSS)
    ys = _spread({key: at[1] for key, at in places.items()}, _DOWN)
    keys = sorted(places)
    room = min(1.0, math.sqrt(_FULL / (len(keys) * _WIDE * _HIGH)))
    for _ in range(_PUSHES):
        if not sum(_push(xs, ys, a, b, room) for i, a in enumerate(keys) for b in keys[:i]):
            break
    return {key: (round(xs[key], 4), round(ys[key], 4)) for key in places}


def _push(xs: dict[str, float], ys: dict[str, float], a: str, b: str, room: float) -> bool:
    """Push two that stand upon each other apart, the shorter way; whether they did."""
    aside, below = _WIDE * room - abs(xs[a] - xs[b]), _HIGH * room - abs(ys[a] - ys[b])
    if aside <= 0 or below <= 0:
        return False
    at, way, (first, last) = (ys, below, _DOWN) if below / _HIGH <= aside / _WIDE else (xs, aside, _ACROSS)
    low, high = (a, b) if at[a] < at[b] else (b, a)
    at[low] = max(first, at[low] - way / 2)
    at[high] = min(last, at[high] + way / 2)
    return True


@lru_cache(maxsize=256)
def _places(pairs: tuple[Tie, ...], whole: tuple[Tie, ...]) -> dict[str, tuple[float, float]]:
    """Where the springs between the countries of some pairs draw them, from where they stand in the whole."""
    begun = _places(whole, ()) if whole else {}
    graph: nx.Graph[str] = nx.Graph()
    for a, b, events in pairs:
        graph.add_edge(a, b, weight=math.log1p(events))
    places = nx.spring_layout(
        graph, k=2.6 / math.sqrt(len(graph)), pos={key: at for key, at in begun.items() if key in graph} or None,
        iterations=_MORE_ROUNDS if begun else _ROUNDS, seed=7,
    )  # fmt: skip
    return {key: (float(at[0]), float(at[1])) for key, at in places.items()}


def _spread(places: dict[str, float], room: tuple[float, float]) -> dict[str, float]:
    """The places stretched to the room there is."""
    low, high = min(places.values()), max(places.values())
    size = (high - low) or 1.0
    return {key: room[0] + (room[1] - room[0]) * (at - low) / size for key, at in places.items()}
