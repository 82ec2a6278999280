"""Times: the corpus beside the rules, the publication date, bad input and time that stays linear."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tools.growth import grows_in_proportion

import marsad.values
from marsad.arabic.tokens import tokenize
from marsad.errors import InputError
from marsad.types import Time
from marsad.values.times import find_times, read_times

CORPUS = Path(marsad.values.__file__).parent / "corpus"


def cases(name: str) -> list[tuple[str, str | None, str]]:
    entries = yaml.load((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [(e["value"], e.get("published"), text) for e in entries for text in e["texts"]]


def times(text: str, published: str | None = "2017-06-14") -> list[Time]:
    return read_times(tokenize(text), text, published=published)


@pytest.mark.parametrize(("value", "published", "text"), cases("times"))
def test_corpus_of_times(value: str, published: str | None, text: str) -> None:
    expected = [] if value == "none" else [value]
    if value == "none":
        assert [t.value for t in times(text)] == expected
    found = times(text, published)
    assert [t.value for t in found] == expected
    assert all(t.text == text[t.start : t.end] for t in found)


@pytest.mark.parametrize("text", sorted({text for _, _, text in cases("times")}))
def test_without_publication_relative_times_have_no_bounds(text: str) -> None:
    for found in times(text, None):
        unknown = "X" in found.value or found.value.endswith("_REF") or found.type in ("DURATION", "SET")
        assert (found.earliest is None) == unknown
        if found.earliest and found.latest:
            assert found.earliest < found.latest


@pytest.mark.parametrize(
    "published", ["", "soon", "2017-13-01", "2017-02-30", "0000-01-01", "14/06/2017", "٢٠١٧-٠٦"]
)
def test_unreadable_publication_date_is_one_line(published: str) -> None:
    with pytest.raises(InputError) as caught:
        times("أمس", published)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("tense", "day"),
    [("past", "2017-06-09"), ("future", "2017-06-16"), ("present", "2017-06-16"), (None, "2017-06-09")],
)
def test_tense_of_the_clause_decides_the_weekday(tense: str | None, day: str) -> None:
    text = "الجمعة"
    found = read_times(tokenize(text), text, published="2017-06-14", tense=lambda _: tense)
    assert [t.value for t in found] == [day]


def test_tokens_of_a_time_are_told() -> None:
    text = "قتل 12 شخصا يوم 12 مارس 2017"
    found = find_times(tokenize(text), text, published=None)
    assert [(f.first, f.end) for f in found] == [(3, 7)]


def test_spans_leave_out_clitics() -> None:
    text = "وبالأسبوع الماضي ولعام 2014"
    assert [t.text for t in times(text)] == ["الأسبوع الماضي", "عام 2014"]


def test_bounds_of_parts() -> None:
    (found,) = times("منتصف نوفمبر الماضي")
    assert (found.earliest, found.latest, found.mod) == ("2016-11-11", "2016-11-21", "MID")
    (found,) = times("خلال العامين الماضيين")
    assert (found.earliest, found.latest) == ("2015-06-14", "2017-06-15")


NOISE = [
    "٣",
    "3 ",
    "مليون ",
    "و ",
    "يوم ",
    "الاثنين ",
    "من ",
    "2014-",
    "12/",
    "الأول ",
    "قبل ",
    "كل ",
    "في شهر ",
    "ساعة و",
    "3، ",
]


@pytest.mark.parametrize("piece", NOISE)
def test_time_stays_linear(piece: str) -> None:
    def run(size: int) -> None:
        text = piece * (size // len(piece))
        read_times(tokenize(text), text, published="2017-06-14")

    assert grows_in_proportion(run, 10_000, 80_000)
