"""Calendars: Hijri agrees with hijridate, and nothing impossible comes out."""

from __future__ import annotations

import datetime as dt

import pytest
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st
from test_times import times

from marsad.values import calendars as cal

MONTHS = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
]


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 30), st.booleans())
def test_hijri_days_agree_with_hijridate(year: int, month: int, day: int, marked: bool) -> None:
    text = f"{day} {MONTHS[month - 1]} {year}" + (" هـ" if marked else "")
    found = [t.value for t in times(text, None)]
    if day > Hijri(year, month, 1).month_length():
        assert found == []
    else:
        assert found == [Hijri(year, month, day).to_gregorian().isoformat()]


@pytest.mark.parametrize("year", [1200, 1342, 1501, 1600, 9999])
def test_hijri_years_outside_the_tables_are_no_dates(year: int) -> None:
    assert times(f"5 رمضان {year} هـ") == []
    assert cal.hijri(year, 9, 5) is None


@given(st.integers(-10, 20000), st.integers(-5, 20), st.integers(-5, 40))
def test_gregorian_never_fails(year: int, month: int, day: int) -> None:
    found = cal.gregorian(year, month, day)
    try:
        real = dt.date(year, month, day) if cal.FIRST_YEAR <= year <= cal.LAST_YEAR else None
    except ValueError:
        real = None
    assert found == real


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)), st.integers(-(10**9), 10**9))
def test_shifts_stay_inside_the_years_read(day: dt.date, by: int) -> None:
    for moved in (cal.shift(day, by), cal.shift_months(day, by)):
        assert moved is None or cal.FIRST_YEAR <= moved.year <= cal.LAST_YEAR


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(["START", "MID", "END"]))
def test_phases_are_inside_their_period(day: dt.date, mod: str) -> None:
    whole = [
        cal.a_month(day.year, day.month),
        cal.a_year(day.year),
        cal.a_week(day),
        cal.a_decade(day.year // 10 * 10),
    ]
    for when in whole:
        assert when is not None
        part = cal.phase(when, mod)
        assert (
            when.begin is not None
            and when.end is not None
            and part.begin is not None
            and part.end is not None
        )
        assert when.begin <= part.begin < part.end <= when.end


@given(
    st.text(alphabet=" 0123456789/-:.،وبلالماضيقبعدنذيومشهرسنةعاثخجحكت", max_size=60),
    st.sampled_from([None, "2017-06-14", "1000-01-01", "2999-12-31"]),
)
def test_no_text_fails(text: str, published: str | None) -> None:
    for found in times(text, published):
        assert text[found.start : found.end] == found.text
