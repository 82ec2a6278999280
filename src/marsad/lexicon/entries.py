"""The kinds of entry an Arabist writes, one class per kind.

The classes are the file format: a key that is not a field here is refused with its file and line.
`docs/lexicon.md` explains every field with examples.
"""

from __future__ import annotations

from typing import Literal

import msgspec

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Role = Literal["actor", "recipient", "place", "topic", "none"]
MentionKind = Literal[
    "person", "country", "nationality", "organization", "group", "place", "vessel", "weapon"
]
Gender = Literal["m", "f"]
Certainty = Literal["asserted", "claimed", "planned", "considered", "denied"]
Stance = Literal["asserts", "denies", "claims", "warns", "promises", "asks", "quotes"]
Content = Literal[
    "clause", "quotation", "object", "source", "relay", "ب", "ل", "من", "عن", "على", "إلى", "في"
]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Every entry refuses unknown keys: a typing error must not become a silent omission."""


class EventExample(_Strict, frozen=True, kw_only=True):
    """A sentence that this predicate must code, with the parties it must find (exact substrings)."""

    text: str
    actor: list[str] = []
    recipient: list[str] = []
    realis: Literal["actual", "planned", "hypothetical", "negated"] | None = None


class Verb(_Strict, frozen=True, kw_only=True):
    """A verb by root and pattern, from which every form is generated (never listed by hand)."""

    lemma: str
    root: str
    pattern: str
    masdar: list[str] = []
    """Verbal nouns in use; forms II to X have theirs generated when this is empty."""
    takes: list[str] = []
    """Nouns (bare, singular or plural as used) one of which must be its object or complement."""


class Entry(_Strict, frozen=True, kw_only=True):
    """What all entries share."""

    id: str
    source: str | None = None
    note: str | None = None


class Seat(_Strict, frozen=True, kw_only=True):
    """A seat of power whose name stands for the government: البيت الأبيض, الكرملين."""

    id: str
    name: str
    also: list[str] = []
    english: str | None = None


class State(Entry, tag_field="kind", tag="state", frozen=True, kw_only=True):
    """A state or state-like territory; `id` is the ISO 3166-1 alpha-3 code."""

    name: str
    english: str
    gender: Gender = "f"
    formal: list[str] = []
    also: list[str] = []
    demonym: list[str] = []
    """Masculine singular indefinite (روسي, كوري جنوبي); the other forms are generated."""
    people: list[str] = []
    """Broken plurals of the demonym (روس, عرب, أتراك)."""
    capital: list[str] = []
    seats: list[Seat] = []
    examples: list[str] = []
    nots: list[str] = msgspec.field(default_factory=list, name="not")


class Office(_Strict, frozen=True, kw_only=True):
    """An office a person held, dated; `to` absent means still held."""

    office: str
    of: str
    """ISO3 of the state, or the id of the body."""
    since: str | None = msgspec.field(default=None, name="from")
    to: str | None = None


class Person(Entry, tag_field="kind", tag="person", frozen=True, kw_only=True):
    """A person with dated offices."""

    name: str
    english: str
    also: list[str] = []
    """Spellings and short forms that name this person in any article."""
    short: list[str] = []
    """Short forms too common to stand alone: they count only beside a title or after the full name."""
    country: str | None = None
    sector: str | None = None
    gender: Gender = "m"
    offices: list[Office] = []
    examples: list[str] = []
    nots: list[str] = msgspec.field(default_factory=list, name="not")


class Body(Entry, tag_field="kind", tag="body", frozen=True, kw_only=True):
    """An organization, alliance, court, party, armed group, company or news outlet."""

    name: str
    english: str
    what: Literal["organization", "group", "vessel", "weapon", "place"] = "organization"
    also: list[str] = []
    country: str | None = None
    sector: str | None = None
    examples: list[str] = []
    nots: list[str] = msgspec.field(default_factory=list, name="not")


class Place(Entry, tag_field="kind", tag="place", frozen=True, kw_only=True):
    """A city, region, sea or continent; its name stands for the place, not for a government."""

    name: str
    english: str
    also: list[str] = []
    country: str | None = None
    examples: list[str] = []
    nots: list[str] = msgspec.field(default_factory=list, name="not")


class Predicate(Entry, tag_field="kind", tag="predicate", frozen=True, kw_only=True):
    """What signals an event: verbs and nouns, and which position brings which party."""

    type: EventType
    mode: str | None = None
    contexts: list[str] = []
    verbs: list[Verb] = []
    nouns: list[str] = []
    """Nouns that carry the event by themselves, singular and broken plural: هجوم, هجمات, ضربة."""
    light: list[str] = []
    """Lemmas of verbs that only carry one of `nouns`: شنّ (غارة), فرض (عقوبات), أجرى (محادثات)."""
    participle: list[Literal["active", "passive"]] = []
    """Participles that are triggers as plain nouns or adjectives: متظاهرون, محتجزين."""
    frame: dict[str, Role] = {}
    reciprocal: bool = False
    needs: list[Literal["actor", "recipient", "party"]] = []
    """Roles without which the words mean something else: وصل is a visit only when somebody goes somewhere."""
    negated: bool = False
    """The event is that it is not done: لن نقبل, لا نعترف; it is then actual."""
    said: bool = False
    """What is coded is that somebody says it: the event is the verb of saying, its doer the speaker."""
    victims: Literal["killed", "injured"] | None = None
    """What those are who suffer it, so that their number becomes a magnitude: مقتل, إصابة."""
    aftermath: Literal["of-attack", "itself"] | None = None
    """It tells an attack by what it left behind: one record with the attack the sentence names, or its own."""
    lasting: bool = False
    """It goes on for long, so that nobody's death is the same event: حرب, معارك."""
    examples: list[EventExample] = []
    nots: list[str] = msgspec.field(default_factory=list, name="not")
    missed: list[EventExample] = []
    """Sentences it ought to code and does not yet; the check says so when one is read, to be moved up."""
    mistaken: list[str] = []
    """Sentences it codes and ought not to; the check says so when one is left alone, to be moved up."""


