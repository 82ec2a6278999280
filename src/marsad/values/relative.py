"""Periods: months, years, weeks, decades and centuries, named by number or by their place before or after now.

«العام الماضي», «نوفمبر من العام الماضي», «منتصف التسعينات», «الربع الأول من 2017», «نهاية الأسبوع».
"""

from __future__ import annotations

import datetime as dt

from marsad.arabic.fold import fold
from marsad.values import calendars as cal
from marsad.values.calendars import When
from marsad.values.context import Context, Hit
from marsad.values.dates import (
    accepted,
    calendar_of,
    counts,
    hijri_in,
    month_at,
    numeric_at,
    plain_year,
    which_at,
    year_at,
)
from marsad.values.spelled import number_at
from marsad.values.timewords import Words

_THIS = frozenset(("هذا", "هذه", "هاته", "وهذا", "بهذا", "لهذا"))
_SAME = frozenset(fold(w) for w in ("نفسه", "ذاته", "نفسها", "ذاتها", "عينه"))
_OF = frozenset(("من", "في", "ل", "لل", "عن"))
_QUARTERS = {fold("الربع"): "Q", fold("النصف"): "H", fold("الفصل"): "Q", fold("الثلاثي"): "Q"}


def period_hit(context: Context, i: int, *, bare: bool = False) -> Hit | None:
    """The period that begins at a token; `bare` also takes العام without an adjective, as after مطلع.

    >>> from marsad.arabic.tokens import tokenize
    >>> texts = ("شهر أكتوبر المقبل", "العام الماضي", "عام 2014", "التسعينات", "القرن العشرين", "الأمين العام")
    >>> for text in texts:
    ...     hit = period_hit(Context(Words(tokenize(text), text), dt.date(2008, 9, 26), None), 0)
    ...     print(hit and hit.when.value)
    2008-10
    2007
    2014
    199
    19
    None
    """
    for read in (_month, _numbered, _placed, _quarter, _decade, _season):
        found = read(context, i)
        if found is not None:
            return found
    return _bare(context, i) if bare else None


def _month(context: Context, i: int) -> Hit | None:
    words = context.words
    numeric = numeric_at(words, i)
    if numeric is not None and numeric.day is None and numeric.year is not None:
        return Hit(i, numeric.end, cal.a_month(numeric.year, numeric.month))
    month = month_at(words, i)
    if month is None:
        return None
    year = year_at(words, month.end)
    if year is not None and (month.named or month.end > i + 1):
        hijri, common = calendar_of(month.hijri, year)
        if hijri:
            when = hijri_in(context, year[0], month.number, None, common=common)
        else:
            when = cal.a_month(year[0], month.number)
        return Hit(i, year[1], when) if when is not None else None
    if words.kind(month.end) == "number" and words.fold(month.end).isdigit() and len(words.fold(month.end)) >= 4:
        number = int(words.fold(month.end))
        if len(words.fold(month.end)) > 4 or number < cal.FIRST_YEAR or month.hijri:
            return None
    which = which_at(words, month.end)
    if which is not None and month.named:
        when = context.hijri_day(month.number, None, i, which[0]) if month.hijri else context.month(month.number, i, which[0])
        return Hit(i, which[1], when) if when is not None else None
    if words.fold(month.end) in _OF:
        of = _placed(context, month.end + 1)
        if of is not None and of.when.grain == "year":
            if of.when.begin is None:
                return Hit(i, of.end, When("DATE", f"XXXX-{month.number:02}", None, None, "month"))
            return Hit(i, of.end, cal.a_month(of.when.begin.year, month.number))
        end = _same_year(words, month.end + 1)
        if end and context.year is not None and not month.hijri:
            return Hit(i, end, cal.a_month(context.year, month.number))
    if not accepted(words, month, i):
        return None
    when = context.hijri_day(month.number, None, i, None) if month.hijri else context.month(month.number, i, None)
    return Hit(i, month.end, when) if when is not None else None


def _same_year(words: Words, i: int) -> int | None:
    """The token after «العام نفسه», «نفس العام»."""
    unit = words.at(i, "unit_singular")
    if unit and unit.value == "Y" and words.fold(unit.end) in _SAME:
        return unit.end + 1
    after = words.at(i + 1, "unit_singular")
    return i + 2 if words.fold(i) in ("نفس", "ذات") and after and after.value == "Y" else None


