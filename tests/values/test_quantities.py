from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import marsad.values
from marsad.arabic.tokens import tokenize
from marsad.types import Quantity
from marsad.values.numberwords import entries
from marsad.values.quantities import read_quantities


def quantities(text: str, country: str | None = None, taken: frozenset[int] = frozenset()) -> list[Quantity]:
    found = read_quantities(tokenize(text), text, country=country, taken=taken)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    return found


def corpus(name: str) -> list[dict[str, Any]]:
    path = next(iter(marsad.values.__path__)) + f"/corpus/{name}.yaml"
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        loaded: list[dict[str, Any]] = yaml.safe_load(file)
    return loaded


def positives() -> list[tuple[str, dict[str, Any]]]:
    out = []
    for name, kind in (("numbers", "number"), ("money", "money"), ("measures", "measure")):
        for entry in corpus(name):
            out += [(str(s), {"kind": kind, "unit": None} | entry) for s in entry.get("surfaces", [])]
    return out


def negatives() -> list[str]:
    listed = [
        str(t) for name in ("numbers", "money", "measures") for e in corpus(name) for t in e.get("not", [])
    ]
    return listed + [text for e in entries() for text in e.wrong]


@pytest.mark.parametrize(("surface", "want"), positives(), ids=lambda v: v if isinstance(v, str) else "")
def test_corpus(surface: str, want: dict[str, Any]) -> None:
    found = quantities(surface, want.get("country"))
    assert [(q.kind, q.unit, q.text) for q in found] == [(want["kind"], want["unit"], surface)]
    assert found[0].value == pytest.approx(want["value"])


@pytest.mark.parametrize("text", negatives())
def test_negative_corpus(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [(e["text"], float(e["reads"])) for entry in entries() for e in entry.examples],
    ids=lambda v: str(v),
)
def test_entry_examples(text: str, value: float) -> None:
    assert value in [pytest.approx(q.value) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("وقعا 12 اتفاقية تعاون في المجال العسكري", "اتفاقية تعاون"),
        ("بينهم ستة مسؤولين تنفيذيين نفطيين مسجونين", "مسؤولين تنفيذيين"),
        ("خمس مؤسسات روسية عاملة", "مؤسسات روسية"),
        ("قتل 12 شخصا وأصيب آخرون", "شخصا"),
        ("12 من أعضاء الحزب", "أعضاء الحزب"),
        ("مليون طن من القمح", "القمح"),
        ("96 في المئة من إيرادات البلاد", "إيرادات البلاد"),
        ("الدول الخمس", "الدول"),
        ("أمة واحدة", "أمة"),
        ("أول بئر نفطية", "بئر نفطية"),
        ("قتل 25 في الهجوم", None),
        ("وصلت قاذفتان استراتيجيتان روسيتان", "قاذفتان استراتيجيتان"),
        ("سبعة وزراء", "وزراء"),
    ],
)
def test_what_is_counted(text: str, of: str | None) -> None:
    assert [q.of for q in quantities(text)] == [of]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("نحو 50 دولة", "APPROX"),
        ("قرابة ألفي شخص", "APPROX"),
        ("بنحو 4.4 مليار دولار", "APPROX"),
        ("أكثر من مئة قتيل", "MORE_THAN"),
        ("أقل من 10 في المئة", "LESS_THAN"),
        ("ما لا يقل عن 20 قتيلا", "EQUAL_OR_MORE"),
        ("خمسون دولة أخرى على الأقل", "EQUAL_OR_MORE"),
        ("20 قتيلا على الأكثر", "EQUAL_OR_LESS"),
        ("لا يزيد على 20 شخصا", "EQUAL_OR_LESS"),
        ("20 شخصا", None),
    ],
)
def test_modifiers(text: str, mod: str | None) -> None:
    assert [q.mod for q in quantities(text)] == [mod]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("بين 3 و5 مليارات دولار", [(3e9, "USD"), (5e9, "USD")]),
        ("10 إلى 12 شخصا", [(10, None), (12, None)]),
        ("10-12 شخصا", [(10, None), (12, None)]),
        ("تتراوح بين 20 و30 في المئة", [(20, "%"), (30, "%")]),
        ("بين ثلاثة وخمسة ملايين برميل يوميا", [(3e6, "bbl/d"), (5e6, "bbl/d")]),
    ],
)
def test_ranges(text: str, pairs: list[tuple[float, str | None]]) -> None:
    found = quantities(text)
    assert [(q.value, q.unit) for q in found] == pairs
    assert [q.mod for q in found] == ["EQUAL_OR_MORE", "EQUAL_OR_LESS"]


def test_from_to_is_a_change_not_a_range() -> None:
    assert [q.mod for q in quantities("ارتفع من 10 إلى 12 قتيلا")] == [None, None]


@pytest.mark.parametrize(
    "text", ["قتل شخصان", "لقي جنديان اثنان مصرعهما", "في محادثتين منفصلتين", "غرامتين ماليتين"]
)
def test_duals(text: str) -> None:
    assert [q.value for q in quantities(text)] == [2]


def test_relational_counts_parties_only() -> None:
    assert [q.value for q in quantities("اجتماع اللجنة السداسية")] == [6]
    assert quantities("العلاقات الثنائية") == []


def test_taken_tokens_are_left_alone() -> None:
    text = "في 2018 وصل 12 شخصا"
    assert [q.value for q in quantities(text, taken=frozenset({1}))] == [12]


@settings(max_examples=1000, deadline=None)
@given(st.text(alphabet="والثدلايرةخمسينمئأعشطفب ٣5.,-+/%$€:()\n\u0640\u064bkmM&#;", max_size=100))
def test_any_text_keeps_offsets(text: str) -> None:
    for q in quantities(text):
        assert q.value == q.value and abs(q.value) <= 1e301


def test_offsets_through_marks_and_clitics() -> None:
    (found,) = quantities("وبـثَـلاثـة ملايينَ دولارٍ")
    assert (found.value, found.unit) == (3e6, "USD")
    assert found.text.startswith("ثَ")
