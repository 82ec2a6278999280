"""Numbers as news writes them: digits of both kinds, spelled cardinals and ordinals, and mixtures of the two.

A number is read left to right as a sum of groups, each a coefficient times scale words (ثلاثة آلاف، 4.4 مليار).
What the words are worth is data (`data/values/numbers.yaml`); which words may follow which is the grammar here.
One pass, a bounded look-ahead at every token: time is linear whatever the text repeats.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from marsad.arabic.fold import fold
from marsad.arabic.tokens import Token
from marsad.errors import LexiconError
from marsad.lexicon.load import DATA

LARGEST = 1e300
"""Beyond this a run of digits or scale words is not an amount, and would not fit a JSON number."""

UNITS, TENS, HUNDREDS = 1, 2, 4
_DIGITS_LONGEST = 310
_WORD_LONGEST = 24


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `numbers.yaml`: a class, a value, and the ways to write it."""

    id: str
    kind: str = msgspec.field(name="class")
    value: float = 0
    mod: str | None = None
    written: str | None = None
    note: str | None = None
    forms: list[str] = []
    duals: list[str] = []
    plurals: list[str] = []
    either: list[str] = []
    examples: list[dict[str, str]] = []
    not_: list[str] = msgspec.field(name="not", default_factory=list)


class Word(NamedTuple):
    """A number word as it stands in the text: what it is worth, and what is written together with it."""

    kind: str
    value: float
    number: str
    """s, d, p, or e for the accusative that may also be a dual (ألفا)."""
    conj: bool = False
    prep: str = ""
    definite: bool = False
    at: int = 0
    """Where the word begins after its conjunction and preposition."""


class Number(NamedTuple):
    """A number at tokens `start`..`end` (half-open); `at` cuts the clitics off the first token."""

    start: int
    end: int
    value: float
    at: int = 0
    ordinal: bool = False
    digits: bool = False
    definite: bool = False
    fraction: bool = False
    scale: float = 1
    """What the coefficient was multiplied by: shared with the first number of «3 إلى 5 ملايين»."""
    dual_noun: bool = False
    words: int = 1
    """How many number words or digit groups it has: a word alone is doubted more than a compound."""


def read_entries[T](name: str, kind: type[T]) -> list[T]:
    """The entries of a knowledge file of this package; raises LexiconError where one is wrong."""
    import yaml

    path = DATA / "values" / name
    loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return msgspec.convert(yaml.load(path.read_text(encoding="utf-8"), Loader=loader), list[kind], strict=False)  # type: ignore[valid-type]
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: {error}") from None
