"""Reference: whom a description stands for that the article has named before: «البلدان», «الوزير», «الأخيرة».

News names a party once and then describes it, so an event whose party is only «البلدان» says nothing to a
reader of records. A description is resolved only when what was named before leaves one choice: two states
for «البلدين», one minister for «الوزير». With a third state or a second minister in question it stays as it is.

«التقى بوتين شافيز في موسكو. ووقع البلدان اتفاقا»: «البلدان» are Russia and Venezuela, both of them actors.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from marsad.arabic.fold import fold
from marsad.lexicon.tables import Lexicon, NounInfo
from marsad.readers.agreement import PRONOUNS
from marsad.readers.clause import Carry
from marsad.readers.named import Named, info_of
from marsad.readers.offices import holder
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.phrases import PhraseReader
from marsad.readers.words import ADJ, DEM, NAME, NOUN, PREP, QUANT, REL, SUB, UNKNOWN, VERB, Word
from marsad.types import Mention

_RECENT = 3
"""How many earlier sentences may complete a pair."""
_ADJECTIVAL = frozenset(("adjective", "ap", "pp", "demonym", ""))
_ANY_PERSON = frozenset(("زعيم", "قايد", "مسوول", "رجل"))
"""What any two people of rank may be called; two ministers must have been called ministers."""


class Referent(msgspec.Struct):
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


class Known(msgspec.Struct):
    """What the article has named so far."""

    recent: deque[list[Referent]] = msgspec.field(default_factory=lambda: deque(maxlen=_RECENT))
    heads: dict[str, tuple[int, list[Referent]]] = msgspec.field(default_factory=dict)
    """Head noun → the sentence that last had it, and whom it named there."""
    titles: dict[str, set[str]] = msgspec.field(default_factory=dict)
    sentence: int = 0


class Ties(NamedTuple):
    """The way from the words of a sentence to the mentions of the article."""

    ids: dict[Named, str]
    offsets: Callable[[int, int], tuple[int, int]]
    text: str
    mention: Callable[[tuple[int, int], str, Referent, list[str]], Mention]


def read_references(
    words: list[Word], phrases: list[NounPhrase], names: list[Named], reader: PhraseReader,
    known: Known, carry: Carry, ties: Ties, published: str | None,
) -> tuple[list[Mention], list[str]]:  # fmt: skip
    """Give the descriptions of a sentence the parties they stand for; returns new mentions, and why."""
    work = _Sentence(words, phrases, names, reader, known, carry, ties, published)
    work.read()
    return work.mentions, work.why


class _Sentence:
    """One sentence, read from left to right, so that only what stands before a description can be meant."""

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
        self.inner = [n for n in names if n.rule == "inner"]
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

    def read(self) -> None:
        self.known.sentence += 1
        last = -1
        for phrase in self.phrases:
            last = last if phrase.joined else phrase.start
            self.group[phrase.start] = last
        marks = self.lexicon.marks
        latter = marks["mark.latter"]
        for i, word in enumerate(self.words):
            named = self.names.get(i)
            if named is not None and named.rule != "institution" and named not in self.done:
                self.name(named)
            elif word.tag == NOUN and (info := info_of(word, self.lexicon)) is not None:
                if not self.described(i, word, info):
                    self.register(i, word, info)
            elif word.tag == ADJ and word.article and word.stem in latter:
                self.latter(i, word)
        if self.own:
            self.known.recent.append(self.own)

    # -- what is named ------------------------------------------------------------------------------

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
        state = named.kind in ("country", "nationality", "place")
        found = Referent(
            (named.country if state else None) or named.entity or named.country or "",
            self.wording(named.start, named.end), named.kind, named.entity, named.country, named.sector,
            self.ties.ids.get(named, ""), head, gender, self.group_at(named.start), party,
            phrase is None or (not phrase.prep and phrase.direct),
        )  # fmt: skip
        self.add(found)
        if formal not in ("", head):
            self.head(formal, found)  # «حماس» is «الحركة», «حزب النهضة» as well

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
        counterpart = word.stem in _COUNTERPART
        title = info.name if not counterpart else self.official[2] if self.official is not None else ""
        if counterpart and party.entity is None and party.country and party.named is None:
            party = self.counterpart(phrase, party)
        mention = ""
        if party.named is not None:
            self.done.add(party.named)
            mention = self.ties.ids.get(party.named, "")
        country = party.country
        found = Referent(
            party.entity or f"{country}:{title}", self.wording(party.start, party.end),
            "organization" if info.party == "group" and info.sector == "GOV" else info.party,
            party.entity, country, party.sector, mention,
            title, sense.gender, self.group_at(i), True,
            phrase.direct and not phrase.prep, self.ties.offsets(party.start, party.end),
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
        self.own.append(found)
        if found.head:
            self.head(found.head, found)
            if found.entity:
                self.known.titles.setdefault(found.entity, set()).add(found.head)

    def head(self, name: str, found: Referent) -> None:
        at, there = self.known.heads.get(name, (0, []))
        if at == self.known.sentence:
            there.append(found)
        else:
            self.known.heads[name] = (self.known.sentence, [found])

    def group_at(self, i: int) -> int:
        phrase = self.phrase_of.get(i)
        return self.group[phrase.start] if phrase is not None else -1 - i

    def wording(self, start: int, end: int) -> str:
        a, b = self.ties.offsets(start, end)
        return self.ties.text[a:b]

    # -- what is described --------------------------------------------------------------------------

    def described(self, i: int, word: Word, info: NounInfo) -> bool:
        """Whether the noun is a description, resolved or not to be registered."""
        sense, marks, stem = word.sense, self.lexicon.marks, word.stem
        assert sense is not None
        if word.pronoun:
            return self.possessed(i, word)
        if not word.article or i in self.reader.name_of:
            return False
        found: list[Referent] | None = None
        if stem in marks["mark.two-states"]:
            found = self.two(self.country_of) if self.is_dual(i, stem) else None
            return self.settle(i, [self.state(r) for r in found or ()], "the two states in question")
        if stem in marks["mark.two-sides"]:
            found = self.sides() if self.is_dual(i, stem) else None
            return self.settle(i, found or [], "the two sides in question")
        if sense.number == "d" and info.party == "person":
            found = self.people(info.name) if self.is_dual(i, stem) else None
            return self.settle(i, found or [], "the two of them named before")
        if not self.is_bare(i, person=info.party == "person"):
            return False
        if stem in marks["mark.country-itself"]:
            return self.settle(i, self.only_country(), "the only state in question")
        if info.name == "مملكه":
            return self.settle(i, self.kingdom(), "the only kingdom in question")
        this = i > 0 and self.words[i - 1].tag == DEM
        if info.party == "country":
            this_one = this and sense.number == "s"
            return self.settle(i, self.titled(info) if this_one else [], "the last one called so")
        if sense.number == "s" and (
            info.office or info.title or info.sector == "GOV" or info.party in _BODIES
        ):
            return self.settle(i, self.titled(info), "the last one called so")
        return False

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

    def is_dual(self, i: int, stem: str) -> bool:
        """Whether it is a dual that says no more of whom: «البلدان العربية», «بين البلدان» are plurals."""
        before, after = (
            self.words[i - 1] if i else None,
            self.words[i + 1] if i + 1 < len(self.words) else None,
        )
        if after is not None and (after.tag == REL or i + 1 in self.reader.name_of):
            return False
        if after is not None and after.article and after.tag == ADJ and not after.stem.endswith(("ان", "ين")):
            return False
        if stem.endswith("ين"):
            return True
        genitive = before is not None and (
            before.tag in (PREP, QUANT)
            or before.fold.endswith(("هذه", "تلك"))
            or (before.tag == NOUN and not before.article and not before.pronoun)
        )
        return not genitive and not self.words[i].prep

    def two(self, pick: Callable[[Referent], str]) -> list[Referent] | None:
        """The two that were named last, if there are two: in this sentence, or with the ones before."""
        found: dict[str, Referent] = {}
        for group in (self.own, *reversed(self.known.recent)):
            new = dict(found)
            for one in group:
                key = pick(one)
                if key and key not in found and (key not in new or one.mention):
                    new[key] = one
            if len(new) == 2:
                return list(new.values())
            if len(new) > 2:
                return self.together(group, found, pick)
            found = new
        return None

    def together(
        self, group: list[Referent], found: dict[str, Referent], pick: Callable[[Referent], str]
    ) -> list[Referent] | None:
        """Of more than two the last two that «و» joins, when they are two and nobody else is in question."""
        joined: dict[int, dict[str, Referent]] = {}
        for one in group:
            if key := pick(one):
                joined.setdefault(one.group, {})[key] = one
        for pair in reversed(joined.values()):
            if len(pair) >= 2:
                return list(pair.values()) if len(pair) == 2 and found.keys() <= pair.keys() else None
        return None

    def country_of(self, one: Referent) -> str:
        """The state a referent belongs to; nothing for an alliance, or a town that is only where."""
        if one.country is None or not (one.party or one.kind == "nationality"):
            return ""
        return one.country if self.is_state(one.country) else ""

    def is_state(self, country: str | None) -> bool:
        """Whether the code is that of a state, and not IGO."""
        return country is not None and country in self.lexicon.entities

    def sides(self) -> list[Referent] | None:
        """Two sides: of two states, else two bodies or groups that the article has named."""
        body = lambda r: r.key if r.party and r.kind in _BODIES and r.entity else ""  # noqa: E731
        found = self.two(lambda r: self.country_of(r) or body(r))
        if found is None:
            return self.two(body)
        return [r if r.kind in _BODIES and r.entity else self.state(r) for r in found]

    def people(self, name: str) -> list[Referent] | None:
        """Two people that have been called so: «الرئيسان», «الوزيرين»."""

        def fits(one: Referent) -> str:
            if one.kind != "person" or not one.party or not (one.entity or one.country):
                return ""
            called = {one.head} | self.known.titles.get(one.entity or "", set())
            ranked = name in _ANY_PERSON and (one.entity is not None or bool(one.head))
            return one.key if name in called or ranked else ""

        found = self.two(fits)
        if found is None or (found[0].country == found[1].country and not all(r.entity for r in found)):
            return None
        return found

    def state(self, one: Referent) -> Referent:
        """The state of a referent, known by the words that named the referent."""
        entity = self.lexicon.entities[one.country or ""]
        return Referent(
            one.country or "", one.words, "country", one.country, one.country, entity.sector, one.mention,
            gender=entity.gender, span=one.span,
        )  # fmt: skip

    def only_country(self) -> list[Referent]:
        """The state meant by «البلاد»: the only one named as such here, else the only one in question at all."""
        here = {r.country: r for r in self.own if r.kind in ("country", "place") and self.is_state(r.country)}
        if len(here) == 1 and not any(
            r.party and r.country not in here for r in self.own if self.country_of(r)
        ):
            return [self.state(r) for r in here.values()]
        lately = {
            r.country: r
            for group in (*self.known.recent, self.own)
            for r in group
            if self.is_state(r.country)
        }
        return [self.state(r) for r in lately.values()] if len(lately) == 1 else []

    def kingdom(self) -> list[Referent]:
        """The state meant by «المملكة»: the only one in question that is called so."""
        kingdoms = self.lexicon.marks["mark.kingdom"]
        lately = {
            r.country: r for group in (*self.known.recent, self.own) for r in group
            if self.is_state(r.country) and fold(self.lexicon.entities[r.country or ""].name) in kingdoms
        }  # fmt: skip
        return [self.state(r) for r in lately.values()] if len(lately) == 1 else []

    def titled(self, info: NounInfo) -> list[Referent]:
        """The last party called by this noun, unless that sentence called two of them so."""
        _, there = self.known.heads.get(info.name, (0, []))
        if len({r.key for r in there}) == 1 and (there[-1].entity or there[-1].country):
            return [there[-1]]
        return []

    def latter(self, i: int, word: Word) -> None:
        """«منع الأخيرة», «قال الأخير»: the last party named in the sentence that agrees."""
        phrase = self.phrase_of.get(i)
        before = self.words[i - 1] if i else None
        if phrase is None or phrase.end != i + 1 or phrase.parties or not self.is_bare(i):
            return
        if not word.prep and (before is None or not self.opens(before)):
            return
        if phrase.head not in (i, i - 1):
            return
        gender = "f" if word.stem.endswith("ه") else "m"
        if not any(r.party for r in self.own) and self.known.recent:
            named = self.known.recent[-1]
        else:
            named = self.own
        for one in reversed(named):
            if one.party and (one.entity or one.country) and one.gender in ("", gender):
                if one.gender:
                    if phrase.head == i:
                        phrase.direct, phrase.gender = True, gender
                    phrase.parties = (Party(i, i + 1, None, None, None),)
                    self.settle(i, [one], "the last one named")
                return

    def opens(self, before: Word) -> bool:
        """Whether a noun of its own, no adjective, follows: after a verb, a preposition, أن or a deed."""
        if before.tag == VERB:
            return not any(
                self.lexicon.verbs[k].lemma in _BEING for k in before.keys if k in self.lexicon.verbs
            )
        if before.tag in (PREP, SUB):
            return not before.pronoun and before.stem != "في"
        return before.cls == "masdar" and not before.article and not before.pronoun

    def possessed(self, i: int, word: Word) -> bool:
        """«بلاده», «حكومته»: the state of whoever the pronoun stands for."""
        itself = word.stem in self.lexicon.marks["mark.country-itself"]
        if not itself and word.stem not in self.lexicon.marks["mark.of-state"]:
            return False
        number, gender = PRONOUNS.get(word.pronoun, ("", ""))
        if number != "s" or not self.is_bare(i):
            return False
        owners = [
            r for r in self.own
            if r.party and self.country_of(r) and r.gender in ("", gender) and not (itself and r.kind == "country")
        ]  # fmt: skip
        for some in (owners, [r for r in owners if r.bare]):
            if len({r.country for r in some}) == 1:
                return self.owned(i, itself, some[-1])
        if not owners:
            for phrase in (*self.carry.speaker[:1], *self.carry.subject[:1]):
                party = phrase.parties[0].carried if phrase.parties else None
                fits = not phrase.gender or phrase.gender == gender
                if party is not None and fits and (party.country or "") in self.lexicon.entities:
                    one = Referent(
                        "", party.text, "person", party.entity, party.country, None, party.mention or ""
                    )
                    one.span = (party.start, party.end)
                    return self.owned(i, itself, one)
        return False

    def owned(self, i: int, itself: bool, owner: Referent) -> bool:
        if itself:
            return self.settle(i, [self.state(owner)], "the state of the one named before")
        self.belongs(i, [owner], whole=True)
        return False

    # -- what follows from it -----------------------------------------------------------------------

    def settle(self, i: int, found: list[Referent], why: str) -> bool:
        """Let the description at word `i` stand for these; with none of them it stays as it is."""
        if not found:
            return True
        span = self.ties.offsets(i, i + 1)
        made = []
        for one in found:
            if not one.mention and one.span[1]:
                told = self.ties.mention(one.span, one.kind, one, [])
                one.mention = told.id
                self.mentions.append(told)
            made.append(self.ties.mention(span, one.kind, one, [one.mention] if one.mention else []))
        self.mentions += made
        words = self.ties.text[span[0] : span[1]]
        self.why.append(f"{words} = {' + '.join(r.words for r in found)}: {why}")
        phrase = self.phrase_of.get(i)
        if phrase is not None and phrase.parties:
            party = phrase.parties[0]
            if i == phrase.head or (not phrase.direct and i in range(party.start, party.end)):
                phrase.parties = tuple(
                    msgspec.structs.replace(
                        party, entity=r.entity, country=r.country, sector=r.sector or party.sector, mention=m.id,
                    )
                    for r, m in zip(found, made, strict=True)
                )  # fmt: skip
            elif phrase.direct:
                self.belongs(i, found)
        for one, told in zip(found, made, strict=True):
            again = msgspec.structs.replace(one, mention=told.id, words=one.words, group=self.group_at(i))
            self.add(again)
        return True

    def belongs(self, i: int, owners: Iterable[Referent], *, whole: bool = False) -> None:
        """Whose: «وزير خارجية بلاده», «قادة البلدين» are of the state that the description stands for."""
        phrase, countries = self.phrase_of.get(i), [r.country for r in owners]
        if phrase is None or len(phrase.parties) != 1 or (phrase.head == i and not whole):
            return
        party = phrase.parties[0]
        if party.country is not None or not (party.start <= i < party.end):
            return
        if len(countries) == 2 and phrase.number == "s":
            return
        phrase.parties = tuple(msgspec.structs.replace(party, country=c) for c in countries)
        found = self.of_phrase.get(phrase.start)
        if found is not None and len(countries) == 1:
            found.country = countries[0]


_BODIES = frozenset(("organization", "group"))
_COUNTERPART = frozenset(("نظير", "نظيره"))
_IN_THE_NAME = frozenset(("باسم", "اسم"))
_BEING = frozenset(("كان", "بات", "اصبح", "صار", "ظل"))
