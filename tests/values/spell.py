"""Spells any whole number up to 10^12 by the rules of grammar books: the generator of the property tests.

It shares nothing with the reader: words are built here from stems, gender and case.
"""

from __future__ import annotations

_UNITS = ("", "واحد", "اثن", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
_TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_SCALES = (
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (1000, "ألف", "آلاف"),
)


def _dual(stem: str, oblique: bool, construct: bool = False) -> str:
    ending = "ي" if oblique else "ا"
    return stem + ending + ("" if construct else "ن")


def _unit(n: int, feminine: bool, oblique: bool) -> str:
    """1 to 10 counting a noun of the gender: three and more take the opposite ending."""
    if n == 1:
        return "واحدة" if feminine else "واحد"
    if n == 2:
        return _dual("اثنت" if feminine else "اثن", oblique)
    if n == 8 and feminine:
        return "ثماني"
    return _UNITS[n] + ("" if feminine else "ة")


def _teen(n: int, feminine: bool, oblique: bool) -> str:
    ten = "عشرة" if feminine else "عشر"
    if n == 11:
        return ("إحدى " if feminine else "أحد ") + ten
    if n == 12:
        return _dual("اثنت" if feminine else "اثن", oblique, construct=True) + " " + ten
    return _unit(n - 10, feminine, oblique) + " " + ten


def _hundred(n: int, oblique: bool, old: bool, counts: bool) -> str:
    hundred = "مائة" if old else "مئة"
    if n == 1:
        return hundred
    if n == 2:
        return _dual(hundred[:-1] + "ت", oblique, construct=counts)
    return (_UNITS[n].rstrip("ي") if n == 8 else _UNITS[n]) + hundred


def below_thousand(n: int, feminine: bool, oblique: bool, old: bool, counts: bool = False) -> str:
    """1 to 999; `counts` when a scale word follows at once (مئتا ألف)."""
    parts = []
    hundreds, rest = divmod(n, 100)
    if hundreds:
        parts.append(_hundred(hundreds, oblique, old, counts and not rest))
    tens, units = divmod(rest, 10)
    if 0 < rest <= 10:
        parts.append(_unit(rest, feminine, oblique))
    elif 10 < rest < 20:
        parts.append(_teen(rest, feminine, oblique))
    elif rest:
        if units:
            one = ("إحدى" if feminine else "واحد") if units == 1 else _unit(units, feminine, oblique)
            parts.append(one)
        parts.append(_TENS[tens] + ("ين" if oblique else "ون"))
    return " و".join(parts)


def spell(
    n: int, *, feminine: bool = False, oblique: bool = False, old: bool = False, marked: bool = False
) -> str:
    """A number 0 to 10^12 in words; `old` writes مائة for مئة.

    `marked` is the careful hand: the accusative with its tanwin (ألفًا) and hundreds apart (ثلاث مئة).
    """
    words = _spell(n, feminine=feminine, oblique=oblique, old=old)
    if not marked:
        return words
    hundred = "مائة" if old else "مئة"
    for stem in _UNITS[3:10]:
        stem = "ثمان" if stem == "ثماني" else stem
        words = words.replace(stem + hundred, f"{stem} {hundred}")
    return " ".join(
        word[:-1] + "ًا" if word in ("ألفا", "مليونا", "مليارا", "تريليونا") else word
        for word in words.split()
    )


def _spell(n: int, *, feminine: bool, oblique: bool, old: bool) -> str:
    if n == 0:
        return "صفر"
    parts = []
    for value, singular, plural in _SCALES:
        count, n = divmod(n, value)
        if not count:
            continue
        if count == 1:
            parts.append(singular)
        elif count == 2:
            parts.append(_dual(singular, oblique))
        else:
            words = below_thousand(count, False, oblique, old, counts=True)
            last = count % 100
            if 3 <= last <= 10:
                parts.append(f"{words} {plural}")
            else:
                parts.append(f"{words} {singular}" + ("ا" if 11 <= last <= 99 else ""))
    if n:
        parts.append(below_thousand(n, feminine, oblique, old))
    return " و".join(parts)


_ORDINALS = ("", "أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")


def spell_ordinal(n: int, *, feminine: bool = False, oblique: bool = False) -> str:
    """A definite ordinal 1 to 99 (الثالثة والعشرون)."""
    ending = "ة" if feminine else ""
    tens, units = divmod(n, 10)
    if n <= 10:
        return "الأولى" if n == 1 and feminine else "ال" + _ORDINALS[n] + ending
    first = "ال" + ("حادي" if units == 1 else _ORDINALS[units]) + ending
    if n < 20:
        return f"{first} عشر{ending}"
    ten = "ال" + _TENS[tens] + ("ين" if oblique else "ون")
    return f"{first} و{ten}" if units else ten
