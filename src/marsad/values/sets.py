"""Sets and references: how often (سنويا, كل يوم), and times outside the calendar (حاليا, مؤخرا, قريبا)."""

from __future__ import annotations

from typing import Final

from marsad.arabic.fold import fold
from marsad.values.amounts import amount_at
from marsad.values.calendars import When
from marsad.values.context import Context, Hit
from marsad.values.days import day_hit
from marsad.values.relative import period_hit
from marsad.values.spelled import number_at
from marsad.values.timewords import Words

_MEASURED: Final = frozenset(
    fold(w)
    for w in ("برميل", "برميلا", "براميل", "مكعب", "مكعبا", "مكعبة", "طن", "طنا", "متر", "قدم", "أطنان")
)


def set_hit(context: Context, i: int) -> Hit | None:
    """How often something happens.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("سنويا", "كل يوم", "مرتين في الأسبوع", "كل أربع سنوات", "كل جمعة", "كل الدول"):
    ...     hit = set_hit(Context(Words(tokenize(text), text), None, None), 0)
    ...     print(hit and hit.when.value)
    P1Y
    P1D
    P1W
    P4Y
    XXXX-WXX-5
    None
    """
    words = context.words
    adverb = words.bare(i, "set")
    if adverb is not None and not adverb.form.article:
        if any(words.fold(j) in _MEASURED for j in range(max(0, i - 3), i)):
            return None  # برميل يوميا is a measure
        return _set(i, adverb.end, adverb.value)
    if words.bare(i, "each"):
        return _each(words, i, i + 1)
    times = words.bare(i, "times")
    counted = number_at(words, i) if times is None else None
    if counted is not None:
        times = words.bare(counted.end, "times")
    if times is None or (counted is None and times.value == "3"):
        return None
    if words.bare(times.end, "each"):
        return _each(words, i, times.end + 1)
    if words.fold(times.end) != "في":
        return None
    unit = words.at(times.end + 1, "unit_singular")
    if unit is None or not unit.form.article or unit.form.prep or unit.value in ("E", "C"):
        return None
    return _set(i, unit.end, _period(unit.value, 1))


def _each(words: Words, i: int, at: int) -> Hit | None:
    weekday = words.at(at, "weekdays")
    unit = words.at(at, "unit_singular")
    if unit is not None and unit.value == "D":
        weekday = words.at(unit.end, "weekdays") or weekday
    if weekday is not None and not weekday.form.prep:
        return _set(i, weekday.end, f"XXXX-WXX-{weekday.value}")
    amount = amount_at(words, at)
    if amount is None or words.fold(at).startswith("ال") or words.kind(amount.end) == "number":
        return None
    if words.at(amount.end, "months") or words.at(amount.end, "hijri"):
        return None
    return _set(i, amount.end, amount.value)


def _period(unit: str, number: int) -> str:
    return f"PT{number}{unit[1]}" if len(unit) == 2 else f"P{number}{unit}"


def _set(first: int, end: int, value: str) -> Hit:
    return Hit(first, end, When("SET", value, None, None, "set"))


def reference_hit(context: Context, i: int) -> Hit | None:
    """A time that has no place in the calendar: now, lately, soon.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("حاليا", "مؤخراً", "قريبا", "قريبا من الحدود"):
    ...     hit = reference_hit(Context(Words(tokenize(text), text), None, None), 0)
    ...     print(hit and hit.when.value)
    PRESENT_REF
    PAST_REF
    FUTURE_REF
    None
    """
    words = context.words
    found = words.bare(i, "reference")
    if found is None or (found.form.article and found.end == i + 1):
        return None
    written = words.text[words.tokens[i].start : words.tokens[i].end]
    if found.form.text.startswith("ال") and written.startswith(("أ", "إ")):
        return None  # ألان is a name
    if found.form.text == _FORMER and words.fold(i - 1).endswith("ا") and words.kind(i - 1) == "word":
        return None  # «وزيرا سابقا» is a former minister
    if found.form.text in _ADVERBS and words.bare(found.end, "reference_not"):
        return None
    if found.form.text in _ANCHORING and words.fold(found.end) in ("من", "علي"):
        return None
    if words.fold(found.end - 1) in _EARLIER:
        after = found.end + 1 if words.fold(found.end) == "من" else found.end
        if day_hit(context, after) or period_hit(context, after):
            return None  # «في وقت سابق اليوم» is today
    return Hit(i, found.end, When("DATE", found.value, None, None, "reference"))


_FORMER: Final = fold("سابقا")
_EARLIER: Final = frozenset(("سابق", "لاحق"))
_ADVERBS: Final = frozenset(fold(w) for w in ("قريبا", "حديثا"))
_ANCHORING: Final = frozenset(fold(w) for w in ("قبل", "قبيل", "بعد"))
