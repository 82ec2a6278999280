"""Times: every time expression of a text as TIMEX3 with its bounds.

At each token every reading is tried and the longest kept, so that no order of rules decides; what has been
read is never read twice, by us or by the reader of numbers, who is told which tokens are taken.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from marsad.arabic.tokens import Token
from marsad.types import Time
from marsad.values.anchors import ago_hit, feast_hit, nth_hit, range_hit
from marsad.values.calendars import iso, read_published
from marsad.values.context import Context, Hit, Tense
from marsad.values.dates import opens_date
from marsad.values.days import day_hit
from marsad.values.durations import duration_hit
from marsad.values.phases import phase_hit
from marsad.values.relative import period_hit
from marsad.values.sets import reference_hit, set_hit
from marsad.values.spelled import is_number_word
from marsad.values.timewords import Words, openings

_Rule = Callable[[Context, int], Hit | None]
_UNITS = ("unit_singular", "unit_dual", "unit_plural")
_RULES: tuple[tuple[_Rule, frozenset[str]], ...] = (
    (day_hit, frozenset(("date", "day", "weekdays", "part", "this", "day_head"))),
    (range_hit, frozenset(("date", "range_head", "day_head"))),
    (phase_hit, frozenset(("phase", "holiday"))),
    (period_hit, frozenset(("date", "unit_pair", "this", "quarter", "decade", "seasons", *_UNITS))),
    (nth_hit, frozenset(("number", "weekdays", "phase", "unit_singular"))),
    (ago_hit, frozenset(("ago",))),
    (feast_hit, frozenset(("feasts",))),
    (set_hit, frozenset(("number", "set", "each", "times"))),
    (duration_hit, frozenset(("number", "latest", "this", "approx", "fraction", "few", *_UNITS))),
    (reference_hit, frozenset(("reference",))),
)
"""What reads times, and the tables of words each of them may begin with; figures may begin most."""


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
    i = 0
    while i < words.size:
        hit = _best(context, i)
        if hit is None:
            i += 1
            continue
        found.append(Found(_time(words, hit), hit.first, hit.end))
        i = hit.end
    return found


_Candidates = tuple[tuple[_Rule, frozenset[str] | None], ...]


@lru_cache(maxsize=50_000)
def _candidates(word: str) -> _Candidates:
    """The rules for times that begin with a folded word, with the words that must follow, None where any may.

    Most words begin none, and the commonest only phrases: في begins «في الوقت الراهن», not every «في».
    """
    tables = openings(word)
    found: list[tuple[_Rule, frozenset[str] | None]] = []
    for rule, openers in _RULES:
        rests = [rest for name in openers & tables.keys() for _, phrases in tables[name] for rest, _ in phrases]
        if () in rests or ("date" in openers and opens_date(word)) or ("number" in openers and is_number_word(word)):
            found.append((rule, None))
        elif rests:
            found.append((rule, frozenset(rest[0] for rest in rests)))
    return tuple(found)


_OF_FIGURES: _Candidates = tuple(
    (rule, None) for rule in (day_hit, range_hit, period_hit, nth_hit, set_hit, duration_hit)
)
_OF_PLUS: _Candidates = ((duration_hit, None),)


def _best(context: Context, i: int) -> Hit | None:
    """The longest of the readings at a token, the first of equals."""
    token = context.words.tokens[i]
    if token.kind == "word":
        candidates = _candidates(token.fold)
    elif token.kind == "number":
        candidates = _OF_FIGURES
    else:
        candidates = _OF_PLUS if token.fold == "+" else ()
    best: Hit | None = None
    for rule, following in candidates:
        if following is not None and context.words.fold(i + 1) not in following:
            continue
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
