"""Whether a text is an Arabic article.

Each doubt is one clear line for the person who gave the file; nothing is repaired in silence, because every
offset that marsad gives back counts the characters of the text as it was given.
"""

from __future__ import annotations

from collections import Counter

from marsad.errors import InputError
from marsad.sources.language import check_arabic

MAX_CHARS = 5_000_000
"""A book of 2,000 pages: whatever is longer is no article."""
MAX_BYTES = 4 * MAX_CHARS
"""No text of more bytes can have at most MAX_CHARS characters."""

_CONTROLS = frozenset(map(chr, [*range(0x09), *range(0x0E, 0x20), 0x7F]))
_MOST_CONTROLS = 0.01
"""Share of control characters that pages scraped from the web may have; a binary has many more."""


def check_text(text: str) -> str:
    """The text, if it is an Arabic article that can be coded; raises InputError saying why it is not."""
    if len(text) > MAX_CHARS:
        raise InputError(f"too long: more than {MAX_CHARS:,} characters")
    if not text.strip():
        raise InputError("empty text")
    check_encodable(text)
    chars = Counter(text)
    controls = sum(chars[char] for char in _CONTROLS)
    if "\0" in chars or controls > _MOST_CONTROLS * len(text):
        raise InputError("binary, not text: it is full of control characters")
    check_arabic(text, chars)
    return text


def check_encodable(text: str) -> str:
    """The text, if UTF-8 can carry it; raises InputError otherwise.

    JSON can escape half of a surrogate pair: such a text could be read but not given back.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise InputError(
            f"lone surrogate U+{code:04X} at character {error.start + 1}, which UTF-8 cannot carry"
        ) from None
    return text
