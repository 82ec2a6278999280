"""Clock times: an hour of a day, spelled or in figures, in local or Greenwich time."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from marsad.values.spelled import number_at
from marsad.values.timewords import Match, Words

CLOCK: Final = re.compile(r"(\d{1,2})[.,:](\d{2})")
_MINUTES: Final = {"نصف": 30, "ربع": 15, "ثلث": 20}


class Clock(NamedTuple):
    """Hour and minute, the part of day beside them, Z where the text says Greenwich, and the token after."""

    hour: int
    minute: int
    part: str | None
    zone: str
    end: int


def clock_at(words: Words, i: int, *, dated: bool) -> Clock | None:
    """The hour that begins at a token; figures alone are one only beside a day or a time zone.

    >>> from marsad.arabic.tokens import tokenize
    >>> texts = "الساعة الثامنة والنصف مساء", "15:30 ت غ", "الساعة 10,00 بالتوقيت المحلي (09,00 ت غ)", "3:20"
    >>> for text in texts:
    ...     print(clock_at(Words(tokenize(text), text), 0, dated=False))
    Clock(hour=8, minute=30, part='EV', zone='', end=4)
    Clock(hour=15, minute=30, part=None, zone='Z', end=5)
    Clock(hour=10, minute=0, part=None, zone='', end=9)
    None
    """
    head = words.at(i, "unit_singular")
    headed = head is not None and head.value == "TH" and head.form.article
    found = _hour(words, i + 1 if headed else i, headed=headed)
    if found is None and not headed:
        return _lone_hour(words, i)
    if found is None:
        return None
    hour, minute, end = found
    if headed:
        minute, end = _minutes(words, minute, end)
    adverb = words.bare(end, "part_adverb")
    if adverb and adverb.form.article:
        adverb = None
    end = adverb.end if adverb else end
    opened = words.fold(end) == "(" and (words.at(end + 1, "greenwich") or words.at(end + 1, "local"))
    end = end + 1 if opened else end
    zone, local = words.at(end, "greenwich"), words.at(end, "local")
    end = zone.end if zone else local.end if local else end
    if not (headed or zone or local or (adverb and (dated or _is_word(words, adverb)))):
        return None
    if opened and words.fold(end) == ")":
        end += 1
    if words.fold(end) == "(":
        end = _in_greenwich(words, end)
    return Clock(hour, minute, adverb.value if adverb else None, "Z" if zone else "", end)


def _is_word(words: Words, adverb: Match) -> bool:
    """Whether صباحا is written out: «10 م» are ten metres."""
    return len(words.fold(adverb.end - 1)) > 1


def _lone_hour(words: Words, i: int) -> Clock | None:
    """«في السابعة مساء», «8 صباحا»: an hour without الساعة, known by the part of the day after it."""
    number = number_at(words, i)
    if number is None or number.value > 12 or number.value % 1:
        return None
    if not number.digits and not (number.ordinal and number.article and words.fold(i).endswith(("ه", "ي"))):
        return None
    minute, end = _minutes(words, 0, number.end)
    adverb = words.bare(end, "part_adverb")
    if adverb is None or adverb.form.article or adverb.form.conj or not _is_word(words, adverb):
        return None
    return Clock(int(number.value), minute, adverb.value, "", adverb.end)


def _hour(words: Words, i: int, *, headed: bool) -> tuple[int, int, int] | None:
    """Hour, minute and the token after them."""
    written = words.fold(i)
    match = CLOCK.fullmatch(written) if words.kind(i) == "number" else None
    if match:
        hour, minute, end = int(match[1]), int(match[2]), i + 1
    elif (
        words.kind(i) == "number"
        and words.fold(i + 1) in (":", "ر", "س", "h")
        and words.kind(i + 2) == "number"
    ):
        second = words.fold(i + 2)
        if not written.isdigit() or not second.isdigit() or len(second) != 2 or len(written) > 2:
            return None
        hour, minute, end = int(written), int(second), i + 3
        if words.fold(end) == ":" and words.kind(end + 1) == "number":
            end += 2
    elif headed:
        number = number_at(words, i)
        if (
            number is None
            or number.value % 1
            or (not number.digits and not number.article)
            or number.value > 24
        ):
            return None
        hour, minute, end = int(number.value), 0, number.end
        if words.at(end, "unit_plural") or words.at(end, "unit_dual"):
            return None
    else:
        return None
    return (hour, minute, end) if hour <= 24 and minute < 60 else None


def _minutes(words: Words, minute: int, end: int) -> tuple[int, int]:
    """والنصف, والربع, إلا ربعا, و20 دقيقة after an hour."""
    word = words.fold(end)
    for name, value in _MINUTES.items():
        if word in ("وال" + name, "و" + name):
            return value, end + 1
    if word.startswith("و"):
        at = end + 1 if word == "و" else end
        number = number_at(words, at)
        unit = (
            words.at(number.end, "unit_singular") or words.at(number.end, "unit_plural") if number else None
        )
        if number and unit and unit.value == "TM" and number.value < 60:
            return int(number.value), unit.end
    return minute, end


def _in_greenwich(words: Words, opening: int) -> int:
    """The same hour in Greenwich time between brackets, which adds nothing: (09,00 ت غ)."""
    for k in range(opening + 1, min(opening + 9, words.size)):
        if words.fold(k) == ")":
            inner = any(words.at(j, "greenwich") or words.at(j, "local") for j in range(opening + 1, k))
            return k + 1 if inner else opening
    return opening


def on_24(hour: int, part: str | None) -> int:
    """The hour of the day: eight in the evening is 20."""
    if part in ("EV", "AF", "NI", "24") and (hour >= 6 or part in ("EV", "AF")) and hour < 12:
        return hour + 12
    if part in ("NI", "24", "MO", "DA") and hour == 12:
        return 0
    return hour + 12 if part == "MI" and hour < 6 else hour
