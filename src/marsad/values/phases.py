"""Phases: the beginning, middle or end of a period, and weekends: أواخر الشهر, نهاية الأسبوع."""

from __future__ import annotations

from marsad.values import calendars as cal
from marsad.values.context import Context, Hit
from marsad.values.dates import which_at, year_at
from marsad.values.months import month_at
from marsad.values.relative import period_hit


def phase_hit(context: Context, i: int) -> Hit | None:
    """The beginning, middle or end of a period: أواخر الشهر, منتصف التسعينات, نهاية الأسبوع الماضي.

    >>> import datetime as dt
    >>> from marsad.arabic.tokens import tokenize
    >>> from marsad.values.timewords import Words
    >>> for text in ("أواخر شهر مارس", "منتصف التسعينات", "نهاية الأسبوع الماضي", "نهاية الحرب"):
    ...     hit = phase_hit(Context(Words(tokenize(text), text), dt.date(2017, 4, 11), None), 0)
    ...     print(hit and (hit.when.value, hit.when.mod, str(hit.when.begin)))
    ('2017-03', 'END', '2017-03-21')
    ('199', 'MID', '1993-05-03')
    ('2017-W14-WE', None, '2017-04-08')
    None
    """
    words = context.words
    at = i + 1 if words.bare(i, "holiday") else i
    found = words.at(at, "phase")
    if found is None or found.form.article:
        return None
    start = found.end
    unit = words.at(start, "unit_singular")
    if (
        found.value == "END"
        and unit is not None
        and unit.value == "W"
        and unit.form.article
        and not unit.form.prep
    ):
        told = which_at(words, unit.end)
        when = context.weekend(told[0] if told else None, i)
        return Hit(i, told[1] if told else unit.end, when) if when is not None else None
    if at > i:
        return None
    if found.form.text in ("نصف", "نص"):
        return _half_month(context, i, start)
    whole = period_hit(context, start, bare=True)
    if whole is None or (found.form.text in ("بدء", "اخر") and whole.when.grain not in ("month", "year")):
        return None
    if found.form.text in ("اخر", "وسط") and unit is not None and not unit.form.article:
        month = month_at(words, start)
        if month is None or not month.named:
            return None
    return Hit(i, whole.end, cal.phase(whole.when, found.value))


def _half_month(context: Context, i: int, start: int) -> Hit | None:
    """«نص شهر ثلاث» is its fifteenth; «نصف شهر» alone is a length of time."""
    month = month_at(context.words, start)
    if month is None or month.hijri or month.end == start + 1:
        return None
    year = year_at(context.words, month.end)
    if year is not None:
        found = cal.gregorian(year[0], month.number, 15)
        return Hit(i, year[1], cal.a_day(found)) if found else None
    when = context.day_of(month.number, 15, i, None, None)
    return Hit(i, month.end, when) if when is not None else None
