"""Phrases of the lexicon in a sentence: names, terms and trigger nouns of one or more words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from marsad.lexicon.tables import Lexicon, Phrase
from marsad.readers.words import Analysis, Word

NAMES: Final = frozenset(("state", "capital", "seat", "person", "short", "body", "place", "demonym"))


_PERSONAL: Final = frozenset(("given-name", "family-name", "name-particle"))


@dataclass(unsafe_hash=True)
class Match:
    """A phrase found at words `start`..`end` (half-open), read with this analysis of its first word."""

    start: int
    end: int
    phrase: Phrase
    analysis: Analysis


class Beginning(NamedTuple):
    """A phrase that a word may begin with one of its analyses, in the order of analyses and phrases."""

    order: int
    phrase: Phrase
    analysis: Analysis


_Beginnings = dict[str, list[Beginning]]
"""What may begin at a word, by the second word of the phrase, «» for a phrase of one word."""


_NONE: Final[list[Beginning]] = []


class Gazetteer:
    """Finds the phrases of a lexicon; remembers what each form may begin, since news repeats its vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._seen: dict[str, _Beginnings] = {}

    def matches(self, words: list[Word]) -> list[Match]:
        """Every phrase of the lexicon that stands in the sentence, overlapping ones included."""
        found: list[Match] = []
        for word in words:
            if word.analyses and (beginnings := self._beginnings(word)):
                here = beginnings.get("", _NONE)
                if len(beginnings) > (here is not _NONE):
                    here = self._with_longer(here, beginnings, word, words)
                for _, phrase, analysis in here:
                    end = _extent(phrase, words, word.i + 1)
                    if end:
                        found.append(Match(word.i, end, phrase, analysis))
        return found

    @staticmethod
    def _with_longer(
        here: list[Beginning], beginnings: _Beginnings, word: Word, words: list[Word]
    ) -> list[Beginning]:
        """The phrases of one word with those that may go on with the next word, in their order."""
        if word.i + 1 >= len(words):
            return here
        second = words[word.i + 1].fold
        keys = {second, second.removeprefix("ال"), second.removesuffix("ا")}
        longer = [beginning for key in keys if key for beginning in beginnings.get(key, ())]
        return sorted([*here, *longer]) if longer else here

    def _beginnings(self, word: Word) -> _Beginnings:
        found = self._seen.get(word.fold)
        if found is None:
            found = {}
            for order, (phrase, analysis) in enumerate(_phrases(word, self.lexicon)):
                second = phrase.rest[0] if phrase.rest else ""
                found.setdefault(second, []).append(Beginning(order, phrase, analysis))
            if len(self._seen) > 50_000:  # bounded: a corpus of noise must not fill the memory
                self._seen.clear()
            self._seen[word.fold] = found
        return found


def _phrases(word: Word, lexicon: Lexicon) -> Iterator[tuple[Phrase, Analysis]]:
    """The phrases that the form may begin, as far as itself can tell."""
    for rank, analysis in enumerate(word.analyses):
        if not analysis.named:
            continue
        split = analysis.split
        plainer = _plainer(word, rank)
        for phrase in lexicon.phrases.get(word.fold[split.at : split.to], ()):
            if _carries(phrase, analysis) and (phrase.rest or phrase.kind not in NAMES or not plainer):
                yield phrase, analysis


def _carries(phrase: Phrase, analysis: Analysis) -> bool:
    """Whether the clitics around its first word suit the phrase."""
    split = analysis.split
    if phrase.article != 2 and bool(phrase.article) != split.article:
        return False
    if split.pronoun:
        return phrase.kind == "trigger" or (not phrase.rest and phrase.kind == "noun")
    return not phrase.bound


def _plainer(word: Word, rank: int) -> bool:
    """Whether the word is an ordinary word in a plainer reading: «كمال» is no «ك + مالي».

    The article alone is no clitic to be wary of: «ألمانيا» folds like «الماني» and like «ال + مانيا».
    """
    split = word.analyses[rank].split
    if not split.conj and not split.prep and not split.pronoun:
        return False
    return any(
        a.named or any(s.cls not in _PERSONAL and not (s.cls == "verb" and s.number == "d") for s in a.senses)
        for a in word.analyses[:rank]
        if not a.split.conj and not a.split.pronoun
    )


def _extent(phrase: Phrase, words: list[Word], at: int) -> int:
    """The end of the phrase when its other words follow at `at`, else 0."""
    for expected in phrase.rest:
        if at >= len(words):
            return 0
        written = words[at].fold
        if written != expected and not (phrase.free and written in ("ال" + expected, expected + "ا")):
            return 0
        at += 1
    return at
