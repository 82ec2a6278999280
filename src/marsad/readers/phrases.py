"""Noun phrases: where a party begins and ends, and who it is.

A phrase runs from its head through construct, adjectives and apposition to the first word that cannot
belong to it. Its party is the phrase itself when the head can act (a name, a soldier, a ministry), else
the party inside it («برنامج إيران النووي», «واردات النفط الروسي»).
"""

from __future__ import annotations

from typing import Final

from marsad.readers.extents import Extents
from marsad.readers.offices_joined import one_office
from marsad.readers.parties import apposed, attach, parties_of, set_apart, with_its_field
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import (
    ADJ,
    ADV,
    CONJ,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    PART,
    PREP,
    PRON,
    QUANT,
    TIME,
    UNKNOWN,
    Word,
)

_DECLINED: Final = frozenset(("noun", "ap", "pp", "adjective", "demonym"))
"""Classes whose plural shows its case: ون or ين."""
_MANNERS: Final = frozenset(("MIL", "GOV", "PTY", "ELI", "REL", "LEG"))
"""Sectors whose people have the name of a manner: «عسكريا», «سياسيا», «دينيا»."""
_AS: Final = {"حق": "بحق", "وجه": "ضد"}
"""Last words of «في حق» and «في وجه», and the prepositions that say the same."""
_BETWEEN: Final = frozenset(('"', "«", "»", "”", "“", ")", "،", ","))
"""Marks that may stand between the members of a list."""


