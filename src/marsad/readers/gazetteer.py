"""Phrases of the lexicon in a sentence: names, terms and trigger nouns of one or more words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.lexicon.tables import Lexicon, Phrase
from marsad.readers.words import Analysis, Word

NAMES = frozenset(("state", "capital", "seat", "person", "short", "body", "place", "demonym"))


_PERSONAL = frozenset(("given-name", "family-name", "name-particle"))


class Match(NamedTuple):
    """A phrase found at words `start`..`end` (half-open), read with this analysis of its first word."""

    start: int
    end: int
    phrase: Phrase
    analysis: Analysis


def matches(words: list[Word], lexicon: Lexicon) -> list[Match]:
    """Every phrase of the lexicon that stands in the sentence, overlapping ones included."""
    return [match for word in words for match in _at(word, words, lexicon)]


def _at(word: Word, words: list[Word], lexicon: Lexicon) -> Iterator[Match]:
    second = words[word.i + 1].fold if word.i + 1 < len(words) else ""
    bare = second.removeprefix("ال")
    for rank, analysis in enumerate(word.analyses):
        if not analysis.named:
            continue
        split = analysis.split
        for phrase in _beginning(word.fold[split.at : split.to], second, bare, lexicon):
            if phrase.rest and phrase.rest[0] not in (second, bare) and phrase.rest[0] + "ا" != second:
                continue  # most phrases end here: «وزير» begins hundreds
            if not _carries(phrase, analysis):
                continue
            if not phrase.rest and phrase.kind in NAMES and _plainer(word, rank):
                continue
            end = _extent(phrase, words, word.i + 1)
            if end:
                yield Match(word.i, end, phrase, analysis)


def _beginning(stem: str, second: str, bare: str, lexicon: Lexicon) -> list[Phrase]:
    """The phrases with this first word that may go on with the second, in their order."""
    phrases = lexicon.phrases.get(stem)
    if phrases is None:
        return []
    table = lexicon.seconds.get(stem)
    if table is None:
        return phrases
    keys = {"", second, bare, second.removesuffix("ا")}
    return [phrases[at] for at in sorted(at for key in keys for at in table.get(key, ()))]


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
