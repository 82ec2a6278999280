"""Clitics: what Arabic writes together with a word but is not part of it.

Before a stem may stand a conjunction (و ف), a preposition (ب ك ل) or the future (س), and the article;
after it a pronoun. `splits` lists the ways to cut a folded word; the lexicon decides which are words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# «my» and «thy» are left out: in news their letters end a nisba or a word far more often.
_PRONOUNS: Final = ("كما", "هما", "كم", "هم", "هن", "ها", "نا", "ني", "ه")


@dataclass(unsafe_hash=True)
class Split:
    """One way to cut a word: stem is `word[at:to]`."""

    conj: str
    prep: str
    article: bool
    at: int
    to: int
    pronoun: str
    future: bool = False


@lru_cache(maxsize=65536)
def prefixes(word: str) -> tuple[Split, ...]:
    """The ways to read the beginning of a word, the plainest first; a stem keeps two letters at least.

    >>> [(s.conj, s.prep, s.article, "وبالسعوديه"[s.at:]) for s in prefixes("وبالسعوديه")][-1]
    ('و', 'ب', True, 'سعوديه')
    >>> [(s.prep, s.article, "للرييس"[s.at:]) for s in prefixes("للرييس")][-1]
    ('ل', True, 'رييس')
    """
    return tuple(_prefixes(word))


def _prefixes(word: str) -> Iterator[Split]:
    size = len(word)
    for conj in ("", "و", "ف"):
        if not word.startswith(conj):
            continue
        at = len(conj)
        if size - at >= (1 if not conj else 2):
            yield Split(conj, "", False, at, size, "")
        if word.startswith("ال", at) and size - at >= 4:
            yield Split(conj, "", True, at + 2, size, "")
        if word.startswith("س", at) and size - at >= 4 and word[at + 1] in "يتنا":
            yield Split(conj, "", False, at + 1, size, "", future=True)
        for prep in ("ب", "ل", "ك"):
            if not word.startswith(prep, at) or size - at < 3:
                continue
            if prep == "ل" and word.startswith("لل", at):
                if size - at >= 4:
                    yield Split(conj, prep, True, at + 2, size, "")
                continue
            yield Split(conj, prep, False, at + 1, size, "")
            if word.startswith("ال", at + 1) and size - at >= 5:
                yield Split(conj, prep, True, at + 3, size, "")


@lru_cache(maxsize=65536)
def pronouns(stem: str) -> tuple[tuple[str, str], ...]:
    """The ways to cut an attached pronoun off a stem: (stem, pronoun), the longest pronoun first.

    A stem has two letters at least, but for the prepositions ب and ل.

    >>> pronouns("علاقاتها"), pronouns("لهم")
    ((('علاقات', 'ها'),), (('ل', 'هم'),))
    """
    cuts = ((stem[: -len(p)], p) for p in _PRONOUNS if stem.endswith(p))
    return tuple((bare, p) for bare, p in cuts if len(bare) >= 2 or bare in ("ب", "ل"))
