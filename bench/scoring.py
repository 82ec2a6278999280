"""How well readings agree with gold in which every event is annotated.

An event is found when the reading has one of an accepted type whose trigger overlaps the gold trigger; one
read event serves one gold event. Parties agree when their spans overlap or their country codes are equal and
not null. Gold stands as text with offsets (articles) or as text alone, meaning any of its occurrences
(sentences).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

Record = Mapping[str, Any]
"""A gold or read object as JSON gives it."""

Span = tuple[int, int]

G = TypeVar("G")
P = TypeVar("P")

ROLES = ("actors", "recipients", "attribution")


class Measure(NamedTuple):
    """Counts and what follows from them."""

    hits: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.found + self.gold
        return 2 * self.hits / total if total else 0.0


class Score(NamedTuple):
    """All that is measured on one gold file."""

    events: Measure
    core: Measure
    actors: Measure
    recipients: Measure
    realis: Measure
    attribution: Measure
    types: dict[str, Measure]

    def numbers(self) -> dict[str, float]:
        """The numbers that have a floor, as fractions."""
        return {
            "events_precision": self.events.precision,
            "events_recall": self.events.recall,
            "events_f1": self.events.f1,
            "core_recall": self.core.recall,
            "actors_f1": self.actors.f1,
            "recipients_f1": self.recipients.f1,
            "realis_accuracy": self.realis.recall,
            "attribution_f1": self.attribution.f1,
        }

    def summary(self) -> str:
        """How many there are, are read and agree."""
        return f"{self.events.gold} events, {self.events.found} read, {self.events.hits} agree"


def score(gold: Iterable[Record], readings: Mapping[str, Record]) -> Score:
    """Compare gold articles with the readings of the same ids (`Reading.to_dict()`)."""
    n: Counter[tuple[str, str]] = Counter()
    for article in gold:
        _count(n, article, readings[article["id"]]["events"])

    def measure(name: str) -> Measure:
        return Measure(n[name, "hits"], n[name, "found"], n[name, "gold"])

    types = sorted({name for name, _ in n if name.isupper()})
    return Score(
        events=measure("events"),
        core=measure("core"),
        actors=measure("actors"),
        recipients=measure("recipients"),
        realis=measure("realis"),
        attribution=measure("attribution"),
        types={kind: measure(kind) for kind in types},
    )


def _count(n: Counter[tuple[str, str]], article: Record, read: Sequence[Record]) -> None:
    """Add what one article gives; roles and realis are counted on the events that are found."""
    text, events = article["text"], article["events"]
    matched = pair(events, read, lambda g, p: same_event(text, g, p))
    n["events", "hits"] += len(matched)
    n["events", "found"] += len(read)
    n["events", "gold"] += len(events)
    n["core", "gold"] += sum(e["core"] for e in events)
    n["core", "hits"] += sum(g["core"] for g, _ in matched)
    n["core", "found"] = n["core", "hits"]
    for event in events:
        n[event["types"][0], "gold"] += 1
    for event in read:
        n[event["type"], "found"] += 1
    for g, p in matched:
        n[g["types"][0], "hits"] += 1
        n["realis", "gold"] += 1
        n["realis", "found"] += 1
        n["realis", "hits"] += g["realis"] == p["realis"]
        for role in ROLES:
            n[role, "gold"] += len(g[role])
            named = once(p[role])
            n[role, "found"] += len(named)
            n[role, "hits"] += len(pair(g[role], named, lambda a, b: same_party(text, a, b)))


def once(parties: Sequence[Record]) -> list[Record]:
    """The parties by their words, each once: «الطرفين» stands for two states and is one description in the gold."""
    return list({(party["start"], party["end"]): party for party in parties}.values())


def same_event(text: str, gold: Record, read: Record) -> bool:
    """An accepted type and an overlapping trigger."""
    return read["type"] in gold["types"] and _overlap(spans(text, gold["trigger"]), read["trigger"])


def same_party(text: str, gold: Record | str, read: Record) -> bool:
    """Overlapping words, or the same country."""
    country = None if isinstance(gold, str) else gold.get("country")
    return _overlap(spans(text, gold), read) or (country is not None and country == read.get("country"))


def spans(text: str, item: Record | str) -> list[Span]:
    """Where a gold item may stand: at its offsets, or wherever its text occurs."""
    if not isinstance(item, str) and item.get("start") is not None:
        return [(item["start"], item["end"])]
    part = item if isinstance(item, str) else item["text"]
    found: list[Span] = []
    at = text.find(part) if part else -1
    while at >= 0:
        found.append((at, at + len(part)))
        at = text.find(part, at + 1)
    return found


def _overlap(found: Iterable[Span], read: Record) -> bool:
    return any(start < read["end"] and read["start"] < end for start, end in found)


def pair(gold: Sequence[G], read: Sequence[P], fits: Callable[[G, P], bool]) -> list[tuple[G, P]]:
    """A largest one-to-one matching of gold and read items (augmenting paths), in reading order."""
    owner: dict[int, int] = {}

    def place(g: int, tried: set[int]) -> bool:
        for p in range(len(read)):
            if p in tried or not fits(gold[g], read[p]):
                continue
            tried.add(p)
            if p not in owner or place(owner[p], tried):
                owner[p] = g
                return True
        return False

    for g in range(len(gold)):
        place(g, set())
    return [(gold[g], read[p]) for p, g in sorted(owner.items())]
