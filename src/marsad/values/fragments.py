"""Days of which only a part is written: 2 من الشهر الجاري, يوم 22/04."""

from __future__ import annotations

import re

from marsad.values import calendars as cal
from marsad.values.clocks import CLOCK
from marsad.values.context import Context
from marsad.values.dates import Date, which_at
from marsad.values.spelled import number_at


def day_of_month(context: Context, i: int) -> Date | None:
    """«التاسع عشر من هذا الشهر», «2 من الشهر الجاري»: a day of a month known by its place."""
    words, today = context.words, context.today
    day = number_at(words, i)
    if (
        day is None
        or not 1 <= day.value <= 31
        or day.value % 1
        or words.fold(day.end) != "من"
        or today is None
    ):
        return None
    at, which = day.end + 1, None
    if words.bare(at, "this"):
        at, which = at + 1, 0
    unit = words.at(at, "unit_singular")
    if unit is None or unit.value != "M" or not unit.form.article or unit.form.prep:
        return None
    end = unit.end
    if which is None:
        told = which_at(words, end)
        if told is None:
            return None
        which, end = told
    month = cal.shift_months(today.replace(day=1), which)
    return Date(int(day.value), month.month, month.year, hijri=False, end=end) if month else None


def short_date(context: Context, i: int) -> Date | None:
    """Day and month in figures without a year, where only a date can stand: سأعود 22/04, يوم 22-4."""
    words = context.words
    if words.kind(i) != "number" or words.kind(i - 1) != "word" or words.glued(i):
        return None
    before = words.fold(i - 1)
    first_person = before.startswith(("سا", "سن")) and context.future_verb(i - 1)
    sure = first_person or before in ("يوم", "بتاريخ", "تاريخ")
    sign = words.fold(i + 1)
    if sign in ("/", "-") and words.kind(i + 2) == "number" and words.glued(i + 1) and words.glued(i + 2):
        maybe = before == "في" and context.tense(i) == "future" and sign == "/"
        if words.fold(i + 3) in ("/", "-", "%") or not (sure or maybe):
            return None
        a, b, end = words.fold(i), words.fold(i + 2), i + 3
    elif first_person and CLOCK.fullmatch(words.fold(i)):
        a, b = re.split("[.,:]", words.fold(i))
        end = i + 1
    else:
        return _lone_day(context, i, before)
    if not (a.isdigit() and b.isdigit()) or len(a) > 2 or len(b) > 2:
        return None
    day, month = int(a), int(b)
    if month > 12 >= day:
        day, month = month, day
    return Date(day, month, None, hijri=False, end=end) if cal.gregorian(2000, month, day) else None


def _lone_day(context: Context, i: int, before: str) -> Date | None:
    """«سأعود في 15»: a day of this month, only after a plan in the first person and before a full stop."""
    words, today = context.words, context.today
    verb = words.fold(i - 2)
    if before != "في" or not verb.startswith(("سا", "سن")) or not context.future_verb(i - 2) or today is None:
        return None
    written = words.fold(i)
    if (
        words.kind(i + 1) not in ("punct", "break")
        or words.fold(i + 1) in ("%", "٪", "/", "-")
        or len(written) > 2
    ):
        return None
    found = cal.gregorian(today.year, today.month, int(written))
    return Date(found.day, found.month, found.year, hijri=False, end=i + 1) if found else None