def _numbered(context: Context, i: int) -> Hit | None:
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
    if words.fold(end) in ("%", "٪", ":") or (words.fold(end) == "/" and len(words.fold(end + 1)) != 4) or (counts(words, end) and not _noun_before(words, i)):
        return False
    before = words.fold(i - 1)
    if before in ("-", "–", "/") and words.kind(i - 2) == "number":
        # The second of two years: 2014-2016.
        return words.fold(i - 2).isdigit() and len(words.fold(i - 2)) == 4 and _dates(words, i - 2, i - 1)
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
        loose = words.kind(end) != "word" or words.fold(end) in _AFTER_YEAR or words.fold(end).startswith("و")
        paired = before != "و" or _year_before(words, i - 2)
        if before == "و" and paired and _unit_before(words, i - 3):
            return True
        return loose and paired and not (round_number and before == "من")
    if _table(words, i - 1, "year_before") or (before in ("في", "عام")):
        return not (round_number and words.kind(end) == "word" and words.fold(end) not in _AFTER_YEAR)
    return _noun_before(words, i) and not words.bare(end, "count_after")


def _noun_before(words: Words, i: int) -> bool:
    """Whether a dated noun stands before, with adjectives between: الانتخابات الرئاسية الفرنسية 2017."""
    for back in (1, 2, 3):
        if _table(words, i - back, "year_after_noun"):
            return True
        if back > 1 and not words.fold(i - back).startswith("ال"):
            return False
    return False


_AFTER_YEAR = frozenset(
    fold(w)
    for w in (
        "و الى إلى حتى في من على عن مع بعد قبل عندما حين حينما بين أن إن كان كانت قد هو هي التي الذي اثر إثر بسبب بينما لكن خلال ثم عام"
        " ضد تحت لدى حول أي لم لا ما منذ كما فيما بما إذ"
    ).split()
)


def _year_before(words: Words, i: int) -> bool:
    found = words.fold(i)
    return len(found) == 4 and found.isdigit()


def _unit_before(words: Words, i: int) -> bool:
    found = words.at(i, "unit_pair") or words.at(i, "unit_plural") or words.at(i, "unit_singular")
    return found is not None and found.value == "Y"


def _table(words: Words, i: int, table: str) -> bool:
    return words.at(i, table) is not None


def _placed(context: Context, i: int) -> Hit | None:
    """هذا الأسبوع, العام الماضي, الشهر الجاري, القرن الماضي."""
    words = context.words
    this = words.fold(i) in _THIS
    at = i + 1 if this else i
    unit = words.at(at, "unit_singular")
    if unit is None or not unit.form.article or (this and unit.form.prep):
        return None
    if unit.value not in ("W", "M", "Y", "C", "E", "D") or (unit.value in ("D", "E") and not this):
        return None
    end = unit.end
    if unit.value == "Y" and not this and unit.form.text == fold("عام") and words.at(i - 1, "year_not"):
        return None
    if words.bare(end, "year_kind"):
        end += 1
    told = which_at(words, end)
    if told is None and this:
        told = (0, end)
    if told is None:
        return _century(context, i, unit.end) if unit.value == "C" else None
    if this and unit.value == "D":
        return None
    when = context.unit(unit.value, told[0])
    end = told[1]
    year = plain_year(words, end) if unit.value == "Y" else None
    if year is not None and not year[2] and when is not None and when.begin is not None and year[0] == when.begin.year:
        end = year[1]
    return Hit(i, end, when) if when is not None else None


def _century(context: Context, i: int, at: int) -> Hit | None:
    """القرن العشرين, القرن التاسع عشر."""
    words = context.words
    number = number_at(words, at)
    if number is None or not number.article or number.digits or not 10 <= number.value <= 29 or number.value % 1:
        return None
    if words.spelled(number.end, "قبل") or words.fold(number.end) in ("ق", "الهجري", "للهجره"):
        return None
    when = cal.a_century((int(number.value) - 1) * 100)
    end = number.end + 1 if words.fold(number.end) == "الميلادي" else number.end
    return Hit(i, end, when)


