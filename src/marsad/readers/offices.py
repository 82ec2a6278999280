"""Offices: «الرئيس الفنزويلي» is a person, and which one depends on the date of the article."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.phrase import NounPhrase
from marsad.readers.phrases import PhraseReader
from marsad.readers.words import NOUN, Word

_PORTFOLIOS: Final = {
    "خارجيه": "foreign_minister", "دفاع": "defence_minister", "داخليه": "interior_minister",
    "ماليه": "finance_minister", "نفط": "oil_minister",
}  # fmt: skip
_KEYS: Final = {
    "president": ("head_of_state", "head_of_government"),
    "head_of_government": ("head_of_government",),
    "chancellor": ("head_of_government",),
    "monarch": ("head_of_state",),
    "crown_prince": ("crown_prince",),
    "supreme_leader": ("supreme_leader",),
}


def resolve_offices(
    words: list[Word], phrases: list[NounPhrase], reader: PhraseReader, lexicon: Lexicon,
    published: str | None,
) -> None:  # fmt: skip
    """Give phrases that name an office of a state the person who held it on the publication date."""
    if published is None:
        return
    for phrase in phrases:
        if not phrase.direct or len(phrase.parties) != 1:
            continue
        party = phrase.parties[0]
        if party.entity is not None or party.named is not None or party.country is None:
            continue
        info = reader.noun(phrase.head)
        if info is None or info.office is None or phrase.number != "s":
            continue
        if info.office == "president" and not _of_state(words, phrase, reader):
            continue
        person = holder(words, phrase, info.office, party.country, lexicon, published)
        if person is not None:
            phrase.parties = (type(party)(party.start, party.end, person, party.country, party.sector, None),)


def _of_state(words: list[Word], phrase: NounPhrase, reader: PhraseReader) -> bool:
    """Whether a president presides over the state itself, and not over its senate or a party in it."""
    at = reader.unit(phrase.head)
    if at >= phrase.end or words[phrase.head].article:
        return True
    named = reader.name_of.get(at)
    if named is not None:
        return named.rule in ("state", "demonym", "capital")
    return words[at].tag != NOUN or words[at].stem in _STATE


_STATE: Final = frozenset(("جمهوريه", "دوله", "بلاد", "اتحاد"))


def holder(
    words: list[Word], phrase: NounPhrase, office: str, country: str, lexicon: Lexicon, published: str
) -> str | None:
    """Who held the office that the words of the phrase name, in this state on this date."""
    inside = {w.stem for w in words[phrase.head : phrase.end]}
    if inside & {"سابق", "سابقه", "اسبق", "راحل", "منتخب"}:
        return None
    if office == "chancellor" and country not in ("DEU", "AUT"):
        return None  # elsewhere مستشار is an adviser
    keys = _KEYS.get(office, ())
    if office == "minister":
        keys = tuple(key for stem, key in _PORTFOLIOS.items() if stem in inside)
    for key in keys:
        for term in lexicon.offices.get(f"{key}|{country}", ()):
            if (term.since or "") <= published and (term.to is None or published <= term.to + "~"):
                return term.person
    return None
