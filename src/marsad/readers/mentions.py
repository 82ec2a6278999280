"""Mentions: the named parties and places of an article, each with what it stands for.

Known names come from the lexicon; unknown people are found by construction: a title before a name, a
given name before an unknown word.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.lexicon.tables import Lexicon
from marsad.readers.gazetteer import NAMES, Match, matches
from marsad.readers.words import ADJ, NAME, NOUN, PART, TAGS, UNKNOWN, VERB, Word

_RANK = {"person": 7, "state": 6, "seat": 6, "body": 5, "capital": 4, "place": 3, "demonym": 2, "short": 1}


class Named(msgspec.Struct, frozen=True):
    """A name at words `start`..`end` (half-open) of its sentence, and the entity it names."""

    start: int
    end: int
    kind: str
    entity: str | None
    country: str | None
    sector: str | None
    rule: str
    """state, capital, seat, person, body, place, demonym, or construction for an unknown person."""


class Memory(msgspec.Struct):
    """What earlier sentences of the article named: short forms count after the full name."""

    people: dict[str, tuple[str, str | None, str | None]] = msgspec.field(default_factory=dict)
    """Folded family name → entity, country, sector."""
    known: set[str] = msgspec.field(default_factory=set)
    countries: set[str] = msgspec.field(default_factory=set)


def read_mentions(words: list[Word], lexicon: Lexicon, memory: Memory) -> tuple[list[Named], list[Match]]:
    """The names of a sentence in order, and the other phrases found (terms, triggers).

    Sets the tag of every word of a name and remembers people for later sentences.
    """
    found = matches(words, lexicon)
    names = list(_choose([m for m in found if m.phrase.kind in NAMES], words, lexicon, memory))
    for named in names:
        _mark(words, named)
    names += list(_constructed(words, lexicon, memory))
    names.sort(key=lambda n: n.start)
    taken = {i for n in names for i in range(n.start, n.end)}
    taken -= {i for n in names if n.rule == "demonym" for i in range(n.start, n.end)}
    others = [m for m in found if m.phrase.kind not in NAMES and not taken & set(range(m.start, m.end))]
    _merge_function_words(words, others)
    return names, others


def _merge_function_words(words: list[Word], others: list[Match]) -> None:
    """A term of several words (على الرغم من) acts as its last word; the others are neutral."""
    for match in others:
        if match.phrase.kind != "word" or match.phrase.key == "cue" or match.end - match.start < 2:
            continue
        if any(w.tag == NAME for w in words[match.start : match.end]):
            continue
        for word in words[match.start : match.end - 1]:
            word.tag, word.sense = PART, None
        words[match.end - 1].tag = TAGS.get(match.phrase.key, PART)


def _choose(found: list[Match], words: list[Word], lexicon: Lexicon, memory: Memory) -> Iterator[Named]:
    """Longest first, then by kind; a short form needs the full name before it or a title beside it."""
    found.sort(key=lambda m: (m.start, -(m.end - m.start), -_RANK[m.phrase.kind]))
    free = 0
    for match in found:
        if match.start < free or not _plausible(match, words, lexicon, memory):
            continue
        free = match.end
        phrase = match.phrase
        entity = lexicon.entities[phrase.key]
        words[match.start].split = match.analysis.split
        kind = "nationality" if phrase.kind == "demonym" else entity.kind
        if phrase.kind == "capital":
            kind = "country"
        named = Named(match.start, match.end, kind, phrase.key, entity.country, entity.sector, phrase.kind)
        memory.known.add(phrase.key)
        if entity.country and len(entity.country) == 3:
            memory.countries.add(entity.country)
        if entity.kind == "person":
            memory.people[words[match.end - 1].fold] = (phrase.key, entity.country, entity.sector)
        yield named


def _plausible(match: Match, words: list[Word], lexicon: Lexicon, memory: Memory) -> bool:
    phrase = match.phrase
    if match.end - match.start > 1:
        return True
    word = words[match.start]
    before = words[match.start - 1] if match.start else None
    if phrase.kind == "short":
        return phrase.key in memory.known or (before is not None and _is_title(before, lexicon))
    ordinary = [s for s in match.analysis.senses if s.cls in ("noun", "adjective", "masdar", "ap", "pp", "verb")]
    if phrase.kind == "demonym":
        if before is not None and before.cls in ("given-name", "name-particle") and not before.conj:
            return False
        return not ordinary or not any(s.cls in ("adjective", "noun") for s in ordinary) or (
            phrase.key in memory.countries
        )
    if phrase.kind in ("person", "place", "body") and ordinary and word.cls != "given-name":
        return phrase.key in memory.known or (before is not None and _is_title(before, lexicon))
    return True


def _is_title(word: Word, lexicon: Lexicon) -> bool:
    """Whether the word can stand before a personal name: الرئيس، الوزيرة، الأميركي (after a title)."""
    sense = word.sense
    if sense is None:
        return False
    if sense.cls == "noun" and sense.key:
        info = lexicon.nouns.get(sense.key)
        return info is not None and info.party == "person"
    return False


def _mark(words: list[Word], named: Named) -> None:
    for i in range(named.start, named.end):
        words[i].tag = ADJ if named.rule == "demonym" else NAME


_NAME_SENSES = frozenset(("given-name", "family-name", "name-particle"))
_PARTICLES = frozenset(("بن", "ابن", "ابو", "ابي", "ال", "عبد", "بو", "ولد", "دي", "فان", "فون", "دو", "لو", "ام", "بنت"))


def _constructed(words: list[Word], lexicon: Lexicon, memory: Memory) -> Iterator[Named]:
    """People the lexicon does not know: runs of name-like words after a title or beginning with a given name."""
    i = 0
    while i < len(words):
        end = _run(words, i, lexicon)
        if end == i:
            i += 1
            continue
        titled = i > 0 and _after_title(words, i - 1, lexicon)
        given = _given(words[i])
        last = words[end - 1].fold
        if end - i == 1:
            known = memory.people.get(last) or memory.people.get(words[i].stem)
            if known:
                entity, country, sector = known
            elif titled and _name_like(words[i]):
                entity, country, sector = None, None, None
            else:
                i = end
                continue
        elif titled or given:
            known = memory.people.get(last)
            entity, country, sector = known if known else (None, None, None)
        else:
            i = end
            continue
        named = Named(i, end, "person", entity, country, sector, "construction")
        if end - i > 1 and last not in memory.people:
            memory.people[last] = (entity or _slug(words[i:end]), country, sector)
        _mark(words, named)
        yield named
        i = end


def _slug(words: list[Word]) -> str:
    """A stable id for a person known only from the article: the name as it is written."""
    return "person:" + "-".join(w.stem if n == 0 else w.fold for n, w in enumerate(words))


def _given(word: Word) -> bool:
    return any(s.cls == "given-name" for a in word.analyses for s in a.senses if not a.split.article)


def _name_like(word: Word) -> bool:
    """A word that may be part of a personal name: listed as one, or unknown without clitics."""
    if word.tag in (NAME, VERB) or word.token.kind != "word":
        return False
    if any(s.cls in _NAME_SENSES for a in word.analyses for s in a.senses):
        return word.tag == UNKNOWN or word.cls in _NAME_SENSES or _only_name(word)
    return not word.analyses and len(word.fold) >= 3


def _only_name(word: Word) -> bool:
    return all(s.cls in _NAME_SENSES for a in word.analyses for s in a.senses)


def _run(words: list[Word], i: int, lexicon: Lexicon) -> int:
    """The end of a run of name-like words beginning at `i`; `i` itself when there is none."""
    first = words[i]
    if not _name_like(first) or (first.article and first.cls not in _NAME_SENSES):
        return i
    end = i + 1
    while end < len(words) and end - i < 5:
        word = words[end]
        if word.token.kind != "word" or word.conj or word.prep:
            break
        if _name_like(word) or word.fold in _PARTICLES or (word.fold.startswith("ال") and not word.analyses):
            end += 1
        elif words[end - 1].fold in _PARTICLES and word.tag in (NOUN, ADJ, UNKNOWN, VERB):
            end += 1
        elif word.tag == ADJ and word.article and end - i >= 1 and _given(words[end - 1]) and not word.pronoun:
            end += 1  # a family name that is also a nisba: نجيب المصري
        else:
            break
    while end > i + 1 and words[end - 1].fold in _PARTICLES:
        end -= 1
    return end


def _after_title(words: list[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether the words up to `i` end a title: a person noun, its adjectives and its complement."""
    steps = 0
    while i >= 0 and steps < 5:
        word = words[i]
        if word.token.kind != "word":
            return False
        if _is_title(word, lexicon):
            return True
        if word.tag not in (NOUN, ADJ, NAME, UNKNOWN) or not (word.article or word.tag in (NAME, NOUN, ADJ)):
            return False
        if word.conj:
            return False
        i -= 1
        steps += 1
    return False
