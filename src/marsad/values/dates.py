"""Absolute dates: day, month and year in every order and every system of month names.

«14 فيفري 1978», «2017/3/18», «فبراير (شباط) 2015», «12 رمضان 1438هـ»: what is written, before it is
resolved against the day of publication.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from marsad.values import calendars as cal
from marsad.values.calendars import When
from marsad.values.context import Context
from marsad.values.months import month_at, opens_month
from marsad.values.spelled import Small, is_number_word, number_at
from marsad.values.timewords import Words, openings, remembered

_DASHES: Final = frozenset(("-", "–", "—", "/", "\\"))
_TIES: Final = _DASHES | {":", "+", "#", "_"}
_DOTTED: Final = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})")
_LINKS: Final = frozenset(("من", "في", "ل", "،", ",", "."))


class Date(NamedTuple):
    """The parts of a date as written."""

    day: int | None
    month: int
    year: int | None
    hijri: bool
    end: int
    which: int | None = None
    common: bool = False
    """A Hijri month in a Gregorian year: رمضان 2019."""


def which_at(words: Words, i: int, *, article: bool = True) -> tuple[int, int] | None:
    """الماضي, الجاري or المقبل at a token: -1, 0 or 1 and the token after it.

    >>> from marsad.arabic.tokens import tokenize
    >>> which_at(Words(tokenize("المقبل"), "المقبل"), 0)
    (1, 1)
    """
    found = words.bare(i, "deixis")
    if found is None or found.form.conj or found.form.article != article or found.value == "-2":
        return None
    return int(found.value), found.end


def year_at(words: Words, i: int, *, linked: bool = True) -> tuple[int, int, bool] | None:
    """A year after a month: the number, the token after it, and whether it is Hijri.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("من عام 2014", "لسنة 1438 هـ", "2017م", "2016 دولار"):
    ...     print(year_at(Words(tokenize(text), text), 0))
    (2014, 3, False)
    (1438, 3, True)
    (2017, 2, False)
    None
    """
    at = i
    if linked and words.fold(at) in _LINKS:
        at += 1
    head = words.at(at, "unit_singular")
    headed = head is not None and head.value == "Y"
    if head is not None and headed:
        at = head.end
    elif at > i and words.fold(i) in ("ل", ".") and words.kind(at) != "number":
        return None
    found = plain_year(words, at)
    if found is None or (
        not headed and (words.bare(found[1], "count_after") or (at > i and words.fold(i) in ("من", "في")))
    ):
        return None
    return found


@remembered
def plain_year(words: Words, i: int) -> tuple[int, int, bool] | None:
    """A year in four digits or spelled, with what marks its calendar after it."""
    if words.kind(i) == "number":
        written = words.fold(i)
        if len(written) != 4 or not written.isdigit():
            return None
        year, end = int(written), i + 1
    else:
        number = number_at(words, i)
        if number is None or number.ordinal or number.value < 1000 or number.value % 1:
            return None
        year, end = int(number.value), number.end
    if words.fold(end) in ("ه", "هجري", "هجريه", "للهجره"):
        return (year, end + 1, True) if cal.HIJRI_FIRST <= year <= cal.HIJRI_LAST else None
    if words.fold(end) in ("م", "ميلادي", "ميلاديه", "للميلاد"):
        end += 1
    return (year, end, False) if cal.FIRST_YEAR <= year <= cal.LAST_YEAR else None


def counts(words: Words, end: int) -> bool:
    """Whether the word after four digits is one they count: 2018 شخصا."""
    word = words.fold(end)
    if words.kind(end) != "word" or word in ("هذا", "كما", "بينما", "عندما", "فيما", "بعدما", "مما", "حينما"):
        return False
    if words.bare(end, "count_after") or word in ("%", "٪"):
        return True
    written = words.text[words.tokens[end].start : words.tokens[end].end]
    if len(word) < 4 or word[0] in "وف" or words.bare(end, "counts_not"):
        return False
    return written.endswith(("يا", "صا", "دا", "لا", "ًا", "اً"))


@remembered
def numeric_at(words: Words, i: int) -> Date | None:
    """A date in figures: 2017/3/18, 18-03-2017, 18.03.17, or month and year 2/2013.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("2017/3/18", "٢٠١٧-٠٣-١٨", "18.03.2017", "04/22/2016", "99/99/9999", "1/2-3", "2/2013"):
    ...     print(numeric_at(Words(tokenize(text), text), 0))
    Date(day=18, month=3, year=2017, hijri=False, end=5, which=None, common=False)
    Date(day=18, month=3, year=2017, hijri=False, end=5, which=None, common=False)
    Date(day=18, month=3, year=2017, hijri=False, end=1, which=None, common=False)
    Date(day=22, month=4, year=2016, hijri=False, end=5, which=None, common=False)
    None
    None
    Date(day=None, month=2, year=2013, hijri=False, end=3, which=None, common=False)
    """
    if words.kind(i) != "number" or (words.glued(i) and words.fold(i - 1) in _TIES):
        return None
    dotted = _DOTTED.fullmatch(words.fold(i))
    if dotted:
        return _three(*dotted.groups(), end=i + 1, words=words)
    sign = words.fold(i + 1)
    if sign not in _DASHES or words.kind(i + 2) != "number":
        return None
    spaced = not (words.glued(i + 1) and words.glued(i + 2))
    if spaced and sign != "/":
        return None
    first, second = words.fold(i), words.fold(i + 2)
    if words.fold(i + 3) == sign and words.kind(i + 4) == "number":
        if (
            words.fold(i + 5) in _DASHES
            and words.glued(i + 5)
            and words.kind(i + 6) == "number"
            and words.glued(i + 6)
        ):
            return None
        return _three(first, second, words.fold(i + 4), end=i + 5, words=words)
    if words.fold(i + 3) in _DASHES and words.glued(i + 3) and words.kind(i + 4) == "number":
        return None
    after = words.fold(i + 4)
    if words.fold(i + 3) in (",", "،") and after.isdigit() and len(after) in (2, 4):
        # American order: 08/12, 2015.
        return _three(second, first, after, end=i + 5, words=words)
    if len(second) == 4 and second.isdigit() and first.isdigit() and len(first) <= 2:
        year, month = int(second), int(first)
        if 1 <= month <= 12 and 1800 <= year <= 2200 and not counts(words, i + 3):
            return Date(None, month, year, hijri=False, end=i + 3)
    return None


def _three(a: str, b: str, c: str, *, end: int, words: Words) -> Date | None:
    if not (a.isdigit() and b.isdigit() and c.isdigit()) or len(b) > 2:
        return None
    if len(a) == 4 and len(c) <= 2:
        year, month, day = int(a), int(b), int(c)
    elif len(c) == 4 and len(a) <= 2:
        year, month, day = int(c), int(b), int(a)
    elif len(a) <= 2 and len(b) == 2 == len(c):
        year, month, day = int(c) + (2000 if int(c) < 50 else 1900), int(b), int(a)
    else:
        return None
    if month > 12 >= day:
        month, day = day, month
    marked = words.fold(end) in ("ه", "هجري", "هجريه")
    hijri = marked or (len(a) + len(c) > 4 and cal.HIJRI_FIRST <= year <= cal.HIJRI_LAST)
    found = (cal.hijri if hijri else cal.gregorian)(year, month, day)
    if found is None:
        return None
    after = end + 1 if marked or words.fold(end) in ("م", "ميلادي") else end
    return Date(day, month, year, hijri, after)


@lru_cache(maxsize=50_000)
def opens_date(word: str) -> bool:
    """Whether a date or a month may begin with a folded word, so that nothing else need be asked."""
    return is_number_word(word) or opens_month(word) or "first_day" in openings[word]


def date_at(context: Context, i: int, *, month_first: bool = False) -> Date | None:
    """The date written from a token on, whatever its order; month alone is not a date here.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("14 فيفري 1978", "6 ماي2017", "العاشر من ديسمبر", "25 أفريل الجاري", "12 رمضان 1438هـ"):
    ...     print(date_at(Context(Words(tokenize(text), text), None, None), 0)[:4])
    (14, 2, 1978, False)
    (6, 5, 2017, False)
    (10, 12, None, False)
    (25, 4, None, False)
    (12, 9, 1438, True)
    """
    found = _written_at(context.words, i)
    return found[0] if found is not None and (month_first or not found[1]) else None


@remembered
def _written_at(words: Words, i: int) -> tuple[Date, bool] | None:
    """The date at a token, and whether it is a month before a day without a year: «مارس 5»."""
    numeric = numeric_at(words, i) if words.kind(i) == "number" else None
    if numeric is not None and numeric.day is not None:
        return numeric, False
    first = words.bare(i, "first_day") is not None
    day = Small(1, i + 1, ordinal=True, digits=False) if first else number_at(words, i)
    if day is not None and 1 <= day.value <= 31 and day.value % 1 == 0 and _is_day(words, i, day):
        at = day.end
        for _ in range(2):
            if words.fold(at) in ("من", "-", "–", ".", "/", "ل"):
                at += 1
        month = month_at(words, at) if opens_month(words.fold(at)) else None
        if month and month.end > at:
            if not month.named and not (day.ordinal or at > day.end):
                return None
            if words.fold(at) == "صفر" and year_at(words, month.end) is None:
                return None  # a score: 1 صفر
            dated = _with_year(words, Date(int(day.value), month.number, None, month.hijri, month.end))
            return (dated, False) if dated is not None else None
        return None
    month = month_at(words, i) if opens_month(words.fold(i)) else None
    if month is None or not month.named:
        return None
    day = number_at(words, month.end)
    if (
        day is None
        or not 1 <= day.value <= 31
        or day.value % 1
        or (day.digits and len(words.fold(month.end)) > 2)
    ):
        return None
    dated = _with_year(words, Date(int(day.value), month.number, None, month.hijri, day.end))
    return (dated, dated.year is None) if dated is not None else None


def _is_day(words: Words, i: int, day: Small) -> bool:
    """Whether a number can be a day of the month as written: 5, الخامس, خمسة, but not الأحد or 005."""
    return day.ordinal or (len(words.fold(i)) <= 2 if day.digits else day.value > 1 and not day.article)


def _with_year(words: Words, date: Date) -> Date | None:
    """The date with the year after it, or with الماضي and the like; None where the year cannot be."""
    at = date.end
    if words.fold(at) == "." and words.kind(at + 1) == "number":
        at += 1
    year = year_at(words, at)
    if year is not None:
        hijri, common = calendar_of(date.hijri, year)
        return date._replace(year=year[0], end=year[1], hijri=hijri, common=common)
    if _impossible_year(words, at):
        return None
    which = which_at(words, date.end)
    if which is not None:
        return date._replace(which=which[0], end=which[1])
    return date


def _impossible_year(words: Words, at: int) -> bool:
    """«5 مارس 20170», «5 مارس 0000»: no date at all, rather than one of another year."""
    number = words.fold(at)
    if words.kind(at) != "number" or not number.isdigit() or len(number) < 4 or counts(words, at + 1):
        return False
    return len(number) > 4 or not cal.FIRST_YEAR <= int(number) <= cal.LAST_YEAR or words.fold(at + 1) == "ه"


def calendar_of(named: bool, year: tuple[int, int, bool]) -> tuple[bool, bool]:
    """Whether month and year are Hijri; «12 رمضان 2017» has a Hijri month in a Gregorian year."""
    return year[2] or named, named and not year[2] and year[0] >= 1700


def resolve(context: Context, date: Date, i: int, weekday: int | None = None) -> When | None:
    """The day of a date as written, or None when there is no such day."""
    if date.day is None:
        return None
    if date.hijri:
        if date.year is None:
            return context.hijri_day(date.month, date.day, i, date.which)
        return hijri_in(context, date.year, date.month, date.day, common=date.common)
    if date.year is not None:
        found = cal.gregorian(date.year, date.month, date.day)
        return cal.a_day(found) if found else None
    return context.day_of(date.month, date.day, i, date.which, weekday)


def hijri_in(context: Context, year: int, month: int, day: int | None, *, common: bool) -> When | None:
    """A Hijri month or day of a Hijri year, or (`common`) the one that begins in a Gregorian year."""
    if not common:
        return context.hijri(year, month, day)
    about = (year - 622) * 33 // 32
    made = [context.hijri(y, month, day) for y in range(about - 1, about + 3)]
    return next((w for w in made if w is not None and w.begin is not None and w.begin.year == year), None)
