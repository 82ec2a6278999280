"""Folding: one spelling for the many that Arabic news has of a word, with the way back to the original.

Hamza seats, alef and ya variants, ta marbuta, diacritics, tatweel, presentation forms, Persian letters,
Arabic-Indic digits, zero-width and bidi marks all vary between desks without changing the word. Folding is
for looking up only: what leaves marsad are offsets into the text as it was given.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ى": "ي", "ئ": "ي", "ی": "ي", "ۍ": "ي", "ې": "ي", "ے": "ي",
    "ؤ": "و", "ۆ": "و", "ۇ": "و", "ۋ": "و",
    "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ۃ": "ه", "ۂ": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ڭ": "ك",
    "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ڥ": "ف", "ڨ": "ق", "ڧ": "ق", "ٹ": "ت", "ڈ": "د", "ڑ": "ر",
}  # fmt: skip

# Marks that carry no letter: Arabic diacritics and Quranic signs, tatweel, zero-width and bidi controls,
# combining hamzas (the seat alone remains, as for a written hamza), soft hyphen, byte order mark.
_DROPPED: Final = (
    *(*range(0x0610, 0x061B), 0x061C, 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)),
    *(*range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE), *range(0x08D3, 0x0900)),
    *(0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF),
)

_TABLE: Final[dict[int, str | None]] = {
    **{ord(a): b for a, b in _LETTERS.items()},
    **{0x0660 + d: str(d) for d in range(10)},
    **{0x06F0 + d: str(d) for d in range(10)},
    **dict.fromkeys(_DROPPED),
}

MARKS: Final = "".join(map(chr, _DROPPED))
"""Every character that folding drops."""


def _presentation(char: str) -> str:
    """The ordinary letters behind a presentation form (U+FB50 to U+FDFF, U+FE70 to U+FEFF)."""
    return unicodedata.normalize("NFKC", char) if "\ufb50" <= char <= "\ufefc" else char


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The folded form of a short text: what dictionaries are keyed by.

    Bounded cache: news repeats a small vocabulary, so nearly every call is a look-up.

    >>> fold("الأميركيّة"), fold("ﷲ"), fold("٢٠٢٢"), fold("بلڨاسم")
    ('الاميركيه', 'الله', '2022', 'بلقاسم')
    """
    if text and max(text) >= "\ufb50":
        text = "".join(map(_presentation, text))
    return text.translate(_TABLE)


def origins(text: str) -> list[tuple[int, int]]:
    """For every character of `fold(text)`, the half-open span of the original characters it comes from.

    A span ends after the marks that follow its letter, so that cutting a word between two folded letters
    never separates a letter from its diacritics.

    >>> origins("مـَر")
    [(0, 3), (3, 4)]
    """
    spans: list[tuple[int, int]] = []
    for i, char in enumerate(text):
        folded = fold(char)
        if folded:
            spans.extend([(i, i + 1)] * len(folded))
        elif spans:
            start = spans[-1][0]
            at = len(spans) - 1
            while at >= 0 and spans[at][0] == start:
                spans[at] = (start, i + 1)
                at -= 1
    return spans
