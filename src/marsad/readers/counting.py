"""Counting: the words by which news says how many of whom: «خمسة من», «كل من», «أكثر من»."""

from __future__ import annotations

from typing import Final

from marsad.readers.words import NOMINAL, NUMBER, PART, QUANT, Word

_ABOUT: Final = frozenset(("نحو", "حوالي", "قرابه", "زهاء"))
_EACH: Final = frozenset(("كل", "كلا"))
"""«كل من»: each of those listed behind."""


def some_of(words: list[Word], i: int) -> bool:
    """Whether a number at word `i` counts some of those behind «من»: «خمسة من رجال الشرطة»."""
    number = words[i].tag == NUMBER or words[i].cls == "number-word"
    if not number or words[i].prep or words[i].conj or i + 2 >= len(words):
        return False
    return words[i + 1].fold == "من" and words[i + 2].tag in NOMINAL


def each_of(words: list[Word], i: int) -> bool:
    """Whether «كل من» at word `i` opens a list."""
    word = words[i]
    each = word.tag == QUANT and word.stem in _EACH and not (word.conj or word.prep)
    return each and i + 2 < len(words) and words[i + 1].fold == "من" and words[i + 2].tag in NOMINAL


def about(word: Word, follow: Word) -> bool:
    """Whether a number or quantifier stands behind «أكثر من», «نحو»."""
    more = follow.tag == QUANT and word.tag == PART and follow.cls == "preposition"
    return more or word.stem in _ABOUT
