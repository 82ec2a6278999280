"""Calendars: stretches of time with their TIMEX3 value, in the Gregorian and the Hijri year.

Every reading of a date ends here, so that one place refuses an impossible date (31 February).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Final, NamedTuple

from hijridate import Gregorian, Hijri

from marsad.errors import InputError

Moment = dt.date | dt.datetime
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2999
HIJRI_FIRST: Final = 1343
HIJRI_LAST: Final = 1500
"""The years hijridate knows by the Umm al-Qura tables; outside them nothing is guessed."""

_PUBLISHED: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ][0-9:.,+Zz-]{1,40})?")
_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PARTS: Final = {
    "DA": (3, 6),
    "MO": (6, 12),
    "MI": (11, 14),
    "AF": (12, 18),
    "EV": (18, 24),
    "NI": (20, 28),
    "DT": (6, 18),
}
_TIMEX_PART: Final = {"DA": "MO", "MI": "MI"}


class When(NamedTuple):
    """A stretch of time: TIMEX3 type and value, first moment, first moment after, and mod."""

    type: str
    value: str
    begin: Moment | None
    end: Moment | None
    grain: str
    mod: str | None = None


def read_published(published: str | None) -> dt.date | None:
    """The day of publication; an unreadable one is the user's error, not an unknown date.

    >>> read_published("2017-03-18T10:00:00Z"), read_published(None)
    (datetime.date(2017, 3, 18), None)
    """
    if published is None:
        return None
    day = _published_day(published) if isinstance(published, str) else None
    if day is None:
        raise InputError(f"published {str(published)[:60]!r} is not a date of the form YYYY-MM-DD")
    return day


@lru_cache(maxsize=64)
def _published_day(published: str) -> dt.date | None:
    match = _PUBLISHED.fullmatch(published.strip())
    return gregorian(*map(int, match.groups())) if match else None


def gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None when the calendar has no such day.

    >>> gregorian(2017, 2, 31), gregorian(0, 1, 1), gregorian(20170, 1, 1)
    (None, None, None)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def hijri(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian date of a Hijri one, or None when there is no such day.

    >>> hijri(1440, 9, 1), hijri(1600, 1, 1), hijri(1440, 13, 1)
    (datetime.date(2019, 5, 6), None, None)
    """
    if not HIJRI_FIRST <= year <= HIJRI_LAST or not 1 <= month <= 12 or day < 1:
        return None
    if day > Hijri(year, month, 1).month_length():
        return None
    found = Hijri(year, month, day).to_gregorian()
    return dt.date(found.year, found.month, found.day)


def hijri_year_of(day: dt.date) -> int | None:
    """The Hijri year a day falls in, where the tables reach.

    >>> hijri_year_of(dt.date(2019, 5, 6))
    1440
    """
    if not dt.date(1924, 8, 1) <= day <= dt.date(2077, 11, 16):
        return None
    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)


def shift(day: dt.date, days: int) -> dt.date | None:
    """The day so many days later, or None outside the years read here."""
    ordinal = day.toordinal() + days
    if not dt.date(FIRST_YEAR, 1, 1).toordinal() <= ordinal <= dt.date(LAST_YEAR, 12, 31).toordinal():
        return None
    return dt.date.fromordinal(ordinal)


