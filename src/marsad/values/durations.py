"""Durations and sets: how long, and how often.

«ثلاثة أشهر», «ساعتين ونصف», «العامين الماضيين», «الـ24 ساعة الماضية» are lengths; «سنويا», «كل يوم» and
«مرتين في الأسبوع» are sets. A bare unit is a length only where nothing else can stand: يوم is mostly a day.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from marsad.arabic.fold import fold
from marsad.values import calendars as cal
from marsad.values.calendars import When
from marsad.values.context import Context, Hit
from marsad.values.dates import plain_year, which_at
from marsad.values.spelled import Small, number_at
from marsad.values.timewords import Match, Words

_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_ROUND = {"E": ("Y", 10), "C": ("Y", 100)}
_MINUS = {fold("الا"), fold("إلا")}
_NO_LENGTH = frozenset(fold(w) for w in ("متأخرة", "متأخر", "مبكرة", "مبكر", "ضوئية", "أخرى", "الهجرة"))
_LATE = frozenset(fold(w) for w in ("متأخرة", "متأخر", "مبكرة", "مبكر"))


class Amount(NamedTuple):
    """A length of time by unit, the token after it, and TIMEX3 mod."""

    parts: tuple[tuple[str, float], ...]
    end: int
    mod: str | None
    sure: bool
    """Counted or dual, so that it is a length wherever it stands."""

    @property
    def value(self) -> str:
        """TIMEX3 value: P1Y3M, PT2H30M.

        >>> Amount((("Y", 1.0), ("TH", 2.5)), 0, None, True).value
        'P1YT2.5H'
        """
        date = "".join(f"{_plain(n)}{u}" for u, n in self.parts if len(u) == 1)
        time = "".join(f"{_plain(n)}{u[1]}" for u, n in self.parts if len(u) == 2)
        return f"P{date}T{time}" if time else f"P{date}"


def _plain(number: float) -> str:
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return text or "0"


def amount_at(words: Words, i: int) -> Amount | None:
    """The length of time that begins at a token, with the mod before and after it.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("3 ساعات و30 دقيقة", "قرابة ساعتين", "نصف سنة", "يومين وساعة الا ربع", "شهرين على الأقل"):
    ...     found = amount_at(Words(tokenize(text), text), 0)
    ...     print(found and (found.value, found.mod))
    ('PT3H30M', None)
    ('PT2H', 'APPROX')
    ('P0.5Y', None)
    ('P2DT0.75H', None)
    ('P2M', 'EQUAL_OR_MORE')
    """
    mod, start = _approx(words, i)
    first = _term(words, start, first=True)
    if first is None:
        return None
    totals: dict[str, float] = {}
    unit, number, end, sure = first
    _add(totals, unit, number)
    for _ in range(8):
        link = end
        if words.fold(link) in ("،", ","):
            link += 1
        joined = words.fold(link) == "و"
        after = link + 1 if joined else link
        more = _term(words, after, first=False)
        if more is None or not (joined or words.fold(after).startswith("و") or link > end):
            break
        if not more[3] and not _closes(words, more[2]):
            break
        if link > end and not joined and not more[3]:
            break
        _add(totals, more[0], more[1])
        end, sure = more[2], True
    if mod is None:
        after_mod = words.at(end, "approx")
        if after_mod and after_mod.form.text in _TRAILING:
            mod, end = after_mod.value, after_mod.end
    parts = tuple((u, totals[u]) for u in _ORDER if u in totals)
    return Amount(parts, end, mod, sure) if all(n < 1e9 for _, n in parts) else None


_TRAILING = frozenset(fold(w) for w in ("على", "تقريبا", "كحد"))


def _approx(words: Words, i: int) -> tuple[str | None, int]:
    found = words.at(i, "approx")
    if found is None or found.form.text in ("علي", "كحد"):
        return None, i
    return found.value, found.end


def _add(totals: dict[str, float], unit: str, number: float) -> None:
    unit, times = _ROUND.get(unit, (unit, 1))
    totals[unit] = totals.get(unit, 0.0) + number * times


def _closes(words: Words, end: int) -> bool:
    """Whether a bare unit that و adds ends there: «شهرين وساعة.» but not «3 أيام ويوم الجمعة»."""
    return words.kind(end) in ("punct", "break") or words.fold(end).startswith("و") or words.fold(end) in (
        "الا", "كامل", "كامله", "واحد", "واحده", "من", "في", "علي", "عن", "بعد", "قبل",
    )  # fmt: skip


def _term(words: Words, i: int, *, first: bool) -> tuple[str, float, int, bool] | None:
    """One unit with its number: unit, number, the token after it, and whether it is counted."""
    if words.kind(i) == "punct":
        if words.fold(i) == "+" and words.kind(i + 1) == "number":
            i += 1
        else:
            return None
    part = words.at(i, "fraction")
    if part is not None:
        unit = words.at(part.end, "unit_singular")
        if unit is None or unit.form.conj or unit.form.prep or unit.form.article:
            return None
        return unit.value, float(part.value), unit.end, True
    dual = words.at(i, "unit_dual")
    if dual is not None and not dual.form.article and not words.at(i - 1, "dual_not"):
        number, end = _and_part(words, 2.0, dual.end)
        return dual.value, number, end, True
    number_found = _count(words, i)
    if number_found is not None:
        if number_found.value == 1 and not number_found.digits:
            return None
        unit = _unit_after(words, number_found.end)
        if unit is not None:
            number, end = _and_part(words, number_found.value, unit.end)
            return unit.value, number, end, True
        return None
    single = words.at(i, "unit_singular")
    if single is None or single.form.article or plain_year(words, single.end):
        return None
    number, end = _and_part(words, 1.0, single.end)
    whole = words.bare(end, "whole")
    sure = number != 1.0
    if whole is not None and not whole.form.article:
        end, sure = whole.end, True
    return single.value, number, end, sure


def _count(words: Words, i: int) -> Small | None:
    """The number before a unit; a year or an ordinal is none."""
    number = number_at(words, i)
    if number is None or number.ordinal or number.value < 0:
        return None
    return number


def _unit_after(words: Words, i: int) -> Match | None:
    if words.kind(i) == "punct":
        return None
    unit = words.at(i, "unit_plural") or words.at(i, "unit_singular")
    if unit is None or unit.form.prep or unit.form.conj or unit.form.article:
        return None
    return unit


def _and_part(words: Words, number: float, end: int) -> tuple[float, int]:
    """ونصف, وربع, إلا ربع after a unit; «وربع ثانية» belongs to what follows."""
    word = words.fold(end)
    at = end + 1 if word == "و" or word in _MINUS else end
    sign = -1 if word in _MINUS else 1
    part = words.at(at, "fraction")
    if part is None or (sign == 1 and not (word == "و" or part.form.conj == "و")) or part.form.prep:
        return number, end
    after = words.at(part.end, "unit_singular")
    if after is not None or words.kind(part.end) == "number":
        return number, end
    return number + sign * float(part.value), part.end


def duration_hit(context: Context, i: int) -> Hit | None:
    """A length of time, where one stands."""
    words = context.words
    found = stretch_hit(context, i)
    if found is not None:
        return found
    amount = amount_at(words, i)
    if amount is None:
        return _some(words, i)
    if not amount.sure and not _lone(words, i, amount):
        return None
    unit = amount.parts[0][0]
    if words.at(amount.end - 1, "unit_plural") and words.fold(amount.end - 1).endswith("عقود") and not _stretched(words, i):
        if words.fold(amount.end) != "من" or not words.fold(amount.end + 1).startswith("الزمن"):
            return None
    if amount.end == i + 1 and words.fold(i).removeprefix("ل").startswith("عقد") and not _stretched(words, i):
        return None
    if unit == "D" and words.at(amount.end, "weekdays") or words.fold(amount.end) in _NO_LENGTH:
        return None
    told = which_at(words, amount.end)
    if told is not None and told[0]:
        return _bounded(context, i, amount, told)
    latest = words.bare(amount.end, "latest")
    if latest is not None and latest.form.article:
        return _bounded(context, i, amount, (-1, latest.end))
    return Hit(i, amount.end, When("DURATION", amount.value, None, None, "duration", amount.mod))


def _some(words: Words, i: int) -> Hit | None:
    """An uncounted plural: بضعة أيام, عدة أشهر, منذ سنوات, أيام قليلة."""
    few = words.at(i, "few")
    unit = words.at(few.end if few else i, "unit_plural")
    if unit is None or unit.form.article or (few and (unit.form.prep or unit.form.conj)):
        return None
    small = words.fold(unit.end) in _FEW
    stretched = words.at(i - 1, "stretch") is not None or (unit.form.prep == "ل" and _closes(words, unit.end))
    if not few and not small and not stretched:
        return None
    if words.kind(unit.end) == "number" or words.at(unit.end, "decade") or words.fold(unit.end).startswith("ال"):
        return None
    end = unit.end + 1 if small else unit.end
    name = "DE" if unit.value == "E" else unit.value
    value = f"PTX{name[1]}" if name[0] == "T" else f"PX{name}"
    return Hit(i, end, When("DURATION", value, None, None, "duration"))


_FEW = frozenset(fold(w) for w in ("قليلة", "قلائل", "معدودة", "عديدة", "طويلة", "عدة", "معدودات", "كثيرة"))


def _stretched(words: Words, i: int) -> bool:
    if words.at(i - 1, "stretch") or words.at(i, "approx") or words.at(i - 1, "approx"):
        return True
    return words.fold(i).startswith("ل") or words.at(i - 2, "approx") is not None


def _lone(words: Words, i: int, amount: Amount) -> bool:
    """Whether one bare unit is a length: the whole text, or after لمدة, خلال, قرابة, ل."""
    if words.alone(i, amount.end):
        return True
    end = amount.end
    if words.kind(end) == "number" or words.fold(end) in _LATE or words.fold(end) in ("ما", "الصفر"):
        return False
    blocked = words.at(end, "months") or words.at(end, "hijri") or words.at(end, "weekdays") or words.at(end, "day")
    if blocked or words.fold(end).startswith("ال") or words.at(end, "decade"):
        return False
    if words.at(i, "approx"):
        return True
    form = words.at(i, "unit_singular")
    if words.fold(i).endswith("ا") and words.fold(end) in ("بعد", "قبل"):
        return True
    return words.at(i - 1, "stretch") is not None or (form is not None and form.form.prep == "ل" and _closes(words, end))


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
            return _bounded(context, i, amount, (-1, amount.end))
        return None
    this = words.fold(i) in ("هذه", "هذين", "هاتين")
    at = i + 1 if this else i
    dual = words.at(at, "unit_dual")
    plural = words.at(at, "unit_plural")
    unit = dual or plural
    if unit is None or not unit.form.article:
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
        round_unit, _ = _ROUND.get(unit.value, (unit.value, 1))
        if unit.value == "E":
            round_unit = "E"
        value = f"PTX{round_unit[1]}" if len(round_unit) == 2 else f"PX{'DE' if round_unit == 'E' else round_unit}"
        return Hit(i, told[1], When("DURATION", value, None, None, "duration"))
    totals: dict[str, float] = {}
    _add(totals, unit.value, number)
    return _bounded(context, i, Amount(tuple(totals.items()), told[1], None, True), told)


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
    unit = _unit_after(words, number.end)
    if unit is None:
        return None
    totals: dict[str, float] = {}
    _add(totals, unit.value, number.value)
    told = which_at(words, unit.end)
    latest = words.bare(unit.end, "latest")
    if told is None and latest is not None and latest.form.article:
        told = (-1, latest.end)
    amount = Amount(tuple(totals.items()), unit.end, None, True)
    if told is None:
        return Hit(i, unit.end, When("DURATION", amount.value, None, None, "duration"))
    return _bounded(context, i, amount, told)


def _bounded(context: Context, i: int, amount: Amount, told: tuple[int, int]) -> Hit:
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
