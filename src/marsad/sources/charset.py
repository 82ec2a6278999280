"""Which characters bytes stand for: as declared if that can be, else as the bytes themselves tell, else not at all.

Arabic on the web is UTF-8, Windows-1256 (older sites), rarely ISO-8859-6 and UTF-16. Only among these is anything
decided without a declaration, and only when the result reads as Arabic; what was decided is said.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from marsad.errors import InputError

_ALIASES = {
    "utf-8": ("utf8", "unicode-1-1-utf-8", "us-ascii", "ascii"),
    "windows-1256": ("cp1256", "x-cp1256", "cp-1256", "win-1256", "windows1256"),
    "iso-8859-6": (
        "iso8859-6",
        "iso88596",
        "arabic",
        "asmo-708",
        "ecma-114",
        "csisolatinarabic",
        "iso-8859-6-i",
        "iso-8859-6-e",
    ),
    "utf-16": ("utf16", "unicode", "ucs-2"),
    "utf-16-le": ("utf-16le",),
    "utf-16-be": ("utf-16be",),
}
_KNOWN = {alias: codec for codec, aliases in _ALIASES.items() for alias in (codec, *aliases)}
_LEGACY = ("windows-1256", "iso-8859-6")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SAMPLE = 100_000
_WORDS = re.compile(r"[^\W\d_]{2,}")
_ARABIC = re.compile(
    r"[وفبكل]?ال[ء-ي]{2,}|لل[ء-ي]{2,}|[ء-ي]+[ةى]"
    r"|[وف]?(?:في|من|على|إلى|عن|أن|إن|هذا|هذه|التي|الذي|قال|بين|مع|بعد|قبل|كان|لا|لم|ما)"
)
"""Words that a wrong code page does not bring about."""
_LEAST_WORDS = 3
_LEAST_SHARE = 0.2
_MOST_STRANGE = 0.05
"""Share of words that mix Arabic with Latin letters: what a wrong code page makes of every second word."""
_STRANGE = re.compile(r"(?:[ء-ي][ً-ْ]*[À-ɏ]|[À-ɏ][ء-ي])")
_ZERO_PAIRS = 0.7
_MOST_BROKEN = 0.001
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})"""
    rb"""|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 8192
"""Bytes in which a page or feed must have said its charset; browsers look at the first 1,024."""


class NotTextError(InputError):
    """Bytes that cannot be read as text, with the line (from 1) where they go wrong."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


class Decoded(NamedTuple):
    """A text, and in one line how its bytes were read where that is not as declared or UTF-8."""

    text: str
    how: str | None = None


def decode(data: bytes, declared: str | None = None, *, lenient: bool = False) -> Decoded:
    """The text of these bytes, line ends and byte order mark kept; raises NotTextError if they are none.

    `lenient` lets a few broken bytes pass as U+FFFD: pages are put together from many hands.

    >>> decode("قال الوزير في بيان إن الحكومة لن تتفاوض".encode("cp1256")).how
    'read as windows-1256, which is not declared'
    """
    marked = next((codec for mark, codec in _BOMS if data.startswith(mark)), None)
    if marked == "utf-16":
        return Decoded(_strict(data, "utf-16"))
    codec = None if marked else codec_of(declared)
    wide = _wide(data)
    if wide and codec in (None, "utf-8", *_LEGACY):
        return Decoded(_strict(data, wide), _said(wide, declared))
    if codec and codec.startswith("utf-16") and wide:
        return Decoded(_strict(data, wide if codec == "utf-16" else codec))
    if (at := data.find(0)) >= 0:
        raise NotTextError(f"binary, not text: a zero byte at offset {at}", data.count(b"\n", 0, at) + 1)
    try:
        text = data.decode("utf-8")
        plain = codec in (None, "utf-8") or text.isascii()
        return Decoded(text, None if plain else _said("utf-8", declared))
    except UnicodeDecodeError as error:
        broken = error
    found = _detected(data)
    if codec in _LEGACY and found in (None, codec) and (legacy := _tried(data, codec)) is not None:
        return Decoded(legacy)
    if found:
        return Decoded(data.decode(found), _said(found, declared))
    if lenient and (text := data.decode("utf-8", "replace")).count("\ufffd") < _MOST_BROKEN * len(data):
        return Decoded(text, "bytes that are no UTF-8 shown as \ufffd")
    line = data.count(b"\n", 0, broken.start) + 1
    column = broken.start - data.rfind(b"\n", 0, broken.start)
    what = f"broken UTF-8: byte 0x{data[broken.start]:02x} at byte {column} of the line"
    raise NotTextError(what + _hint(data), line) from None


def declared_within(data: bytes) -> str | None:
    """The charset that a page or feed states of itself, in its XML declaration or a meta element.

    >>> declared_within(b'<html><head><meta charset="windows-1256">')
    'windows-1256'
    """
    found = _DECLARED.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def codec_of(declared: str | None) -> str | None:
    """The codec of a declared charset, if it is one of those that can hold Arabic."""
    return _KNOWN.get((declared or "").strip(" \t\"';").lower().replace("_", "-"))


def _said(codec: str, declared: str | None) -> str:
    return f"read as {codec}, " + (
        f"though {declared[:40]} is declared" if declared else "which is not declared"
    )


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise NotTextError(f"broken {codec.upper()}: byte {error.start + 1}", 1) from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Arabic one byte of each pair is 06 (letters) or 00 (blanks, digits)."""
    head = data[:_SAMPLE]
    pairs = len(head) // 2
    if not pairs or not (head.count(0) and head.count(6)):
        return None
    for codec, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if high.count(0) + high.count(6) > _ZERO_PAIRS * pairs and high.count(6):
            return codec
    return None


def _detected(data: bytes) -> str | None:
    """The one legacy code page in which these bytes read as Arabic."""
    found = {codec: counted for codec in _LEGACY if (counted := _counted(data, codec)) is not None}
    best = max(found, key=lambda codec: found[codec], default=None)
    if best is None:
        return None
    sure, words = found[best]
    others = [other for codec, (other, _) in found.items() if codec != best]
    # Where both readings are possible words, one word may look Arabic by chance.
    least = max(_LEAST_SHARE * words, 1, *(max(2, 2 * other + 1) for other in others))
    return best if sure >= least else None


def _counted(data: bytes, codec: str) -> tuple[int, int] | None:
    """How many words only Arabic has, and how many there are, if the bytes look like text in this code page."""
    text = _tried(data, codec)
    if text is None:
        return None
    words = [word for word in _WORDS.findall(text[:_SAMPLE]) if not word.isascii()]
    if len(words) < _LEAST_WORDS or sum(map(bool, map(_STRANGE.search, words))) > _MOST_STRANGE * len(words):
        return None
    return sum(map(bool, map(_ARABIC.fullmatch, words))), len(words)


def _tried(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _hint(data: bytes) -> str:
    """A hint if the bytes look like the old code page of Windows, though too little of it to be sure."""
    head = data[:4000]
    broken = head.decode("utf-8", "replace").count("\ufffd")
    letters = [char for char in head.decode("cp1256", "replace") if char.isalpha()]
    arabic = sum("\u0621" <= char <= "\u064a" for char in letters)
    # UTF-8 Arabic also reads as Arabic letters of that code page, but then little of it is broken.
    old = 3 * broken > len(head) and 2 * arabic > len(letters)
    return " (it may be Windows-1256: convert it to UTF-8)" if old else ""
