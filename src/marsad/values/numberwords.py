"""Number words and digit strings: what one token is worth, before any grammar.

The words are data (`data/values/numbers.yaml`); clitics and the article are cut off here, variants of
spelling are folded, and digits of both kinds come with the separators of every desk.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple, TypeVar

import msgspec
import yaml

from marsad.arabic.fold import fold
from marsad.errors import LexiconError
from marsad.lexicon.load import DATA

LARGEST: Final = 1e300
"""Beyond this a run of digits or scale words is no amount, and would not fit a JSON number."""

_LONGEST_WORD: Final = 24
LONGEST_DIGITS: Final = 310
"""Digits of a longer string are not looked at: its value would be beyond `LARGEST`."""


_T = TypeVar("_T")


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
    wrong: list[str] = msgspec.field(name="not", default_factory=list)


class Word(NamedTuple):
    """A number word as it stands in the text: what it is worth, and what is written together with it."""

    kind: str
    value: float
    number: str = "s"
    """s, d, p, or e: the accusative ألفا, a dual where nothing multiplies it."""
    written: str = ""
    """A letter the original spelling must have: Meta (ميتا) is not two hundred (مئتا)."""
    conj: bool = False
    prep: str = ""
    definite: bool = False
    at: int = 0
    """Where the word begins after its conjunction and preposition."""


def read_entries(name: str, kind: type[_T]) -> list[_T]:
    """The entries of a knowledge file of this stage; raises LexiconError where one is wrong."""
    path = DATA / "values" / name
    loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        return msgspec.convert(loaded, list[kind], strict=False)  # type: ignore[valid-type]
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: {error}") from None


@cache
def entries() -> tuple[Entry, ...]:
    """The entries of `numbers.yaml`."""
    return tuple(read_entries("numbers.yaml", Entry))


@cache
def listed(kind: str) -> frozenset[str]:
    """The folded forms of all entries of a class that is a mere list of words."""
    return frozenset(fold(form) for e in entries() if e.kind == kind for form in e.forms)


_VALUED: Final = frozenset(
    (
        "unit",
        "bound",
        "teen",
        "tens",
        "hundred",
        "scale",
        "ordinal",
        "bound-ordinal",
        "fraction",
        "two-thirds",
        "price",
    )
)


@cache
def _table() -> dict[str, Word]:
    table: dict[str, Word] = {}
    for e in entries():
        if e.kind in _VALUED:
            for number, forms in (("s", e.forms), ("d", e.duals), ("p", e.plurals), ("e", e.either)):
                for form in forms:
                    table.setdefault(fold(form), Word(e.kind, e.value, number, e.written or ""))
    return table


@cache
def parts() -> dict[str, float]:
    """Fractions that look like units (خمس المساحة), and the plurals of all (ثلاثة أرباع)."""
    parts = {fold(f): e.value for e in entries() if e.kind == "part" for f in e.forms}
    plurals = {
        fold(p): e.value for e in entries() if e.kind in ("part", "fraction", "price") for p in e.plurals
    }
    return parts | plurals


_PREFIXES: Final = tuple(
    (conj + prep + article, bool(conj), prep, bool(article), len(conj + prep))
    for conj in ("", "و", "ف")
    for prep, article in (
        ("", ""),
        ("", "ال"),
        ("ب", ""),
        ("ل", ""),
        ("ك", ""),
        ("ب", "ال"),
        ("ك", "ال"),
        ("ل", "ل"),
    )
)


@lru_cache(maxsize=16384)
def number_word(folded: str) -> Word | None:
    """The number word in a folded token, with or without clitics; None when there is none.

    >>> number_word("وبالثلاثه")
    Word(kind='unit', value=3.0, number='s', written='', conj=True, prep='ب', definite=True, at=2)
    >>> number_word("ولست")
    """
    if len(folded) > _LONGEST_WORD or folded in listed("never"):
        return None
    table = _table()
    for prefix, conj, prep, definite, at in _PREFIXES:
        if folded.startswith(prefix):
            word = table.get(folded[len(prefix) :])
            if word and not (
                prep and len(folded) - len(prefix) <= (2 if prep == "ل" else 3 if prep == "ك" else 1)
            ):
                return word._replace(conj=conj, prep=prep, definite=definite, at=at)
    return None


def parse_digits(written: str, *, decimal: bool = False) -> float | None:
    """The value of a digit string with separators, None when they make no number (12.5.2018).

    A lone point before three digits groups thousands, as desks from Tunis to Baghdad write it, unless
    `decimal` (an Arabic decimal sign, or a scale word follows) or the number begins with zero.

    >>> parse_digits("1,234.5"), parse_digits("1.234.567"), parse_digits("500.000"), parse_digits("180,25")
    (1234.5, 1234567.0, 500000.0, 180.25)
    """
    if len(written) > LONGEST_DIGITS:
        return None
    if written.isdecimal():
        value = float(written)
    elif re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?", written):
        value = float(written.replace(",", ""))
    elif re.fullmatch(r"[1-9]\d{0,2}(\.\d{3}){2,}(,\d+)?|[1-9]\d{0,2}\.\d{3},\d+", written):
        value = float(written.replace(".", "").replace(",", "."))
    elif not decimal and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", written):
        value = float(written.replace(".", ""))
    elif re.fullmatch(r"\d+[.,]\d+", written):
        value = float(written.replace(",", "."))
    else:
        return None
    return value if value <= LARGEST else None
