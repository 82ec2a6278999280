"""The gold of quotes: well-formed, with hard negatives; and how it is scored."""

from typing import Any

import pytest

from bench.gate import GOLD, load_gold
from bench.quotes import same_quote, score_quotes
from bench.scoring import Record

PASSAGES = load_gold(GOLD["quotes"].path)


@pytest.mark.parametrize("passage", PASSAGES, ids=[p["id"] for p in PASSAGES])
def test_gold_stands_in_its_text(passage: dict[str, Any]) -> None:
    text = passage["text"]
    for quote in passage["quotes"]:
        assert quote["speaker"] in text
        for part in (quote["cue"], quote["content"]):
            assert text[part["start"] : part["end"]] == part["text"]


def test_gold_has_enough_passages_and_hard_negatives() -> None:
    assert len({p["text"] for p in PASSAGES}) == len(PASSAGES) >= 120
    assert sum(not p["quotes"] for p in PASSAGES) >= 35
    assert sum(q["direct"] for p in PASSAGES for q in p["quotes"]) >= 15


def gold(content: tuple[int, int], speaker: str = "الوزير", *, direct: bool = False) -> dict[str, Any]:
    return {"speaker": speaker, "direct": direct, "content": {"start": content[0], "end": content[1]}}


def read(start: int, end: int, speaker: str | None = "الوزير", *, direct: bool = False) -> dict[str, Any]:
    said = None if speaker is None else {"text": speaker}
    return {"start": start, "end": end, "direct": direct, "speaker": said}


@pytest.mark.parametrize(
    ("found", "same"),
    [
        (read(10, 20), True),
        (read(10, 30), True),
        (read(10, 31), False),
        (read(10, 20, "وزير"), True),
        (read(10, 20, "السفير"), False),
        (read(10, 20, None), False),
        (read(10, 20, direct=True), False),
    ],
)
def test_same_quote(found: dict[str, Any], same: bool) -> None:
    assert same_quote(gold((10, 20)), found) is same


def test_score_counts_found_exact_and_left_alone() -> None:
    passages: list[Record] = [
        {"id": "1", "quotes": [gold((10, 20)), gold((30, 40))]},
        {"id": "2", "quotes": []},
    ]
    readings: dict[str, Record] = {"1": {"quotes": [read(10, 20), read(30, 42)]}, "2": {"quotes": []}}
    numbers = score_quotes(passages, readings).numbers()
    assert numbers["quotes_f1"] == 1.0
    assert numbers["exact_extent"] == 0.5
    assert numbers["left_alone"] == 1.0
