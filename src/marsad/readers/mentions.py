"""Mentions: the named parties and places of an article, each with what it stands for.

Known names come from the lexicon. Others are found by construction: people after a title, after a given
name or as the subject of a verb of saying; places after the word for a place; bodies as a word for a body
with the state it belongs to («وزارة الدفاع الجزائرية»); what is quoted after such a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.acronyms import acronyms
from marsad.readers.constructed import PARTICLES, Constructor, is_given, only_name
from marsad.readers.gazetteer import NAMES, Gazetteer, Match
from marsad.readers.institutions import institutions
from marsad.readers.named import Memory, Named, info_of, is_place_noun, mark, slug
from marsad.readers.words import ADJ, NAME, NOUN, PART, PREP, TAGS, VERB, Word

_OF_FAMILY: Final = frozenset(("بن", "ابن", "ال"))
"""Particles between a man and his fathers or his house: «بن», «آل»."""
_RANK: Final = {
    "person": 7,
    "state": 6,
    "seat": 6,
    "body": 5,
    "capital": 4,
    "place": 3,
    "demonym": 2,
    "short": 1,
}


def read_mentions(words: list[Word], gazetteer: Gazetteer, memory: Memory) -> tuple[list[Named], list[Match]]:
    """The names of a sentence in order, and the other phrases found (terms, triggers).

    Sets the tag of every word of a name and remembers people for later sentences.
    """
    lexicon = gazetteer.lexicon
    found = gazetteer.matches(words)
    names = list(_choose([m for m in found if m.phrase.kind in NAMES], words, lexicon, memory))
    for named in names:
        mark(words, named)
    names += _quoted(words, names, lexicon)
    names += acronyms(words, names, memory)
    names += Constructor(words, names, lexicon, memory).read()
    names.sort(key=lambda n: n.start)
    taken = {i for n in names if n.rule != "demonym" for i in range(n.start, n.end)}
    others = [m for m in found if m.phrase.kind not in NAMES and not taken & set(range(m.start, m.end))]
    _merge_function_words(words, others)
    names += institutions(words, names, others, lexicon, memory)
    names += _inner(found, names, lexicon)
    names.sort(key=lambda n: n.start)
    return names, others


def _inner(found: list[Match], names: list[Named], lexicon: Lexicon) -> list[Named]:
    """Nationalities inside the known name of a body: «وكالة الأنباء [الجزائرية]»."""
    bodies = [n for n in names if n.rule == "body"]
    inside = [
        m for m in found
        if m.phrase.kind == "demonym" and m.analysis.split.article and not m.analysis.split.prep
        and any(n.start < m.start and m.end <= n.end for n in bodies)
    ]  # fmt: skip
    country = [lexicon.entities[m.phrase.key].country for m in inside]
    return [
        Named(m.start, m.end, "nationality", m.phrase.key, c, None, "inner")
        for m, c in zip(inside, country, strict=True)
    ]


def _merge_function_words(words: list[Word], others: list[Match]) -> None:
    """A term of several words (على الرغم من) acts as its last word; the others are neutral."""
    for match in others:
        if match.phrase.kind == "noun" and match.end - match.start > 1:
            words[match.start].cut(match.analysis.split)  # ولي عهد is no «و + لي»
        if match.phrase.kind != "word" or match.phrase.key == "cue" or match.end - match.start < 2:
            continue
        if any(w.tag == NAME for w in words[match.start : match.end]):
            continue
        for word in words[match.start : match.end - 1]:
            word.tag = PART
            word.mean(None)
        words[match.end - 1].tag = TAGS.get(match.phrase.key, PART)


def _choose(found: list[Match], words: list[Word], lexicon: Lexicon, memory: Memory) -> Iterator[Named]:
    """Longest first, then by kind; a short form needs the full name before it or a title beside it."""
    found.sort(key=lambda m: (m.start, -(m.end - m.start), -_RANK[m.phrase.kind]))
    free = 0
    for longest in found:
        if longest.start < free or not _plausible(longest, words, lexicon, memory):
            continue
        free = longest.end
        match = _at_home(longest, found, words, lexicon, memory)
        phrase = match.phrase
        entity = lexicon.entities[phrase.key]
        recalled = memory.people.get(words[match.end - 1].fold)
        if entity.kind == "person" and match.end - match.start < 3 and recalled and recalled[0] != phrase.key:
            yield Named(match.start, match.end, "person", *recalled, "construction")
            continue  # the article has already named another person so: جوهر بن مبارك
        words[match.start].cut(match.analysis.split)
        rule = "demonym" if phrase.kind == "state" and _adjectival(match, words) else phrase.kind
        kind = "nationality" if rule == "demonym" else entity.kind
        if rule == "capital" and _located(match, words, lexicon):
            kind = "place"
        free = end = _lineage(match.end, words) if kind == "person" else match.end
        named = Named(match.start, end, kind, phrase.key, entity.country, entity.sector, rule)
        memory.known.add(phrase.key)
        if entity.country and len(entity.country) == 3:
            memory.countries.add(entity.country)
        if entity.kind == "person":
            memory.people[words[match.end - 1].fold] = (phrase.key, entity.country, entity.sector)
        yield named


def _lineage(end: int, words: list[Word]) -> int:
    """The end of a known name with the fathers and the house that follow it: «تميم بن حمد [بن خليفة آل ثاني]»."""
    while end + 1 < len(words) and words[end].cls == "name-particle" and words[end].fold in _OF_FAMILY:
        follow = words[end + 1]
        if follow.token.kind != "word" or follow.tag in (VERB, PREP):
            break
        end += 2
    return end


def _adjectival(match: Match, words: list[Word]) -> bool:
    """Whether the name of a state is the adjective of an indefinite object: «تدخلا روسيا», «جنديا سوريا»."""
    before, split = words[match.start - 1] if match.start else None, match.analysis.split
    if before is None or match.end - match.start > 1 or split.prep or split.conj or split.article:
        return False
    noun = before.tag == NOUN and before.sense is not None and before.sense.number == "s"
    object_ = noun and before.token.fold.endswith("ا") and not (before.article or before.pronoun)
    return object_ and words[match.start].fold.endswith("يا")


def _at_home(match: Match, found: list[Match], words: list[Word], lexicon: Lexicon, memory: Memory) -> Match:
    """Of the entities that share a name, the one whose country the article has named: عمان, الكونغولي."""
    if lexicon.entities[match.phrase.key].country in memory.countries:
        return match
    for other in found:
        same = (other.start, other.end) == (match.start, match.end)
        if same and lexicon.entities[other.phrase.key].country in memory.countries and _plausible(
            other, words, lexicon, memory
        ):  # fmt: skip
            return other
    return match


def _plausible(match: Match, words: list[Word], lexicon: Lexicon, memory: Memory) -> bool:
    phrase = match.phrase
    word = words[match.start]
    before = words[match.start - 1] if match.start else None
    titled = before is not None and _titles(before, word, lexicon)
    if match.end - match.start > 1 and (_cut(match, words) or _part_of_name(match, words)):
        return False
    if phrase.kind == "short":
        return phrase.key in memory.known or titled
    if match.end - match.start > 1:
        return True
    sector = lexicon.entities[phrase.key].sector
    ordinary = [
        s for s in match.analysis.senses
        if s.cls in _ORDINARY and s.number != "d" and not _is_body(s.key, sector, lexicon)
    ]  # fmt: skip
    if phrase.kind == "demonym":
        if before is not None and before.cls in ("given-name", "name-particle") and not before.conj:
            return phrase.gender == "f"
        return (
            not any(s.cls in ("adjective", "noun") for s in ordinary)
            or phrase.key in memory.countries
            or _heads_state(before, lexicon)
        )
    if phrase.kind == "place" and ordinary and _located(match, words, lexicon):
        return True
    if phrase.kind == "state" and any(s.cls == "adjective" for s in ordinary):
        return phrase.key in memory.known or before is None or before.tag != NOUN or before.article
    if phrase.kind in ("person", "place", "body") and ordinary and word.cls != "given-name":
        return phrase.key in memory.known or titled or (phrase.kind == "body" and _in_quotes(match, words))
    return True


_ORDINARY: Final = frozenset(("noun", "adjective", "masdar", "ap", "pp", "verb"))


def _is_body(key: str, sector: str | None, lexicon: Lexicon) -> bool:
    """Whether an ordinary sense means such a body anyway: a congress is the Congress."""
    info = lexicon.nouns.get(key)
    return (
        info is not None
        and info.sector is not None
        and (info.party in ("organization", "group") or info.sector == sector)
    )


def _titles(before: Word, word: Word, lexicon: Lexicon) -> bool:
    """Whether the word before is a title of this name: not «رجل غني», «التلميذ الشاطر»."""
    info = info_of(before, lexicon)
    return info is not None and info.title and (before.article or word.article)


def _cut(match: Match, words: list[Word]) -> bool:
    """Whether an adjective makes it another body's name: «مجلس الأمن القومي» is not «مجلس الأمن»."""
    if match.phrase.kind != "body" or match.end >= len(words):
        return False
    return words[match.end].fold in _EXTENDING and words[match.end - 1].fold.startswith("ال")