class Noun(Entry, tag_field="kind", tag="noun", frozen=True, kw_only=True):
    """A common noun that can head a party, an office or an institution: جندي, وزير, حكومة."""

    name: str
    plural: list[str] = []
    sound: bool = False
    """Has the sound masculine plural ون/ين."""
    feminine: bool = False
    """Has the feminine in ة and its plural in ات."""
    party: MentionKind
    sector: str | None = None
    office: str | None = None
    """Office key that Person.offices use: head_of_state, minister, spokesperson …"""
    title: bool = False
    """Stands before a proper name: الرئيس, السيد, الشيخ."""
    examples: list[str] = []
    nots: list[str] = msgspec.field(default_factory=list, name="not")


class Cue(Entry, tag_field="kind", tag="cue", frozen=True, kw_only=True):
    """A word that reports speech or thought: قال, بحسب, بيان."""

    verbs: list[Verb] = []
    words: list[str] = []
    stance: Stance
    content: list[Content]
    """Where what is said stands: in a clause or quotation, as object, behind a preposition."""
    examples: list[str] = []
    """The speaker in [brackets], what is said in {braces}."""
    nots: list[str] = msgspec.field(default_factory=list, name="not")


class Words(Entry, tag_field="kind", tag="words", frozen=True, kw_only=True):
    """A closed or open list of plain words of one class, for the shallow grammar."""

    word_class: str = msgspec.field(name="class")
    words: list[str] = []
    verbs: list[Verb] = []
    examples: list[str] = []
    nots: list[str] = msgspec.field(default_factory=list, name="not")


class ClaimExample(_Strict, frozen=True, kw_only=True):
    """A sentence from which this rule must read a claim, with what the example names of it."""

    text: str
    subject: str
    object: str | None = None
    value: str | None = None
    since: str | None = None
    certainty: Certainty | None = None


class Claim(Entry, tag_field="kind", tag="claim", frozen=True, kw_only=True):
    """A rule of the ledger: which events, or which words, say that something holds between two parties."""

    dimension: str
    """One of `data/ledger/dimensions.yaml`, whose closed lists `value` and `values` keep to."""
    value: str
    values: dict[Literal["actual", "planned", "hypothetical", "negated"], str] = {}
    """Another value by realis: an exercise that is planned is not held; an empty one makes no claim."""
    events: list[str] = []
    """Ids of predicates."""
    about: list[str] = []
    """Words one of which must stand in the event or behind it: an embargo on oil is one on trade in oil."""
    before: list[str] = []
    """Words one of which must stand right before the event: «استئناف استيراد النفط»."""
    without: list[str] = []
    """Words none of which may stand there."""
    of: list[str] = []
    """For a state that is told without an event: what it is said of, «العلاقات»."""
    verbs: list[str] = []
    """Lemmas of verbs of the lexicon whose clause tells it without an event, by the words in `said`."""
    said: list[str] = []
    """The words that say it: «متوترة», «توتر»; `@share` for a share, `@place` for a country behind «في», `@national`
    for one nationality («الحوار الليبي»), `@ours` for an owner and whom it is («حلفاؤنا في كندا»)."""
    parties: Literal["states", "both", "towards", "country", "within"] = "states"
    """Two different countries; two parties, one of a country; a country towards which it holds, whoever holds it;
    at least one country; two parties of one country."""
    mutual: bool = False
    """Between the doers, even in a dimension that has a direction: both agree on a truce."""
    presupposed: bool = False
    """It holds whatever becomes of the event: «مزيد من العقوبات» says that there are some."""
    otherwise: bool = False
    """Only where no rule of another dimension tells the event: who offers gas offers no mere agreement."""
    placed: bool = False
    """The country where the deed it is about took place is a side: who condemns an attack stands by its country."""
    turned: bool = False
    """The recipient of the event is the subject of the claim: who is denied a market is the exporter."""
    detail: dict[str, str] = {}
    """What is said of every such claim: `kind: drilling`."""
    between: list[str] = []
    """Countries between which it is, where its name alone tells that: «اتفاق أوسلو»; the article must name the first."""
    since: str | None = None
    """The day from which what has a name of its own holds, and below the day on which it ended."""
    until: str | None = None
    read: dict[str, dict[str, list[str]]] = {}
    """What words tell of it, by key and value of the detail: `kind: {oil: [نفط]}`."""
    examples: list[ClaimExample] = []
    nots: list[str] = msgspec.field(default_factory=list, name="not")


AnyEntry = State | Person | Body | Place | Predicate | Noun | Cue | Words | Claim