def shift_months(day: dt.date, months: int) -> dt.date | None:
    """The same day so many months later, the last of the month where it has no such day.

    >>> shift_months(dt.date(2017, 3, 31), -1)
    datetime.date(2017, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def a_day(day: dt.date) -> When:
    """One day: 2017-03-18."""
    return When("DATE", day.isoformat(), day, day + dt.timedelta(1), "day")


def days(first: dt.date, last: dt.date) -> When:
    """From one day to another, both included, as an ISO interval."""
    if first == last:
        return a_day(first)
    return When("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last + dt.timedelta(1), "days")


def a_week(day: dt.date) -> When:
    """The week of a day, from its Monday as ISO counts."""
    monday = day - dt.timedelta(day.weekday())
    year, week, _ = day.isocalendar()
    return When("DATE", f"{year}-W{week:02}", monday, monday + dt.timedelta(7), "week")


def a_weekend(day: dt.date) -> When:
    """Saturday and Sunday of the week of a day.

    >>> a_weekend(dt.date(2022, 3, 3)).value
    '2022-W09-WE'
    """
    week = a_week(day)
    saturday = day + dt.timedelta(5 - day.weekday())
    return When("DATE", week.value + "-WE", saturday, saturday + dt.timedelta(2), "weekend")


def months(year: int, month: int, count: int, value: str, grain: str) -> When:
    """So many months from the first of one."""
    first = dt.date(year, month, 1)
    return When("DATE", value, first, shift_months(first, count) or dt.date(LAST_YEAR + 1, 1, 1), grain)


def a_month(year: int, month: int) -> When:
    """One month: 2017-03."""
    return months(year, month, 1, f"{year:04}-{month:02}", "month")


def a_year(year: int) -> When | None:
    """One year, or None outside those that four digits of news can mean."""
    return months(year, 1, 12, f"{year:04}", "year") if FIRST_YEAR <= year <= LAST_YEAR else None


def a_decade(first: int) -> When:
    """Ten years; TIMEX3 writes the first three digits."""
    return months(first, 1, 120, str(first // 10), "decade")


def a_century(first: int) -> When:
    """A hundred years as the news counts them, from the round year; TIMEX3 writes two digits."""
    return months(first, 1, 1200, str(first // 100), "century")


def a_season(year: int, code: str) -> When:
    """Three months: 2016-SU; winter is counted to the year in which it begins."""
    return months(year, _SEASONS[code], 3, f"{year}-{code}", "season")


def a_part(year: int, kind: str, number: int) -> When | None:
    """A quarter (Q) or half (H) of a year: 2017-Q1."""
    length = {"Q": 3, "H": 6}[kind]
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= number <= 12 // length:
        return None
    return months(year, (number - 1) * length + 1, length, f"{year}-{kind}{number}", "quarter")


def a_hijri_month(year: int, month: int) -> When | None:
    """A Hijri month, whose value is the interval of its Gregorian days."""
    first = hijri(year, month, 1)
    if first is None:
        return None
    return days(first, first + dt.timedelta(Hijri(year, month, 1).month_length() - 1))._replace(grain="month")


def a_hijri_year(year: int) -> When | None:
    """A Hijri year as the interval of its Gregorian days."""
    first, last = hijri(year, 1, 1), hijri(year, 12, 29)
    if first is None or last is None:
        return None
    return days(first, last + dt.timedelta(Hijri(year, 12, 1).month_length() - 29))._replace(grain="year")


def part_of_day(when: When, part: str) -> When:
    """Morning, evening or night of a day; without a day only the value says so.

    >>> part_of_day(a_day(dt.date(2022, 3, 7)), "EV").value
    '2022-03-07TEV'
    """
    if part == "24":
        if not isinstance(when.begin, dt.date):
            return when._replace(type="TIME", value=when.value + "T24:00", grain="time")
        midnight = dt.datetime.combine(when.begin, dt.time()) + dt.timedelta(1)
        return When("TIME", midnight.isoformat()[:16], midnight, midnight + dt.timedelta(hours=1), "time")
    value = f"{when.value}T{_TIMEX_PART.get(part, part)}"
    if not isinstance(when.begin, dt.date):
        return When("TIME", value, None, None, "time", when.mod)
    begin = dt.datetime.combine(when.begin, dt.time())
    first, last = _PARTS[part]
    return When(
        "TIME", value, begin + dt.timedelta(hours=first), begin + dt.timedelta(hours=last), "time", when.mod
    )


def at_clock(when: When, hour: int, minute: int, *, zone: str = "") -> When:
    """A day at an hour and minute, with Z where the text says Greenwich."""
    value = f"{when.value}T{hour:02}:{minute:02}{zone}"
    if not isinstance(when.begin, dt.date):
        return When("TIME", value, None, None, "time")
    begin = dt.datetime.combine(when.begin, dt.time(hour, minute, tzinfo=dt.UTC if zone else None))
    return When("TIME", value, begin, begin + dt.timedelta(minutes=1), "time")


def phase(when: When, mod: str) -> When:
    """The beginning, middle or end of a stretch: days 1 to 10 of a month, four months of a year.

    >>> phase(a_month(2016, 11), "MID")[1:4]
    ('2016-11', datetime.date(2016, 11, 11), datetime.date(2016, 11, 21))
    """
    first, last = when.begin, when.end
    if first is None or last is None or isinstance(first, dt.datetime) or isinstance(last, dt.datetime):
        return when._replace(mod=mod)
    if when.grain == "month":
        cuts = [first, first + dt.timedelta(10), first + dt.timedelta(20), last]
    elif when.grain == "year":
        third = (last - first).days // 3
        inner = (
            [shift_months(first, 4), shift_months(first, 8)]
            if first.month == first.day == 1
            else [None, None]
        )
        cuts = [
            first,
            inner[0] or first + dt.timedelta(third),
            inner[1] or first + dt.timedelta(2 * third),
            last,
        ]
    else:
        third = -(-(last - first).days // 3)
        cuts = [first, first + dt.timedelta(third), max(first, last - dt.timedelta(third)), last]
        cuts[2] = max(cuts[1], cuts[2])
    at = ("START", "MID", "END").index(mod)
    return when._replace(begin=cuts[at], end=cuts[at + 1], mod=mod)


def half(when: When, number: int) -> When:
    """The first or second half of a month or another stretch; of a year it has a value of its own."""
    if (
        when.grain == "year"
        and isinstance(when.begin, dt.date)
        and when.begin.month == 1
        and when.begin.day == 1
    ):
        return a_part(when.begin.year, "H", number) or when
    mod = "START" if number == 1 else "END"
    if when.begin is None or when.end is None:
        return when._replace(mod=mod)
    middle = when.begin + dt.timedelta(15 if when.grain == "month" else (when.end - when.begin).days // 2)
    return when._replace(
        begin=when.begin if number == 1 else middle, end=middle if number == 1 else when.end, mod=mod
    )


def iso(moment: Moment | None) -> str | None:
    """A moment as ISO 8601, without fractions."""
    return moment.isoformat() if moment is not None else None
