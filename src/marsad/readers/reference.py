"""Reference: whom a description stands for that the article has named before: «البلدان», «الوزير», «الأخيرة».

News names a party once and then describes it, so an event whose party is only «البلدان» says nothing to a
reader of records. A description is resolved only when what was named before leaves one choice: two states
for «البلدين», one minister for «الوزير». With a third state or a second minister in question it stays as it is.

«التقى بوتين شافيز في موسكو. ووقع البلدان اتفاقا»: «البلدان» are Russia and Venezuela, both of them actors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from marsad.arabic.fold import fold
from marsad.lexicon.tables import NounInfo
from marsad.readers.agreement import PRONOUNS
from marsad.readers.clause import Carry
from marsad.readers.named import Named, info_of
from marsad.readers.phrase import NounPhrase, Party, Stand
from marsad.readers.phrases import PhraseReader
from marsad.readers.referents import COUNTERPART, Known, Naming, Referent, Ties
from marsad.readers.words import ADJ, DEM, NOUN, PREP, QUANT, REL, SUB, VERB, Word
from marsad.types import Mention
from marsad.values.numberwords import number_word

_ANY_PERSON: Final = frozenset(("زعيم", "قايد", "مسوول", "رجل"))
"""What any two people of rank may be called; two ministers must have been called ministers."""
_BODIES: Final = frozenset(("organization", "group"))
_BEING: Final = frozenset(("كان", "بات", "اصبح", "صار", "ظل"))


def read_references(
    words: list[Word], phrases: list[NounPhrase], names: list[Named], reader: PhraseReader,
    known: Known, carry: Carry, ties: Ties, published: str | None,
) -> tuple[list[Mention], list[str]]:  # fmt: skip
    """Give the descriptions of a sentence the parties they stand for; returns new mentions, and why."""
    work = _Sentence(words, phrases, names, reader, known, carry, ties, published)
    work.read()
    return work.mentions, work.why


def _body(one: Referent) -> str:
    return one.key if one.party and one.kind in _BODIES and one.entity else ""


def _joined(group: list[Referent], pick: Callable[[Referent], str]) -> dict[str, Referent]:
    """The last two or more that «و» joins."""
    joined: dict[int, dict[str, Referent]] = {}
    for one in group:
        if key := pick(one):
            joined.setdefault(one.group, {})[key] = one
    return next((some for some in reversed(joined.values()) if len(some) > 1), {})


class _Sentence(Naming):
    """One sentence, read from left to right, so that only what stands before a description can be meant."""

    def read(self) -> None:
        self.known.sentence += 1
        latter = self.lexicon.mark("latter")
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
            self.known.recent.append(self.near)

    def described(self, i: int, word: Word, info: NounInfo) -> bool:
        """Whether the noun is a description, resolved or not to be registered."""
        sense, mark, stem = word.sense, self.lexicon.mark, word.stem
        assert sense is not None
        if word.pronoun:
            return self.possessed(i, word, info)
        if not word.article or i in self.reader.name_of:
            return False
        found = self.many(i, stem, info)
        if found is not None:
            return self.settle(i, found, "all of them named before")
        if stem in mark("two-states"):
            found = self.pair(self.last(self.country_of), self.country_of) if self.is_dual(i, stem) else None
            return self.settle(i, [self.state(r) for r in found or ()], "the two states in question")
        if stem in mark("two-sides"):
            found = self.pair(self.sides(), self.side_of) if self.is_dual(i, stem) else None
            return self.settle(i, found or [], "the two sides in question")
        if sense.number == "d" and info.party == "person":
            found = self.people(info.name) if self.is_dual(i, stem) else None
            return self.settle(i, found or [], "the two of them named before")
        if not self.is_bare(i, person=info.party == "person"):
            return False
        if stem in mark("country-itself"):
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

    def is_dual(self, i: int, stem: str) -> bool:
        """Whether it is a dual that says no more of whom: «البلدان العربية», «بين البلدان» are plurals."""
        before, after = (
            self.words[i - 1] if i else None,
            self.words[i + 1] if i + 1 < len(self.words) else None,
        )
        named = self.reader.name_of.get(i + 1)
        who = named is not None and named.kind == "person"  # «وزيرا خارجية البلدين سامح شكري و…»
        if after is not None and (after.tag == REL or (named is not None and not who)):
            return False
        if after is not None and after.article and after.tag == ADJ and after.stem.endswith("ه"):
            return False
        if stem.endswith("ين"):
            return True
        genitive = before is not None and (
            before.tag in (PREP, QUANT)
            or before.fold.endswith(("هذه", "تلك"))
            or (before.tag == NOUN and not before.article and not before.pronoun)
        )
        return not genitive and not self.words[i].prep

    def last(self, pick: Callable[[Referent], str], count: int = 2) -> list[Referent] | None:
        """The two that were named last, if there are two: in this sentence, or with the ones before; or more."""
        found: dict[str, Referent] = {}
        for group in (self.near, *reversed(self.known.recent)):
            new = dict(found)
            for one in group:
                key = pick(one)
                if key and key not in found and (key not in new or one.mention):
                    new[key] = one
            if len(new) == count:
                return list(new.values())
            if len(new) > count:
                return self.together(group, found, pick, count)
            found = new
        return None

    def pair(self, found: list[Referent] | None, pick: Callable[[Referent], str]) -> list[Referent] | None:
        """The two meant: those of before, unless the sentence names two itself, «استضافت بغداد حوارا بين البلدين»."""
        here = {pick(one) for one in self.near} - {""}
        if len(here) == 2 or not self.known.pair:
            self.known.pair = found or self.known.pair
            return found
        return self.known.pair

    def together(
        self, group: list[Referent], found: dict[str, Referent], pick: Callable[[Referent], str], count: int
    ) -> list[Referent] | None:
        """Of more the last that «و» joins, when they are as many and nobody else is in question."""
        some = _joined(group, pick)
        return list(some.values()) if len(some) == count and found.keys() <= some.keys() else None

    def many(self, i: int, stem: str, info: NounInfo) -> list[Referent] | None:
        """«الدول الثلاث»: as many as it says; «الأطراف», «تلك الدول»: all that «و» joined last.

        None where the noun is no description of this kind, so that others may ask what it means.
        """
        after = self.words[i + 1] if i + 1 < len(self.words) else None
        told = number_word(after.stem) if after is not None and after.cls == "number-word" else None
        if (
            after is not None
            and told is not None
            and after.article
            and told.kind == "unit"
            and told.value > 2
        ):
            if info.party == "country":
                found = self.last(self.country_of, int(told.value))
                return [self.state(r) for r in found or ()]
            if info.party == "person":
                return self.people(info.name, int(told.value)) or []
            return (self.sides(int(told.value)) or []) if stem in self.lexicon.mark("sides") else None
        plural = (sense := self.words[i].sense) is not None and sense.number != "s"
        these = plural and info.party == "country" and i > 0 and self.words[i - 1].tag == DEM
        if these and i > 1 and self.words[i - 2].tag == QUANT:
            return None  # «بعض هذه الدول»
        if not (stem in self.lexicon.mark("sides") or these) or not self.is_bare(i):
            return None
        for group in (self.near, *reversed(self.known.recent)):
            if some := _joined(group, self.side_of):
                return [self.side(r) for r in some.values()] if len(some) > 2 else []
        return []

    def country_of(self, one: Referent) -> str:
        """The state a referent belongs to; nothing for an alliance, or a town that is only where."""
        if one.country is None or not (one.party or one.kind == "nationality"):
            return ""
        return one.country if self.is_state(one.country) else ""

    def is_state(self, country: str | None) -> bool:
        """Whether the code is that of a state, and not IGO."""
        return country is not None and country in self.lexicon.entities

    def sides(self, count: int = 2) -> list[Referent] | None:
        """Two sides: of two states, else two bodies or groups that the article has named."""
        found = self.last(self.side_of, count) or self.last(_body, count)
        return [self.side(r) for r in found] if found else None

    def side_of(self, one: Referent) -> str:
        """The side a referent is on: its state, else itself if it is a body or group."""
        return self.country_of(one) or _body(one)

    def side(self, one: Referent) -> Referent:
        """The side itself: a body or group, else the state."""
        return one if one.kind in _BODIES and one.entity else self.state(one)

    def people(self, name: str, count: int = 2) -> list[Referent] | None:
        """Two people that have been called so: «الرئيسان», «الوزيرين»; or as many as «الوزراء الثلاثة»."""

        def fits(one: Referent) -> str:
            if one.kind != "person" or not one.party or not (one.entity or one.country):
                return ""
            called = {one.head} | self.known.titles.get(one.entity or "", set())
            ranked = name in _ANY_PERSON and (one.entity is not None or bool(one.head))
            return one.key if name in called or ranked else ""

        found = self.last(fits, count)
        if found is None or (len({r.country for r in found}) == 1 and not all(r.entity for r in found)):
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
        here = {
            r.country: r for r in self.near if r.kind in ("country", "place") and self.is_state(r.country)
        }
        if len(here) == 1 and not any(
            r.party and r.country not in here for r in self.near if self.country_of(r)
        ):
            return [self.state(r) for r in here.values()]
        lately = {
            r.country: r
            for group in (*self.known.recent, self.near)
            for r in group
            if self.is_state(r.country)
        }
        return [self.state(r) for r in lately.values()] if len(lately) == 1 else []

    def kingdom(self) -> list[Referent]:
        """The state meant by «المملكة»: the only one in question that is called so."""
        kingdoms = self.lexicon.mark("kingdom")
        lately = {
            r.country: r for group in (*self.known.recent, self.near) for r in group
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
        named = self.near
        if self.known.recent and not any(r.party for r in named):
            named = self.known.recent[-1]
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

    def possessed(self, i: int, word: Word, info: NounInfo) -> bool:
        """«بلاده», «حكومته»: the state of whoever the pronoun stands for."""
        itself = word.stem in self.lexicon.mark("country-itself")
        if not itself and info.name not in self.lexicon.mark("of-state"):
            return False
        number, gender = PRONOUNS.get(word.pronoun, ("", ""))
        if number != "s" or not self.is_bare(i):
            return False
        owners = [
            r for r in self.near
            if r.party and self.country_of(r) and r.gender in ("", gender) and not (itself and r.kind == "country")
        ]  # fmt: skip
        bare = [r for r in owners if r.bare]
        leading = [r for r in bare if fold(r.words).split(" ")[0] not in COUNTERPART]
        for some in (owners, bare, leading):  # «التقى الوزير نظيره»: whose counterpart he is goes on
            if len({r.country for r in some}) == 1:
                return self.owned(i, itself, some[-1])
        if not owners and not any(r.kind == "person" and r.party and not r.country for r in self.near):
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
        stands = [Stand(r.entity, r.country, r.sector, m.id) for r, m in zip(found, made, strict=True)]
        self.reader.stands[i] = stands
        words = self.ties.text[span[0] : span[1]]
        self.why.append(f"{words} = {' + '.join(r.words for r in found)}: {why}")
        phrase = self.phrase_of.get(i)
        if phrase is not None and phrase.parties:
            party = phrase.parties[0]
            at = phrase.head if phrase.direct else party.start
            if i == phrase.head or (not phrase.direct and party.start <= i < party.end):
                self.reader.stands[at] = stands
                phrase.stand(self.reader.stands)
            elif phrase.direct:
                self.belongs(i, found)
        for one, told in zip(found, made, strict=True):
            again = replace(one, mention=told.id, group=self.group_at(i))
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
        self.reader.stands[phrase.head if phrase.direct else party.start] = [
            Stand(party.entity, c, None, None) for c in countries
        ]
        phrase.stand(self.reader.stands)
        found = self.of_phrase.get(phrase.start)
        if found is not None and len(countries) == 1:
            found.country = countries[0]
