"""The work on one sentence: what the earlier stages found, and what the event reader has decided so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from marsad.lexicon.tables import Lexicon, Predicate, VerbInfo
from marsad.readers.clause import Clause
from marsad.readers.gazetteer import Match
from marsad.readers.named import Named
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.phrases import PhraseReader
from marsad.readers.speech import Saying
from marsad.readers.words import Word


class Reason(NamedTuple):
    """Why a party has its role: the evidence in words for people."""

    role: str
    party: Party
    evidence: str


NAMED_AFTER: Final = "named after what he did"
"""Evidence for a doer whose name tells his deed: «منفذ الهجوم»."""


@dataclass
class Found:
    """An event in a sentence, in words; `why` has the evidence for each party."""

    predicate: Predicate
    start: int
    end: int
    anchor: int
    """The word that names the event: verb, verbal noun or participle."""
    clause: Clause | None
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    why: list[Reason] = field(default_factory=list)
    confidence: float = 0.8


@dataclass
class Sentence:
    """What the earlier stages found in one sentence."""

    words: list[Word]
    phrases: list[NounPhrase]
    clauses: list[Clause]
    others: list[Match]
    reader: PhraseReader
    sayings: list[Saying]


class Draft:
    """A sentence with the look-ups the event reader needs, and its decisions so far."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.words = sentence.words
        self.phrases = sentence.phrases
        self.clauses = sentence.clauses
        self.others = sentence.others
        self.reader = sentence.reader
        self.sayings = sentence.sayings
        self.lexicon = lexicon
        self.phrase_of = {i: p for p in sentence.phrases for i in range(p.start, p.end)}
        self.used: set[int] = set()
        """Words that already belong to a trigger."""
        self.swallowed: set[int] = set()
        """Verbs that only say whom another event hits."""
        self.rejected: list[str] = []
        """Candidates turned down, with the reason."""

    def verbs_behind(self, word: Word) -> list[VerbInfo]:
        """The verbs a form may belong to."""
        return self.verbs_of(word.keys)

    def verbs_of(self, keys: Iterable[str]) -> list[VerbInfo]:
        """What the knowledge says of the verbs with these keys."""
        return [self.lexicon.verbs[key] for key in keys if key in self.lexicon.verbs]

    def classes(self, at: int) -> set[str]:
        """The grammatical classes of the verb at word `at`."""
        return {c for info in self.verbs_behind(self.words[at]) for c in info.classes}

    def demonym(self, at: int) -> Named | None:
        """The nationality that begins or stands at word `at`."""
        named = self.reader.name_of.get(at)
        return named if named is not None and named.rule == "demonym" else None
