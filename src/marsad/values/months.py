"""Months by name: Egypt and the Gulf, the Levant and Iraq, the Maghreb, Hijri, and double forms."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from marsad.values.spelled import number_at
from marsad.values.timewords import Match, Words, openings, remembered, tables


class Month(NamedTuple):
    """A month as named: its number, the year it belongs to, and whether the name can be nothing else."""

    number: int
    hijri: bool
    end: int
    strong: bool
    named: bool
    """By a name, or as «شهر» with a name, not by number only."""


_NAMES: Final = frozenset(("months", "hijri"))
_TO: Final = frozenset(("الي", "حتي", "وحتي", "والي"))


@lru_cache(maxsize=50_000)
def opens_month(word: str) -> bool:
    """Whether a month may begin with a folded word, so that nothing else need be asked."""
    tables = openings[word]
    units = tables.get("unit_singular", ())
    return (
        word.startswith("شهر")
        or not _NAMES.isdisjoint(tables)
        or any(unit == "M" for _, entries in units for _, unit in entries)
    )


@remembered
def month_at(words: Words, i: int) -> Month | None:
    """The month named at a token, with شهر before it and its other name after it.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("شهر أكتوبر", "فبراير (شباط)", "يناير/كانون الثاني", "الشهر التاسع", "ذو الحجة"):
    ...     print(month_at(Words(tokenize(text), text), 0)[:3])
    (10, False, 2)
    (2, False, 4)
    (1, False, 4)
    (9, False, 2)
    (12, True, 2)
    """
    head = words.at(i, "unit_singular")
    if head and head.value == "M":
        inner = _month_name(words, head.end)
        if inner:
            return inner._replace(strong=True)
        number = number_at(words, head.end)
        if number is None or number.end != head.end + 1 or not 1 <= number.value <= 12 or number.value % 1:
            return None
        if number.digits or number.ordinal != head.form.article or (number.ordinal and not number.article):
            return None
        if words.at(number.end, "unit_plural"):
            return None
        return Month(int(number.value), False, number.end, strong=False, named=False)
    if words.kind(i) == "word" and words.fold(i).startswith("شهر") and len(words.fold(i)) > 5:
        glued = _month_table(words.fold(i)[3:])
        return Month(glued, False, i + 1, strong=True, named=True) if glued else None
    return _month_name(words, i)


def _month_table(word: str) -> int | None:
    entries = tables()["months"].get(word, ())
    return next((int(value) for rest, value in entries if not rest), None)


def _month_name(words: Words, i: int) -> Month | None:
    found = words.at(i, "months")
    hijri = False
    if found is None or found.form.article:
        found, hijri = words.at(i, "hijri"), True
        if found is None or (found.form.article and found.value != "1"):
            return None
    number, end = int(found.value), found.end
    strong = words.at(i, "weak") is None
    if hijri and len(words.fold(i)) <= 4 and end == i + 1:
        strong = False
    other = _other_name(words, end, hijri=hijri)
    if other and int(other.value) == number:
        end, strong = other.end, True
        if words.fold(end) in (")", "]"):
            end += 1
    return Month(number, hijri, end, strong, named=True)


def _other_name(words: Words, i: int, *, hijri: bool) -> Match | None:
    if hijri:
        return None
    # Reuters writes the two side by side: 15 يوليو تموز 2016.
    found = words.at(i + 1 if words.fold(i) in ("/", "(", "-", "–", "\\", "[") else i, "months")
    return found if found and not found.form.conj and not found.form.article else None


def accepted(words: Words, month: Month, i: int) -> bool:
    """Whether a month name without a day or a year is one: مارس is a verb and ماي a person too."""
    if month.strong:
        return True
    if not month.named:
        before = words.fold(i - 1)
        return (
            _announced(words, i)
            or before == "من"
            or words.alone(i, month.end)
            or words.fold(i).startswith("ب")
        )
    if words.at(i, "mostly_names"):
        written = words.text[words.tokens[i].start : words.tokens[i].end]
        return written.endswith("آب") and _announced(words, i)
    if words.alone(i, month.end):
        return True
    before = words.fold(i - 1)
    if before == "من" and words.fold(month.end) in _TO and words.at(month.end + 1, "months"):
        return True  # من جوان وحتى سبتمبر
    return _announced(words, i) and (words.at(i, "months") is not None or words.fold(i) == "رمضان")


def _announced(words: Words, i: int) -> bool:
    """Whether what stands before says that a month follows: منذ, خلال, أواخر."""
    return words.bare(i - 1, "month_before") is not None
