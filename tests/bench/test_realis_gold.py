"""The gold of realis: well-formed, every device in it; and how it is scored."""

from collections import Counter
from typing import Any

import pytest

from bench.gate import GOLD, load_gold
from bench.realis import matches, score_realis
from marsad.plover import QUADS

SENTENCES = load_gold(GOLD["realis"].path)
VALUES = {"actual", "planned", "hypothetical", "negated"}


@pytest.mark.parametrize("sentence", SENTENCES, ids=[s["id"] for s in SENTENCES])
def test_gold_is_well_formed(sentence: dict[str, Any]) -> None:
    assert sentence["device"] and sentence["events"]
    for event in sentence["events"]:
        trigger = event["trigger"]
        assert trigger["text"] and sentence["text"][trigger["start"] : trigger["end"]] == trigger["text"]
        assert event["types"] and set(event["types"]) <= QUADS.keys()
        assert {event["realis"], *event["also"]} <= VALUES and event["realis"] not in event["also"]


def test_gold_covers_every_realis_and_many_devices() -> None:
    assert len({s["text"] for s in SENTENCES}) == len(SENTENCES) >= 150
    assert len({s["device"] for s in SENTENCES}) >= 80
    having = Counter(e["realis"] for s in SENTENCES for e in s["events"])
    assert all(having[value] >= 30 for value in VALUES), having


def event(start: int, end: int, realis: str, *also: str) -> dict[str, Any]:
    span = {"start": start, "end": end, "text": ""}
    return {"types": ["ASSAULT"], "type": "ASSAULT", "trigger": span, "realis": realis, "also": list(also)}


@pytest.mark.parametrize(
    ("gold", "read", "right"),
    [
        (event(0, 4, "negated"), [event(0, 4, "negated")], 1.0),
        (event(0, 4, "negated"), [event(0, 4, "actual")], 0.0),
        (event(0, 4, "planned", "hypothetical"), [event(0, 4, "hypothetical")], 1.0),
        (event(0, 4, "negated"), [event(3, 20, "actual"), event(0, 5, "negated")], 1.0),
        (event(0, 4, "negated"), [event(5, 9, "negated")], 0.0),
    ],
)
def test_the_most_alike_event_counts(gold: dict[str, Any], read: list[dict[str, Any]], right: float) -> None:
    found = score_realis([{"id": "1", "text": "x" * 20, "events": [gold]}], {"1": {"events": read}})
    assert found.numbers()["realis_accuracy"] == right


def test_what_is_not_found_counts_only_as_not_found() -> None:
    gold = {"id": "1", "text": "x" * 20, "events": [event(0, 4, "negated")]}
    assert matches(gold, {"events": []}) == []
    found = score_realis([gold], {"1": {"events": []}})
    assert (found.found.gold, found.found.hits, found.right.gold) == (1, 0, 0)