def _part_of_name(match: Match, words: list[Word]) -> bool:
    """Whether a known person's name is only part of another's: «جوهر بن مبارك», «عبد الله يمين»."""
    if match.phrase.kind not in ("person", "short"):
        return False
    first, after = words[match.start], words[match.end] if match.end < len(words) else None
    if match.start and first.fold in PARTICLES and not first.conj and is_given(words[match.start - 1]):
        return True
    if after is None or after.token.kind != "word" or after.conj or after.prep or after.article:
        return False
    given = match.end == match.start + 1 or first.fold == "عبد"
    return given and is_given(first) and only_name(after)


_EXTENDING: Final = frozenset(("القومي", "القوميه", "الوطني", "الوطنيه", "الداخلي", "الاقليمي", "المحلي"))


def _in_quotes(match: Match, words: list[Word]) -> bool:
    around = words[match.start - 1 : match.start] + words[match.end : match.end + 1]
    return len(around) == 2 and all(w.fold in _QUOTES for w in around)


_QUOTES: Final = frozenset(('"', "«", "»", "“", "”"))


def _heads_state(word: Word | None, lexicon: Lexicon) -> bool:
    """A word that a nationality follows: an office of state (الرئيس المالي), an army, a government."""
    if word is None or not word.article:
        return False
    info = info_of(word, lexicon)
    return word.stem in ("حكومه", "جيش") or (info is not None and info.office in _HEADS)