def _quarter(context: Context, i: int) -> Hit | None:
    """«الربع الأول من العام الجاري», «النصف الثاني من ماي», «النصف الأول من القرن الماضي»."""
    words = context.words
    word = words.fold(i).removeprefix("و")
    kind = _QUARTERS.get(word) or _QUARTERS.get(word[1:] if word[:1] in "بل" else "")
    number = number_at(words, i + 1) if kind else None
    if kind is None:
        return None
    last = words.fold(i + 1) in ("الاخير", "الاخيره")
    if not last and (number is None or not number.ordinal or not number.article or number.value > 4):
        return None
    count = (4 if kind == "Q" else 2) if last else int(number.value if number else 0)
    at = i + 2 if last or number is None else number.end
    if words.fold(at) in _OF:
        at += 1
    elif not (words.fold(at).startswith("لل") or words.kind(at) == "number" or words.at(at, "unit_singular")):
        return None
    whole = period_hit(context, at, bare=True) or _loose_year(context, at)
    if whole is None:
        return None
    if kind == "H":
        return Hit(i, whole.end, cal.half(whole.when, count)) if count <= 2 else None
    if whole.when.grain != "year":
        return None
    if whole.when.begin is None:
        return Hit(i, whole.end, whole.when._replace(value=f"{whole.when.value}-Q{count}", grain="quarter"))
    when = cal.a_part(whole.when.begin.year, "Q", count)
    return Hit(i, whole.end, when) if when is not None else None


def _loose_year(context: Context, i: int) -> Hit | None:
    """A bare year after a word that only a period follows."""
    year = plain_year(context.words, i) if context.words.kind(i) == "number" else None
    if year is None or counts(context.words, year[1]):
        return None
    return _year(context, i, year)


def _decade(context: Context, i: int) -> Hit | None:
    """التسعينات, ثمانينيات القرن الماضي, عقد السبعينيات."""
    words = context.words
    found = words.at(i, "decade")
    at = i
    if found is None:
        head = words.at(i, "unit_singular")
        if head is None or head.value not in ("E", "Y") or (head.value == "Y" and head.form.article):
            head = words.at(i, "unit_plural")
            if head is None or head.value != "Y" or head.form.article:
                return None
        found = words.at(head.end, "decade")
        at = head.end
        if found is None and head.value == "E" and head.form.article:
            return _nth_decade(context, i, at)
    if found is None:
        return None
    end, of = found.end, None
    skip = 1 if words.fold(end) in _OF else 0
    of = _placed(context, end + skip)
    if of is not None and of.when.grain == "century":
        first = 1900 if of.when.begin is None else of.when.begin.year
        return Hit(i, of.end, cal.a_decade(first + int(found.value) % 100))
    if not found.form.article or words.fold(end) in (fold("العمر"), fold("عمره"), fold("عمرها")):
        return None
    if words.fold(at - 1) == "في" and words.fold(end) == "من":
        return None  # في الخمسينات من العمر
    return Hit(i, end, cal.a_decade(int(found.value)))


def _nth_decade(context: Context, i: int, at: int) -> Hit | None:
    """«العقد الثالث من القرن العشرين»: the twenties."""
    number = number_at(context.words, at)
    if number is None or not number.ordinal or number.value > 10 or context.words.fold(number.end) != "من":
        return None
    century = _placed(context, number.end + 1)
    if century is None or century.when.grain != "century" or century.when.begin is None:
        return None
    return Hit(i, century.end, cal.a_decade(century.when.begin.year + 10 * (int(number.value) - 1)))


def year_period(context: Context, i: int) -> tuple[int, int] | None:
    """The year of «العام الماضي» after a day and month, and the token after it."""
    at = i + 1 if context.words.fold(i) in _OF else i
    found = _placed(context, at)
    if found is not None and found.when.grain == "year" and found.when.begin is not None:
        return found.when.begin.year, found.end
    end = _same_year(context.words, at)
    return (context.year, end) if end and context.year is not None else None


