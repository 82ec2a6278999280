"""Dates: every day from 1950 to 2050 in every system of month names and order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from test_times import times

from marsad.values.timewords import tables

EGYPT = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
TUNISIA = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
MOROCCO = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
]
LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
SYSTEMS = {"egypt": EGYPT, "tunisia": TUNISIA, "morocco": MOROCCO, "levant": LEVANT}


def named(months: list[str]) -> Callable[[dt.date], str]:
    return lambda day: f"{day.day} {months[day.month - 1]} {day.year}"


FORMS: dict[str, Callable[[dt.date], str]] = {
    **{name: named(months) for name, months in SYSTEMS.items()},
    "double": lambda d: f"{d.day} {LEVANT[d.month - 1]}/{EGYPT[d.month - 1]} {d.year}",
    "bracket": lambda d: f"{d.day} {EGYPT[d.month - 1]} ({LEVANT[d.month - 1]}) {d.year}",
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "iso": lambda d: d.isoformat(),
    "arabic digits": lambda d: f"{d.day:02}-{d.month:02}-{d.year}".translate(
        {48 + k: 0x660 + k for k in range(10)}
    ),
    "glued": lambda d: f"{d.day}{TUNISIA[d.month - 1]}{d.year}",
}
DAYS = [
    dt.date(1950, 1, 1) + dt.timedelta(n) for n in range((dt.date(2051, 1, 1) - dt.date(1950, 1, 1)).days)
]


@pytest.mark.parametrize("form", FORMS)
def test_every_day_reads_back(form: str) -> None:
    write = FORMS[form]
    for day in DAYS if form in SYSTEMS else DAYS[::7]:
        text = write(day)
        found = times(text, None)
        assert [(t.value, t.earliest, t.latest, t.text) for t in found] == [
            (day.isoformat(), day.isoformat(), (day + dt.timedelta(1)).isoformat(), text)
        ], text


@pytest.mark.parametrize(
    "text", ["31 {} 2017", "30 {} 2017", "32 {} 2017", "0 {} 2017", "12 {} 0000", "12 {} 12345"]
)
def test_impossible_days_are_no_dates(text: str) -> None:
    for number, month in enumerate(EGYPT, 1):
        possible = text.startswith(("30", "31")) and (
            (text[:2] == "30" and number != 2) or number in (1, 3, 5, 7, 8, 10, 12)
        )
        assert bool(times(text.format(month))) == possible, month


def test_every_month_name_is_a_month() -> None:
    for first, entries in tables()["months"].items():
        for rest, number in entries:
            name = " ".join((first, *rest))
            assert [t.value for t in times(f"{name} 2015", None)] == [f"2015-{int(number):02}"], name


def test_month_without_a_year_follows_the_tense() -> None:
    assert times("سيعقد المؤتمر في مارس")[0].value == "2018-03"
    assert times("قال إن المؤتمر عقد في نوفمبر")[0].value in ("2016-11", "2017-11")
    assert times("عقد المؤتمر، قال الوزير في نوفمبر")[0].value == "2016-11"


def test_weekday_settles_the_year() -> None:
    assert times("الأحد 25 ديسمبر", "2017-01-10")[0].value == "2016-12-25"
