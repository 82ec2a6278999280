"""Stretches of time up to now or from now: العامين الماضيين, آخر ثلاثة أيام, الـ24 ساعة المقبلة."""

from __future__ import annotations

import datetime as dt

from marsad.arabic.fold import fold
from marsad.values import calendars as cal
from marsad.values.amounts import ROUND, Amount, add_unit, amount_at, unit_after
from marsad.values.calendars import When
from marsad.values.context import Context, Hit
from marsad.values.dates import which_at
from marsad.values.spelled import number_at
from marsad.values.timewords import Words


def stretch_hit(context: Context, i: int) -> Hit | None:
    """Units with their place: العامين الماضيين, الأيام العشرة المقبلة, آخر ثلاثة أيام, السنوات الأخيرة.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("العامين الماضيين", "الاسابيع الثلاثة القادمة", "السنوات الأخيرة", "آخر ثلاثة أيام"):
    ...     hit = stretch_hit(Context(Words(tokenize(text), text), dt.date(2013, 2, 12), None), 0)
    ...     print(hit and (hit.when.value, str(hit.when.begin), str(hit.when.end)))
    ('P2Y', '2011-02-12', '2013-02-13')
    ('P3W', '2013-02-18', '2013-03-11')
    ('PXY', 'None', 'None')
    ('P3D', '2013-02-09', '2013-02-12')
    """
    words = context.words
    if words.bare(i, "latest") and words.fold(i).endswith("اخر"):
        amount = amount_at(words, i + 1)
        if amount is not None and amount.sure and amount.mod is None:
            return bounded(context, i, amount, (-1, amount.end))
        return None
    this = words.bare(i, "this") is not None
    at = i + 1 if this else i
    dual = words.at(at, "unit_dual")
    plural = words.at(at, "unit_plural")
    unit = dual or plural
    if unit is None or not unit.form.article:
        single = words.at(at, "unit_singular")
        told = which_at(words, single.end) if single and single.value == "E" and single.form.article else None
        if told is not None and told[0]:
            return bounded(context, i, Amount((("Y", 10.0),), told[1], None, True), told)
        return _article_first(context, i)
    end, number = unit.end, 2.0 if dual else None
    if plural:
        counted = _article_number(words, end)
        if counted is not None:
            number, end = counted
        elif words.fold(end) in (fold("القليلة"), fold("القلائل"), fold("العديدة"), fold("المعدودة")):
            end += 1
    told = which_at(words, end)
    latest = words.bare(end, "latest")
    if told is None and latest is not None and latest.form.article:
        told = (-1, latest.end)
    if told is None and number is not None and not words.at(i - 1, "dual_not"):
        told = (0, end)
    if told is None or (told[0] == 0 and number is None):
        return None
    if number is None:
        round_unit, _ = ROUND.get(unit.value, (unit.value, 1))
        if unit.value == "E":
            round_unit = "E"
        value = (
            f"PTX{round_unit[1]}"
            if len(round_unit) == 2
            else f"PX{'DE' if round_unit == 'E' else round_unit}"
        )
        return Hit(i, told[1], When("DURATION", value, None, None, "duration"))
    totals: dict[str, float] = {}
    add_unit(totals, unit.value, number)
    return bounded(context, i, Amount(tuple(totals.items()), told[1], None, True), told)


def _article_number(words: Words, i: int) -> tuple[float, int] | None:
    """«العشرة», «الـ24», «الخمس» after a plural with the article."""
    at = i + 1 if words.fold(i) == "ال" and words.kind(i + 1) == "number" else i
    number = number_at(words, at)
    if number is None or (not number.article and at == i and not number.digits) or number.value % 1:
        return None
    if number.ordinal and number.value < 11:
        return None
    return number.value, number.end


def _article_first(context: Context, i: int) -> Hit | None:
    """«الثلاثة أيام الماضية», «الـ24 ساعة الأخيرة»."""
    words = context.words
    at = i + 1 if words.fold(i) in ("ال", "وال", "لل") and words.kind(i + 1) == "number" else i
    number = number_at(words, at)
    if number is None or number.ordinal or (at == i and not number.article):
        return None
    unit = unit_after(words, number.end)
    if unit is None:
        return None
    totals: dict[str, float] = {}
    add_unit(totals, unit.value, number.value)
    told = which_at(words, unit.end)
    latest = words.bare(unit.end, "latest")
    if told is None and latest is not None and latest.form.article:
        told = (-1, latest.end)
    amount = Amount(tuple(totals.items()), unit.end, None, True)
    if told is None:
        return Hit(i, unit.end, When("DURATION", amount.value, None, None, "duration"))
    return bounded(context, i, amount, told)


def bounded(context: Context, i: int, amount: Amount, told: tuple[int, int]) -> Hit:
    """A length that ends or begins now: years to the day, as «the last two years» is meant; weeks whole."""
    when = When("DURATION", amount.value, None, None, "duration", amount.mod)
    today = context.today
    if today is None or told[0] == 0 or len(amount.parts) != 1 or amount.parts[0][1] % 1:
        return Hit(i, told[1], when)
    unit, number = amount.parts[0][0], int(amount.parts[0][1])
    if unit == "W":
        monday = today - dt.timedelta(today.weekday())
        begin, end = cal.shift(monday, -7 * number), monday
        if told[0] > 0:
            begin, end = cal.shift(monday, 7), cal.shift(monday, 7 + 7 * number) or monday
    elif unit == "D":
        begin, end = (cal.shift(today, -number), today)
        if told[0] > 0:
            begin, end = cal.shift(today, 1), cal.shift(today, 1 + number) or today
    elif unit in ("M", "Y"):
        other = cal.shift_months(today, told[0] * number * (12 if unit == "Y" else 1))
        begin, end = (other, today + dt.timedelta(1)) if told[0] < 0 else (today, other or today)
    else:
        return Hit(i, told[1], _hours(when, today, unit, number, told[0]))
    return Hit(i, told[1], when._replace(begin=begin, end=end if begin else None))


def _hours(when: When, today: dt.date, unit: str, number: int, sign: int) -> When:
    days = -(-number // {"TH": 24, "TM": 1440, "TS": 86400}[unit])
    other = cal.shift(today, sign * days)
    if other is None:
        return when
    return when._replace(begin=min(other, today), end=max(other, today) + dt.timedelta(1))
