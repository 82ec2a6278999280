"""The stage as the reader runs it, times and then amounts: false friends, bad input, linear time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tools.growth import grows_in_proportion

import marsad.values
from marsad.arabic.sentences import sentences
from marsad.arabic.tokens import Token, tokenize
from marsad.types import Quantity, Time
from marsad.values.quantities import read_quantities
from marsad.values.times import find_times

CORPUS = Path(marsad.values.__file__).parent / "corpus"
FRIENDS: list[dict[str, Any]] = yaml.load(
    (CORPUS / "false-friends.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def stage(tokens: list[Token], text: str) -> tuple[list[Time], list[Quantity]]:
    found = find_times(tokens, text, published="2017-06-14")
    taken = {i for t in found for i in range(t.first, t.end)}
    return [f.time for f in found], read_quantities(tokens, text, taken=taken)


@pytest.mark.parametrize("case", FRIENDS, ids=lambda case: case["text"])
def test_false_friends(case: dict[str, Any]) -> None:
    times, amounts = stage(tokenize(case["text"]), case["text"])
    assert [t.value for t in times] == case.get("times", [])
    assert [q.value for q in amounts] == pytest.approx([float(v) for v in case.get("amounts", [])])


@pytest.mark.parametrize(
    "text",
    [
        "بلغ " + "9" * 400 + " دولار",
        "بلغ 1" + ",000" * 130 + " دولار",
        "يوم 99/99/9999",
        "في 31 فبراير 2017",
        "في 29 فبراير 2017",
        "1 يناير 0000",
        "5 مارس 20170",
        "5 رمضان 1600 هـ",
    ],
)
def test_the_impossible_is_no_time_and_no_huge_amount(text: str) -> None:
    times, amounts = stage(tokenize(text), text)
    assert times == []
    assert all(abs(q.value) < 1e301 for q in amounts)


NOISE = [
    "٣",
    "3 ",
    "مليون ",
    "و ",
    "ألف ومئة و",
    "بين 3 و",
    "(3) ",
    "3، ",
    "يوم 3 ",
    "من 3 إلى ",
    "ساعة و",
    "98،08",
]


@pytest.mark.parametrize("piece", NOISE)
def test_time_stays_linear(piece: str) -> None:
    def run(size: int) -> None:
        text = piece * (size // len(piece))
        stage(tokenize(text), text)  # one sentence, however long
        for tokens in sentences(tokenize(text)):
            stage(tokens, text)

    assert grows_in_proportion(run, 10_000, 80_000)
