"""What the readers ask of the lexicon: flat tables, small enough to load in a blink.

Everything here is keyed by folded stems (no article, no clitics). `compile.py` fills the tables from the
entries, `cache.py` keeps them between runs.
"""

from __future__ import annotations

import msgspec


class Sense(msgspec.Struct, frozen=True, array_like=True):
    """One grammatical reading of a stem."""

    cls: str
    """verb, masdar, ap, pp, noun, adjective, demonym, or the class of a plain word (preposition, negation …)."""
    key: str
    """Id of the verb, noun entry, state or word class that stands behind the form."""
    number: str = "s"
    gender: str = "m"
    person: str = ""
    past: bool = False
    passive: bool = False
    bound: bool = False
    construct: bool = False
    jussive: bool = False


class Phrase(msgspec.Struct, frozen=True, array_like=True):
    """A name or term of one or more words; its first stem is the key it stands under."""

    rest: tuple[str, ...]
    """The following words, folded, as written; with `free` each may also carry the article."""
    article: int
    """0: the first word must not carry ال; 1: it must; 2: it may."""
    kind: str
    """state, seat, capital, person, short, body, place, demonym, noun, trigger or word."""
    key: str
    free: bool = False
    number: str = "s"
    gender: str = "m"
    bound: bool = False


class Takes(msgspec.Struct, frozen=True, array_like=True):
    """A predicate a verb may signal, and the nouns one of which it then needs (folded; empty: none)."""

    predicate: int
    nouns: frozenset[str]
    listed: frozenset[str]
    """Those that stand in the entry itself; the others are their inflected forms."""


class VerbInfo(msgspec.Struct, array_like=True):
    """What is known of a verb: its lemma, grammatical classes and the predicates it may signal."""

    lemma: str
    classes: list[str]
    predicates: list[Takes]
    stance: str = ""
    content: list[str] = []
    """Where what is said stands behind a verb of saying: clause, object, prepositions (folded)."""


class CueInfo(msgspec.Struct, frozen=True, array_like=True):
    """A noun or phrase that reports speech: its words after the first, stance and where the content stands."""

    rest: tuple[str, ...]
    stance: str
    content: tuple[str, ...]


class NounInfo(msgspec.Struct, frozen=True, array_like=True):
    """A common noun that can head a party."""

    party: str
    sector: str | None
    office: str | None
    title: bool
    name: str = ""
    """Its dictionary form, folded: «مشاركة» is the feminine of مشارك, if it is no verbal noun."""


class Entity(msgspec.Struct, frozen=True, array_like=True):
    """A named entity of the knowledge files."""

    kind: str
    """The mention kind: person, country, organization, group, place, vessel, weapon."""
    country: str | None
    sector: str | None
    name: str
    english: str
    gender: str = "m"


class Term(msgspec.Struct, frozen=True, array_like=True):
    """A dated office: who held it from when to when (ISO dates, None for open ends)."""

    person: str
    since: str | None
    to: str | None


class Predicate(msgspec.Struct, frozen=True, array_like=True):
    """A predicate as the event reader wants it."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    frame: dict[str, str]
    reciprocal: bool
    light: tuple[str, ...]
    needs: tuple[str, ...]
    negated: bool
    victims: str | None = None
    aftermath: str | None = None
    lasting: bool = False
    said: bool = False


class ClaimRule(msgspec.Struct, frozen=True, array_like=True):
    """A rule of the ledger as the claim reader wants it."""

    id: str
    dimension: str
    directed: bool
    value: str
    values: dict[str, str]
    about: frozenset[str]
    before: frozenset[str]
    without: frozenset[str]
    said: frozenset[str]
    parties: str
    turned: bool
    mutual: bool
    presupposed: bool
    otherwise: bool
    placed: bool
    detail: dict[str, str]
    read: dict[str, dict[str, frozenset[str]]]
    between: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


class Lexicon(msgspec.Struct, array_like=True):
    """All tables together."""

    forms: dict[str, list[Sense]]
    phrases: dict[str, list[Phrase]]
    verbs: dict[str, VerbInfo]
    nouns: dict[str, NounInfo]
    entities: dict[str, Entity]
    offices: dict[str, list[Term]]
    """`office|of` → terms in order of their beginning."""
    predicates: list[Predicate]
    light: dict[str, list[int]]
    """Lemma of a light verb → predicates whose nouns it carries."""
    cues: dict[str, list[CueInfo]]
    """First stem of a noun or phrase that reports speech → what is known of it, longest first."""
    marks: dict[str, set[str]] = msgspec.field(default_factory=dict)
    """Class `mark.…` without its prefix → folded words and expressions that carry the mark; the grammar does not see them."""
    marking: dict[str, frozenset[str]] = msgspec.field(default_factory=dict)
    """The same the other way round: word or expression → the marks it carries."""
    claims: list[ClaimRule] = []
    claims_of: dict[str, list[int]] = msgspec.field(default_factory=dict)
    """Id of a predicate → the rules of the ledger that its events may prove, as places in `claims`."""
    stated_of: dict[str, list[int]] = msgspec.field(default_factory=dict)
    """Form of a noun, or lemma of a verb behind «=», → the rules of the ledger that need no event."""
    duty: int = -1
    """The predicate of a duty that no word of its own signals, -1 when the knowledge holds none."""

    def mark(self, name: str) -> set[str]:
        """The folded words and expressions that carry the mark of this name, «accident» for `mark.accident`."""
        return self.marks.get(name, _NOTHING)


_NOTHING: set[str] = set()
