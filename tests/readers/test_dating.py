"""When and how much: what the times and numbers of a sentence say of its events."""

from __future__ import annotations

import pytest

import marsad


@pytest.mark.parametrize(
    ("text", "rule", "sizes"),
    [
        ("خلف الهجوم 39 قتيلا وأكثر من 60 جريحا.", "assault.attack", {("killed", 39), ("injured", 60)}),
        ("أدى الهجوم إلى مقتل ما لا يقل عن 12 شخصا.", "assault.attack", {("killed", 12)}),
        ("أسفر الهجوم عن إصابة 17 شخصا.", "assault.attack", {("injured", 17)}),
        ("لقي جنديان مصرعهما برصاص مسلحين.", "assault.meet-death", {("killed", 2)}),
        ("فرضت واشنطن حظر دخول على مواطني 6 دول.", "coerce.ban", set()),
    ],
)
def test_the_words_around_a_number_say_what_happened_to_so_many(
    text: str, rule: str, sizes: set[tuple[str, float]]
) -> None:
    (event,) = [e for e in marsad.read(text, published="2017-06-14").events if e.rule == rule]
    assert {(m.kind, m.value) for m in event.magnitudes} == sizes


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("هاجم مسلحون المدينة أمس.", "text"),
        ("قالت الشرطة أمس إن مسلحين هاجموا المدينة.", "published"),
    ],
)
def test_the_time_of_saying_is_not_that_of_what_is_said(text: str, basis: str) -> None:
    event = next(e for e in marsad.read(text, published="2017-06-14").events if e.type == "ASSAULT")
    assert event.time is not None
    assert event.time.basis == basis


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("قطعت كندا العلاقات مع مالي في 2019.", "2019-01-01"),
        ("قطعت كندا العلاقات مع مالي بعد إعادة انتخاب الرئيس في 2018.", None),
        ("قطعت كندا العلاقات مع مالي بسبب ثلاثة مهندسين معتقلين منذ العام 2017.", None),
        ("قطعت كندا العلاقات مع مالي التي ستشارك في القمة في سبتمبر المقبل.", None),
        ("جمدت كندا الأموال المودعة لديها منذ 2017 لصالح مالي.", None),
        ("قطعت كندا العلاقات مع مالي بعد يومين من 3 مايو 2018.", "2018-05-03"),
    ],
)
def test_the_time_of_another_deed_is_not_that_of_what_came_after(text: str, earliest: str | None) -> None:
    event = next(e for e in marsad.read(text, published="2020-06-14").events if e.type == "SANCTION")
    assert event.time.earliest == earliest


def test_the_evening_of_the_day_it_was_published_is_not_to_come() -> None:
    (event,) = marsad.read("هاجم مسلحون المدينة مساء اليوم.", published="2022-03-08").events
    assert (event.time.earliest, event.time.basis) == ("2022-03-08T18:00:00", "text")
