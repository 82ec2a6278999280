"""Quotation marks in pairs, as desks leave them: «», “”, "", '' and ‘’, nested, unclosed or stray.

A straight mark does not say whether it opens or closes. The space around it does, unless a desk was careless;
then the turn decides. One pass over the tokens with a stack of bounded depth: time stays linear.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from marsad.arabic.tokens import Token

OPENING: Final = {"«": "»", "“": "”", "„": "”", "‹": "›", "‘": "’"}
CLOSING: Final = {"»": "«", "”": "“", "›": "‹", "’": "‘"}
MARKS: Final = frozenset((*OPENING, *CLOSING, '"', "'"))
_DEEPEST: Final = 8
_NESTED: Final = 4
"""Tokens of a quotation inside another that uses the same straight marks: a name or title."""
_SINGLE: Final = 60
"""Tokens between single marks at most; a lone one is an apostrophe."""
_LONGEST: Final = 400
"""Tokens of an unclosed quotation at most, and of the look-back for the end of a sentence."""
_ENDS: Final = frozenset((".", "؟", "?", "!"))


class Marked(NamedTuple):
    """What stands between two marks, as code points of the text."""

    start: int
    end: int
    opening: int
    """Where the opening mark stands."""
    closing: int
    """Where what follows begins: behind the closing mark, or at `end` when there is none."""
    tokens: int
    """How many tokens stand between."""
    closed: bool


class _Open(NamedTuple):
    kind: str
    at: int
    strict: bool


def pair(tokens: list[Token]) -> dict[int, Marked]:
    """What is in quotation marks, by the offset of the opening mark.

    >>> from marsad.arabic.tokens import tokenize
    >>> text = 'قال «إن "النمو" بطيء» ثم "انصرف'
    >>> [text[m.start : m.end] for m in pair(tokenize(text)).values()]
    ['إن "النمو" بطيء', 'النمو', 'انصرف']
    """
    single = any(t.fold == "'" for t in tokens)
    found = _Pairs(list(_doubled(tokens)) if single else tokens).read()
    return {m.opening: m for m in sorted(found)}


def _doubled(tokens: list[Token]) -> Iterator[Token]:
    """The tokens with two single marks in a row made the straight mark they stand for."""
    skip = False
    for i, token in enumerate(tokens):
        if skip:
            skip = False
        elif (
            token.fold == "'"
            and i + 1 < len(tokens)
            and tokens[i + 1].fold == "'"
            and (tokens[i + 1].start, tokens[i + 1].end) == (token.end, token.end + 1)
        ):
            skip = True
            yield Token(token.start, token.end + 1, '"', token.kind)
        else:
            yield token


class _Pairs:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.found: list[Marked] = []
        self.stack: list[_Open] = []
        straight = [i for i, t in enumerate(tokens) if t.fold == '"']
        self.next = dict(pairwise(straight))
        breaks, last = [], 0
        for token in tokens:
            last += token.kind == "break"
            breaks.append(last)
        self.paragraph = breaks

    def read(self) -> list[Marked]:
        for i, token in enumerate(self.tokens):
            if token.kind == "word":
                continue
            if token.kind == "break":
                self.leave(i)
            elif token.fold == '"':
                self.straight(i)
            elif token.fold in OPENING or token.fold in CLOSING or token.fold == "'":
                self.shaped(i, token.fold)
        while self.stack:
            self.give_up(self.stack.pop())
        return self.found

    # -- the space around a mark -----------------------------------------------------------------

    def gap_before(self, i: int) -> bool:
        if i == 0:
            return True
        before = self.tokens[i - 1]
        return before.end < self.tokens[i].start or before.kind == "break" or before.fold in "([:،«“‘/-ـ"

    def gap_after(self, i: int) -> bool:
        if i + 1 >= len(self.tokens):
            return True
        after = self.tokens[i + 1]
        return after.start > self.tokens[i].end or after.kind in ("break", "punct")

    def opens(self, i: int) -> bool:
        """Whether the space says that it opens: some before it, none behind."""
        return self.gap_before(i) and not self.gap_after(i)

    def closes(self, i: int) -> bool:
        return self.gap_after(i) and not self.gap_before(i)

    # -- straight marks ----------------------------------------------------------------------------

    def straight(self, i: int) -> None:
        at = self.innermost('"')
        following = self.next.get(i, -1)
        near = following >= 0 and self.paragraph[following] == self.paragraph[i]
        if at >= 0:
            nested = near and self.opens(i) and following - i <= _NESTED and self.closes(following)
            if (
                nested
                and self.paragraph[self.next.get(following, i)] == self.paragraph[i]
                and following in self.next
            ):
                self.open(i, '"')
            elif near and self.opens(i) and self.closes(following) and self.ended(self.stack[at].at, i):
                self.give_up(self.stack.pop(at), before=i)  # the desk forgot to close the one before
                self.open(i, '"')
            else:
                self.close(at, i)
            return
        if self.closes(i) and not (near and not self.opens(following)):
            return  # a stray closing mark: nothing was opened
        self.open(i, '"')

    def ended(self, start: int, end: int) -> bool:
        """Whether a sentence ends in between, of the tokens that are looked at."""
        return any(t.fold in _ENDS for t in self.tokens[start : min(end, start + _LONGEST)])

    # -- marks that say which end they are ---------------------------------------------------------

    def shaped(self, i: int, sign: str) -> None:
        kind = CLOSING.get(sign, sign)
        at = self.innermost(kind)
        if sign in ("'", "‘", "’"):
            at = max(at, self.innermost("'"), self.innermost("‘"))
            if at >= 0 and self.stack[at].at < i - _SINGLE:
                del self.stack[at]
                at = -1
            if at >= 0 and self.gap_after(i):
                self.close(at, i)
            elif at < 0 and self.opens(i):
                self.open(i, kind)
            return
        if at >= 0 and (sign in CLOSING or self.closes(i)):
            self.close(at, i)
        elif sign in OPENING or (at < 0 and self.opens(i)):
            self.open(i, kind)

    # -- the stack -----------------------------------------------------------------------------------

    def innermost(self, kind: str) -> int:
        for n in range(len(self.stack) - 1, -1, -1):
            if self.stack[n].kind == kind:
                return n
        return -1

    def open(self, i: int, kind: str) -> None:
        if len(self.stack) < _DEEPEST:
            self.stack.append(_Open(kind, i, self.opens(i)))

    def close(self, n: int, i: int) -> None:
        """Close the mark at depth `n` by token `i`; marks opened inside it and left open are given up."""
        opened = self.stack[n]
        for inner in self.stack[n + 1 :]:
            self.give_up(inner, before=i)
        del self.stack[n:]
        self.add(opened.at, i, self.tokens[i].end)

    def leave(self, i: int) -> None:
        """At the end of a paragraph only a quotation that is closed further on goes on."""
        following = next((self.next[o.at] for o in reversed(self.stack) if o.at in self.next), -1)
        kept = [o for o in self.stack if o.kind in OPENING and o.kind not in ("‘",)]
        if len(kept) == len(self.stack):
            return
        if following > i and self.closes(following):
            kept = [o for o in self.stack if o in kept or (o.kind == '"' and o.strict)]
        for opened in self.stack:
            if opened not in kept:
                self.give_up(opened, before=i)
        self.stack = kept

    def give_up(self, opened: _Open, before: int = -1) -> None:
        """An unclosed quotation ends with its sentence, so that a forgotten mark does not swallow the text."""
        if opened.kind in ("'", "‘"):
            return
        limit = min(before if before >= 0 else len(self.tokens), opened.at + _LONGEST)
        end = opened.at + 1
        while end < limit and self.tokens[end].kind != "break" and self.tokens[end].fold not in _ENDS:
            end += 1
        if end > opened.at + 1:
            self.add(opened.at, end, self.tokens[end - 1].end, closed=False)

    def add(self, opening: int, closing: int, behind: int, *, closed: bool = True) -> None:
        if closing <= opening + 1:
            return
        tokens = self.tokens
        self.found.append(
            Marked(
                tokens[opening + 1].start,
                tokens[closing - 1].end,
                tokens[opening].start,
                behind,
                closing - opening - 1,
                closed,
            )
        )
