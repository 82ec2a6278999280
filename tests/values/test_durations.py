"""Durations and sets: the corpus, and sums of units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_times import cases, times

UNITS = [
    ("Y", "سنوات"),
    ("M", "أشهر"),
    ("W", "أسابيع"),
    ("D", "أيام"),
    ("TH", "ساعات"),
    ("TM", "دقائق"),
    ("TS", "ثواني"),
]


@pytest.mark.parametrize(("value", "published", "text"), cases("durations"))
def test_corpus_of_durations(value: str, published: str | None, text: str) -> None:
    for day in (published, "2017-06-14"):
        assert [t.value for t in times(text, day)] == ([] if value == "none" else [value])


@given(st.lists(st.integers(3, 10), min_size=7, max_size=7), st.sets(st.integers(0, 6), min_size=1))
def test_sums_of_units_read_back(numbers: list[int], chosen: set[int]) -> None:
    parts = [(numbers[k], *UNITS[k]) for k in sorted(chosen)]
    text = " و".join(f"{n} {word}" for n, _, word in parts)
    date = "".join(f"{n}{u}" for n, u, _ in parts if len(u) == 1)
    clock = "".join(f"{n}{u[1]}" for n, u, _ in parts if len(u) == 2)
    (found,) = times(text, None)
    assert found.value == f"P{date}" + (f"T{clock}" if clock else "")
    assert found.text == text


def test_modifiers() -> None:
    for text, mod in (
        ("نحو ثلاثة أشهر", "APPROX"),
        ("أكثر من شهرين", "MORE_THAN"),
        ("أقل من يومين", "LESS_THAN"),
    ):
        (found,) = times(text, None)
        assert found.mod == mod
        assert found.text == text
