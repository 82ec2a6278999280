"""The gate: floors only rise, a change of the gold does not pass unnoticed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench import gate
from bench.gate import Drop, Floors, RefusalError, changed, drops, load_floors, raised, save_floors
from bench.scoring import Measure, Score, score

OLD = Floors({"news": "1"}, {"news": {"f1": 0.8, "recall": 0.7}})


def numbers(f1: float, recall: float = 0.7) -> gate.Numbers:
    return {"news": {"f1": f1, "recall": recall}}


def test_drop_within_half_a_point_is_noise() -> None:
    assert drops(OLD.floors, numbers(0.795)) == []


def test_drop_of_more_is_a_drop() -> None:
    assert drops(OLD.floors, numbers(0.794)) == [Drop("news.f1", 0.8, 0.794)]


def test_measure_that_is_gone_is_a_drop() -> None:
    assert drops(OLD.floors, {"news": {"f1": 0.9}}) == [Drop("news.recall", 0.7, 0.0)]


@pytest.mark.parametrize(
    ("digests", "names"),
    [({"news": "1"}, []), ({"news": "2"}, ["news"]), ({"news": "1", "more": "3"}, ["more"]), ({}, ["news"])],
)
def test_changed_names_the_gold_that_is_not_the_old(digests: dict[str, str], names: list[str]) -> None:
    assert changed(OLD, digests) == names


def test_raised_takes_the_better_and_keeps_the_floor_within_noise() -> None:
    new = raised(OLD, numbers(0.85, 0.698), {"news": "2"}, reason=None)
    assert new == Floors({"news": "2"}, {"news": {"f1": 0.85, "recall": 0.7}})


def test_raised_refuses_to_lower_without_reason() -> None:
    with pytest.raises(RefusalError, match=r"news\.f1 0\.600, floor 0\.800"):
        raised(OLD, numbers(0.6), {"news": "1"}, reason=None)


def test_raised_lowers_with_reason_and_notes_it() -> None:
    new = raised(OLD, numbers(0.6), {"news": "1"}, reason="the gold was wrong")
    assert new.floors["news"] == {"f1": 0.6, "recall": 0.7}
    assert [(r.measure, r.was, r.now, r.reason) for r in new.regressions] == [
        ("news.f1", 0.8, 0.6, "the gold was wrong")
    ]


def test_raised_without_floors_takes_what_is_measured() -> None:
    assert raised(None, numbers(0.61234), {}, reason=None).floors["news"]["f1"] == 0.6123


def test_floors_survive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert load_floors(path) is None
    save_floors(path, raised(OLD, numbers(0.6), {"news": "1"}, reason="why"))
    assert load_floors(path) == raised(OLD, numbers(0.6), {"news": "1"}, reason="why")


def _score(hits: int) -> Score:
    m = Measure(hits, 10, 10)
    return Score(m, m, m, m, m, m, {"AID": m})


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "1"}\n', encoding="utf-8")
    monkeypatch.setattr(gate, "GOLD", {"news": gate.Gold(gold, score)})
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, hits: int, *args: Any) -> Result:
    monkeypatch.setattr(gate, "measure", lambda gold: _score(hits))
    return CliRunner().invoke(gate.main, args)


def test_gate_from_first_floors_to_regression(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = run(monkeypatch, 8)
    assert missing.exit_code == 1 and "missing" in missing.output
    assert run(monkeypatch, 8, "--update").exit_code == 0
    passed = run(monkeypatch, 8, "--types")
    assert passed.exit_code == 0 and "gate passed" in passed.output and "AID" in passed.output
    worse = run(monkeypatch, 7)
    assert worse.exit_code == 1 and "news.events_f1 0.700, floor 0.800" in worse.output
    refused = run(monkeypatch, 7, "--update")
    assert refused.exit_code == 1 and "--allow-regression" in refused.output
    assert run(monkeypatch, 8).exit_code == 0, "a refusal changes nothing"
    assert run(monkeypatch, 7, "--update", "--allow-regression", "stricter gold").exit_code == 0
    assert run(monkeypatch, 7).exit_code == 0


def test_gate_fails_when_the_gold_changed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, 8, "--update")
    (place / "gold.jsonl").write_text('{"id": "2"}\n', encoding="utf-8")
    failed = run(monkeypatch, 9)
    assert failed.exit_code == 1 and "gold changed (news)" in failed.output
    assert run(monkeypatch, 9, "--update").exit_code == 0
    assert run(monkeypatch, 9).exit_code == 0


@pytest.mark.parametrize("args", [("--allow-regression", "why"), ("--update", "--allow-regression", " ")])
def test_regression_needs_update_and_a_reason(
    place: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    assert run(monkeypatch, 8, *args).exit_code == 2
