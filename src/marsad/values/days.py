"""Days: everything that together names one day or an hour of it, in whatever order it is written.

«مساء الاثنين», «اليوم (الأربعاء)», «الثلاثاء 11 أفريل 2017», «غدا الساعة العاشرة صباحا» are one time each:
the parts are gathered first and resolved together, so that they can correct one another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from marsad.arabic.fold import fold
from marsad.values import calendars as cal
from marsad.values.calendars import When
from marsad.values.clocks import clock_at, on_24
from marsad.values.context import Context, Hit
from marsad.values.dates import Date, date_at, resolve, which_at
from marsad.values.fragments import day_of_month, short_date
from marsad.values.openers import Readers
from marsad.values.relative import year_period
from marsad.values.timewords import Words, tables

_LINKS: Final = frozenset(
    (
        "،",
        ",",
        "(",
        "-",
        "–",
        "من",
        "في",
        "علي",
        "عند",
        "الموافق",
        "عن",
        "حوالي",
        "نحو",
        "تاريخ",
        "بتاريخ",
        "ل",
    )
)


@dataclass
class _Parts:
    """What has been gathered of a day."""

    part: str | None = None
    offset: int | None = None
    weekday: int | None = None
    which: int | None = None
    date: Date | None = None
    date_at: int = 0
    week: When | None = None
    clock: tuple[int, int] | None = None
    zone: str = ""
    headed: bool = False
    this: bool = False

    def named(self) -> bool:
        """Whether a day is named."""
        return self.offset is not None or self.weekday is not None or self.date is not None


def day_hit(context: Context, i: int) -> Hit | None:
    """The day, or part or hour of a day, that begins at a token.

    >>> import datetime as dt
    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("مساء الاثنين", "أمس الأحد", "السبت 6 ماي2017", "غدا الساعة العاشرة صباحا", "سبب"):
    ...     hit = day_hit(Context(Words(tokenize(text), text), dt.date(2017, 5, 8), None), 0)
    ...     print(hit and hit.when.value)
    2017-05-08TEV
    2017-05-07
    2017-05-06
    2017-05-09T10:00
    None
    """
    gatherer = _Gatherer(context, i)
    return gatherer.read()


class _Gatherer:
    def __init__(self, context: Context, i: int) -> None:
        self.context = context
        self.words = context.words
        self.first = i
        self.parts = _Parts()

    def read(self) -> Hit | None:
        at = self._step(self.first)
        if at is None:
            return None
        opened = False
        for _ in range(10):
            link = at
            if self.words.fold(link) in _LINKS and self._may_link(link):
                link += 1
            step = self._step(link)
            if step is None and link > at:
                link = at
                step = self._step(at)
            if step is None:
                break
            opened = opened or (link > at and self.words.fold(link - 1) == "(")
            at = step
            if opened and self.words.fold(at) == ")":
                at, opened = at + 1, False
        when = self._resolved()
        return Hit(self.first, at, when) if when is not None else None

    def _may_link(self, link: int) -> bool:
        parts, sign = self.parts, self.words.fold(link)
        if not (parts.named() or parts.clock or parts.part or parts.week):
            return False
        if sign in ("-", "–"):
            return parts.weekday is not None and parts.part in ("NI", "24")
        if sign == "(":
            return not self.words.bare(link + 1, "part")
        return True

    def _step(self, i: int) -> int | None:
        """Take the part of a day at a token and go on after it; None when there is none."""
        words, parts = self.words, self.parts
        if i >= words.size or words.kind(i) in ("punct", "break", "latin"):
            return None
        for read in _STEPS.at(words, i):
            end = read(self, i)
            if end is not None:
                return end
        if i == self.first and words.at(i, "this"):
            parts.this = True
            return i + 1
        if self._head(i) and not parts.headed:
            parts.headed = True
            return i + 1
        return None

    def _head(self, i: int) -> bool:
        found = self.words.at(i, "day_head")
        if found is None or found.form.article:
            return False
        return i == self.first or found.form.text == self.words.fold(i)

    def _date(self, i: int) -> int | None:
        parts = self.parts
        if parts.date is not None or parts.week is not None:
            return None
        if parts.headed and not parts.named() and self.words.fold(i - 1) == "ايام":
            return None
        found = date_at(self.context, i, month_first=parts.weekday is not None)
        if found is None:
            found = day_of_month(self.context, i) or short_date(self.context, i)
        if found is None or (not found.day):
            return None
        if i == self.first and self._name_before(i):
            return None
        if found.year is None and found.which is None and not found.hijri:
            year = year_period(self.context, found.end)
            found = found._replace(year=year[0], end=year[1]) if year else found
            known = _anniversary(self.words, i, found) if found.year is None else None
            found = found._replace(year=known) if known else found
        parts.date, parts.date_at = found, i
        return found.end

    def _name_before(self, i: int) -> bool:
        return self.words.at(i - 1, "name_before") is not None

    def _offset(self, i: int) -> int | None:
        """Today, yesterday, tomorrow."""
        words, parts = self.words, self.parts
        if (
            parts.offset is not None
            or parts.weekday is not None
            or parts.date is not None
            or parts.week is not None
        ):
            return None
        found = words.at(i, "day")
        if found is None:
            return None
        if found.value == "0" and found.end == i + 1 and not self._is_today(i, found.form.prep):
            return None
        if i > self.first and found.form.prep:
            return None
        if found.value == "1" and found.form.prep and found.form.text == "غد":
            return None
        parts.offset = int(found.value)
        return found.end

    def _is_today(self, i: int, prep: str) -> bool:
        """«اليوم» is today but not in «اليوم الأول», «في ذلك اليوم», «المصري اليوم»."""
        words = self.words
        if words.fold(i) in ("يوم", "باليوم", "كاليوم") or (prep and not words.at(i + 1, "weekdays")):
            return False
        after = words.fold(i + 1)
        if words.bare(i + 1, "day_not") and not words.at(i + 1, "weekdays"):
            return False
        if after in ("ال",) or words.bare(i - 1, "day_not_before"):
            return False
        if after in ('"', "»", "”") and any(
            words.fold(k) in ('"', "«", "“") for k in range(max(0, i - 3), i)
        ):
            return False
        return not prep or prep in "لبك"

    def _weekday(self, i: int) -> int | None:
        words, parts = self.words, self.parts
        found = words.at(i, "weekdays")
        if found is None or (found.form.prep and i > self.first) or (found.form.conj and i > self.first):
            return None
        number = int(found.value)
        if parts.weekday is not None:
            # ليل الجمعة السبت: the night between two days.
            follows = number == parts.weekday % 7 + 1
            return found.end if parts.part in ("NI", "24") and follows and parts.date is None else None
        if parts.date is not None:
            return None
        if not found.form.article and not (parts.headed and not found.form.prep):
            return self._of_this_week(i, number, found.end)
        if i == self.first and words.bare(i - 1, "weekday_not_before"):
            return None
        if words.bare(i + 1, "weekday_not_after") or words.fold(i + 1).startswith("والعشر"):
            return None
        if words.fold(i - 1) == "بين" and number == 1 and not words.at(i + 1, "weekdays"):
            return None
        parts.weekday = number
        return found.end

    def _of_this_week(self, i: int, number: int, end: int) -> int | None:
        """«اثنين الأسبوع الحالي»: without the article only before its week."""
        if self.words.fold(end).startswith("الاسبوع") and self._week(end):
            self.parts.weekday = number
            told = which_at(self.words, end + 1)
            return told[1] if told else None
        return None

    def _week(self, i: int) -> int | None:
        """The week beside a weekday: الأربعاء من الأسبوع الماضي, الأسبوع المقبل يوم الجمعة."""
        words, parts = self.words, self.parts
        if (
            parts.week is not None
            or parts.offset is not None
            or parts.date is not None
            or parts.part is not None
        ):
            return None
        unit = words.at(i, "unit_singular")
        if unit is None or unit.value != "W" or not unit.form.article:
            return None
        told = which_at(words, unit.end)
        if told is None and words.at(i - 1, "this"):
            told = (0, unit.end)
        if told is None:
            return None
        parts.week = self.context.week(told[0])
        return told[1]

    def _which(self, i: int) -> int | None:
        """الماضي or المقبل after a weekday or a date."""
        parts = self.parts
        if parts.which is not None or not (parts.weekday or parts.date) or parts.offset is not None:
            return None
        found = which_at(self.words, i)
        if found is None or (parts.date is not None and parts.date.year is not None):
            return None
        parts.which = found[0]
        return found[1]

    def _part(self, i: int) -> int | None:
        words, parts = self.words, self.parts
        if parts.part is not None:
            return None
        if parts.named():
            adverb = words.bare(i, "part_adverb")
            if adverb is None or len(words.fold(i)) == 1 or adverb.form.conj or adverb.form.article:
                return None
            parts.part = adverb.value
            return adverb.end
        found = words.at(i, "part")
        of_hour = parts.clock is not None and words.fold(i - 1) == "من"
        if (
            found is None
            or (found.form.prep and i > self.first)
            or (i > self.first and not (parts.this or of_hour))
        ):
            return None
        if found.form.article and not parts.this and not of_hour:
            if found.value == "NI" and found.form.text == "ليله" and not found.form.prep:
                return self._tonight(found.end)
            return None
        parts.part = found.value
        if parts.this:
            if not found.form.article:
                return None
            parts.offset = 0
        return found.end

    def _tonight(self, end: int) -> int | None:
        """الليلة is tonight, الليلة الماضية last night."""
        told = which_at(self.words, end)
        if self.words.kind(end) == "word" and self.words.fold(end) in _NIGHTS:
            return None
        self.parts.part = "NI"
        self.parts.offset = told[0] if told else 0
        return told[1] if told else end

    def _clock(self, i: int) -> int | None:
        """An hour: الساعة الثامنة والنصف مساء, 15:30 ت غ."""
        parts = self.parts
        found = clock_at(self.words, i, dated=parts.named()) if parts.clock is None else None
        if found is None:
            return None
        if parts.part == "24":
            return found.end  # midnight has been said: the hour in brackets is Greenwich's
        parts.clock, parts.zone = (found.hour, found.minute), found.zone
        parts.part = found.part or parts.part
        return found.end

    def _resolved(self) -> When | None:
        parts, context, i = self.parts, self.context, self.first
        base: When | None
        told = parts.offset is not None or parts.weekday is not None
        if parts.date is not None and not (parts.date.hijri and told and context.today is not None):
            # Where a Hijri date and a weekday disagree by a day, the moon was sighted otherwise.
            base = resolve(
                context,
                parts.date._replace(which=parts.date.which if parts.which is None else parts.which),
                i,
                parts.weekday,
            )
        elif parts.weekday is not None and parts.week is not None:
            base = context.weekday_of(parts.weekday, parts.week)
        elif parts.offset is not None:
            base = self._corrected(parts.offset, parts.weekday)
        elif parts.weekday is not None:
            base = context.weekday(parts.weekday, i, 0 if parts.this and parts.which is None else parts.which)
        elif parts.clock is not None:
            base = context.named_day or context.day(0)
        else:
            return None
        if base is None or self._is_nth(base):
            return None
        if base.grain == "day" and base.begin is not None and base.type == "DATE":
            context.named_day = base
        if parts.clock is not None:
            hour, minute = parts.clock
            return cal.at_clock(base, on_24(hour, parts.part) % 24, minute, zone=parts.zone)
        return cal.part_of_day(base, parts.part) if parts.part else base

    def _is_nth(self, base: When) -> bool:
        """«الثلاثاء الثالث من أيلول» is the third Tuesday where the third is no Tuesday."""
        parts = self.parts
        if parts.weekday is None or parts.date is None or base.begin is None or (parts.date.day or 9) > 5:
            return False
        return base.begin.isoweekday() != parts.weekday and self.words.kind(parts.date_at) == "word"

    def _corrected(self, offset: int, weekday: int | None) -> When:
        """Today or yesterday, moved to the weekday beside it when the article came out a day later."""
        context = self.context
        if weekday is None or context.today is None:
            found = context.day(offset)
            return found._replace(value=f"XXXX-WXX-{weekday}") if weekday and context.today is None else found
        ahead = (weekday - context.today.isoweekday()) % 7
        behind = -((context.today.isoweekday() - weekday) % 7)
        near = ahead if offset > 0 else behind
        return context.day(near if abs(near - offset) <= 2 else offset)


_STEPS: Final[Readers[Callable[[_Gatherer, int], int | None]]] = Readers(
    [
        (_Gatherer._date, ("figures", "date")),
        (_Gatherer._offset, ("day",)),
        (_Gatherer._weekday, ("weekdays",)),
        (_Gatherer._clock, ("figures", "number", "unit_singular")),
        (_Gatherer._part, ("part", "part_adverb")),
        (_Gatherer._week, ("unit_singular",)),
        (_Gatherer._which, ("deixis",)),
    ]
)


_NIGHTS: Final = frozenset(
    fold(w) for w in ("الأولى", "الثانية", "الثالثة", "الواحدة", "نفسها", "ذاتها", "الأخيرة", "الكبيرة")
)


def _anniversary(words: Words, i: int, date: Date) -> int | None:
    """The year everybody means: هجمات 11 سبتمبر."""
    before = words.fold(i - 1)
    for word in (before, before.removeprefix("ال"), before[1:], before[3:]):
        for _, value in tables()["anniversaries"].get(word, ()):
            if value[5:] == f"{date.month:02}-{date.day:02}":
                return int(value[:4])
    return None
