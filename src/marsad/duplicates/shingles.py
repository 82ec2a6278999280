"""What a text is compared by: its words in threes, and its numbers.

Words are folded, so that hamza, ta marbuta, diacritics and Arabic or Latin digits make no difference; spaces
and punctuation count for nothing.
"""

from __future__ import annotations

import re

from marsad.arabic.fold import fold

WIDTH = 3
"""Words of a shingle: by twos, reports of one event by two writers look alike; by fours, a few edits tell one
text from itself (measured by bench/duplicates.py)."""

_WORD = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+")
_SEPARATORS = re.compile(r"[.,٫٬]")


def words(text: str) -> list[str]:
    """The words and numbers of a text as they are compared.

    >>> words("ارتفع السّعر إلى ٧١٫٥ دولاراً") == words("ارتفع السعر الى 71.5 دولارا")
    True
    """
    return [
        _SEPARATORS.sub("", word) if word[0].isdigit() else word
        for word in _WORD.findall(fold.__wrapped__(text).casefold())
    ]


def shingles(of: list[str]) -> list[str]:
    """Every three words that follow each other, once; of a shorter text all its words as one.

    >>> shingles(["وصل", "الوفد", "الي", "موسكو"])
    ['وصل الوفد الي', 'الوفد الي موسكو']
    """
    if len(of) <= WIDTH:
        return [" ".join(of)] if of else []
    return list(dict.fromkeys(map(" ".join, zip(*(of[at:] for at in range(WIDTH)), strict=False))))


def numbers(of: list[str]) -> set[str]:
    """The numbers in figures: daily prices and weather tell the same in the same words, but for these.

    >>> sorted(numbers(words("ارتفع خام برنت 3 سنتات إلى 71.5 دولار")))
    ['3', '715']
    """
    return {word for word in of if word[0].isdigit()}
