"""Times: every time expression of a text as TIMEX3 with its bounds.

At each token every reading is tried and the longest kept, so that no order of rules decides; what has been
read is never read twice, by us or by the reader of numbers, who is told which tokens are taken.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from marsad.arabic.tokens import Token
from marsad.types import Time
from marsad.values.anchors import ago_hit, feast_hit, nth_hit, range_hit
from marsad.values.calendars import iso, read_published
from marsad.values.context import Context, Hit, Tense
from marsad.values.days import day_hit
from marsad.values.durations import duration_hit
from marsad.values.openers import Readers
from marsad.values.phases import phase_hit
from marsad.values.relative import period_hit
from marsad.values.sets import reference_hit, set_hit
from marsad.values.timewords import Words

_Rule = Callable[[Context, int], Hit | None]
_UNITS: Final = ("unit_singular", "unit_dual", "unit_plural")
_RULES: Final[Readers[_Rule]] = Readers(
    [
        (day_hit, ("figures", "date", "day", "weekdays", "part", "this", "day_head", "unit_singular")),
        (range_hit, ("figures", "date", "range_head", "day_head")),
        (phase_hit, ("phase", "holiday")),
        (period_hit, ("figures", "date", "unit_pair", "this", "quarter", "decade", "seasons", *_UNITS)),
        (nth_hit, ("figures", "number", "weekdays", "phase", "unit_singular")),
        (ago_hit, ("ago",)),
        (feast_hit, ("feasts",)),
        (set_hit, ("figures", "number", "set", "each", "times")),
        (
            duration_hit,
            ("figures", "plus", "number", "latest", "this", "approx", "fraction", "few", *_UNITS),
        ),
        (reference_hit, ("reference",)),
    ]
)


class Found(NamedTuple):
    """A time and the half-open range of tokens it is read from."""

    time: Time
    first: int
    end: int


def read_times(
    tokens: list[Token], text: str, *, published: str | None, tense: Tense | None = None
) -> list[Time]:
    """The times of a text in order, none overlapping.

    `published` (ISO) resolves what is relative; without it such times have X's and no bounds. `tense` tells
    for a token whether its clause is past, present or future. Raises InputError when `published` is no date.

    >>> from marsad.arabic.tokens import tokenize
    >>> text = "أعلن البيت الأبيض الاثنين أن الوفد سيصل في أبريل 2023."
    >>> for time in read_times(tokenize(text), text, published="2022-03-08"):
    ...     print(time.text, time.value, time.earliest, time.latest)
    الاثنين 2022-03-07 2022-03-07 2022-03-08
    أبريل 2023 2023-04 2023-04-01 2023-05-01
    >>> [t.value for t in read_times(tokenize(text), text, published=None)]
    ['XXXX-WXX-1', '2023-04']
    """
    return [found.time for found in find_times(tokens, text, published=published, tense=tense)]


def find_times(
    tokens: list[Token], text: str, *, published: str | None, tense: Tense | None = None
) -> list[Found]:
    """The same with the tokens each time is read from, for readers who must not read them again."""
    words = Words(tokens, text)
    context = Context(words, read_published(published), tense)
    found: list[Found] = []
    end = 0
    for i in _RULES.places(words):
        hit = _best(context, i) if i >= end else None
        if hit is not None:
            found.append(Found(_time(words, hit), hit.first, hit.end))
            end = hit.end
    return found


def _best(context: Context, i: int) -> Hit | None:
    """The longest of the readings at a token, the first of equals."""
    best: Hit | None = None
    for rule in _RULES.at(context.words, i):
        hit = rule(context, i)
        if hit is not None and (best is None or hit.end > best.end):
            best = hit
    return best


def _time(words: Words, hit: Hit) -> Time:
    start, end, when = words.head(hit.first), words.tokens[hit.end - 1].end, hit.when
    return Time(
        start=start, end=end, text=words.text[start:end], type=when.type, value=when.value,
        earliest=iso(when.begin), latest=iso(when.end), mod=when.mod,
    )  # fmt: skip
