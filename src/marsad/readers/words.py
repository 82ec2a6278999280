"""Words: every token with its clitics cut off and its part of speech chosen.

The lexicon says what a form can be; the neighbours decide what it is. «بحث» opens a clause as a verb and
follows a preposition as a verbal noun.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from marsad.arabic.clitics import Split, prefixes, pronouns
from marsad.arabic.tokens import Token
from marsad.lexicon.tables import Lexicon, Sense

VERB, NOUN, ADJ, NAME, UNKNOWN = "V", "N", "A", "E", "X"
PREP, CONJ, SUB, REL, DEM, QUANT = "P", "C", "S", "R", "D", "Q"
NEG, PART, ADV, PRON, TIME = "NEG", "PART", "ADV", "PRON", "T"
PUNCT, NUMBER, LATIN, BREAK = "PUNCT", "NUM", "LAT", "BREAK"

NOMINAL = frozenset((NOUN, ADJ, NAME, UNKNOWN, QUANT, NUMBER, LATIN, DEM))

TAGS = {
    "verb": VERB, "masdar": NOUN, "ap": NOUN, "pp": NOUN, "noun": NOUN, "adjective": ADJ, "demonym": ADJ,
    "preposition": PREP, "conjunction": CONJ, "subordinator": SUB, "relative": REL, "demonstrative": DEM,
    "negation": NEG, "question": SUB, "particle": PART, "adverb": ADV, "pronoun": PRON, "time-noun": TIME,
    "number-word": QUANT, "quantifier": QUANT, "interjection": PART, "given-name": UNKNOWN,
    "family-name": UNKNOWN, "name-particle": UNKNOWN, "cue": NOUN,
}  # fmt: skip
CLOSED = frozenset((PREP, CONJ, SUB, REL, DEM, NEG, PART, PRON))


class Analysis(NamedTuple):
    """One way to read a word: its clitics and the senses of its stem."""

    split: Split
    senses: tuple[Sense, ...]
    named: bool
    """Some phrase of the lexicon begins with this stem."""


class Word(msgspec.Struct):
    """A token, the reading chosen for it, and its place in the sentence."""

    i: int
    token: Token
    analyses: tuple[Analysis, ...]
    split: Split
    tag: str = UNKNOWN
    sense: Sense | None = None
    keys: tuple[str, ...] = ()
    """Every verb the form may belong to in this reading: «يزور» visits or forges."""
    fold: str = ""
    """The folded word with its clitics."""

    def __post_init__(self) -> None:
        self.fold = self.token.fold

    @property
    def stem(self) -> str:
        """The folded word without its clitics."""
        return self.fold[self.split.at : self.split.to]

    @property
    def conj(self) -> str:
        """و or ف, or nothing."""
        return self.split.conj

    @property
    def prep(self) -> str:
        """ب, ل or ك, or nothing."""
        return self.split.prep

    @property
    def article(self) -> bool:
        """Whether the word carries ال."""
        return self.split.article

    @property
    def pronoun(self) -> str:
        """The attached pronoun, or nothing."""
        return self.split.pronoun

    @property
    def cls(self) -> str:
        """The class of the chosen sense, empty for a word the lexicon does not know."""
        return self.sense.cls if self.sense else ""


class Morphology:
    """Cuts and looks up words; remembers what it has seen, since news repeats its vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = lexicon.forms
        self._phrases = lexicon.phrases
        self.auxiliary = frozenset(
            key for key, info in lexicon.verbs.items() if "verb.aspect" in info.classes
        )
        """Verbs that another finite verb completes: كان، بدأ، ظل."""
        self._seen: dict[str, tuple[Analysis, ...]] = {}

    def analyses(self, word: str) -> tuple[Analysis, ...]:
        """The readings of a folded word that the lexicon allows, the plainest first; empty if unknown."""
        found = self._seen.get(word)
        if found is None:
            found = tuple(self._analyse(word)) if len(word) <= 30 else ()
            if len(self._seen) > 200_000:  # bounded: a corpus of noise must not fill the memory
                self._seen.clear()
            self._seen[word] = found
        return found

    def known(self, word: str) -> bool:
        """Whether the lexicon knows this word in any reading."""
        return bool(self.analyses(word))

    def _analyse(self, word: str) -> list[Analysis]:
        found = []
        for split in prefixes(word):
            stem = word[split.at :]
            senses = self._fitting(stem, split)
            named = stem in self._phrases and not split.future
            if senses or named:
                found.append(Analysis(split, senses, named))
            if split.article:
                continue
            for bare, pronoun in pronouns(stem):
                if pronoun == "ه" and senses and bare.endswith(("اي", "او")):
                    continue  # «ولاية» is a province, not «ولاء» with a pronoun
                cut = split._replace(to=split.at + len(bare), pronoun=pronoun)
                senses = self._fitting(bare, cut)
                named = any(p.kind in ("trigger", "noun") for p in self._phrases.get(bare, ()))
                if senses or named:
                    found.append(Analysis(cut, senses, named))
        closed = [a for a in found if any(TAGS.get(s.cls) in CLOSED for s in a.senses)]
        if found and found[0].senses and any(a.split.conj == "ف" for a in closed):
            closed = [a for a in closed if a.split.conj != "ف"]  # «فتحت» opens, it is not «ف + تحت»
        if closed:
            # A function word behind و is likelier than a rare verb that begins with it: وقد، والى، وان.
            found.sort(key=lambda a: (a not in closed, bool(a.split.pronoun)))
        return found

    def _fitting(self, stem: str, split: Split) -> tuple[Sense, ...]:
        senses = self._forms.get(stem)
        if not senses:
            return ()
        if stem.startswith("ال"):  # «الحكم» is the judgement, not «I persist with you»
            senses = [s for s in senses if s.person != "1s" or s.past]
        return tuple(s for s in senses if _fits(s, split))


def _fits(sense: Sense, split: Split) -> bool:
    """Whether this sense can carry these clitics."""
    if sense.cls == "verb":
        if split.article or split.prep in ("ب", "ك") or split.pronoun in ("كم", "كما"):
            return False  # «الحكم», «تراكم»: news hardly says what it does to you
        if split.future or split.prep == "ل":
            return not sense.past and (bool(split.pronoun) or not sense.bound)
        return not sense.bound or bool(split.pronoun)
    if split.future:
        return False
    tag = TAGS.get(sense.cls)
    if split.prep and tag in (SUB, PRON, NEG, PART, CONJ) and not (tag == SUB and split.prep in ("ب", "ل")):
        return False  # «كان» is no «ك + أن»
    if tag in (SUB, PREP, ADV, PART, NEG, PRON) and (split.article or (split.pronoun and tag in (ADV, PRON))):
        return False
    if sense.construct and split.article:
        return False
    return bool(split.pronoun) if sense.bound else True
