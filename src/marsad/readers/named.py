"""Names: the record of one, what the article remembers of them, and what stands before them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from marsad.lexicon.tables import Lexicon, NounInfo
from marsad.readers.words import ADJ, NAME, Word

_PREFIX: Final = {"organization": "org"}


@dataclass(unsafe_hash=True)
class Named:
    """A name at words `start`..`end` (half-open) of its sentence, and the entity it names."""

    start: int
    end: int
    kind: str
    entity: str | None
    country: str | None
    sector: str | None
    rule: str
    """state, capital, seat, person, body, place, demonym; construction for a name the lexicon does not know;
    institution for a body named by its kind and its state, which may hold other names; inner for a
    nationality inside the name of a body."""

    @property
    def on_the_map(self) -> bool:
        """Whether it names a place, a state among them."""
        return self.town or self.rule == "state"

    @property
    def town(self) -> bool:
        """Whether it names a place that is no state, or a state by its capital."""
        return self.rule in ("capital", "place")


@dataclass
class Memory:
    """What earlier sentences of the article named: short forms count after the full name."""

    people: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)
    """Folded family name → entity, country, sector."""
    known: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    bodies: dict[str, str] = field(default_factory=dict)
    """Head of a body named by its kind (المعارضة) → the country it was last named with."""
    short: dict[tuple[str, ...], Named] = field(default_factory=dict)
    """Short name given in brackets, word by word → whom it names."""


def info_of(word: Word, lexicon: Lexicon) -> NounInfo | None:
    """What the knowledge says of the noun the word was read as, if it was read as one."""
    sense = word.sense
    return lexicon.nouns.get(sense.key) if sense is not None and sense.cls == "noun" else None


def is_title(word: Word, lexicon: Lexicon) -> bool:
    """Whether the word can stand before a personal name: الرئيس، الوزيرة، الأميركي (after a title)."""
    info = info_of(word, lexicon)
    return info is not None and info.party == "person"


def is_place_noun(word: Word, lexicon: Lexicon) -> bool:
    """Whether the word introduces the name of a place: «مدينة», «محافظة»."""
    nouns = lexicon.mark("before-place")
    return word.stem in nouns or word.fold in nouns


def mark(words: list[Word], named: Named) -> None:
    """Marks the words of a name as one proper noun, so that no other reading takes them."""
    for i in range(named.start, named.end):
        words[i].tag = ADJ if named.rule == "demonym" else NAME


def slug(kind: str, words: list[Word]) -> str:
    """A stable id for what only the article names: the name as it is written."""
    return f"{_PREFIX.get(kind, kind)}:" + "-".join(w.stem if n == 0 else w.fold for n, w in enumerate(words))
