"""People and places the lexicon does not know, found by the words around them."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.named import Memory, Named, is_place_noun, is_title, mark, slug
from marsad.readers.words import ADJ, NAME, NOUN, PREP, SUB, UNKNOWN, VERB, Word

_NAME_SENSES: Final = frozenset(("given-name", "family-name", "name-particle"))

PARTICLES: Final = frozenset((
    "بن", "ابن", "ابو", "ابي", "ال", "عبد", "بو", "ولد", "دي", "فان", "فون", "دو", "لو", "ام", "بنت",
))  # fmt: skip

_INFLECTED: Final = ("ها", "هم", "هما", "ايه", "ون", "تها")
"""Endings that make an unknown word an ordinary one."""


class Constructor:
    """Finds people and places the lexicon does not know by the words around them."""

    def __init__(self, words: list[Word], names: list[Named], lexicon: Lexicon, memory: Memory) -> None:
        self.words = words
        self.lexicon = lexicon
        self.memory = memory
        self.name_of = {i: n for n in names for i in range(n.start, n.end)}

    def read(self) -> list[Named]:
        """The names found, in order."""
        found: list[Named] = []
        i = 0
        while i < len(self.words):
            word = self.words[i]
            if word.classes.isdisjoint(_NAME_SENSES) and (word.analyses or word.token.kind != "word"):
                i += 1  # neither listed as a name nor unknown
                continue
            named = self.person(i) or self.place(i)
            if named is None:
                i += 1
                continue
            mark(self.words, named)
            found.append(named)
            i = named.end
        return found

    def person(self, i: int) -> Named | None:
        """A run of name-like words after a title, beginning with a given name, or known from before."""
        words = self.words
        if self.recalled(i):
            return Named(i, i + 1, "person", *self.memory.people[words[i].stem], "construction")
        if not (name_like(words[i]) or foreign(words[i]) or is_given(words[i])):
            return None
        titled, country = self.title(i - 1) if words[i].conj != "و" else (False, None)
        end = self.run(i, titled)
        if end == i or (titled and end == i + 1 and words[i].article and not self.surname(i)):
            return None
        if not titled and is_given(words[i]):
            _, country = self.title(i - 2 if words[i - 1].fold in ("،", ",") else i - 1, far=True)
        last = words[end - 1].fold
        known = self.memory.people.get(last)
        if known is None and end == i + 1:
            known = self.memory.people.get(words[i].stem)
        if known is None:
            built = titled or (is_given(words[i]) and end > i + 1) or self.speaks(i)
            if not built and not (end == i + 1 and self.alone(i)):
                return None
            known = self.memory.people[last] = (slug("person", words[i:end]), country, None)
        return Named(i, end, "person", *known, "construction")

    def surname(self, i: int) -> bool:
        """Whether an unknown word with the article is a name, no adjective: it follows the title itself."""
        word, before = self.words[i], self.words[i - 1]
        if word.analyses:
            return True
        return before.article and is_title(before, self.lexicon) and not word.fold.endswith("ه")

    def recalled(self, i: int) -> bool:
        """The family name of somebody the article has named, though it is also an ordinary word: صالح."""
        word = self.words[i]
        if word.tag == NAME or word.stem not in self.memory.people or word.pronoun or word.article:
            return False
        listed = not word.classes.isdisjoint(_NAME_SENSES)
        before = self.words[i - 1] if i else None
        return listed and not (before is not None and before.tag in (NOUN, UNKNOWN) and not before.article)

    def speaks(self, i: int) -> bool:
        """Whether a wholly unknown word follows a verb of saying: «ونفى الحمامي»."""
        verb = self.words[i - 1] if i else None
        if verb is None or verb.tag != VERB or verb.pronoun or self.words[i].analyses:
            return False
        cue = any("cue" in self.lexicon.verbs[k].classes for k in verb.keys if k in self.lexicon.verbs)
        return cue and (not self.words[i].article or self.words[i].fold.endswith("ي"))

    def alone(self, i: int) -> bool:
        """Whether a family name that is nothing else stands where a party must: «التقى كاسترو», «مع هولاند»."""
        word, before = self.words[i], self.words[i - 1] if i else None
        if not only_name(word) or i in self.name_of:
            return False  # «مع الروس» names a people
        if is_given(word):
            return before is not None and before.tag == SUB
        return before is None or word.conj == "و" or before.tag in (VERB, PREP, SUB)

    def place(self, i: int) -> Named | None:
        """An unknown word after the word for a place: «قرب منطقة عزازقة»."""
        words = self.words
        word, before = words[i], words[i - 1] if i else None
        if before is None or before.article or not self.unknown(word):
            return None
        if (
            not is_place_noun(before, self.lexicon)
            or word.conj
            or (word.article and word.fold.endswith(("يه", "ات")))
        ):
            return None
        end = i + 1
        while end < len(words) and end - i < 3 and self.unknown(words[end]) and not words[end].conj:
            end += 1
        return Named(i, end, "place", slug("place", words[i:end]), None, None, "construction")

    def unknown(self, word: Word) -> bool:
        """Whether no entry and no pattern explains the word, so that it may be a name."""
        return word.token.kind == "word" and word.tag == UNKNOWN and not word.analyses and len(word.fold) > 2

    def run(self, i: int, titled: bool) -> int:
        """The end of a run of name-like words beginning at `i`; `i` itself when there is none."""
        words = self.words
        first = words[i]
        if not (name_like(first) or self.given_before_name(i) or (titled and foreign(first))):
            return i
        if first.article and first.cls not in _NAME_SENSES and first.analyses:
            return i
        end = i + 1
        while end < len(words) and end - i < 5:
            word = words[end]
            if word.token.kind != "word" or word.conj == "و" or word.prep or word.tag in (NAME, SUB):
                break  # «شهود عيان فإن الشرطة»: «فان» is no part of a name there
            if not (name_like(word) or _continues(word, words[end - 1])):
                break
            end += 1
        while end > i + 1 and words[end - 1].fold in PARTICLES:
            end -= 1
        return end

    def given_before_name(self, i: int) -> bool:
        """A given name that is also an ordinary word, before what can only be a name: عادل اللطيفي."""
        words = self.words
        if words[i].tag == NAME or words[i].article or not is_given(words[i]) or i + 1 >= len(words):
            return False
        after = words[i + 1]
        if after.token.kind != "word" or after.tag == NAME or after.conj or after.prep:
            return False
        return not after.analyses or after.fold in PARTICLES or only_name(after)

    def title(self, i: int, *, far: bool = False) -> tuple[bool, str | None]:
        """Whether the words up to `i` end a title, and its country.

        A title is a person noun with its adjectives and its complement. A `far` title may hold
        prepositions: «النائب في البرلمان التونسي، …».
        """
        country: str | None = None
        for word in reversed(self.words[max(i - 8, 0) : i + 1]):
            if word.token.kind != "word":
                break
            named = self.name_of.get(word.i)
            if named is not None and named.kind != "person":
                country = country or named.country
            if is_title(word, self.lexicon):
                return True, country
            if word.tag not in (NOUN, ADJ, NAME, UNKNOWN) and not (far and word.tag == PREP):
                break
            if word.conj and not word.article:
                break
        return False, None


def _continues(word: Word, before: Word) -> bool:
    """Whether a word goes on with a name though it does not look like one by itself."""
    if word.fold in PARTICLES or (word.fold.startswith("ال") and not word.analyses):
        return True
    if before.fold in PARTICLES:
        return word.tag in (NOUN, ADJ, UNKNOWN, VERB)
    # A family name that is also a nisba: نجيب المصري.
    return word.tag == ADJ and word.article and is_given(before) and not word.pronoun


def is_given(word: Word) -> bool:
    """Whether the word can be a given name («محمد»)."""
    return "given-name" in word.classes and any(
        s.cls == "given-name" for a in word.analyses for s in a.senses if not a.split.article
    )


def name_like(word: Word) -> bool:
    """A word that may be part of a personal name: listed as one, or unknown without clitics."""
    if word.tag in (NAME, VERB) or word.token.kind != "word":
        return False
    if not word.classes.isdisjoint(_NAME_SENSES):
        return word.tag == UNKNOWN or word.cls in _NAME_SENSES or only_name(word)
    return not word.analyses and len(word.fold) >= 3 and not word.fold.endswith(_INFLECTED)


def foreign(word: Word) -> bool:
    """An unknown word that only looks like an imperfect: «الرئيس يوويري»."""
    return word.tag == VERB and not word.analyses


def only_name(word: Word) -> bool:
    """Whether the word can be nothing but a part of a name."""
    return bool(word.classes) and word.classes <= _NAME_SENSES
