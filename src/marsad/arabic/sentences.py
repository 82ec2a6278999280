"""Sentences: where one ends, in text where the full stop also abbreviates, counts and joins.

Decimals are single tokens already; initials (أ.ف.ب), headings between dashes and datelines before a dash
are told from sentence ends here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.arabic.tokens import Token

_ENDS: Final = frozenset((".", "؟", "?", "!", "؛", ";", "…"))
_DASHES: Final = frozenset(("–", "—", "-", "ـ", "―"))
_CLOSERS: Final = frozenset(('"', "»", "”", ")", "]", "’", "'"))
_LONGEST: Final = 400
"""Tokens after which a text without punctuation is cut at the next comma, to keep reading linear."""


def sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    """The sentences of a text as lists of their tokens; blank lines and lone punctuation yield none.

    >>> from marsad.arabic.tokens import tokenize
    >>> [len(s) for s in sentences(tokenize("كراكاس (ا ف ب) – وصل الوزير. قال: بلغت 4.4 مليار."))]
    [10, 6]
    """
    start = 0
    size = len(tokens)
    i = 0
    while i < size:
        token = tokens[i]
        if token.kind == "word" and i - start < 2 * _LONGEST:
            i += 1
            continue
        ends = token.kind == "break" or (
            token.kind == "punct"
            and token.fold in _ENDS
            and not _initial(tokens, i)
            and not _addressed(tokens, i)
        )
        if (i - start >= _LONGEST and token.kind == "punct") or i - start >= 2 * _LONGEST:
            ends = True
        if ends:
            i += 1
            while (
                i < size
                and tokens[i].kind == "punct"
                and tokens[i].fold in _CLOSERS
                and tokens[i].fold != '"'
            ):
                i += 1
            yield from _worded(tokens[start:i])
            start = i
            heading = _heading(tokens, start)
            if heading:
                yield from _worded(tokens[start:heading])
                start = i = heading
            continue
        i += 1
    yield from _worded(tokens[start:])


def _worded(part: list[Token]) -> Iterator[list[Token]]:
    if any(t.kind in ("word", "latin", "number") for t in part):
        yield part


def _initial(tokens: list[Token], i: int) -> bool:
    """A full stop after a single letter or between letters of an abbreviation: أ.ف.ب."""
    if tokens[i].fold != "." or i == 0:
        return False
    before = tokens[i - 1]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    single = before.kind == "word" and len(before.fold) == 1 and before.end == tokens[i].start
    return (single and after is not None and after.kind == "word" and len(after.fold) <= 2) or (
        single and before.fold in ("د", "م") and after is not None
    )


def _addressed(tokens: list[Token], i: int) -> bool:
    """A mark written into Latin letters, as in an address: www.un.org/search?q=30."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, mark, after = tokens[i - 1 : i + 2]
    glued = before.end == mark.start and mark.end == after.start
    kinds = {before.kind, after.kind}
    return glued and "latin" in kinds and kinds <= {"latin", "number", "punct"}


def _heading(tokens: list[Token], start: int) -> int:
    """The end of a heading between dashes that begins at `start`, else 0."""
    if start >= len(tokens) or tokens[start].fold not in _DASHES:
        return 0
    for i in range(start + 1, min(start + 12, len(tokens))):
        if tokens[i].fold in _DASHES:
            return i + 1
        if tokens[i].kind == "break":
            return i + 1
    return 0
