"""How often the realis of an event is right: gold in which some events of a sentence stand with theirs.

Only the events that are marked count, and of them those that are found at all: an accepted type and an
overlapping trigger, as in `bench.scoring`. Where usage leaves it open (`also`), either answer is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bench.scoring import Measure, Record, same_event


class RealisScore(NamedTuple):
    """What is measured on the gold of realis."""

    found: Measure
    """Marked events that are found."""
    right: Measure
    """Found events whose realis is right."""
    each: dict[str, Measure]
    """The same by the realis that the gold gives."""

    def numbers(self) -> dict[str, float]:
        """The numbers that have a floor, as fractions."""
        every = {f"{realis}_right": m.recall for realis, m in self.each.items()}
        return {"found": self.found.recall, "realis_accuracy": self.right.recall, **every}

    def summary(self) -> str:
        """How many there are, are read and agree."""
        return f"{self.found.gold} events, {self.found.hits} read, {self.right.hits} agree"


def score_realis(gold: Iterable[Record], readings: Mapping[str, Record]) -> RealisScore:
    """Compare gold sentences with the readings of the same ids (`Reading.to_dict()`)."""
    marked = 0
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for sentence in gold:
        marked += len(sentence["events"])
        for g, p in matches(sentence, readings[sentence["id"]]):
            found[g["realis"]] += 1
            right[g["realis"]] += p["realis"] in (g["realis"], *g["also"])
    total, good = sum(found.values()), sum(right.values())
    each = {r: Measure(right[r], found[r], found[r]) for r in sorted(found)}
    return RealisScore(Measure(total, total, marked), Measure(good, total, total), each)


def matches(sentence: Record, reading: Record) -> list[tuple[Record, Record]]:
    """The marked events of a sentence that a reading has, each with the event whose trigger is most alike."""
    text, found = sentence["text"], []
    for event in sentence["events"]:
        fitting = [p for p in reading["events"] if same_event(text, event, p)]
        if fitting:
            found.append((event, max(fitting, key=lambda p: _alike(event["trigger"], p["trigger"]))))
    return found


def _alike(a: Record, b: Record) -> float:
    """What two triggers share, of what they cover together."""
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return float(shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])))
