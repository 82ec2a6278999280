"""A bare «دينار» is the currency of the one country it can be."""

import pytest

import marsad


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("منحت الجزائر 15 مليون دينار للنازحين.", "DZD"),
        ("قالت الحكومة إن المشروع سيكلف 15 مليون دينار.\n\nوأضاف رئيس الوزراء التونسي أن العمل بدأ.", "TND"),
        ("بلغت تجارة تونس مع ليبيا 15 مليون دينار.", None),
        ("بلغ الدعم المصري 20 جنيها.", "EGP"),
        ("بلغ الدعم 20 جنيها.", None),
        ("دفعت فرنسا 20 مليون دينار كويتي.", "KWD"),
    ],
)
def test_the_countries_of_the_article_decide(text: str, unit: str | None) -> None:
    assert [q.unit for q in marsad.read(text).quantities if q.kind == "money"] == [unit]


def test_the_magnitudes_of_events_follow() -> None:
    reading = marsad.read("منحت الجزائر مالي 15 مليون دينار.")
    assert {m.unit for e in reading.events for m in e.magnitudes if m.kind == "money"} == {"DZD"}


def test_the_amounts_of_claims_follow() -> None:
    reading = marsad.read("منحت الجزائر مالي قرضا قيمته 15 مليون دينار.")
    assert [(c.dimension, c.detail["currency"]) for c in reading.claims] == [("credit", "DZD")]
