"""Referents: whom an article has named, and by what noun, so that a later description can mean them.

A noun that names nobody known («مسؤول») is kept as well: it stands in the way of «المسؤول».
«وزير الخارجية الروسي سيرغي لافروف» is kept as a person called وزير; «حماس» as a body called حركة.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from marsad.arabic.fold import fold
from marsad.lexicon.tables import Lexicon, NounInfo
from marsad.readers.clause import Carry
from marsad.readers.named import Named, info_of
from marsad.readers.offices import holder
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.phrases import PhraseReader
from marsad.readers.words import ADJ, NAME, REL, UNKNOWN, Word
from marsad.types import Mention

_RECENT: Final = 3
"""How many earlier sentences may complete a pair."""
_REACH: Final = 40
"""How many of those named in a sentence are looked at, so that time stays linear in a text of names only."""
_ADJECTIVAL: Final = frozenset(("adjective", "ap", "pp", "demonym", ""))
COUNTERPART: Final = frozenset(("نظير", "نظيره"))
_IN_THE_NAME: Final = frozenset(("باسم", "اسم"))


@dataclass
class Referent:
    """Somebody the article has named, as a later description may mean them."""

    key: str
    words: str
    kind: str
    entity: str | None
    country: str | None
    sector: str | None
    mention: str = ""
    head: str = ""
    """Dictionary form of the noun they were called by: وزير، حركة."""
    gender: str = ""
    group: int = -1
    """What «و» joins has the same number."""
    party: bool = True
    """Not only a nationality or a place that is mentioned."""
    bare: bool = True
    """Behind no preposition."""
    span: tuple[int, int] = (0, 0)
    """Offsets in the text."""


@dataclass
class Known:
    """What the article has named so far."""

    recent: deque[list[Referent]] = field(default_factory=lambda: deque(maxlen=_RECENT))
    heads: dict[str, tuple[int, list[Referent]]] = field(default_factory=dict)
    """Head noun → the sentence that last had it, and whom it named there."""
    titles: dict[str, set[str]] = field(default_factory=dict)
    pair: list[Referent] = field(default_factory=list)
    """The two whom the last «البلدان» or «الطرفان» meant."""
    sentence: int = 0


class Ties(NamedTuple):
    """The way from the words of a sentence to the mentions of the article."""

    names: dict[Named, Mention]
    offsets: Callable[[int, int], tuple[int, int]]
    text: str
    mention: Callable[[tuple[int, int], str, Referent, list[str]], Mention]


class Naming:
    """Keeps whom one sentence names, from left to right, and by what noun."""

    def __init__(
        self, words: list[Word], phrases: list[NounPhrase], names: list[Named], reader: PhraseReader,
        known: Known, carry: Carry, ties: Ties, published: str | None,
    ) -> None:  # fmt: skip
        self.words = words
        self.phrases = phrases
        self.reader = reader
        self.lexicon: Lexicon = reader.lexicon
        self.known = known
        self.carry = carry
        self.ties = ties
        self.published = published
        self.names = {n.start: n for n in reversed(names)}
        self.phrase_of = {i: p for p in phrases for i in range(p.start, p.end)}
        self.own: list[Referent] = []
        self.of_phrase: dict[int, Referent] = {}
        """Phrase (by its first word) → the referent registered for it."""
        self.done: set[Named] = set()
        self.group: dict[int, int] = {}
        self.official: tuple[NounPhrase, str, str] | None = None
        """The last official: phrase, office and title."""
        self.mentions: list[Mention] = []
        self.why: list[str] = []
        last = -1
        for phrase in phrases:
            last = last if phrase.joined else phrase.start
            self.group[phrase.start] = last

    @property
    def near(self) -> list[Referent]:
        """Those named in the sentence so far, as far as a description reaches."""
        return self.own[-_REACH:]

    def name(self, named: Named) -> None:
        """A name: a party, or only a nationality or place."""
        if named.sector == "JRN":
            return
        phrase = self.phrase_of.get(named.start)
        party = named.rule not in ("demonym", "inner", "place") and named.kind != "place"
        if named.rule == "capital" and phrase is not None and not phrase.direct:
            party = False  # «معاهدة لشبونة» is no matter of Portugal
        entity = self.lexicon.entities.get(named.entity or "")
        gender = entity.gender if entity is not None and entity.kind in ("person", "country") else ""
        head = formal = ""
        if named.rule == "body":
            formal, gender = self.noun_of(entity.name if entity is not None else "")
            head, gender = self.noun_of(self.words[named.start].stem)
            head, gender = (head, gender) if head else (formal, gender)
        elif named.rule == "capital":
            gender = "f"
        told = self.ties.names.get(named)
        state = named.kind in ("country", "nationality", "place")
        kind = (
            "place" if named.rule == "demonym" and phrase is not None and self.where(phrase) else named.kind
        )
        found = Referent(
            (named.country if state else None) or named.entity or named.country or "",
            told.text if told is not None else "", kind, named.entity, named.country, named.sector,
            told.id if told is not None else "", head, gender, self.group_at(named.start), party,
            phrase is None or (not phrase.prep and phrase.direct),
        )  # fmt: skip
        self.add(found)
        if formal not in ("", head):
            self.head(formal, found)  # «حماس» is «الحركة», «حزب النهضة» as well

    def where(self, phrase: NounPhrase) -> bool:
        """Whether a phrase only tells where: «في العاصمة الروسية» makes Russia no side."""
        info = self.reader.noun(phrase.head)
        return phrase.prep in ("في", "من", "الي") and info is not None and info.party == "place"

    def noun_of(self, name: str) -> tuple[str, str]:
        """Dictionary form and gender of the noun that begins the name of a body; empty if none does."""
        first = fold(name.split(" ", 1)[0]).removeprefix("ال")
        for sense in self.lexicon.forms.get(first, ()):
            info = self.lexicon.nouns.get(sense.key) if sense.cls == "noun" else None
            if info is not None and sense.number == "s":
                return info.name or first, sense.gender
        return "", ""

    def register(self, i: int, word: Word, info: NounInfo) -> None:
        """A common noun that heads a party: it may be what a later description means, or stand in its way."""
        sense = word.sense
        if (
            sense is None
            or sense.number != "s"
            or (word.article and self.is_bare(i, person=info.party == "person"))
        ):
            return
        phrase = self.phrase_of.get(i)
        party = phrase.parties[0] if phrase is not None and phrase.parties else None
        if phrase is None or party is None or i != (phrase.head if phrase.direct else party.start):
            party = None
        if party is None or phrase is None:
            if info.party != "country":
                self.head(info.name, Referent("", word.stem, info.party, None, None, None))
            return
        if info.party == "person" and info.office is not None:
            self.official = (phrase, info.office, info.name)
        counterpart = word.stem in COUNTERPART
        title = info.name if not counterpart else self.official[2] if self.official is not None else ""
        if counterpart and party.entity is None and party.country and party.named is None:
            party = self.counterpart(phrase, party)
        mention = ""
        if party.named is not None:
            self.done.add(party.named)
            told = self.ties.names.get(party.named)
            mention = told.id if told is not None else ""
        country = party.country
        span = self.ties.offsets(party.start, party.end)
        found = Referent(
            party.entity or f"{country}:{title}", self.ties.text[span[0] : span[1]],
            "organization" if info.party == "group" and info.sector == "GOV" else info.party,
            party.entity, country, party.sector, mention,
            title, sense.gender, self.group_at(i), True,
            phrase.direct and not phrase.prep, span,
        )  # fmt: skip
        self.of_phrase[phrase.start] = found
        self.add(found)

    def counterpart(self, phrase: NounPhrase, party: Party) -> Party:
        """«نظيره التركي»: whoever holds in that state the office of the official named before."""
        if self.official is None or self.published is None or party.country is None:
            return party
        person = holder(self.words, *self.official[:2], party.country, self.lexicon, self.published)
        if person is None:
            return party
        new = Party(party.start, party.end, person, party.country, "GOV")
        phrase.parties = (new,)
        self.why.append(f"{self.wording(party.start, party.end)} = {person}: the office of the one before")
        return new

    def add(self, found: Referent) -> None:
        """Keep somebody the sentence names."""
        self.own.append(found)
        if found.head:
            self.head(found.head, found)
            if found.entity:
                self.known.titles.setdefault(found.entity, set()).add(found.head)

    def head(self, name: str, found: Referent) -> None:
        """Keep the last one called so; of one sentence the last two, if they are two."""
        at, there = self.known.heads.get(name, (0, []))
        if at == self.known.sentence:
            there[:] = [*(r for r in there if r.key != found.key), found][-2:]
        else:
            self.known.heads[name] = (self.known.sentence, [found])

    def group_at(self, i: int) -> int:
        """What «و» joins to the phrase at word `i` has the same number."""
        phrase = self.phrase_of.get(i)
        return self.group[phrase.start] if phrase is not None else -1 - i

    def wording(self, start: int, end: int) -> str:
        """The words as they stand in the text."""
        a, b = self.ties.offsets(start, end)
        return self.ties.text[a:b]

    def is_bare(self, i: int, *, person: bool = False) -> bool:
        """Whether nothing says which one: no adjective, name or relative clause follows."""
        phrase = self.phrase_of.get(i)
        if phrase is not None and i == phrase.head and phrase.direct and phrase.end > i + 1:
            return False
        if i + 1 >= len(self.words):
            return True
        after = self.words[i + 1]
        if after.conj or after.prep or after.token.kind != "word":
            return not (after.prep and after.stem in _IN_THE_NAME)
        if after.tag == REL or after.fold in _IN_THE_NAME:
            return False
        if i + 1 in self.reader.name_of or after.tag in (NAME, UNKNOWN):
            return not (
                person or after.article or after.tag == ADJ
            )  # «الرئيس مادورو», but «التقى الوفد مادورو»
        info = info_of(after, self.lexicon)
        return not (after.article and (after.cls in _ADJECTIVAL or (info is not None and info.title)))
