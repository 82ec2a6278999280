"""Years: four digits, spelled or Hijri, and whether digits are a year or a count."""

from __future__ import annotations

from marsad.values import calendars as cal
from marsad.values.context import Context, Hit
from marsad.values.dates import counts, plain_year
from marsad.values.timewords import Words


def year_hit(context: Context, i: int) -> Hit | None:
    """A year: عام 2014, سنة 1438 هـ, عامي 2014 و2016, and bare 2014 where only a year can stand."""
    words = context.words
    head = words.at(i, "unit_singular") or words.at(i, "unit_pair") or words.at(i, "unit_plural")
    if head is not None:
        pair = words.at(i, "unit_pair")
        if head.value != "Y" and not (pair and pair.value == "Y"):
            return None
        year = plain_year(words, head.end)
        if year is None or words.at(i, "unit_dual"):
            return None
        return _year(context, i, year)
    if words.kind(i) != "number":
        return None
    year = plain_year(words, i)
    if year is None or not (year[2] or 1800 <= year[0] <= 2100) or not _dates(words, i, year[1]):
        return None
    return _year(context, i, year)


def _year(context: Context, i: int, year: tuple[int, int, bool]) -> Hit | None:
    number, end, hijri = year
    near = cal.hijri_year_of(context.today) if context.today else None
    if hijri or (near is not None and 0 <= near - number <= 60):
        when = cal.a_hijri_year(number)
    else:
        when = cal.a_year(number)
        context.year = number
    return Hit(i, end, when) if when is not None else None


def _dates(words: Words, i: int, end: int) -> bool:
    """Whether bare digits date something: في 2018, ثورة 2011, (2014-2016), not 2018 جنديا or القرار 2231."""
    if (
        words.fold(end) in ("%", "٪", ":")
        or (words.fold(end) == "/" and len(words.fold(end + 1)) != 4)
        or (counts(words, end) and not _noun_before(words, i))
    ):
        return False
    before = words.fold(i - 1)
    if _years(words, i) or (before in ("-", "–") and _years(words, i - 2)):
        return True
    if before in ("-", "–", "/"):
        # The second of two years: 2014/2015.
        return _year_before(words, i - 2) and words.fold(i - 3) not in ("-", "–", "/")
    if words.fold(end) in ("-", "–") and words.glued(end) and words.glued(end + 1):
        follower = words.fold(end + 1)
        if words.kind(end + 1) != "number" or len(follower) != 4 or words.fold(end + 2) in ("-", "–"):
            return False
    if before == "(":
        return words.fold(end) in (")", "-", "–", "/", "،")
    if before in ("ب", "ل") and words.glued(i):
        before = "في" if before == "ب" else "عام"
    elif before == "ـ":
        before = "في"
    round_number = words.fold(i).endswith("00")
    if before in ("من", "بين", "الي", "قبل", "بعد", "و", "حتي"):
        loose = (
            words.kind(end) != "word"
            or words.at(end, "after_year") is not None
            or words.fold(end).startswith("و")
        )
        paired = before != "و" or _year_before(words, i - 2)
        if before == "و" and paired and _unit_before(words, i - 3):
            return True
        return loose and paired and not (round_number and before == "من")
    if words.at(i - 1, "year_before") is not None or (before in ("في", "عام")):
        return not (round_number and words.kind(end) == "word" and words.at(end, "after_year") is None)
    counted = words.bare(end, "count_after") or (len(words.fold(end)) > 3 and words.fold(end).endswith("ا"))
    return _noun_before(words, i) and not counted


def _years(words: Words, i: int) -> bool:
    """Two years joined: 2014-2016."""
    first, second = words.fold(i), words.fold(i + 2)
    if words.fold(i + 1) not in ("-", "–") or not (
        len(first) == len(second) == 4 and first.isdigit() and second.isdigit()
    ):
        return False
    if words.fold(i + 3) in ("-", "–") or words.fold(i - 1) in ("-", "–", "+"):
        return False
    return 1800 <= int(first) < int(second) <= min(2100, int(first) + 60)


def _noun_before(words: Words, i: int) -> bool:
    """Whether a dated noun stands before, with adjectives between: الانتخابات الرئاسية الفرنسية 2017."""
    for back in (1, 2, 3, 4):
        if words.at(i - back, "year_after_noun") is not None:
            return True
        if back > 1 and not words.fold(i - back).startswith("ال"):
            return False
    return False


def _year_before(words: Words, i: int) -> bool:
    found = words.fold(i)
    return len(found) == 4 and found.isdigit()


def _unit_before(words: Words, i: int) -> bool:
    found = words.at(i, "unit_pair") or words.at(i, "unit_plural") or words.at(i, "unit_singular")
    return found is not None and found.value == "Y"


def loose_year(context: Context, i: int) -> Hit | None:
    """A bare year after a word that only a period follows."""
    year = plain_year(context.words, i) if context.words.kind(i) == "number" else None
    if year is None or counts(context.words, year[1]):
        return None
    return _year(context, i, year)
