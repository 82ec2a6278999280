"""Bodies named by their kind and their state: «وزارة الدفاع الجزائرية», «حكومة مادورو», «المعارضة»."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon, NounInfo
from marsad.readers.gazetteer import Match
from marsad.readers.named import Memory, Named, info_of, is_title
from marsad.readers.words import ADJ, NOUN, Word

_PUBLIC: Final = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY", "MED", "EDU", None))

_PLURAL_BODIES: Final = frozenset(("قوات", "سلطات", "مخابرات", "استخبارات", "جمارك"))

_AREAS: Final = frozenset(("محافظه", "ولايه", "اقليم", "بلديه", "رياسه"))
"""Words for a body that mostly mean the area or the office."""

_LONE: Final = frozenset(("معارضه", "برلمان", "كنيست"))
"""Kinds of which a state has one: the bare word names it once the article has said whose."""


def institutions(
    words: list[Word], names: list[Named], others: list[Match], lexicon: Lexicon, memory: Memory
) -> list[Named]:
    """Bodies named by their kind and their state: «وزارة الدفاع الجزائرية», «حكومة مادورو», «المعارضة»."""
    name_of = {i: n for n in names for i in range(n.start, n.end)}
    term_at = {m.start: m for m in others if m.phrase.kind == "noun"}
    found: list[Named] = []
    for i, word in enumerate(words):
        if word.tag != NOUN or word.pronoun or i in name_of or (found and i < found[-1].end):
            continue
        term = term_at.get(i)
        info = lexicon.nouns.get(term.phrase.key) if term is not None else info_of(word, lexicon)
        if info is None or not _institutional(info) or word.stem in _AREAS:
            continue
        if word.sense is not None and word.sense.number != "s" and word.stem not in _PLURAL_BODIES:
            continue
        end, country = _body_end(words, term.end if term is not None else i + 1, name_of, lexicon)
        if country is not None:
            memory.bodies[word.stem] = country
        elif word.stem in _LONE and word.article:
            country = memory.bodies.get(word.stem)
        if country is not None:
            found.append(Named(i, end, "organization", None, country, info.sector, "institution"))
    return found


def _institutional(info: NounInfo) -> bool:
    return (info.party == "organization" and info.sector in _PUBLIC) or info.sector == "OPP"


def _body_end(
    words: list[Word], start: int, name_of: dict[int, Named], lexicon: Lexicon
) -> tuple[int, str | None]:
    """The end of a body's name that goes on at `start`, and the country it names: that of a name inside."""
    at = start
    while at < len(words):
        word = words[at]
        named = name_of.get(at)
        if word.token.kind != "word" or word.prep or (word.conj and (not word.article or at == start)):
            break
        if named is not None:
            owner = named.kind == "person" and words[at - 1].article and not is_title(words[at - 1], lexicon)
            if word.conj or named.country is None or named.rule == "place" or owner:
                break
            return named.end, named.country
        if not word.article or word.tag not in (NOUN, ADJ) or (word.conj and is_title(word, lexicon)):
            break
        at += 1
    return at, None
