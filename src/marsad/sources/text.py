"""Whether bytes are a text, and a text an Arabic article.

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

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = frozenset(map(chr, [*range(0x09), *range(0x0E, 0x20), 0x7F]))
_MOST_CONTROLS = 0.01
"""Share of control characters that pages scraped from the web may have; a binary has many more."""


class NotTextError(InputError):
    """Bytes that are no UTF-8, with the line (from 1) where they go wrong."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


def decode(data: bytes) -> str:
    """The text of these bytes, line ends and byte order mark kept; raises NotTextError if they are none."""
    if data.startswith(_UTF16):
        raise NotTextError("UTF-16 text: save it as UTF-8", 1)
    if (at := data.find(0)) >= 0:
        raise NotTextError(f"binary, not text: a zero byte at offset {at}", data.count(b"\n", 0, at) + 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        what = f"broken UTF-8: byte 0x{data[error.start]:02x} at byte {column} of the line"
        raise NotTextError(what + _legacy(data[:4000]), line) from None


def _legacy(data: bytes) -> str:
    """A hint if the bytes read well as the old Arabic code page of Windows, the likeliest other encoding."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    letters = [char for char in data.decode("cp1256", "replace") if char.isalpha()]
    arabic = sum("\u0621" <= char <= "\u064a" for char in letters)
    # UTF-8 Arabic also reads as Arabic letters of that code page, but then little of it is broken.
    old = 3 * broken > len(data) and 2 * arabic > len(letters)
    return " (it may be Windows-1256: convert it to UTF-8)" if old else ""


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
