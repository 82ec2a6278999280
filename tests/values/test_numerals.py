from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spell import spell, spell_ordinal
from tools.growth import grows_in_proportion

from marsad.arabic.tokens import tokenize
from marsad.values.numberwords import LARGEST, number_word, parse_digits
from marsad.values.numerals import Number, read_numbers


def numbers(text: str) -> list[Number]:
    return read_numbers(tokenize(text), text)


def only(text: str) -> Number:
    found = numbers(text)
    assert len(found) == 1, (text, found)
    assert (found[0].start, found[0].end) == (0, len(tokenize(text)))
    return found[0]


_MAGNITUDES = st.integers(0, 12).flatmap(lambda power: st.integers(0, 10**power))


@settings(max_examples=3000, deadline=None)
@given(_MAGNITUDES, st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_spelled_reads_back(n: int, feminine: bool, oblique: bool, old: bool, marked: bool) -> None:
    assert only(spell(n, feminine=feminine, oblique=oblique, old=old, marked=marked)).value == n


@pytest.mark.parametrize("oblique", [False, True])
@pytest.mark.parametrize("feminine", [False, True])
def test_spelled_reads_back_all_small(feminine: bool, oblique: bool) -> None:
    for n in [*range(2001), *range(10**5, 10**5 + 300), *(10**p for p in range(13))]:
        assert only(spell(n, feminine=feminine, oblique=oblique)).value == n


@pytest.mark.parametrize("oblique", [False, True])
@pytest.mark.parametrize("feminine", [False, True])
def test_ordinals_read_back(feminine: bool, oblique: bool) -> None:
    for n in range(1, 100):
        found = only(spell_ordinal(n, feminine=feminine, oblique=oblique))
        assert (found.value, found.ordinal) == (n, True)


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 10**12))
def test_digits_read_back(n: int) -> None:
    arabic = str(n).translate({48 + d: 0x0660 + d for d in range(10)})
    grouped = f"{n:,}"
    for text in (str(n), arabic, grouped, grouped.replace(",", "٬")):
        assert only(text).value == n
    if n >= 1000:
        assert only(grouped.replace(",", " ")).value == n
        assert only(grouped.replace(",", ".")).value == n


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="والثلاةخمسينمئةأعشرطفب ٣5.,-+/%$", max_size=80))
def test_any_text_is_read_in_order(text: str) -> None:
    found = numbers(text)
    assert all(abs(n.value) <= LARGEST and n.start < n.end for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("وثلاثة جنود", [3]),
        ("بخمسة ملايين", [5e6]),
        ("والـ21 دولة", [21]),
        ("بين خمسين ومئة قتيل", [50, 100]),
        ("بين خمسة وعشرين شخصا", [5, 20]),
        ("مئة وخمسون قتيلا", [150]),
        ("قتل ثلاثة وأصيب خمسة", [3, 5]),
        ("ثلاثة وخمسة", [3, 5]),
        ("مئة وثلاثمئة", [100, 300]),
        ("اربعين وخمسة", [45]),
        ("مئة وعشرة ومليون", [1000110]),
        ("واحد فاصلة الف وعشرة", [1.101]),
        ("خمس المساحة", [0.2]),
        ("خمس الدول المشاركات", [0.2]),
        ("خمس دول", [5]),
        ("ثلثي السكان", [2 / 3]),
        ("ألفا جندي", [2000]),
        ("أربعون ألفا", [40000]),
        ("12.5.2018", []),
        ("ربع", []),
        ("الواحد", []),
        ("ولست", []),
        ("وواثنين", []),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [n.value for n in numbers(text)] == pytest.approx(values)


def test_taken_tokens_end_a_number() -> None:
    tokens = tokenize("ألف ومئتان")
    assert [n.value for n in read_numbers(tokens, taken={1})] == [1000]


def test_400_digits_are_refused() -> None:
    assert numbers("9" * 400) == []
    assert parse_digits("9" * 400) is None
    assert numbers("1" + ",000" * 200) == []
    assert numbers("مليون " * 60) == []


def test_number_word_long_or_unknown() -> None:
    assert number_word("ث" * 10_000) is None
    assert number_word("كميه") is None


@pytest.mark.parametrize(
    "unit", ["٣", "مليون ", "و ", "بين ألف ومئة ", "333 ", "واحد فاصلة ", "3-", "ونصف ", "مئة و"]
)
def test_time_is_linear(unit: str) -> None:
    def run(size: int) -> None:
        text = unit * (size // len(unit))
        read_numbers(tokenize(text), text)

    assert grows_in_proportion(run, 25_000, 200_000)
