"""Times measured from others: قبل خمسة أشهر, ثالث ثلاثاء في أيلول, عيد الفطر, من 3 إلى 7 آذار.

What they are measured from is the day of publication, a period named beside them, or a feast.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from marsad.arabic.fold import fold
from marsad.values import calendars as cal
from marsad.values.amounts import amount_at
from marsad.values.calendars import When
from marsad.values.context import Context, Hit
from marsad.values.dates import Date, date_at, hijri_in, opens_date, resolve, which_at, year_at
from marsad.values.months import month_at
from marsad.values.relative import period_hit
from marsad.values.spelled import Small, number_at
from marsad.values.timewords import Words

_ANCHORED: Final = frozenset(("من", "علي", "عن"))
_TO: Final = frozenset(("الي", "حتي", "وحتي", "-", "–", "والي", "لغايه"))
_IN: Final = frozenset(("من", "في"))
_LAST: Final = frozenset(("اخر", "الاخير", "الاخيره"))
_FEAST_NEAR: Final = 14
"""Days within which a feast is the one meant, whatever the tense."""
_NOW: Final = frozenset(fold(w) for w in ("الآن", "اليوم"))


def ago_hit(context: Context, i: int) -> Hit | None:
    """قبل, منذ or بعد and a length of time, counted from the publication.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("قبل خمسة أشهر", "بعد يومين", "منذ أسبوعين", "قبل يومين من الانتخابات"):
    ...     hit = ago_hit(Context(Words(tokenize(text), text), dt.date(2022, 3, 8), None), 0)
    ...     print(hit and (hit.when.type, hit.when.value, str(hit.when.begin)))
    ('DATE', '2021-10', '2021-10-01')
    ('DATE', '2022-03-10', '2022-03-10')
    ('DURATION', 'P2W', '2022-02-22')
    None
    """
    words = context.words
    found = words.bare(i, "ago")
    if found is None or found.form.article:
        return None
    word = found.form.text
    if word == "من" and not words.alone(i, words.size):
        return None
    amount = amount_at(words, i + 1)
    if amount is None or not (amount.sure or _ends(words, amount.end)):
        return None
    if word == "من" and (amount.mod or not words.alone(i, amount.end)):
        return None
    if words.fold(amount.end) in _ANCHORED and words.fold(amount.end + 1) not in _NOW:
        return None
    if which_at(words, amount.end) or words.at(amount.end, "months"):
        return None
    past_after = word == "بعد" and context.tense(i) == "past"
    if past_after or any(n % 1 for u, n in amount.parts if u not in ("Y", "M")):
        return Hit(i + 1, amount.end, When("DURATION", amount.value, None, None, "duration", amount.mod))
    when = _moved(context, dict(amount.parts), int(found.value))
    if when is None:
        return None
    if word in ("منذ", "من"):
        since = When("DURATION", amount.value, when.begin, None, "duration", amount.mod)
        return Hit(i, amount.end, since)
    return Hit(i, amount.end, when._replace(mod=amount.mod))


def _ends(words: Words, end: int) -> bool:
    """Whether «قبل عام» ends there: not in «قبل عام 2014», «قبل يوم الجمعة», «بعد عام الفيل»."""
    if (
        words.kind(end) == "number"
        or words.at(end, "months")
        or words.at(end, "weekdays")
        or words.at(end, "hijri")
    ):
        return False
    return not words.fold(end).startswith("ال") and not words.at(end, "decade") and not words.at(end, "day")


def _moved(context: Context, parts: dict[str, float], sign: int) -> When | None:
    """The time so far from publication, as exact as its smallest unit."""
    today = context.today
    small = next(u for u in ("TS", "TM", "TH", "D", "W", "M", "Y") if u in parts)
    if today is None:
        value = {"Y": "XXXX", "M": "XXXX-XX"}.get(small, "XXXX-XX-XX")
        kind = "TIME" if len(small) == 2 else "DATE"
        return When(kind, value + ("TXX:XX" if kind == "TIME" else ""), None, None, "day")
    months = round(12 * parts.get("Y", 0) + parts.get("M", 0))
    days = round(7 * parts.get("W", 0) + parts.get("D", 0))
    if months > 24000 or days > 720000:
        return None
    found = cal.shift_months(today, sign * months)
    found = cal.shift(found, sign * days) if found else None
    if found is None:
        return None
    if len(small) == 2:
        hours = parts.get("TH", 0) + parts.get("TM", 0) / 60
        whole = cal.shift(found, sign * round(hours // 24)) if hours < 1e6 else None
        # The hour of publication is not known, so that only the day can be.
        return cal.a_day(whole)._replace(type="TIME", value=whole.isoformat() + "TXX:XX") if whole else None
    if small == "Y" and months % 12 == 0:
        return cal.a_year(found.year)
    return cal.a_month(found.year, found.month) if small in ("M", "Y") else cal.a_day(found)


def feast_hit(context: Context, i: int) -> Hit | None:
    """A feast with its year, or the one that is nearest by the tense: عيد الفطر, رأس السنة 2019."""
    words = context.words
    found = words.at(i, "feasts")
    if found is None or (len(found.form.text) == 6 and found.form.text == "ليله" and found.form.prep):
        return None
    year = year_at(words, found.end)
    which = which_at(words, found.end) if year is None else None
    end = year[1] if year else which[1] if which else found.end
    day = _feast_day(context, found.value, year[0] if year else None, i, which[0] if which else None)
    return Hit(i, end, day) if day is not None else None


def _feast_day(context: Context, value: str, year: int | None, i: int, which: int | None) -> When | None:
    hijri, month, day = value.startswith("h"), int(value[-5:-3]), int(value[-2:])
    if year is not None:
        if hijri:
            return hijri_in(context, year, month, day, common=year >= 1700)
        found = cal.gregorian(year, month, day)
        return cal.a_day(found) if found else None
    today = context.today
    if today is None:
        return When("DATE", "XXXX-XX-XX" if hijri else f"XXXX-{month:02}-{day:02}", None, None, "day")
    tense = {-1: "past", 1: "future"}.get(which or 0) or context.tense(i)
    if hijri:
        about = cal.hijri_year_of(today)
        made = [context.hijri(about + n, month, day) for n in (-1, 0, 1)] if about else []
        days = [w.begin for w in made if w is not None and w.begin is not None]
    else:
        days = [d for n in (-1, 0, 1) if (d := cal.gregorian(today.year + n, month, day))]
    near = min(days, key=lambda d: abs((d - today).days), default=None)
    if which is None and near is not None and abs((near - today).days) <= _FEAST_NEAR:
        return cal.a_day(near)  # preparations are reported in the past too
    if tense == "past":
        past = [d for d in days if d <= today]
        return cal.a_day(past[-1]) if past else None
    future = [d for d in days if d >= today]
    return cal.a_day(future[0]) if future else None


def nth_hit(context: Context, i: int) -> Hit | None:
    """The third Tuesday, first week or last day of a month, or after a feast.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("ثالث ثلاثاء في ايلول", "الاثنين الاخير من شهر ثلاثة", "اخر اسبوع في سبتمبر لعام 2014"):
    ...     print(nth_hit(Context(Words(tokenize(text), text), dt.date(2013, 2, 12), None), 0).when.value)
    2013-09-17
    2013-03-25
    2014-W39
    """
    words = context.words
    last = words.fold(i) == "اخر"
    number = None if last else number_at(words, i)
    if last or (number is not None and number.ordinal):
        at = i + 1 if last or number is None else number.end
        unit, end = _counted(words, at)
        ordinal = -1 if last or number is None else int(number.value)
    else:
        unit, end = _counted(words, i)
        if unit is None:
            return None
        tail = number_at(words, end)
        if words.fold(end) in _LAST:
            ordinal, end = -1, end + 1
        elif tail is not None and tail.ordinal and tail.article and tail.value <= 31:
            ordinal, end = int(tail.value), tail.end
        else:
            return None
    if unit is None or ordinal > 31:
        return None
    return _within(context, i, unit, ordinal, end)


def _counted(words: Words, i: int) -> tuple[str | None, int]:
    """What is counted: a weekday (1 to 7), a day (D) or a week (W), and the token after it."""
    unit = words.at(i, "unit_singular")
    if unit is not None and unit.value in ("D", "W"):
        weekday = words.at(unit.end, "weekdays") if unit.value == "D" else None
        return (weekday.value, weekday.end) if weekday else (unit.value, unit.end)
    found = words.at(i, "weekdays")
    return (found.value, found.end) if found and not found.form.prep else (None, i)


def _within(context: Context, i: int, unit: str, ordinal: int, end: int) -> Hit | None:
    words, today = context.words, context.today
    if words.fold(end) == "بعد" and unit.isdigit():
        feast = feast_hit(context, end + 1)
        if feast is None or feast.when.begin is None or ordinal < 1:
            return None
        ahead = (int(unit) - feast.when.begin.isoweekday()) % 7 or 7
        found = cal.shift(feast.when.begin, ahead + 7 * (ordinal - 1))
        return Hit(i, feast.end, cal.a_day(found)) if found else None
    linked = words.fold(end) in _IN
    at = end + 1 if linked else end
    if words.fold(at) == "هذا":
        linked = True
    month = period_hit(context, at, bare=linked) if linked or words.fold(at)[:1] in "بل" else None
    if (
        month is None
        and unit.isdigit()
        and today is not None
        and not linked
        and 1 <= ordinal <= 5
        and words.kind(end) != "word"
    ):
        month = Hit(i, end, cal.a_month(today.year, today.month))
    if month is None or month.when.grain != "month" or month.when.begin is None or month.when.end is None:
        return None
    when = _pick(month.when, unit, ordinal)
    return Hit(i, month.end, when) if when is not None else None


def _pick(month: When, unit: str, ordinal: int) -> When | None:
    first, after = month.begin, month.end
    if first is None or after is None:
        return None
    days = [first + dt.timedelta(n) for n in range((after - first).days)]
    if unit == "W":
        # Whole weeks: the first begins in the month, the last ends in it.
        mondays = [d for d in days if d.weekday() == 0 and (ordinal > 0 or d + dt.timedelta(7) <= after)]
        days = mondays
    elif unit != "D":
        days = [d for d in days if d.isoweekday() == int(unit)]
    at = ordinal - 1 if ordinal > 0 else len(days) - 1
    if not 0 <= at < len(days):
        return None
    return cal.a_week(days[at]) if unit == "W" else cal.a_day(days[at])


def range_hit(context: Context, i: int) -> Hit | None:
    """Days from one to another in one expression: من 3 إلى 7 آذار, 14 و15 و16 أكتوبر, تموز 13-15.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("من 3 إلى 7 آذار 2017", "أيام 15،14 و16 اكتوبر 2016", "يوليو 13-15", "بين 3 و5 مليارات"):
    ...     hit = range_hit(Context(Words(tokenize(text), text), dt.date(2013, 2, 12), None), 0)
    ...     print(hit and hit.when.value)
    2017-03-03/2017-03-07
    2016-10-14/2016-10-16
    2013-07-13/2013-07-15
    None
    """
    words = context.words
    at = i + 1 if words.bare(i, "range_head") else i
    if words.spelled(at, "يوم", "يومي", "ايام"):
        at += 1
    if at > i and not (
        words.kind(at) == "number" or (words.kind(at) == "word" and opens_date(words.fold(at)))
    ):
        return None
    return _two_dates(context, i, at) or _month_days(context, i, at) or _days_month(context, i, at)


def _day(words: Words, i: int) -> Small | None:
    number = number_at(words, i)
    if (
        number is None
        or number.value % 1
        or not 1 <= number.value <= 31
        or (number.digits and len(words.fold(i)) > 2)
    ):
        return None
    return number if number.digits or number.ordinal else None


def _two_dates(context: Context, i: int, at: int) -> Hit | None:
    words = context.words
    first = date_at(context, at)
    if first is None or first.hijri or words.fold(first.end) not in _TO:
        return None
    start = first.end + 1
    start += 1 if words.spelled(start, "يوم") else 0
    second = date_at(context, start)
    if second is None or second.hijri:
        return None
    if first.year is None and second.year is not None:
        first = first._replace(year=second.year - (1 if first.month > second.month else 0))
    return _between(context, i, first, second)


def _between(context: Context, i: int, first: Date, second: Date) -> Hit | None:
    begin, last = resolve(context, first, i), resolve(context, second, i)
    if begin is None or last is None:
        return None
    if begin.begin is None or last.begin is None:
        return Hit(i, second.end, When("DATE", f"{begin.value}/{last.value}", None, None, "days"))
    if last.begin < begin.begin or (last.begin - begin.begin).days > 3660:
        return None
    return Hit(i, second.end, cal.days(begin.begin, last.begin))


def _month_days(context: Context, i: int, at: int) -> Hit | None:
    words = context.words
    month = month_at(words, at)
    if month is None or month.hijri or not month.named:
        return None
    first = _day(words, month.end)
    if first is None or words.fold(first.end) not in _TO:
        return None
    second = _day(words, first.end + 1)
    if second is None or second.value <= first.value:
        return None
    year = year_at(words, second.end)
    if year is None and not (words.alone(i, second.end) or words.kind(second.end) in ("punct", "break")):
        return None
    made = [
        Date(
            int(n.value),
            month.number,
            year[0] if year else None,
            hijri=False,
            end=year[1] if year else second.end,
        )
        for n in (first, second)
    ]
    return _between(context, i, made[0], made[1])


def _days_month(context: Context, i: int, at: int) -> Hit | None:
    words = context.words
    found = [_day(words, at)]
    end = found[0].end if found[0] is not None else at
    while found[-1] is not None and len(found) < 8:
        sign = words.fold(end)
        if sign not in _TO and sign not in ("،", ",", "و") and not sign.startswith("و"):
            break
        start = end if sign not in _TO and len(sign) > 1 else end + 1
        more = _day(words, start + 1 if words.spelled(start, "يوم") and words.fold(start) != "و" else start)
        if more is None:
            return None
        if sign in ("،", ",") and not (more.digits and found[-1] is not None and found[-1].digits):
            return None
        found.append(more)
        end = more.end
    numbers = [n for n in found if n is not None]
    if len(numbers) < 2:
        return None
    last = date_at(context, _last_start(words, numbers[-1]))
    if last is None or last.day is None or last.end <= numbers[-1].end:
        return None
    days = sorted(int(n.value) for n in numbers)
    return _between(context, i, last._replace(day=days[0]), last._replace(day=days[-1]))


def _last_start(words: Words, number: Small) -> int:
    """The first token of a number that ends before `number.end`."""
    for start in range(number.end - 1, max(-1, number.end - 5), -1):
        again = _day(words, start)
        if again is not None and again.end == number.end and again.value == number.value:
            return start
    return number.end - 1
