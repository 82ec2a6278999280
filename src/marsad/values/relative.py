"""Periods: months, years, weeks, decades and centuries, by number or by their place before or after now.

«العام الماضي», «نوفمبر من العام الماضي», «منتصف التسعينات», «الربع الأول من 2017», «نهاية الأسبوع».
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from marsad.arabic.fold import fold
from marsad.values import calendars as cal
from marsad.values.calendars import When
from marsad.values.context import Context, Hit
from marsad.values.dates import (
    calendar_of,
    hijri_in,
    numeric_at,
    plain_year,
    which_at,
    year_at,
)
from marsad.values.months import accepted, month_at
from marsad.values.openers import Readers
from marsad.values.spelled import number_at
from marsad.values.timewords import Words
from marsad.values.years import loose_year, year_hit

_SAME: Final = frozenset(fold(w) for w in ("نفسه", "ذاته", "نفسها", "ذاتها", "عينه"))
_OF: Final = frozenset(("من", "في", "ل", "لل", "عن"))


def period_hit(context: Context, i: int, *, bare: bool = False) -> Hit | None:
    """The period that begins at a token; `bare` also takes العام without an adjective, as after مطلع.

    >>> from marsad.arabic.tokens import tokenize
    >>> texts = ("شهر أكتوبر المقبل", "العام الماضي", "عام 2014", "التسعينات", "القرن العشرين", "العام")
    >>> for text in texts:
    ...     hit = period_hit(Context(Words(tokenize(text), text), dt.date(2008, 9, 26), None), 0)
    ...     print(hit and hit.when.value)
    2008-10
    2007
    2014
    199
    19
    None
    """
    for read in _PERIODS.at(context.words, i) if 0 <= i < context.words.size else ():
        found = read(context, i)
        if found is not None:
            return found
    return _bare(context, i) if bare else None


def _month(context: Context, i: int) -> Hit | None:
    words = context.words
    numeric = numeric_at(words, i)
    if numeric is not None and numeric.day is None and numeric.year is not None:
        return Hit(i, numeric.end, cal.a_month(numeric.year, numeric.month))
    month = month_at(words, i)
    if month is None or _after_day(words, i):
        return None  # the month of an impossible date, or of a street: شارع 14 جانفي
    year = year_at(words, month.end)
    if year is not None and (month.named or month.end > i + 1):
        hijri, common = calendar_of(month.hijri, year)
        common_month = cal.a_month(year[0], month.number)
        when = hijri_in(context, year[0], month.number, None, common=common) if hijri else common_month
        return Hit(i, year[1], when) if when is not None else None
    if (
        words.kind(month.end) == "number"
        and words.fold(month.end).isdigit()
        and len(words.fold(month.end)) >= 4
    ):
        number = int(words.fold(month.end))
        if len(words.fold(month.end)) > 4 or number < cal.FIRST_YEAR or month.hijri:
            return None
    which = which_at(words, month.end)
    if which is not None and month.named:
        when = (
            context.hijri_day(month.number, None, i, which[0])
            if month.hijri
            else context.month(month.number, i, which[0])
        )
        return Hit(i, which[1], when) if when is not None else None
    if words.fold(month.end) in _OF:
        of = _placed(context, month.end + 1)
        if of is not None and of.when.grain == "year":
            if of.when.begin is None:
                return Hit(i, of.end, When("DATE", f"XXXX-{month.number:02}", None, None, "month"))
            return Hit(i, of.end, cal.a_month(of.when.begin.year, month.number))
        end = _same_year(words, month.end + 1)
        if end and context.year is not None and not month.hijri:
            return Hit(i, end, cal.a_month(context.year, month.number))
    if not accepted(words, month, i):
        return None
    when = (
        context.hijri_day(month.number, None, i, None)
        if month.hijri
        else context.month(month.number, i, None)
    )
    return Hit(i, month.end, when) if when is not None else None


def _after_day(words: Words, i: int) -> bool:
    """Whether a day that was no date stands before the month: 31 فبراير, شارع 14 جانفي."""
    return words.kind(i - 1) == "number" and len(words.fold(i - 1)) <= 2


def _same_year(words: Words, i: int) -> int | None:
    """The token after «العام نفسه», «نفس العام»."""
    unit = words.at(i, "unit_singular")
    if unit and unit.value == "Y" and words.fold(unit.end) in _SAME:
        return unit.end + 1
    after = words.at(i + 1, "unit_singular")
    return i + 2 if words.fold(i) in ("نفس", "ذات") and after and after.value == "Y" else None


def _placed(context: Context, i: int) -> Hit | None:
    """هذا الأسبوع, العام الماضي, الشهر الجاري, القرن الماضي."""
    words = context.words
    this = words.at(i, "this") is not None
    at = i + 1 if this else i
    unit = words.at(at, "unit_singular")
    if unit is None or not unit.form.article or (this and unit.form.prep):
        return None
    if unit.value not in ("W", "M", "Y", "C", "E", "D") or (unit.value in ("D", "E") and not this):
        return None
    end = unit.end
    if unit.value == "Y" and not this and unit.form.text == fold("عام") and words.at(i - 1, "year_not"):
        return None
    if words.bare(end, "year_kind"):
        end += 1
    told = which_at(words, end)
    if told is None and this:
        told = (0, end)
    if told is None:
        return _century(context, i, unit.end) if unit.value == "C" else None
    if this and unit.value == "D":
        return None
    when = context.unit(unit.value, told[0])
    end = told[1]
    year = plain_year(words, end) if unit.value == "Y" else None
    if (
        year is not None
        and not year[2]
        and when is not None
        and when.begin is not None
        and year[0] == when.begin.year
    ):
        end = year[1]
    return Hit(i, end, when) if when is not None else None


def _century(context: Context, i: int, at: int) -> Hit | None:
    """القرن العشرين, القرن التاسع عشر."""
    words = context.words
    number = number_at(words, at)
    if (
        number is None
        or not number.article
        or number.digits
        or not 10 <= number.value <= 29
        or number.value % 1
    ):
        return None
    if words.spelled(number.end, "قبل") or words.fold(number.end) in ("ق", "الهجري", "للهجره"):
        return None
    when = cal.a_century((int(number.value) - 1) * 100)
    end = number.end + 1 if words.fold(number.end) == "الميلادي" else number.end
    return Hit(i, end, when)


def _quarter(context: Context, i: int) -> Hit | None:
    """«الربع الأول من العام الجاري», «النصف الثاني من ماي», «النصف الأول من القرن الماضي»."""
    words = context.words
    part = words.at(i, "quarter")
    if part is None:
        return None
    kind, number = part.value, number_at(words, i + 1)
    last = words.fold(i + 1) in ("الاخير", "الاخيره")
    if not last and (number is None or not number.ordinal or not number.article or number.value > 4):
        return None
    count = (4 if kind == "Q" else 2) if last else int(number.value if number else 0)
    at = i + 2 if last or number is None else number.end
    if words.fold(at) in _OF:
        at += 1
    elif not (words.fold(at).startswith("لل") or words.kind(at) == "number" or words.at(at, "unit_singular")):
        return None
    whole = period_hit(context, at, bare=True) or loose_year(context, at)
    if whole is None:
        return None
    if kind == "H":
        return Hit(i, whole.end, cal.half(whole.when, count)) if count <= 2 else None
    if whole.when.grain != "year":
        return None
    if whole.when.begin is None:
        return Hit(i, whole.end, whole.when._replace(value=f"{whole.when.value}-Q{count}", grain="quarter"))
    when = cal.a_part(whole.when.begin.year, "Q", count)
    return Hit(i, whole.end, when) if when is not None else None


def _decade(context: Context, i: int) -> Hit | None:
    """التسعينات, ثمانينيات القرن الماضي, عقد السبعينيات."""
    words = context.words
    found = words.at(i, "decade")
    at = i
    if found is None:
        head = words.at(i, "unit_singular")
        if head is None or head.value not in ("E", "Y") or (head.value == "Y" and head.form.article):
            head = words.at(i, "unit_plural")
            if head is None or head.value != "Y" or head.form.article:
                return None
        found = words.at(head.end, "decade")
        at = head.end
        if found is None and head.value == "E" and head.form.article:
            return _nth_decade(context, i, at)
    if found is None:
        return None
    end, of = found.end, None
    skip = 1 if words.fold(end) in _OF else 0
    of = _placed(context, end + skip)
    if of is not None and of.when.grain == "century":
        first = 1900 if of.when.begin is None else of.when.begin.year
        return Hit(i, of.end, cal.a_decade(first + int(found.value) % 100))
    if not found.form.article or words.fold(end) in (fold("العمر"), fold("عمره"), fold("عمرها")):
        return None
    if words.fold(at - 1) == "في" and words.fold(end) == "من":
        return None  # في الخمسينات من العمر
    return Hit(i, end, cal.a_decade(int(found.value)))


def _nth_decade(context: Context, i: int, at: int) -> Hit | None:
    """«العقد الثالث من القرن العشرين»: the twenties."""
    number = number_at(context.words, at)
    if number is None or not number.ordinal or number.value > 10 or context.words.fold(number.end) != "من":
        return None
    century = _placed(context, number.end + 1)
    if century is None or century.when.grain != "century" or century.when.begin is None:
        return None
    return Hit(i, century.end, cal.a_decade(century.when.begin.year + 10 * (int(number.value) - 1)))


def year_period(context: Context, i: int) -> tuple[int, int] | None:
    """The year of «العام الماضي» after a day and month, and the token after it."""
    at = i + 1 if context.words.fold(i) in _OF else i
    found = _placed(context, at)
    if found is not None and found.when.grain == "year" and found.when.begin is not None:
        return found.when.begin.year, found.end
    end = _same_year(context.words, at)
    return (context.year, end) if end and context.year is not None else None


def _season(context: Context, i: int) -> Hit | None:
    """صيف 2016, الصيف الماضي, هذا الشتاء."""
    words = context.words
    this = words.at(i, "this") is not None
    found = words.at(i + 1 if this else i, "seasons")
    if found is None:
        return None
    code, end = found.value, found.end
    if not found.form.article:
        year = year_at(words, end) if not this else None
        if year is not None and not year[2]:
            return Hit(i, year[1], cal.a_season(year[0], code))
        of = _placed(context, end)
        if of is not None and of.when.grain == "year" and isinstance(of.when.begin, dt.date):
            return Hit(i, of.end, cal.a_season(of.when.begin.year, code))
        return None
    told = (0, end) if this else which_at(words, end)
    if told is None:
        return None
    today = context.today
    if today is None:
        return Hit(i, told[1], When("DATE", f"XXXX-{code}", None, None, "season"))
    made = [cal.a_season(today.year + n, code) for n in (-2, -1, 0, 1)]
    if told[0] == -1:
        when = [w for w in made if w.end is not None and w.end <= today][-1]
    elif told[0] == 1:
        when = next(w for w in made if w.begin is not None and w.begin > today)
    else:
        when = next(w for w in made if w.end is not None and w.end > today)
    return Hit(i, told[1], when)


def _bare(context: Context, i: int) -> Hit | None:
    """العام, الشهر, الأسبوع after مطلع or نهاية: the one of the publication."""
    words = context.words
    year = loose_year(context, i)
    if year is not None:
        return year
    unit = words.at(i, "unit_singular")
    if unit is None or unit.form.prep or unit.value not in ("W", "M", "Y", "C", "E") or not unit.form.article:
        month = month_at(words, i)
        if month is not None and month.named and not (month.hijri and not month.strong):
            when = context.month(month.number, i, None)
            return Hit(i, month.end, when) if when else None
        return None
    end = unit.end + 1 if words.bare(unit.end, "year_kind") else unit.end
    if words.fold(end) in _SAME or words.bare(end, "latest"):
        return None
    when = context.unit(unit.value, 0)
    return Hit(i, end, when) if when is not None else None


_PERIODS: Final[Readers[Callable[[Context, int], Hit | None]]] = Readers(
    [
        (_month, ("figures", "date")),
        (year_hit, ("figures", "unit_singular", "unit_pair", "unit_plural")),
        (_placed, ("this", "unit_singular")),
        (_quarter, ("quarter",)),
        (_decade, ("decade", "unit_singular", "unit_plural")),
        (_season, ("this", "seasons")),
    ]
)
