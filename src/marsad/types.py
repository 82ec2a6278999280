"""The reading of an article as users see it: the types of `schema/reading.schema.json`.

All offsets are half-open code points into the text exactly as it was given.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

SCHEMA = "marsad.reading/1"

Realis = Literal["actual", "planned", "hypothetical", "negated"]
Certainty = Literal["asserted", "claimed", "planned", "considered", "denied"]


class _Frozen(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Readings are values: a stage makes a new one, it never changes what another has made.

    None can hold itself, so that the collector of cycles need not walk them (`gc=False`), here and in the readers.
    """


class Article(_Frozen, frozen=True, kw_only=True):
    """What is known of an article besides its content; `text` only when asked for."""

    id: str
    published: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    language: str = "ar"
    sha256: str = ""
    chars: int = 0
    text: str | None = None


class Mention(_Frozen, frozen=True, kw_only=True):
    """A name in the text and what it stands for."""

    id: str
    start: int
    end: int
    text: str
    kind: str
    entity: str | None
    country: str | None
    sector: str | None
    role: str | None
    refers_to: list[str] = []


class Party(_Frozen, frozen=True, kw_only=True):
    """Somebody who does, suffers or says something, with the words that name them."""

    start: int
    end: int
    text: str
    mention: str | None = None
    entity: str | None = None
    country: str | None = None
    sector: str | None = None


class Extent(_Frozen, frozen=True, kw_only=True):
    """A stretch of the text and its words."""

    start: int
    end: int
    text: str


class Evidence(_Frozen, frozen=True, kw_only=True):
    """The smallest clause that proves an event or claim."""

    start: int
    end: int


class EventTime(_Frozen, frozen=True, kw_only=True):
    """When an event took place: ISO bounds (latest exclusive) and what they rest on."""

    earliest: str | None = None
    latest: str | None = None
    basis: Literal["text", "published", "none"] = "none"
    start: int | None = None
    end: int | None = None


class Magnitude(_Frozen, frozen=True, kw_only=True):
    """A size an event has: people killed, money given."""

    kind: str
    value: float
    unit: str | None
    start: int
    end: int


class Event(_Frozen, frozen=True, kw_only=True):
    """Who did what to whom, how real it is, on whose word, and which words say so (PLOVER)."""

    id: str
    type: str
    mode: str | None
    contexts: list[str]
    quad: int
    score: float
    trigger: Extent
    evidence: Evidence
    actors: list[Party]
    recipients: list[Party]
    realis: Realis
    attribution: list[Party]
    time: EventTime
    place: Party | None
    magnitudes: list[Magnitude]
    rule: str
    confidence: float


class Time(_Frozen, frozen=True, kw_only=True):
    """A time expression as TIMEX3 with its bounds (earliest inclusive, latest exclusive)."""

    start: int
    end: int
    text: str
    type: str
    value: str
    earliest: str | None
    latest: str | None
    mod: str | None


class Quantity(_Frozen, frozen=True, kw_only=True):
    """A number, amount, share or measure, and what is counted."""

    start: int
    end: int
    text: str
    kind: str
    value: float
    unit: str | None
    of: str | None
    mod: str | None


class Quote(_Frozen, frozen=True, kw_only=True):
    """What somebody said, directly or indirectly, with the word that introduces it."""

    start: int
    end: int
    text: str
    speaker: Party | None
    cue: Extent | None
    direct: bool


class Claim(_Frozen, frozen=True, kw_only=True):
    """What holds between two parties for a time, on whose word, and which words say so.

    `subject` and `object` are entity ids, `detail` what the dimension counts (amount, currency, count, share,
    of, kind, items, topic). The dates are ISO days, `valid_to` exclusive; null is "not said".
    """

    id: str
    dimension: str
    subject: str
    object: str | None
    directed: bool
    value: str
    detail: dict[str, Any]
    valid_from: str | None
    valid_to: str | None
    certainty: Certainty
    sources: list[str]
    evidence: Evidence
    event: str | None


class Failure(_Frozen, frozen=True, kw_only=True):
    """A stage that could not read something: said here, never dropped in silence."""

    stage: str
    message: str


class Reading(_Frozen, frozen=True, kw_only=True):
    """All that one article says."""

    schema: str = SCHEMA
    article: Article
    mentions: list[Mention]
    times: list[Time] = []
    quantities: list[Quantity] = []
    quotes: list[Quote] = []
    events: list[Event]
    claims: list[Claim] = []
    failures: list[Failure] = []

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain JSON types, ready for `json.dumps`."""
        built: dict[str, Any] = msgspec.to_builtins(self)
        return built

    def to_json(self) -> str:
        """The reading as one line of JSON, Arabic unescaped."""
        return msgspec.json.encode(self).decode()