class PhraseReader(Extents):
    """Reads the noun phrases of one sentence."""

    def read(self) -> list[NounPhrase]:
        """The noun phrases in order, each with its governing preposition and its parties."""
        phrases: list[NounPhrase] = []
        i, prep, prep_at = 0, "", -2
        while i < len(self.words):
            word = self.words[i]
            if i in self.counting:
                pass  # «نحو 800 شخص» is no direction
            elif word.tag == PREP:
                if word.pronoun:
                    phrases.append(NounPhrase(i, i + 1, i, word.stem, pronoun=word.pronoun))
                    prep = ""
                else:
                    prep, prep_at = _AS.get(word.stem, word.stem), i
                i += 1
                continue
            elif word.tag == PRON:
                phrases.append(NounPhrase(i, i + 1, i, pronoun=word.stem.removeprefix("ايا")))
                i += 1
                continue
            elif word.token.kind == "number" and phrases and phrases[-1].time and phrases[-1].end == i:
                phrases[-1].end = i = i + 1  # «منذ العام 2019 من تداول»: the year, no part of what follows
                continue
            if word.tag in NOMINAL or word.tag == TIME or i in self.counting:
                phrase = self.phrase(i)
                phrase.prep = word.prep or (prep if prep_at == i - 1 else "")
                phrase.joined = self.joined(phrases, phrase)
                if phrase.joined and self.goes_on(phrases[-1], phrase):
                    phrases[-1].end = i = phrase.end  # «النخب السياسية والإعلامية»
                    continue
                if phrase.joined and one_office(self, phrases[-1], phrase):
                    i = phrases[-1].end
                    continue
                if phrase.joined and not phrase.prep:
                    deed = self.deed_before(phrases, phrase)
                    phrase.joined = deed is None
                    phrase.prep = phrases[-1].prep if deed is None else deed.prep
                phrases.append(phrase)
                i = max(phrase.end, i + 1)
                continue
            if word.tag not in (ADV, PART) and word.fold not in ('"', "«", "“", "("):
                prep = ""
            elif prep_at == i - 1:
                prep_at = i
            i += 1
        return phrases

    def goes_on(self, last: NounPhrase, phrase: NounPhrase) -> bool:
        """Whether a joined adjective only says more of the noun before it."""
        head, end = self.words[phrase.head], self.words[last.end - 1]
        plain = head.cls == "adjective" and phrase.head not in self.name_of and phrase.head == phrase.start
        return plain and head.article and end.cls == "adjective" and end.article

    def deed_before(self, phrases: list[NounPhrase], phrase: NounPhrase) -> NounPhrase | None:
        """The deed that a deed is joined to past the parties of the first: «قطع العلاقات مع إيران وطرد سفيرها»."""
        if self.words[phrase.head].cls != "masdar" or phrase.direct or not phrases[-1].direct:
            return None
        return next((p for p in reversed(phrases[-4:]) if self.words[p.head].cls == "masdar"), None)

    def joined(self, phrases: list[NounPhrase], phrase: NounPhrase) -> bool:
        """Whether the phrase continues a list: «روسيا وإيران», «السعودية، القاهرة والمنامة»."""
        if not phrases or (phrases[-1].pronoun and self.words[phrases[-1].head].tag in (PREP, PRON)):
            return False
        last = phrases[-1]
        first = self.words[phrase.start]
        between = self.words[last.end : phrase.start]
        if any(w.fold not in _BETWEEN and w.tag not in (CONJ, PREP) for w in between):
            return False
        if first.conj == "و" and not between:
            return not first.prep or first.prep == last.prep
        if first.conj == "و" and all(w.fold in ('"', "»", "”", "،", ",", ")") for w in between):
            return not first.prep or first.prep == last.prep
        if between and between[0].tag == CONJ and between[0].fold in ("و", "او"):
            return True
        commas = [w for w in between if w.fold in ("،", ",")]
        return bool(commas) and len(between) == 1 and self.listed(last) and self.listed(phrase)

    def listed(self, phrase: NounPhrase) -> bool:
        """A bare state name, as in a list of states."""
        named = self.name_of.get(phrase.head)
        return named is not None and named.rule in ("state", "capital") and phrase.direct

    def phrase(self, i: int) -> NounPhrase:
        """The phrase that begins at word `i`, without regard to what governs it."""
        words, start, head = self.words, i, self.head_of(i)
        self.stand_alone(words[head])
        end = self.extend(head)
        phrase = NounPhrase(start, end, head)
        self.describe(phrase)
        if start < head and words[head - 1].tag in (NUMBER, QUANT):
            phrase.oblique = False  # the number governs the noun: «ثلاثة صحفيين» may be a subject
            if words[head - 1].tag == NUMBER and phrase.number == "s":
                phrase.number = "p"  # «11 شخصا قتلوا»
        attach(self, phrase)
        phrase.end = apposed(self, phrase)
        phrase.end = with_its_field(self, phrase)
        phrase.end = set_apart(self, phrase)
        phrase.parties = parties_of(self, phrase)
        if not phrase.gender and phrase.direct and (named := phrase.parties[0].named) is not None:
            entity = self.lexicon.entities.get(named.entity or "") if named.kind == "person" else None
            phrase.gender = entity.gender if entity is not None else ""
        phrase.stand(self.stands)
        return phrase

    def stand_alone(self, head: Word) -> None:
        """An adjective that opens a phrase qualifies nothing, so it names people: «احتجاز تركيا صحفيين»."""
        if head.tag != ADJ or head.i in self.name_of:
            return
        for sense in head.senses:
            info = self.lexicon.nouns.get(sense.key) if sense.cls == "noun" else None
            manner = head.fold.endswith("ا") and info is not None and info.sector not in _MANNERS
            opened = sense.number == "p" or (manner and not head.prep and not head.article)
            if info is not None and info.party == "person" and opened:
                head.tag = NOUN
                head.mean(sense)
                self.settle(head.i, info)
                return

    def describe(self, phrase: NounPhrase) -> None:
        """Number, gender, definiteness and case as far as unvocalised spelling shows them."""
        word = self.words[phrase.head]
        phrase.definite = word.article or word.tag == NAME or self.closed(phrase.end - 1)
        phrase.time = word.tag == TIME or word.cls == "time-noun"
        phrase.pronoun = word.pronoun
        sense = word.sense
        written = word.token.fold
        if sense is not None and word.tag != NAME:
            phrase.number, phrase.gender = sense.number, sense.gender
            if word.stem.endswith("ات") and len(word.stem) >= 4:
                phrase.number, phrase.gender = "p", "f"
            if word.stem in self.lexicon.mark("feminine"):
                phrase.number, phrase.gender = "s", "f"
            if sense.number in ("d", "p") and word.stem.endswith("ين") and sense.gender == "m":
                phrase.oblique = len(word.stem) > 4 and word.cls in _DECLINED
            if sense.number == "d" and word.stem.endswith("تين"):
                phrase.oblique = True
            info = self.noun(phrase.head) if phrase.number == "p" else None
            phrase.people = info is not None and info.party == "person"
        elif word.tag == UNKNOWN and word.article:
            phrase.gender = "f" if word.stem.endswith("ه") else ""
        if (
            not word.article
            and not word.pronoun
            and word.tag in (NOUN, ADJ)
            and written.endswith("ا")
            and len(word.stem) > 3
        ):
            phrase.oblique = not written.endswith("يا") or word.cls in ("noun", "masdar", "ap", "pp")
            follow = self.words[phrase.head + 1] if phrase.end > phrase.head + 1 else None
            portfolio = follow is not None and follow.tag == ADJ and follow.fold.endswith("يه")
            if follow is not None and (
                portfolio or (follow.tag in (NOUN, NAME) and not follow.token.fold.endswith("ا"))
            ):
                phrase.number, phrase.oblique = "d", False  # a dual before its complement: وزيرا خارجية مصر
