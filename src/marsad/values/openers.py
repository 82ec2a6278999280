"""Openers: which readers may begin at a token, known from it alone, so that the others need not be asked.

Most words begin no time at all, and the commonest only phrases: في begins «في الوقت الراهن», not every «في».
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from marsad.arabic.seen import Seen
from marsad.values.dates import opens_date
from marsad.values.spelled import is_number_word
from marsad.values.timewords import Words, openings

_R = TypeVar("_R")


class Readers(Generic[_R]):
    """Readers in order, each with what it may begin with.

    That is a table of `timewords`, or `figures`, `plus` (a sign before them), `number` (spelled) or `date`
    (a month, or the number of a day).

    >>> from marsad.arabic.tokens import tokenize
    >>> readers = Readers([("a day", ["weekdays", "date"]), ("now", ["reference"])])
    >>> text = "الاثنين في الوقت الراهن في روسيا"
    >>> [readers.at(Words(tokenize(text), text), i) for i in (0, 1, 4)]
    [('a day',), ('now',), ()]
    """

    def __init__(self, rows: Iterable[tuple[_R, Iterable[str]]]) -> None:
        self._rows = [(reader, frozenset(openers)) for reader, openers in rows]
        self._figures = tuple(reader for reader, openers in self._rows if "figures" in openers)
        self._plus = tuple(reader for reader, openers in self._rows if "plus" in openers)
        self._of = Seen(self._of_word)

    def at(self, words: Words, i: int) -> Sequence[_R]:
        """The readers that may begin at token `i`."""
        token = words.tokens[i]
        if token.kind == "word":
            known = self._of[token.fold]
            if known is None:
                return ()
            readers, phrases = known
            return phrases.get(words.fold(i + 1), readers) if phrases else readers
        if token.kind == "number":
            return self._figures
        return self._plus if token.fold == "+" else ()

    def places(self, words: Words) -> list[int]:
        """The tokens at which some reader may begin."""
        known = self._of
        return [
            i
            for i, token in enumerate(words.tokens)
            if (
                known[token.fold] is not None
                if token.kind == "word"
                else token.kind == "number" or token.fold == "+"
            )
        ]

    def _of_word(self, word: str) -> tuple[tuple[_R, ...], dict[str, tuple[_R, ...]]] | None:
        """The readers of a folded word whatever follows, and those before each word that goes on a phrase."""
        tables = openings[word]
        found: list[tuple[_R, frozenset[str] | None]] = []
        for reader, openers in self._rows:
            rests = [
                rest for t in openers.intersection(tables) for _, entries in tables[t] for rest, _ in entries
            ]
            dated = "date" in openers and opens_date(word)
            if () in rests or dated or ("number" in openers and is_number_word(word)):
                found.append((reader, None))
            elif rests:
                found.append((reader, frozenset(rest[0] for rest in rests)))
        if not found:
            return None
        seconds = {after for _, second in found for after in second or ()}
        always = tuple(reader for reader, second in found if second is None)
        return always, {
            after: tuple(reader for reader, second in found if second is None or after in second)
            for after in seconds
        }
