"""What a time is resolved against: the day of publication and the tense of its clause.

News leaves out what its readers know: which Monday, which May. Reports mean the last one and plans the
next; without a day of publication the answer is a TIMEX3 value with X's and no bounds, never today's date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from marsad.values import calendars as cal
from marsad.values.calendars import When
from marsad.values.timewords import Words

Tense = Callable[[int], str | None]
_CLAUSE_ENDS: Final = frozenset((".", "؟", "?", "!", "؛", ";", "…", "\n", ":"))
_OPENERS: Final = frozenset(("ان", "انه", "انها", "بان", "بانه"))
_LOOK_BACK: Final = 25
_LOOK_AHEAD: Final = 5
_FAR: Final = 270
"""Days after which a day and month without a year belong rather to the year before or after."""


class Hit(NamedTuple):
    """A time found in tokens `first`..`end`."""

    first: int
    end: int
    when: When


class Context:
    """The words of a text with the day and the tense that dates are resolved by."""

    def __init__(self, words: Words, today: dt.date | None, tense: Tense | None) -> None:
        self.words = words
        self.today = today
        self._tense = tense
        self.year: int | None = None
        """The last year the text has named, for «مارس من العام ذاته»."""
        self.named_day: When | None = None
        """The last day the sentence has named, which its hours belong to."""

    def tense(self, i: int) -> str | None:
        """`past` or `future` by the clause reader, else by the nearest word before that tells.

        >>> from marsad.arabic.tokens import tokenize
        >>> for text in ("أعلن الوزير الاثنين", "سيصل الوزير الاثنين"):
        ...     print(Context(Words(tokenize(text), text), None, None).tense(2))
        past
        future
        """
        told = self._tense(i) if self._tense is not None else None
        if told is not None:
            return "future" if told in ("future", "present") else "past"
        words = self.words
        for j in range(i - 1, max(-1, i - _LOOK_BACK), -1):
            if words.fold(j) in _CLAUSE_ENDS:
                break
            if self.future_word(j):
                return "future"
            if words.fold(j) in _OPENERS:
                # من المقرر أن يجتمع: what أن opens is as future as the word before it.
                if any(self.future_word(k) for k in (j - 1, j - 2)):
                    return "future"
                break
            if words.bare(j, "speech"):
                return "past"
        ahead = next(
            (j for j in range(i + 1, i + _LOOK_AHEAD) if words.fold(j) in _CLAUSE_ENDS), i + _LOOK_AHEAD
        )
        return "future" if any(self.future_verb(j) for j in range(i + 1, ahead)) else None

    def future_word(self, j: int) -> bool:
        """Whether a token is a verb in the future or a word like المقرر."""
        return self.future_verb(j) or self.words.bare(j, "future") is not None

    def future_verb(self, j: int) -> bool:
        """Whether a token is a verb with the س of the future: سيصل, وستبدأ, not سياسة."""
        words = self.words
        if words.kind(j) != "word" or len(words.fold(j)) < 4:
            return False
        token, word = words.tokens[j], words.fold(j)
        cut = 1 if len(word) > 4 and word[0] in "وف" else 0
        word = word[cut:]
        if (
            word[0] != "س"
            or word[1] not in "يتنا"
            or word.endswith(("ه", "ات", "ين", "ون"))
            or words.at(j, "future_not")
        ):
            return False
        written = words.text[token.start : token.end][cut:]
        # An alef here carries its hamza in a verb (سأعود, سيأتي), not in سائل, سياق or ستانلي.
        if len(written) == len(word) and any(word[k] == "ا" and written[k] == "ا" for k in (1, 2)):
            return False
        return word[1:3] not in ("تي", "نت", "ند") and (word[1] != "ا" or len(written) == len(word))

    def day(self, offset: int) -> When:
        """The day so many days from publication."""
        found = cal.shift(self.today, offset) if self.today else None
        return cal.a_day(found) if found else When("DATE", "XXXX-XX-XX", None, None, "day")

    def weekday(self, number: int, i: int, which: int | None) -> When:
        """The Monday (1) to Sunday (7) that is meant: of the past or to come."""
        if self.today is None:
            return When("DATE", f"XXXX-WXX-{number}", None, None, "day")
        ahead = (number - self.today.isoweekday()) % 7
        if which is None:
            which = 0 if self.tense(i) == "future" else -2
        offset = {-1: ahead - 7, -2: ahead - 7 if ahead else 0, 0: ahead, 1: ahead or 7}[which]
        return self.day(offset)

    def weekday_of(self, number: int, week: When) -> When:
        """A weekday of a given week: الأحد من الأسبوع الماضي."""
        if week.begin is None:
            return When("DATE", f"{week.value}-{number}", None, None, "day")
        found = cal.shift(week.begin, number - 1)
        return cal.a_day(found) if found else When("DATE", f"XXXX-WXX-{number}", None, None, "day")

    def week(self, offset: int) -> When | None:
        """The week so many weeks from that of publication."""
        if self.today is None:
            return When("DATE", "XXXX-WXX", None, None, "week")
        found = cal.shift(self.today, 7 * offset)
        return cal.a_week(found) if found else None

    def weekend(self, offset: int | None, i: int) -> When | None:
        """A weekend; without an adjective the last one of a report, the next one of a plan."""
        if self.today is None:
            return When("DATE", "XXXX-WXX-WE", None, None, "weekend")
        if offset is None:
            offset = 0 if self.tense(i) == "future" or self.today.isoweekday() >= 6 else -1
        found = cal.shift(self.today, 7 * offset)
        return cal.a_weekend(found) if found else None

    def unit(self, unit: str, offset: int) -> When | None:
        """The month, year, decade or century so many from that of publication."""
        if unit == "W":
            return self.week(offset)
        if unit == "D":
            return self.day(offset)
        today = self.today
        if today is None:
            value = {"M": "XXXX-XX", "Y": "XXXX", "E": "XXX", "C": "XX"}[unit]
            return When(
                "DATE", value, None, None, {"M": "month", "Y": "year", "E": "decade", "C": "century"}[unit]
            )
        if unit == "M":
            found = cal.shift_months(today, offset)
            return cal.a_month(found.year, found.month) if found else None
        if unit == "Y":
            return cal.a_year(today.year + offset)
        length, make = (10, cal.a_decade) if unit == "E" else (100, cal.a_century)
        first = (today.year // length + offset) * length
        return make(first) if cal.FIRST_YEAR <= first <= cal.LAST_YEAR - length else None

    def month(self, number: int, i: int, which: int | None) -> When | None:
        """The May that is meant when no year is written."""
        if self.today is None:
            return When("DATE", f"XXXX-{number:02}", None, None, "month")
        today = self.today
        behind = (today.month - number) % 12
        if which is None:
            tense = self.tense(i)
            if tense is None:
                day = self.choose(number, 15, None, None)
                return cal.a_month(day.year, day.month) if day else None
            back = behind if tense == "past" else -(-behind % 12)
        else:
            back = {-1: behind or 12, 0: today.month - number, 1: -(-behind % 12 or 12)}[which]
        found = cal.shift_months(today, -back)
        return cal.a_month(found.year, found.month) if found else None

    def day_of(self, month: int, day: int, i: int, which: int | None, weekday: int | None) -> When | None:
        """The day that is meant when no year is written; a weekday beside it decides the year."""
        if cal.gregorian(2000, month, day) is None:
            return None
        if self.today is None:
            return When("DATE", f"XXXX-{month:02}-{day:02}", None, None, "day")
        if which == 0:
            found = cal.gregorian(self.today.year, month, day)
        else:
            tense = {-1: "past", 1: "future"}.get(which or 0) or self.tense(i)
            found = self.choose(month, day, tense, weekday)
        return cal.a_day(found) if found else None

    def choose(self, month: int, day: int, tense: str | None, weekday: int | None) -> dt.date | None:
        """The nearest day of that name in the direction of the tense, else that of the same year."""
        assert self.today is not None
        today = self.today
        found = [d for n in range(-8, 9) if (d := cal.gregorian(today.year + n, month, day))]
        if weekday is not None:
            found = [d for d in found if d.isoweekday() == weekday and abs(d.year - today.year) <= 1] or found
            return self._nearest(found)
        if tense == "past":
            return self._nearest(d for d in found if d <= today)
        if tense == "future":
            return self._nearest(d for d in found if d >= today)
        same = cal.gregorian(today.year, month, day)
        return same if same and abs((same - today).days) <= _FAR else self._nearest(found)

    def _nearest(self, found: Iterable[dt.date]) -> dt.date | None:
        assert self.today is not None
        today = self.today
        return min(found, key=lambda d: abs((d - today).days), default=None)

    def hijri_day(self, month: int, day: int | None, i: int, which: int | None) -> When | None:
        """A Hijri month, or a day of it, when no year is written."""
        year = cal.hijri_year_of(self.today) if self.today else None
        if year is None or self.today is None:
            return When(
                "DATE",
                "XXXX-XX" if day is None else "XXXX-XX-XX",
                None,
                None,
                "month" if day is None else "day",
            )
        tense = {-1: "past", 1: "future"}.get(which or 0) or self.tense(i)
        made = [self.hijri(y, month, day) for y in (year - 1, year, year + 1)]
        found = [w for w in made if w is not None and isinstance(w.begin, dt.date)]
        if which == 0:
            return made[1]
        today = self.today
        past = [w for w in found if w.begin is not None and w.begin <= today]
        future = [w for w in found if w.end is not None and w.end > today]
        if which == -1:
            past = [w for w in past if w.end is not None and w.end <= today]
        if which == -1:
            return past[-1] if past else None
        if tense == "future":
            return future[0] if future else None
        # Feasts and fasts are written of when they are near, in any tense.
        return min(found, key=lambda w: abs((w.begin - today).days) if w.begin else 0, default=None)

    @staticmethod
    def hijri(year: int, month: int, day: int | None) -> When | None:
        """A Hijri day or month of a year."""
        if day is None:
            return cal.a_hijri_month(year, month)
        found = cal.hijri(year, month, day)
        return cal.a_day(found) if found else None
