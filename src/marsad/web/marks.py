"""A text with stretches that overlap, cut into segments that do not, so that a page can mark them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from marsad.web.contexts import Segment


class Stretch(NamedTuple):
    """A stretch of a text (half-open code points): what it is, and the part it plays in which event."""

    start: int
    end: int
    kind: str
    event: str = ""


def segments(text: str, stretches: Iterable[Stretch]) -> list[Segment]:
    """The text in segments, each with the stretches that cover it; together they are the text.

    >>> [(s.text, s.kinds) for s in segments("زار بوتين دمشق", [Stretch(0, 3, "trigger", "e1"), Stretch(4, 9, "actor", "e1")])]
    [('زار', ['trigger']), (' ', []), ('بوتين', ['actor']), (' دمشق', [])]
    """
    inside = [s for s in stretches if 0 <= s.start < s.end <= len(text)]
    opens: dict[int, list[Stretch]] = {}
    closes: dict[int, list[Stretch]] = {}
    for one in inside:
        opens.setdefault(one.start, []).append(one)
        closes.setdefault(one.end, []).append(one)
    cuts = sorted({0, len(text), *opens, *closes})
    covering: list[Stretch] = []
    found = []
    triggered: set[str] = set()
    for at, end in pairwise(cuts):
        for one in closes.get(at, ()):
            covering.remove(one)
        covering += opens.get(at, ())
        begun = next((s.event for s in covering if s.kind == "trigger" and s.event not in triggered), None)
        if begun:
            triggered.add(begun)
        found.append(Segment(
            text=text[at:end], kinds=sorted({s.kind for s in covering}),
            roles=sorted({f"{s.event}:{s.kind}" for s in covering if s.event}), trigger=begun,
        ))  # fmt: skip
    return found
