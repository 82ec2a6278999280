"""Money: which currency stands before or after a number.

Many states share a word (دينار، ريال، ليرة، جنيه), so the national adjective decides, then the country of the
article if the caller knows it; without either the currency stays undecided and the unit is None. Names and
symbols of every ISO 4217 currency are data (`data/values/currencies.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

import msgspec

from marsad.arabic.fold import fold
from marsad.arabic.tokens import Token, tokenize
from marsad.values.measures import Phrases
from marsad.values.numberwords import read_entries

_FAR: Final = 4
"""Tokens a symbol before a number takes at most (ج . م .)."""


class Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `currencies.yaml`: a currency, a noun that several share, or a part of one."""

    id: str
    kind: str = msgspec.field(name="class")
    name: str | None = None
    noun: str = ""
    default: str | None = None
    per: int = 1
    forms: list[str] = []
    duals: list[str] = []
    adjectives: list[str] = []
    whole: list[str] = []
    symbols: list[str] = []
    countries: list[str] = []
    currencies: list[str] = []
    examples: list[dict[str, str]] = []


class Paid(NamedTuple):
    """A currency found at tokens `start`..`end`: `code` None if undecided; minor units have `per` > 1."""

    code: str | None
    start: int
    end: int
    per: int = 1


@cache
def currencies() -> tuple[Currency, ...]:
    """The entries of `currencies.yaml`."""
    return tuple(read_entries("currencies.yaml", Currency))


class _Tables:
    """The look-ups behind the two questions asked here: what follows a number, what precedes it."""

    def __init__(self) -> None:
        money = [c for c in currencies() if c.kind == "currency"]
        nouns = [c for c in currencies() if c.kind == "noun"]
        parts = [c for c in currencies() if c.kind == "minor"]
        self.nouns = Phrases([(form, c) for c in nouns for form in (*c.forms, *c.duals)])
        self.duals = {fold(form): c for c in nouns for form in c.duals}
        self.whole = Phrases([(form, c.id) for c in money for form in c.whole])
        self.adjectives = {
            n.id: Phrases([(a, c.id) for c in money if f"noun:{c.noun}" == n.id for a in c.adjectives])
            for n in nouns
        }
        signs = [(sign, c.id) for c in money for sign in (*c.symbols, c.id)]
        self.signs = Phrases(signs)
        self.parts = Phrases([(form, c) for c in parts for form in (*c.forms, *c.symbols)])
        self.parts_of = {
            p.id: Phrases([(a, c.id) for c in money if c.id in p.currencies for a in c.adjectives])
            for p in parts
        }
        self.local = {(f"noun:{c.noun}", country): c.id for c in reversed(money) for country in c.countries}


@cache
def _tables() -> _Tables:
    return _Tables()


def currency_after(tokens: list[Token], i: int, *, country: str | None = None) -> Paid | None:
    """The currency that begins at token `i`, after a number; `country` (ISO alpha-3) decides bare nouns.

    >>> from marsad.arabic.tokens import tokenize
    >>> currency_after(tokenize("ليرة لبنانية"), 0)
    Paid(code='LBP', start=0, end=2, per=1)
    >>> currency_after(tokenize("جنيه"), 0).code, currency_after(tokenize("جنيه"), 0, country="EGY").code
    (None, 'EGP')
    """
    if i >= len(tokens):
        return None
    of = tokens[i].fold == "من"
    if of and not (i + 1 < len(tokens) and tokens[i + 1].fold.startswith("ال")):
        return None
    at = i + of
    tables = _tables()
    whole = tables.whole.match(tokens, at, articles=True)
    if whole:
        return Paid(whole[0], i, whole[1])
    noun = tables.nouns.match(tokens, at, articles=True)
    if noun:
        code, end = _decide(tokens, noun[0], noun[1], country)
        return None if end < len(tokens) and tokens[end].fold == "مدريد" else Paid(code, i, end)
    if of:
        return None
    part = tables.parts.match(tokens, at)
    if part:
        named = tables.parts_of[part[0].id].match(tokens, part[1], articles=True)
        if named:
            return Paid(named[0], i, named[1], part[0].per)
        local = [c for c in part[0].currencies if country and country in _countries()[c]]
        return Paid(local[0] if local else None, i, part[1], part[0].per)
    sign = tables.signs.match(tokens, at)
    return Paid(sign[0], i, sign[1]) if sign else None


@cache
def _countries() -> dict[str, frozenset[str]]:
    return {c.id: frozenset(c.countries) for c in currencies()}


def _decide(tokens: list[Token], noun: Currency, end: int, country: str | None) -> tuple[str | None, int]:
    """The currency of a noun: by the adjective after it, by common meaning, by the country."""
    adjective = _tables().adjectives[noun.id].match(tokens, end, articles=True)
    if adjective:
        return adjective
    local = _tables().local.get((noun.id, country)) if country else None
    return noun.default or local, end


def local_currency(text: str, countries: Iterable[str]) -> str | None:
    """The currency a bare noun means in an article that names these countries (ISO alpha-3), if it means one only.

    >>> local_currency("15 مليار دينار", ["TUN", "FRA"]), local_currency("15 مليار دينار", ["TUN", "DZA"])
    ('TND', None)
    """
    tokens = tokenize(text)
    codes: set[str] = set()
    for country in countries:
        for i in range(len(tokens)):
            dual = currency_dual(tokens, i, country=country)
            paid = dual[0] if dual is not None else currency_after(tokens, i, country=country)
            if paid is not None and paid.code is not None:
                codes.add(paid.code)
    return codes.pop() if len(codes) == 1 else None


def currency_before(tokens: list[Token], i: int) -> Paid | None:
    """The symbol or code that ends right before token `i`: $10, US$10, USD 10.

    >>> from marsad.arabic.tokens import tokenize
    >>> currency_before(tokenize("US$10"), 2)
    Paid(code='USD', start=0, end=2, per=1)
    """
    if i == 0 or tokens[i - 1].fold not in _tables().signs.last:
        return None
    for start in range(max(0, i - _FAR), i):
        found = _tables().signs.match(tokens, start)
        if found and found[1] == i and tokens[i].start - tokens[i - 1].end <= 1:
            return Paid(found[0], start, i)
    return None


def currency_dual(tokens: list[Token], i: int, *, country: str | None = None) -> tuple[Paid, int] | None:
    """Two of a currency in one word (دولارين، ليرتان), and how many letters of clitics stand before it.

    >>> from marsad.arabic.tokens import tokenize
    >>> currency_dual(tokenize("بدينارين كويتيين"), 0)
    (Paid(code='KWD', start=0, end=2, per=1), 1)
    """
    word = tokens[i].fold
    for clitic in ("", "و", "ب", "ل"):
        noun = _tables().duals.get(word[len(clitic) :]) if word.startswith(clitic) else None
        if noun:
            code, end = _decide(tokens, noun, i + 1, country)
            return Paid(code, i, end), len(clitic)
    return None


def adds_to(whole: str | None, part: Paid) -> bool:
    """Whether a minor unit belongs to a currency: 43 cents to dollars, not to dinars.

    >>> adds_to("USD", Paid(None, 0, 1, 100)), adds_to("USD", Paid("USD", 0, 1))
    (True, False)
    """
    return part.per > 1 and whole is not None and (part.code in (None, whole))
