"""Apposition: what stands beside a party only to say who or what it is."""

from __future__ import annotations

from marsad.lexicon.tables import Lexicon
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import Word


def titled(
    name: NounPhrase, phrase: NounPhrase, words: list[Word], at: dict[int, NounPhrase], lexicon: Lexicon
) -> bool:
    """Whether a title right behind a person's name only says who it is."""
    named = name.parties[-1].named if name.parties else None
    sense, other = words[phrase.head].sense, phrase.parties[0].named if phrase.parties else None
    info = lexicon.nouns.get(sense.key) if sense is not None and sense.cls == "noun" else None
    if named is None or named.kind != "person" or named.end != phrase.start or info is None:
        return False
    if (other is not None and other.kind == "person") or phrase.number != "s" or phrase.joined:
        return False  # «رشح غوتيريش رئيس الوزراء السابق سلام فياض»: somebody else
    if named.rule == "construction" and info.title:
        return True
    # Who is known needs no telling who he is, «استقبل الملك سلمان رئيس الوزراء», unless the object is still to come:
    # «اتهم إياد علاوي نائب الرئيس العراقي | قطر».
    behind = at.get(phrase.end)
    comes = behind is not None and behind.direct and not (behind.prep or behind.joined or behind.time)
    same = bool(phrase.parties) and phrase.parties[0].country == named.country is not None
    return comes and same and info.party == "person"


def composed(phrase: NounPhrase, words: list[Word], lexicon: Lexicon) -> bool:
    """Whether the phrase tells who are members of the body before it."""
    before = words[phrase.start - 2] if phrase.start > 1 else None
    return phrase.prep == "من" and before is not None and before.stem in lexicon.mark("composed")
