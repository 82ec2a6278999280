"""Small spelled numbers: what a day, a year or a count of hours is spelled with.

The numbers of quantities are read in `numerals`; this grammar is narrower, because between a weekday and
a year two numbers stand side by side («الحادي والعشرين ألفان وثمانية عشر») and must not be added up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from marsad.arabic.fold import fold
from marsad.values.timewords import Words, remembered

_UNITS: Final = ["واحد", "اثنان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_ORDINALS: Final = ["أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"]
_TENS: Final = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_DIGITS: Final = re.compile(r"\d{1,12}(?:[.,]\d{1,12}){0,4}")


class Small(NamedTuple):
    """A number in the text: its value, the token after it, and how it is written."""

    value: float
    end: int
    ordinal: bool
    digits: bool
    article: bool = False


def _cardinals() -> dict[str, int]:
    table = {fold(w): n for n, unit in enumerate(_UNITS, 1) for w in (unit, unit + "ة")}
    extra = {
        "واحدة": 1, "إحدى": 1, "أحد": 1, "حدى": 1, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "اثنا": 2,
        "اثني": 2, "اثنتا": 2,
        "اثنتي": 2, "ثماني": 8, "ثمانية": 8, "عشرة": 10, "عشر": 10,
    }  # fmt: skip
    table.update({fold(w): n for w, n in extra.items()})
    for n, ten in enumerate(_TENS, 2):
        table.update({fold(ten + end): n * 10 for end in ("ون", "ين")})
    for hundred in ("مئة", "مائة", "مية", "ماية"):
        table[fold(hundred)] = 100
        for n, unit in enumerate(_UNITS[2:], 3):
            table.update({fold(u + hundred): n * 100 for u in (unit, unit + "ي")})
        table.update({fold(hundred[:-1] + end): 200 for end in ("تان", "تين", "تا", "تي")})
    table.update(
        {fold(w): 1000 for w in ("ألف", "آلاف", "ألفا")} | {fold(w): 2000 for w in ("ألفان", "ألفين", "ألفا")}
    )
    table[fold("ألفا")] = 1000
    return table


def _ordinals() -> dict[str, int]:
    table = {fold(w + end): n for n, w in enumerate(_ORDINALS, 1) for end in ("", "ة")}
    table.update({fold(w): n for w, n in (("أولى", 1), ("ثان", 2), ("حادي", 1), ("حادية", 1), ("اولي", 1))})
    table.pop(fold("أولة"), None)
    return table


_CARDINAL: Final = _cardinals()
_ORDINAL: Final = _ordinals()


def digits(words: Words, i: int) -> float | None:
    """The number a token of digits stands for, or None when it is none that fits here.

    >>> from marsad.arabic.tokens import tokenize
    >>> [digits(Words(tokenize(t), t), 0) for t in ("١٢", "1,234.5", "100,000.0", "18.03.2017")]
    [12.0, 1234.5, 100000.0, None]
    """
    token = words.fold(i)
    if words.kind(i) != "number" or not _DIGITS.fullmatch(token):
        return None
    whole, *groups = token.replace(",", ".").split(".")
    if not groups:
        return float(whole)
    separators = [c for c in token if c in ".,"]
    thousands = all(len(g) == 3 for g in groups)
    if len(groups) == 1:
        return (
            float(whole + groups[0])
            if thousands and separators[0] == "," and whole != "0"
            else float(f"{whole}.{groups[0]}")
        )
    if all(len(g) == 3 for g in groups[:-1]) and len(set(separators[:-1])) == 1:
        if separators[-1] != separators[0]:
            return float(whole + "".join(groups[:-1]) + "." + groups[-1])
        if thousands:
            return float(whole + "".join(groups))
    return None


@remembered
def number_at(words: Words, i: int) -> Small | None:
    """The number that begins at a token, in digits or spelled.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("خمسة أشهر", "الثالث والعشرون", "ألف وتسعمائة وواحد", "الحادي والعشرين ألفان"):
    ...     print(number_at(Words(tokenize(text), text), 0)[:3])
    (5, 1, False)
    (23, 2, True)
    (1901, 3, False)
    (21, 2, True)
    """
    if words.kind(i) == "word":
        return (_ordinal(words, i) or _cardinal(words, i)) if is_number_word(words.fold(i)) else None
    value = digits(words, i)
    if value is None:
        return None
    end = i + 1
    if value < 1000 and "." not in words.fold(i) and len(words.fold(i)) <= 3:
        while (
            words.kind(end) == "number" and len(words.fold(end)) == 3 and end < i + 4 and not words.glued(end)
        ):
            after = digits(words, end)
            if after is None or "." in words.fold(end):
                break
            value, end = value * 1000 + after, end + 1
    if words.fold(end) in _SCALE:
        value, end = value * _SCALE[words.fold(end)], end + 1
    return Small(value, end, ordinal=False, digits=True)


_SCALE: Final = {fold(w): 1000 for w in ("ألف", "ألفا", "آلاف")}


def _look(table: dict[str, int], word: str) -> tuple[int, bool] | None:
    """The value of a word and whether it has the article; a preposition or و may be written before it."""
    for start in (0, 1):
        if start and word[0] not in "وفبل":
            break
        rest = word[start:]
        if rest in table:
            return table[rest], False
        if rest.startswith("ال") and rest[2:] in table:
            return table[rest[2:]], True
        if word.startswith("لل") and word[2:] in table:
            return table[word[2:]], True
    return None


@lru_cache(maxsize=50_000)
def _cardinal_word(word: str) -> tuple[int, bool] | None:
    return _look(_CARDINAL, word)


@lru_cache(maxsize=50_000)
def _ordinal_word(word: str) -> tuple[int, bool] | None:
    return _look(_ORDINAL, word)


def _joined(words: Words, i: int, table: dict[str, int]) -> tuple[int, int] | None:
    """The number word that و joins to what is before token `i`, and the token after it."""
    word = words.fold(i)
    at = i
    if word == "و":
        at, word = i + 1, words.fold(i + 1)
    elif word.startswith("و"):
        word = word[1:]
    else:
        return None
    word = word.removeprefix("ال") if len(word) > 4 else word
    return (table[word], at + 1) if word in table else None


def _ordinal(words: Words, i: int) -> Small | None:
    found = _ordinal_word(words.fold(i))
    if found is None:
        return None
    value, article = found
    end = i + 1
    if words.fold(end) in ("عشر", "عشره") and value < 10:
        return Small(value + 10, end + 1, ordinal=True, digits=False, article=article)
    ten = _joined(words, end, _CARDINAL)
    if ten and 20 <= ten[0] <= 90 and value < 10:
        return Small(value + ten[0], ten[1], ordinal=True, digits=False, article=article)
    return Small(value, end, ordinal=True, digits=False, article=article)


def _cardinal(words: Words, i: int) -> Small | None:
    found = _cardinal_word(words.fold(i))
    if found is None:
        return None
    value, article = found
    total, group, end = 0, value, i + 1
    for _ in range(12):
        word = words.fold(end)
        if word in ("عشر", "عشره") and 1 <= group % 100 <= 9:
            group, end = group + 10, end + 1
        elif word in ("ميه", "مايه", "ميات") and 3 <= group <= 9:
            group, end = group * 100, end + 1
        elif word in ("الف", "الاف", "الفا") and 1 <= group < 1000 and total == 0:
            total, group, end = group * 1000, 0, end + 1
        else:
            joined = _joined(words, end, _CARDINAL)
            if joined is None or not _fits(total, group, joined[0]):
                break
            if group >= 1000:
                total, group = total + group, 0
            group, end = group + joined[0], joined[1]
    return Small(total + group, end, ordinal=False, digits=False, article=article)


def _fits(total: int, group: int, more: int) -> bool:
    """Whether و may add a number: tens to units, less than a hundred to hundreds, hundreds to thousands."""
    if group >= 1000 or (total and not group):
        return more < 1000
    rest = group % 100
    if 1 <= rest <= 9:
        return more in range(20, 100, 10)
    return rest == 0 and group > 0 and more < 100


@lru_cache(maxsize=50_000)
def is_number_word(word: str) -> bool:
    """Whether a folded word is, or begins, a spelled number."""
    return _cardinal_word(word) is not None or _ordinal_word(word) is not None
