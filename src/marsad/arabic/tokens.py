"""Tokens: words, numbers and punctuation with their place in the original text.

A token never loses its offsets; its folded form is what the lexicon is asked for. HTML entities left in
web text become the punctuation they stand for, and marks between letters stay inside their word.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from marsad.arabic.fold import MARKS, fold, origins
from marsad.arabic.seen import Seen

_ARABIC: Final = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_MARK: Final = re.escape(MARKS)
_DIGIT: Final = "0-9\u0660-\u0669\u06f0-\u06f9"

# One pass, no alternative that can match the same text twice: time stays linear in the length.
_KINDS: Final = {
    "word": rf"[{_ARABIC}][{_ARABIC}{_MARK}]*",
    "entity": r"&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});",
    "number": rf"[{_DIGIT}]+(?:[.,٫٬][{_DIGIT}]+)*",
    "latin": r"[A-Za-z\u00c0-\u024f]+(?:['’\-][A-Za-z\u00c0-\u024f]+)*",
    "space": r"[\n\r\u2028\u2029\u0085]+",
    "punct": rf"[^\s{_MARK}]",
}
_TOKEN: Final = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_SPLIT: Final = re.compile(f"({'|'.join(_KINDS.values())})")


@dataclass(unsafe_hash=True)
class Token:
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
    marbuta: bool = False
    """Whether its last letter is written ة: «نظيرة» is a woman, «نظيره» somebody's counterpart."""

    def span(self, at: int, to: int, text: str) -> tuple[int, int]:
        """The original span of the folded characters `at`..`to` of this token."""
        if to - at == len(self.fold) and at == 0:
            return self.start, self.end
        if self.end - self.start == len(self.fold):
            return self.start + at, self.start + to
        spans = origins(text[self.start : self.end])
        return self.start + spans[at][0], self.start + spans[to - 1][1]

    def read_as(self, fold: str) -> Token:
        """The same place in the text under another folded form."""
        return Token(self.start, self.end, fold, self.kind, self.damma, self.shadda, self.marbuta)


def touches(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` stands right after the token before it."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order; blank space and lone marks yield none.

    >>> [t.fold for t in tokenize("قـال «الرئيس» &quot;نعم&quot; 4.4")]
    ['قال', '«', 'الرييس', '»', '"', 'نعم', '"', '4.4']
    """
    found: list[Token] = []
    end = 0
    parts = iter(_SPLIT.split(text))  # blanks and tokens in turn: half the time of a match for each token
    for blank, written in zip(parts, parts, strict=False):
        start = end + len(blank)
        end = start + len(written)
        folded, kind, damma, shadda, marbuta = _piece[written]
        if kind:
            found.append(Token(start, end, folded, kind, damma, shadda, marbuta))
    return found


@Seen
def _piece(written: str) -> tuple[str, str, tuple[int, ...], tuple[int, ...], bool]:
    """What a token is besides its place: folded form, kind, dammas, shaddas, ة; a blank has no kind."""
    match = _TOKEN.match(written)
    kind = match.lastgroup if match else None
    if kind == "word":
        signs = _carrying("\u064f", written), _carrying("\u0651", written)
        return fold.__wrapped__(written), kind, *signs, written.endswith("ة")
    if kind == "number":
        return fold.__wrapped__(written).replace("٫", ".").replace("٬", ","), kind, (), (), False
    if kind == "entity":
        sign = html.unescape(written)
        return (sign, "punct", (), (), False) if sign.strip("\u00a0 ") else ("", "", (), (), False)
    if kind == "space":
        return "\n", "break", (), (), False
    return written, kind or "punct", (), (), False


def _carrying(sign: str, written: str) -> tuple[int, ...]:
    """Which folded letters of a short word carry a vowel sign."""
    if sign not in written or len(written) > 40:
        return ()
    return tuple(i for i, (a, b) in enumerate(origins(written)) if sign in written[a:b])
