"""Words: every token with its clitics cut off and its part of speech chosen.

The lexicon says what a form can be; the neighbours decide what it is. «بحث» opens a clause as a verb and
follows a preposition as a verbal noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from marsad.arabic.clitics import Split, prefixes, pronouns
from marsad.arabic.seen import Seen
from marsad.arabic.tokens import Token
from marsad.lexicon.tables import Lexicon, Sense

VERB: Final = "V"
NOUN: Final = "N"
ADJ: Final = "A"
NAME: Final = "E"
UNKNOWN: Final = "X"
PREP: Final = "P"
CONJ: Final = "C"
SUB: Final = "S"
REL: Final = "R"
DEM: Final = "D"
QUANT: Final = "Q"
NEG: Final = "NEG"
PART: Final = "PART"
ADV: Final = "ADV"
PRON: Final = "PRON"
TIME: Final = "T"
PUNCT: Final = "PUNCT"
NUMBER: Final = "NUM"
LATIN: Final = "LAT"
BREAK: Final = "BREAK"

NOMINAL: Final = frozenset((NOUN, ADJ, NAME, UNKNOWN, QUANT, NUMBER, LATIN, DEM))

TAGS: Final = {
    "verb": VERB, "masdar": NOUN, "ap": NOUN, "pp": NOUN, "noun": NOUN, "adjective": ADJ, "demonym": ADJ,
    "preposition": PREP, "conjunction": CONJ, "subordinator": SUB, "relative": REL, "demonstrative": DEM,
    "negation": NEG, "question": SUB, "particle": PART, "adverb": ADV, "pronoun": PRON, "time-noun": TIME,
    "number-word": QUANT, "quantifier": QUANT, "interjection": PART, "given-name": UNKNOWN,
    "family-name": UNKNOWN, "name-particle": UNKNOWN, "cue": NOUN,
}  # fmt: skip
CLOSED: Final = frozenset((PREP, CONJ, SUB, REL, DEM, NEG, PART, PRON))


@dataclass(unsafe_hash=True)
class Analysis:
    """One way to read a word: its clitics and the senses of its stem."""

    split: Split
    senses: tuple[Sense, ...]
    named: bool
    """Some phrase of the lexicon begins with this stem."""


@dataclass(unsafe_hash=True)
class Reading:
    """One sense of an analysis, with what follows from it wherever the word stands."""

    analysis: Analysis
    sense: Sense
    tag: str
    keys: tuple[str, ...]
    """Every verb that the analysis may belong to in this class."""
    lead: float
    """What the plainer analyses have before it."""
    order: int
    """Its place among the senses of its analysis."""


@dataclass(unsafe_hash=True)
class Form:
    """What the lexicon knows of a folded word wherever it stands."""

    analyses: tuple[Analysis, ...]
    """The ways to read it, the plainest first; empty if it is unknown."""
    readings: tuple[Reading, ...]
    """Their senses in order."""
    split: Split
    """How it is cut before its neighbours are asked."""
    classes: frozenset[str]
    """The class of every sense in every reading: most questions end with a class that is not among them."""
    only: Reading | None
    """The one reading of a form that has but one and is cut so from the start: half of all words."""


@dataclass
class Word:
    """A token, the reading chosen for it, and its place in the sentence.

    Every rule asks for stem and clitics, so they are kept, and `cut` and `mean` alone change them.
    """

    i: int
    token: Token
    fold: str
    """The folded word with its clitics."""
    analyses: tuple[Analysis, ...]
    classes: frozenset[str]
    """The class of every sense in every reading of the form."""
    split: Split
    stem: str
    """The folded word without its clitics."""
    conj: str
    """و or ف, or nothing."""
    prep: str
    """ب, ل or ك, or nothing."""
    article: bool
    """Whether the word carries ال."""
    pronoun: str
    """The attached pronoun, or nothing."""
    tag: str = UNKNOWN
    sense: Sense | None = None
    cls: str = ""
    """The class of the chosen sense, empty for a word the lexicon does not know."""
    keys: tuple[str, ...] = ()
    """Every verb the form may belong to in this reading: «يزور» visits or forges."""

    def cut(self, split: Split) -> None:
        """Cut the clitics off so."""
        if split is not self.split:
            self.split = split
            self.stem = self.fold[split.at : split.to]
            self.conj, self.prep = split.conj, split.prep
            self.article, self.pronoun = split.article, split.pronoun

    def mean(self, sense: Sense | None) -> None:
        """Give the word this sense."""
        self.sense = sense
        self.cls = sense.cls if sense is not None else ""

    @property
    def senses(self) -> tuple[Sense, ...]:
        """The senses of the form with the clitics cut off as they are."""
        split = self.split
        for analysis in self.analyses:
            if analysis.split is split or analysis.split == split:
                return analysis.senses
        return ()


class Morphology:
    """Cuts and looks up words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = lexicon.forms
        self._phrases = lexicon.phrases
        self.auxiliary = frozenset(
            key for key, info in lexicon.verbs.items() if "verb.aspect" in info.classes
        )
        """Verbs that another finite verb completes: كان، بدأ، ظل."""
        self.stating = frozenset(key for key, info in lexicon.verbs.items() if "cue" in info.classes)
        """Verbs of saying, which a verbal noun completes: «أعلنت ليبيا تخليها عن …»."""
        self.forms = Seen(self._form, most=200_000)
        """What the lexicon knows of any folded word."""

    def known(self, word: str) -> bool:
        """Whether the lexicon knows this word in any reading."""
        return bool(self.forms[word].analyses)

    def _form(self, word: str) -> Form:
        return self.form(word, tuple(self._analyse(word)) if len(word) <= 30 else ())

    def form(self, word: str, analyses: tuple[Analysis, ...]) -> Form:
        """A folded word with these ways to read it."""
        split = analyses[0].split if analyses else _guess(word)
        readings = tuple(_readings(analyses))
        only = readings[0] if len(readings) == 1 and readings[0].analysis is analyses[0] else None
        return Form(analyses, readings, split, frozenset(r.sense.cls for r in readings), only)

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
                cut = replace(split, to=split.at + len(bare), pronoun=pronoun)
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


def _readings(analyses: tuple[Analysis, ...]) -> Iterator[Reading]:
    for rank, analysis in enumerate(analyses):
        for order, sense in enumerate(analysis.senses):
            keys: tuple[str, ...] = ()
            if sense.cls in ("verb", "masdar", "ap", "pp"):
                keys = tuple(dict.fromkeys(s.key for s in analysis.senses if s.cls == sense.cls))
            yield Reading(analysis, sense, TAGS.get(sense.cls, PART), keys, -1.5 * rank, order)


def _guess(word: str) -> Split:
    """Clitics of a word the lexicon does not know: only what is nearly certain."""
    size = len(word)
    for conj in ("", "و"):
        at = len(conj)
        if conj and (not word.startswith(conj) or size < 5):
            continue
        for prep, written in (("ل", "لل"), ("ب", "بال"), ("ك", "كال"), ("", "ال")):
            if word.startswith(written, at) and size - at - len(written) >= 2:
                return Split(conj, prep, True, at + len(written), size, "")
    return Split("", "", False, 0, size, "")


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
