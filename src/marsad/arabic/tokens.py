"""Tokens: words, numbers and punctuation with their place in the original text.

A token never loses its offsets; its folded form is what the lexicon is asked for. HTML entities left in
web text become the punctuation they stand for, and marks between letters stay inside their word.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from marsad.arabic.fold import MARKS, fold, origins

_ARABIC = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_MARK = re.escape(MARKS)
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"

# One pass, no alternative that can match the same text twice: time stays linear in the length.
_TOKEN = re.compile(
    rf"(?P<entity>&(?:[A-Za-z]{{2,8}}|#[0-9]{{1,6}}|#x[0-9A-Fa-f]{{1,5}});)"
    rf"|(?P<number>[{_DIGIT}]+(?:[.,٫٬][{_DIGIT}]+)*)"
    rf"|(?P<word>[{_ARABIC}][{_ARABIC}{_MARK}]*)"
    r"|(?P<latin>[A-Za-z\u00c0-\u024f]+(?:['’\-][A-Za-z\u00c0-\u024f]+)*)"
    r"|(?P<space>[\n\r\u2028\u2029\u0085]+)"
    rf"|(?P<punct>[^\s{_MARK}])"
)


class Token(NamedTuple):
    """A word, number or sign; `start` and `end` are code points into the original text."""

    start: int
    end: int
    fold: str
    kind: str
    """word, number, latin, punct or break."""
    damma: tuple[int, ...] = ()
    """Folded letters that carry a written damma: on the first letter of a past verb it says passive (قُتل)."""
    shadda: tuple[int, ...] = ()
    """Folded letters that are written doubled: «بيّن» is a verb, «بين» may be the preposition."""

    def span(self, at: int, to: int, text: str) -> tuple[int, int]:
        """The original span of the folded characters `at`..`to` of this token."""
        if to - at == len(self.fold) and at == 0:
            return self.start, self.end
        if self.end - self.start == len(self.fold):
            return self.start + at, self.start + to
        spans = origins(text[self.start : self.end])
        return self.start + spans[at][0], self.start + spans[to - 1][1]


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order; blank space and lone marks yield none.

    >>> [t.fold for t in tokenize("قـال «الرئيس» &quot;نعم&quot; 4.4")]
    ['قال', '«', 'الرييس', '»', '"', 'نعم', '"', '4.4']
    """
    found: list[Token] = []
    new = tuple.__new__  # a third faster than the class, and every reading begins here
    for match in _TOKEN.finditer(text):
        written = match[0]
        piece = _piece(written) if len(written) < 100 else _piece.__wrapped__(written)
        if piece is not None:
            found.append(new(Token, match.span() + piece))
    return found


@lru_cache(maxsize=65536)
def _piece(written: str) -> tuple[str, str, tuple[int, ...], tuple[int, ...]] | None:
    """What a token is besides its place: folded form, kind, vowel signs; news repeats itself, so it is remembered.

    A line of 100,000 diacritics must not be: the caller asks for long ones without the cache.
    """
    match = _TOKEN.match(written)
    kind = match.lastgroup if match else None
    if kind == "word":
        return fold.__wrapped__(written), kind, _carrying("\u064f", written), _carrying("\u0651", written)
    if kind == "number":
        return fold.__wrapped__(written).replace("٫", ".").replace("٬", ","), kind, (), ()
    if kind == "entity":
        sign = html.unescape(written)
        return (sign, "punct", (), ()) if sign.strip("\u00a0 ") else None
    if kind == "space":
        return "\n", "break", (), ()
    return written, kind or "punct", (), ()


def _carrying(sign: str, written: str) -> tuple[int, ...]:
    """Which folded letters of a short word carry a vowel sign."""
    if sign not in written or len(written) > 40:
        return ()
    return tuple(i for i, (a, b) in enumerate(origins(written)) if sign in written[a:b])
