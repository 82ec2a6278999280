"""Durations and sets: how long, and how often.

«ثلاثة أشهر», «ساعتين ونصف», «العامين الماضيين», «الـ24 ساعة الماضية» are lengths; «سنويا», «كل يوم» and
«مرتين في الأسبوع» are sets. A bare unit is a length only where nothing else can stand: يوم is mostly a day.
"""

from __future__ import annotations

from typing import Final

from marsad.arabic.fold import fold
from marsad.values.amounts import Amount, amount_at, closes
from marsad.values.calendars import When
from marsad.values.context import Context, Hit
from marsad.values.dates import which_at
from marsad.values.stretches import bounded, stretch_hit
from marsad.values.timewords import Words

_NO_LENGTH: Final = frozenset(
    fold(w) for w in ("متأخرة", "متأخر", "مبكرة", "مبكر", "ضوئية", "أخرى", "الهجرة")
)
_LATE: Final = frozenset(fold(w) for w in ("متأخرة", "متأخر", "مبكرة", "مبكر"))


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
    if (
        words.at(amount.end - 1, "unit_plural")
        and words.fold(amount.end - 1).endswith("عقود")
        and not _stretched(words, i)
    ) and (words.fold(amount.end) != "من" or not words.fold(amount.end + 1).startswith("الزمن")):
        return None
    if amount.end == i + 1 and words.fold(i).removeprefix("ل").startswith("عقد") and not _stretched(words, i):
        return None
    if (unit == "D" and words.at(amount.end, "weekdays")) or words.fold(amount.end) in _NO_LENGTH:
        return None
    told = which_at(words, amount.end)
    if told is not None and told[0]:
        return bounded(context, i, amount, told)
    latest = words.bare(amount.end, "latest")
    if latest is not None and latest.form.article:
        return bounded(context, i, amount, (-1, latest.end))
    return Hit(i, amount.end, When("DURATION", amount.value, None, None, "duration", amount.mod))


def _some(words: Words, i: int) -> Hit | None:
    """An uncounted plural: بضعة أيام, عدة أشهر, منذ سنوات, أيام قليلة."""
    few = words.at(i, "few")
    unit = words.at(few.end if few else i, "unit_plural")
    if unit is None or unit.form.article or (few and (unit.form.prep or unit.form.conj)):
        return None
    small = words.fold(unit.end) in _FEW
    stretched = words.at(i - 1, "stretch") is not None or (unit.form.prep == "ل" and closes(words, unit.end))
    if not few and not small and not stretched:
        return None
    if (
        words.kind(unit.end) == "number"
        or words.at(unit.end, "decade")
        or words.fold(unit.end).startswith("ال")
    ):
        return None
    end = unit.end + 1 if small else unit.end
    name = "DE" if unit.value == "E" else unit.value
    value = f"PTX{name[1]}" if name[0] == "T" else f"PX{name}"
    return Hit(i, end, When("DURATION", value, None, None, "duration"))


_FEW: Final = frozenset(
    fold(w) for w in ("قليلة", "قلائل", "معدودة", "عديدة", "طويلة", "عدة", "معدودات", "كثيرة")
)


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
    blocked = (
        words.at(end, "months") or words.at(end, "hijri") or words.at(end, "weekdays") or words.at(end, "day")
    )
    if blocked or words.fold(end).startswith("ال") or words.at(end, "decade"):
        return False
    if words.at(i, "approx"):
        return True
    form = words.at(i, "unit_singular")
    if words.fold(i).endswith("ا") and words.fold(end) in ("بعد", "قبل"):
        return True
    return words.at(i - 1, "stretch") is not None or (
        form is not None and form.form.prep == "ل" and closes(words, end)
    )
