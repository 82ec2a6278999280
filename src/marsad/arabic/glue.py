"""Glued words: web text loses spaces («الولاياتالمتحدةوروسيا»), and gets them back here.

A word the lexicon does not know is cut where every piece is known and the seam shows: a piece that begins
with the article, or one that ends in a letter Arabic never has inside a word (ة ى).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

from marsad.arabic.tokens import Token

_FINAL: Final = frozenset("ةى")
_MOST_PIECES: Final = 4


class Known(Protocol):
    """What this module asks of the lexicon."""

    def known(self, word: str) -> bool:
        """Whether the lexicon knows this folded word in any reading."""
        ...


def unglue(tokens: list[Token], text: str, morphology: Known) -> list[Token]:
    """The tokens with glued words cut apart; the pieces keep their place in the original text."""
    pieces: list[Token] = []
    for token in tokens:
        if token.kind != "word" or not 6 <= len(token.fold) <= 40 or morphology.known(token.fold):
            pieces.append(token)
        else:
            pieces += _pieces(token, text, morphology)
    return pieces


def _pieces(token: Token, text: str, morphology: Known) -> Iterator[Token]:
    size = len(token.fold)
    cuts = _cuts(token, text, morphology)
    if cuts is None:
        yield token
        return
    for at, to in zip([0, *cuts], [*cuts, size], strict=True):
        start, end = token.span(at, to, text)
        yield Token(start, end, token.fold[at:to], "word", marbuta=token.marbuta and to == size)


def _cuts(token: Token, text: str, morphology: Known) -> list[int] | None:
    """The seams of a glued word, or None when it does not come apart into known pieces."""
    word = token.fold
    size = len(word)
    seams = [i for i in range(2, size - 1) if _seam(token, text, i)]
    if not seams:
        return None
    best: dict[int, list[int]] = {0: []}
    for end in [*seams, size]:
        for start in [0, *seams]:
            if start >= end or start not in best or len(best[start]) >= _MOST_PIECES:
                continue
            piece = word[start:end]
            if len(piece) >= 2 and morphology.known(piece):
                cuts = [*best[start], start] if start else best[start]
                if end not in best or len(cuts) < len(best[end]):
                    best[end] = cuts
    return best.get(size) or None


def _seam(token: Token, text: str, i: int) -> bool:
    """Whether the word shows a seam before its folded letter `i`."""
    word = token.fold
    if word.startswith("ال", i) and len(word) - i >= 5:
        return True
    if len(word) == token.end - token.start:
        return text[token.start + i - 1] in _FINAL
    return False
