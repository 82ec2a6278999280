"""Words of time: the tables of `data/values`, and what a token says in them.

A word is looked up once for every way to cut its clitics off, and remembered: news repeats itself, so the
grammar above asks a dictionary and never a regular expression.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml

from marsad.arabic.clitics import prefixes
from marsad.arabic.fold import fold
from marsad.arabic.seen import Seen
from marsad.arabic.tokens import Token, touches
from marsad.errors import LexiconError
from marsad.values.numberwords import number_word

_DATA: Final = Path(__file__).parent.parent / "data" / "values"
_LOADER: Final[type[yaml.BaseLoader]] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(unsafe_hash=True)
class Form:
    """One way to cut a word: what is left, and what was cut off; `at` is where the rest begins."""

    text: str
    conj: str
    prep: str
    article: bool
    at: int


@dataclass(unsafe_hash=True)
class Match:
    """A word or phrase of a table in the text: its value, the token after it, and its clitics."""

    value: str
    end: int
    form: Form


_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def tables() -> dict[str, _Phrases]:
    """Every table by name: first word → the rest of the phrase and its value, the longest first.

    >>> tables()["months"][fold("شباط")]
    [((), '2')]
    """
    found: dict[str, _Phrases] = {}
    for name in ("calendar", "time-words"):
        path = _DATA / f"{name}.yaml"
        for table, content in yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER).items():
            pairs = content.items() if isinstance(content, dict) else [("", content)]
            found[table] = _phrases([(str(value), words) for value, words in pairs], f"{path}: {table}")
    return found


def _phrases(pairs: list[tuple[str, object]], place: str) -> _Phrases:
    phrases: _Phrases = {}
    for value, words in pairs:
        if not isinstance(words, list) or not words:
            raise LexiconError(f"{place}: {value or 'the table'} is not a list of words")
        for word in words:
            first, *rest = fold(str(word)).split()
            phrases.setdefault(first, []).append((tuple(rest), value))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return phrases


@cache
def _known() -> frozenset[str]:
    """Every word some table begins with."""
    return frozenset(word for table in tables().values() for word in table)


@lru_cache(maxsize=65536)
def forms(word: str) -> tuple[Form, ...]:
    """The ways to cut a folded word that some table knows; most words have none.

    >>> [(f.text, f.prep, f.article) for f in forms(fold("بالاثنين"))]
    [('اثنين', 'ب', True)]
    """
    known, found = _known(), []
    for split in prefixes(word):
        stem = word[split.at : split.to]
        if split.future:
            continue
        if split.article:
            swallowed = split.prep == "ل"
            start = split.at if swallowed else split.at - 2
            if "ال" + stem in known:
                found.append(Form("ال" + stem, split.conj, split.prep, False, start))
            if stem in known:
                found.append(Form(stem, split.conj, split.prep, True, start))
        elif stem in known:
            found.append(Form(stem, split.conj, split.prep, False, split.at))
    return tuple(dict.fromkeys(found))


_Openings = dict[str, list[tuple[Form, list[tuple[tuple[str, ...], str]]]]]
_NONE: Final[_Openings] = {}


@Seen
def openings(word: str) -> _Openings:
    """By table, the forms of a folded word that open an entry there; most words open none."""
    return {
        name: found
        for name, table in tables().items()
        if (found := [(form, table[form.text]) for form in forms(word) if form.text in table])
    }


class Words:
    """The tokens of a text, asked by position what they say in a table."""

    def __init__(self, tokens: list[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.size = len(tokens)
        self.memory: dict[tuple[object, int], Any] = {}
        self._folds = tuple([t.fold for t in tokens])
        self._openings = [openings[t.fold] if t.kind == "word" else _NONE for t in tokens]

    def fold(self, i: int) -> str:
        """The folded token, or nothing outside the text."""
        return self._folds[i] if 0 <= i < self.size else ""

    def kind(self, i: int) -> str:
        """The kind of a token, `break` outside the text."""
        return self.tokens[i].kind if 0 <= i < self.size else "break"

    def at(self, i: int, table: str) -> Match | None:
        """What the words from token `i` are in a table, the longest phrase first.

        >>> from marsad.arabic.tokens import tokenize
        >>> text = "وتشرين الثاني"
        >>> found = Words(tokenize(text), text).at(0, "months")
        >>> found.value, found.end
        ('11', 2)
        """
        opened = self._openings[i].get(table) if 0 <= i < self.size else None
        if opened is None:
            return None
        best: Match | None = None
        for form, entries in opened:
            for rest, value in entries:
                end = i + 1 + len(rest)
                if best is not None and end <= best.end:
                    break
                if not rest or self._folds[i + 1 : end] == rest:
                    best = Match(value, end, form)
                    break
        return best

    def bare(self, i: int, table: str) -> Match | None:
        """The same for a word that carries no clitic at all, or only و."""
        match = self.at(i, table)
        return match if match and not match.form.prep else None

    def spelled(self, i: int, *words: str) -> bool:
        """Whether token `i` is one of these folded words, with nothing before it but و or ف."""
        word = self.fold(i)
        return word in words or (len(word) > 2 and word[0] in "وف" and word[1:] in words)

    def glued(self, i: int) -> bool:
        """Whether token `i` touches the token before it."""
        return touches(self.tokens, i)

    def head(self, i: int) -> int:
        """Where the time begins in token `i`: after its conjunction and preposition, before its article."""
        token = self.tokens[i]
        found = forms(token.fold) if token.kind == "word" else ()
        spelled = None if found or token.kind != "word" else number_word(token.fold)
        at = found[0].at if found else spelled.at if spelled else 0
        return token.span(at, len(token.fold), self.text)[0] if at else token.start

    def alone(self, start: int, end: int) -> bool:
        """Whether the whole text is these tokens and punctuation."""
        return (
            start < 9
            and self.size - end < 9
            and all(t.kind in ("punct", "break") for t in (*self.tokens[:start], *self.tokens[end:]))
        )


_T = TypeVar("_T")


def remembered(read: Callable[[Words, int], _T]) -> Callable[[Words, int], _T]:
    """The same reader, which reads a token once: many rules ask of the same number or month."""

    @wraps(read)
    def ask(words: Words, i: int) -> _T:
        known: _T = words.memory.get((read, i), words)
        if known is words:
            known = words.memory[read, i] = read(words, i)
        return known

    return ask