def _season(context: Context, i: int) -> Hit | None:
    """صيف 2016, الصيف الماضي, هذا الشتاء."""
    words = context.words
    this = words.fold(i) in _THIS
    found = words.at(i + 1 if this else i, "seasons")
    if found is None:
        return None
    code, end = found.value, found.end
    if not found.form.article:
        year = year_at(words, end) if not this else None
        if year is not None and not year[2]:
            return Hit(i, year[1], cal.a_season(year[0], code))
        of = _placed(context, end)
        if of is not None and of.when.grain == "year" and isinstance(of.when.begin, dt.date):
            return Hit(i, of.end, cal.a_season(of.when.begin.year, code))
        return None
    told = (0, end) if this else which_at(words, end)
    if told is None:
        return None
    today = context.today
    if today is None:
        return Hit(i, told[1], When("DATE", f"XXXX-{code}", None, None, "season"))
    made = [cal.a_season(today.year + n, code) for n in (-2, -1, 0, 1)]
    if told[0] == -1:
        when = [w for w in made if w.end is not None and w.end <= today][-1]
    elif told[0] == 1:
        when = next(w for w in made if w.begin is not None and w.begin > today)
    else:
        when = next(w for w in made if w.end is not None and w.end > today)
    return Hit(i, told[1], when)


def _bare(context: Context, i: int) -> Hit | None:
    """العام, الشهر, الأسبوع after مطلع or نهاية: the one of the publication."""
    words = context.words
    year = _loose_year(context, i)
    if year is not None:
        return year
    unit = words.at(i, "unit_singular")
    if unit is None or unit.form.prep or unit.value not in ("W", "M", "Y", "C", "E") or not unit.form.article:
        month = month_at(words, i)
        if month is not None and month.named and not (month.hijri and not month.strong):
            when = context.month(month.number, i, None)
            return Hit(i, month.end, when) if when else None
        return None
    end = unit.end + 1 if words.bare(unit.end, "year_kind") else unit.end
    if words.fold(end) in _SAME or words.bare(end, "latest"):
        return None
    when = context.unit(unit.value, 0)
    return Hit(i, end, when) if when is not None else None


def phase_hit(context: Context, i: int) -> Hit | None:
    """The beginning, middle or end of a period: أواخر الشهر, منتصف التسعينات, نهاية الأسبوع الماضي.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("أواخر شهر مارس", "منتصف التسعينات", "نهاية الأسبوع الماضي", "نهاية الحرب"):
    ...     hit = phase_hit(Context(Words(tokenize(text), text), dt.date(2017, 4, 11), None), 0)
    ...     print(hit and (hit.when.value, hit.when.mod, str(hit.when.begin)))
    ('2017-03', 'END', '2017-03-21')
    ('199', 'MID', '1993-05-03')
    ('2017-W14-WE', None, '2017-04-08')
    None
    """
    words = context.words
    at = i + 1 if words.fold(i) in (fold("عطلة"), fold("إجازة"), "وعطله") else i
    found = words.at(at, "phase")
    if found is None or found.form.article:
        return None
    start = found.end
    unit = words.at(start, "unit_singular")
    if found.value == "END" and unit is not None and unit.value == "W" and unit.form.article and not unit.form.prep:
        told = which_at(words, unit.end)
        when = context.weekend(told[0] if told else None, i)
        return Hit(i, told[1] if told else unit.end, when) if when is not None else None
    if at > i:
        return None
    if found.form.text in ("نصف", "نص"):
        return _half_month(context, i, start)
    whole = period_hit(context, start, bare=True)
    if whole is None or (found.form.text in ("بدء", "اخر") and whole.when.grain not in ("month", "year")):
        return None
    if found.form.text in ("اخر", "وسط") and unit is not None and not unit.form.article:
        month = month_at(words, start)
        if month is None or not month.named:
            return None
    return Hit(i, whole.end, cal.phase(whole.when, found.value))


def _half_month(context: Context, i: int, start: int) -> Hit | None:
    """«نص شهر ثلاث» is its fifteenth; «نصف شهر» alone is a length of time."""
    month = month_at(context.words, start)
    if month is None or month.hijri or month.end == start + 1:
        return None
    year = year_at(context.words, month.end)
    if year is not None:
        found = cal.gregorian(year[0], month.number, 15)
        return Hit(i, year[1], cal.a_day(found)) if found else None
    when = context.day_of(month.number, 15, i, None, None)
    return Hit(i, month.end, when) if when is not None else None
