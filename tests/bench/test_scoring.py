"""Scoring: what counts as found, and that one reading serves one gold event."""

from __future__ import annotations

from typing import Any

import pytest

from bench.scoring import Measure, pair, same_event, same_party, score, spans

TEXT = "قطعت الرياض علاقاتها مع طهران"


def party(text: str, country: str | None = None) -> dict[str, Any]:
    at = TEXT.index(text)
    return {"start": at, "end": at + len(text), "text": text, "country": country}


def read_event(trigger: str, kind: str = "SANCTION", **parts: Any) -> dict[str, Any]:
    event = {"type": kind, "trigger": party(trigger), "actors": [], "recipients": [], "attribution": []}
    return event | {"realis": "actual"} | parts


def gold_event(trigger: str, *types: str, **parts: Any) -> dict[str, Any]:
    event: dict[str, Any] = {"types": list(types or ("SANCTION",)), "trigger": trigger, "core": True}
    return event | {"actors": [], "recipients": [], "attribution": [], "realis": "actual"} | parts


def article(*events: dict[str, Any]) -> dict[str, Any]:
    return {"id": "a", "text": TEXT, "events": list(events)}


def test_measure_without_gold_or_found_is_zero() -> None:
    nothing = Measure(0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


def test_measure_f1_is_harmonic_mean() -> None:
    m = Measure(2, 4, 8)
    assert m.f1 == pytest.approx(2 * m.precision * m.recall / (m.precision + m.recall))


@pytest.mark.parametrize(
    ("trigger", "kind", "found"),
    [
        ("قطعت", "SANCTION", True),
        ("علاقاتها", "SANCTION", True),
        ("طهران", "SANCTION", False),
        ("قطعت", "ACCUSE", False),
        ("قطعت", "REJECT", True),
    ],
)
def test_same_event_needs_accepted_type_and_overlap(trigger: str, kind: str, found: bool) -> None:
    gold = gold_event("قطعت الرياض علاقاتها", "SANCTION", "REJECT")
    assert same_event(TEXT, gold, read_event(trigger, kind)) is found


def test_spans_of_bare_text_are_all_its_occurrences() -> None:
    assert spans("ابابا", "ابا") == [(0, 3), (2, 5)]
    assert spans("ابابا", {"start": 2, "end": 5, "text": "ابا"}) == [(2, 5)]
    assert spans("ابابا", "") == []


def test_same_party_by_words_or_country_but_not_by_two_unknown_countries() -> None:
    assert same_party(TEXT, {"text": "الرياض", "country": None}, party("الرياض"))
    assert same_party(TEXT, {"text": "الرياض", "country": "SAU"}, party("علاقاتها", "SAU"))
    assert not same_party(TEXT, {"text": "الرياض", "country": None}, party("علاقاتها"))
    assert same_party(TEXT, "الرياض", party("الرياض"))


def test_pair_finds_the_larger_matching() -> None:
    fits = {("a", 1), ("a", 2), ("b", 1)}
    assert sorted(pair(["a", "b"], [1, 2], lambda g, p: (g, p) in fits)) == [("a", 2), ("b", 1)]


def test_score_counts_one_reading_once() -> None:
    gold = [article(gold_event("قطعت"), gold_event("قطعت الرياض"))]
    found = score(gold, {"a": {"events": [read_event("قطعت")]}})
    assert found.events == Measure(1, 1, 2)
    assert found.core == Measure(1, 1, 2)


def test_score_roles_and_realis_count_on_found_events_only() -> None:
    riyadh, tehran = {"text": "الرياض", "country": "SAU"}, {"text": "طهران", "country": "IRN"}
    gold = [
        article(
            gold_event("قطعت", actors=[riyadh], recipients=[tehran], attribution=["طهران"]),
            gold_event("طهران", "ASSAULT", actors=[riyadh]),
        )
    ]
    read = read_event("قطعت", actors=[party("الرياض"), party("طهران")], realis="planned")
    found = score(gold, {"a": {"events": [read]}})
    assert found.actors == Measure(1, 2, 1)
    assert found.recipients == Measure(0, 0, 1)
    assert found.attribution == Measure(0, 0, 1)
    assert found.realis == Measure(0, 1, 1)
    assert found.types["SANCTION"] == Measure(1, 1, 1)
    assert found.numbers()["events_f1"] == pytest.approx(2 / 3)