_HEADS: Final = frozenset(("president", "head_of_government", "monarch"))


def _located(match: Match, words: list[Word], lexicon: Lexicon) -> bool:
    """Whether a name stands where only a place can: after «في», «إلى», «مدينة», «قرب»."""
    before = words[match.start - 1] if match.start else None
    if match.analysis.split.prep == "ب":
        return True
    if before is None or match.analysis.split.conj:
        return False
    if before.tag == PREP and not before.pronoun:
        return before.stem in _WHERE or (
            before.stem == "من" and match.phrase.kind == "place" and not match.analysis.split.article
        )
    steps = 0
    while before is not None and before.tag == ADJ and steps < 2:  # العاصمة السورية دمشق
        before = words[before.i - 1] if before.i else None
        steps += 1
    if before is None or before.tag == VERB:
        return False
    return is_place_noun(before, lexicon) or (match.analysis.split.prep == "ل" and before.stem in _VISITS)


_WHERE: Final = frozenset(
    ("في", "الي", "قرب", "باتجاه", "شمال", "جنوب", "شرق", "غرب", "داخل", "خارج", "صوب", "وسط")
)
_VISITS: Final = frozenset(("زياره", "زيارت", "زيارات"))


def _quoted(words: list[Word], names: list[Named], lexicon: Lexicon) -> list[Named]:
    """What is quoted after the word for a thing that has a name: «حاملة الطائرات "كارل فينسون"»."""
    taken = {i for n in names for i in range(n.start, n.end)}
    found = []
    for i, word in enumerate(words):
        if word.fold not in _QUOTES or i == 0:
            continue
        head, country = i - 1, None
        while head > 0 and i - head < 4 and (words[head].article or words[head].tag == ADJ):
            named = next((n for n in names if n.start <= head < n.end), None)
            country = country or (named.country if named is not None else None)
            if (info := info_of(words[head], lexicon)) is not None and info.party in _NAMEABLE:
                break
            head -= 1
        info = info_of(words[head], lexicon)
        end = next((j for j in range(i + 1, min(i + 6, len(words))) if words[j].token.kind == "punct"), 0)
        if info is None or info.party not in _NAMEABLE or not end or words[end].fold not in _QUOTES:
            continue
        inside = range(i + 1, end)
        if not inside or taken & set(inside) or any(words[j].tag == PREP for j in inside):
            continue
        ident = slug(info.party, words[i + 1 : end])
        found.append(Named(i + 1, end, info.party, ident, country, info.sector, "construction"))
        mark(words, found[-1])
    return found


_NAMEABLE: Final = frozenset(("organization", "group", "vessel"))
