"""Units of measure and percent: what stands after a number and says what it measures.

Units are data (`data/values/units.yaml`), as UCUM codes; a phrase table finds the longest one, so that
«كيلومتر مربع» is an area and «برميل يوميا» a rate. Counted nouns are no units and are left to `of`.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Generic, NamedTuple, TypeVar

import msgspec

from marsad.arabic.tokens import Token, tokenize
from marsad.values.numberwords import read_entries

_T = TypeVar("_T")
_CLITICS: Final = ("", "و", "ب", "ل")


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `units.yaml`."""

    id: str
    kind: str = msgspec.field(name="class")
    per: str = ""
    glued: str = "yes"
    note: str | None = None
    forms: list[str] = []
    duals: list[str] = []
    marks: list[str] = []
    examples: list[dict[str, str]] = []
    wrong: list[str] = msgspec.field(name="not", default_factory=list)


class Phrases(Generic[_T]):
    """Words or signs in a row, each row standing for something; the longest row wins.

    `last` has the words rows end in, so that looking for a row before some place is mostly one look-up.

    >>> table = Phrases([("كيلومتر", 1), ("كيلومتر مربع", 2)])
    >>> table.match(tokenize("كيلومتر مربع"), 0)
    (2, 2)
    """

    def __init__(self, rows: list[tuple[str, _T]]) -> None:
        self._rows: dict[tuple[str, ...], _T] = {}
        self._longest: dict[str, int] = {}
        self.last: set[str] = set()
        for written, meaning in rows:
            row = tuple(t.fold for t in tokenize(written))
            self._rows.setdefault(row, meaning)
            self.last.add(row[-1])
            self._longest[row[0]] = max(self._longest.get(row[0], 0), len(row))

    def opens(self, word: str) -> bool:
        """Whether some row begins with a folded word."""
        return word in self._longest

    def match(self, tokens: list[Token], i: int, *, articles: bool = False) -> tuple[_T, int] | None:
        """What the row at token `i` means and where it ends; `articles` are looked through if asked."""
        if i >= len(tokens):
            return None
        first = tokens[i].fold
        reach = self._longest.get(first, 0)
        if articles:
            reach = max(reach, self._longest.get(first.removeprefix("ال"), 0))
        for end in range(min(i + reach, len(tokens)), i, -1):
            row = tuple(t.fold for t in tokens[i:end])
            if row in self._rows:
                return self._rows[row], end
            if articles:
                row = tuple(word.removeprefix("ال") for word in row)
                if row in self._rows:
                    return self._rows[row], end
        return None


class Measured(NamedTuple):
    """A unit found at tokens up to `end`: what it makes of the number before it."""

    kind: str
    """measure, percent, or number for «في الألف», which only divides."""
    unit: str | None
    end: int
    divide: float = 1
    glued: bool = True


@cache
def units() -> tuple[Unit, ...]:
    """The entries of `units.yaml`."""
    return tuple(read_entries("units.yaml", Unit))


@cache
def _tables() -> tuple[Phrases[Unit], Phrases[Unit], Phrases[Unit]]:
    """After a number; duals standing alone; what a rate is per."""
    after = [(form, u) for u in units() if u.kind != "rate" for form in (*u.forms, *u.marks)]
    duals = [(form, u) for u in units() if u.kind == "unit" for form in u.duals]
    rates = [(form, u) for u in units() if u.kind == "rate" for form in u.forms]
    return Phrases(after), Phrases(duals), Phrases(rates)


def unit_after(tokens: list[Token], i: int) -> Measured | None:
    """The unit or percent sign that begins at token `i`, right after a number.

    >>> unit_after(tokenize("برميل يوميا"), 0)
    Measured(kind='measure', unit='bbl/d', end=2, divide=1, glued=True)
    >>> unit_after(tokenize("في المئة"), 0)
    Measured(kind='percent', unit='%', end=2, divide=1, glued=True)
    """
    after, _, _ = _tables()
    found = after.match(tokens, i)
    if found is None and i < len(tokens) and tokens[i].fold == "من":
        found = after.match(tokens, i + 1, articles=True)
        if found and (not tokens[i + 1].fold.startswith("ال") or found[0].kind != "unit"):
            return None
    return _measured(tokens, *found) if found else None


def opens_unit_dual(word: str) -> bool:
    """Whether a folded word, its clitic cut off, may begin two of a unit."""
    _, duals, _ = _tables()
    return any(word.startswith(c) and duals.opens(word[len(c) :]) for c in _CLITICS)


def unit_dual(tokens: list[Token], i: int) -> tuple[Measured, int] | None:
    """Two of a unit in one word (برميلين), and how many letters of clitics stand before it.

    >>> unit_dual(tokenize("وطنين"), 0)
    (Measured(kind='measure', unit='t', end=1, divide=1, glued=True), 1)
    """
    _, duals, _ = _tables()
    for clitic in _CLITICS:
        word = tokens[i].fold
        if word.startswith(clitic) and len(word) > 4:
            bare = [tokens[i].read_as(word[len(clitic) :]), *tokens[i + 1 : i + 3]]
            found = duals.match(bare, 0)
            if found:
                return _measured(tokens, found[0], i + found[1]), len(clitic)
    return None


def _measured(tokens: list[Token], unit: Unit, end: int) -> Measured:
    if unit.kind == "percent":
        return Measured("percent", "%", end)
    if unit.kind == "points":
        return Measured("percent", "[pp]", end)
    if unit.kind == "per-many":
        return Measured("number", None, end, float(unit.per))
    rate = _tables()[2].match(tokens, end)
    if rate:
        return Measured("measure", f"{unit.id}/{rate[0].per}", rate[1], glued=unit.glued == "yes")
    return Measured("measure", unit.id, end, glued=unit.glued == "yes")
