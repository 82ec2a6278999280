"""What pages say: the context of each template, and at the same time its JSON twin (docs/observatory.md).

Days are ISO dates, names come with their key and with a label in the language asked for.
"""

from __future__ import annotations

from typing import Any

import msgspec


class _Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """Contexts are values."""


class Name(_Frozen, frozen=True, kw_only=True):
    """A party: ISO code, entity id or its words in the text, how it is called, and its page."""

    key: str
    label: str
    href: str | None = None


class EventLine(_Frozen, frozen=True, kw_only=True):
    """An event put together from all articles that report it."""

    id: str
    href: str
    type: str
    mode: str | None
    quad: int
    score: float
    realis: str
    day: str
    dated: bool
    actors: list[Name]
    recipients: list[Name]
    place: Name | None
    sources: int
    outlets: list[str]
    articles: list[str]
    first_seen: str
    last_seen: str
    trigger: str
    evidence: str
    disputed_by: list[str]


class ClaimLine(_Frozen, frozen=True, kw_only=True):
    """An entry of the ledger: what holds, since when, on whose word, and the words that prove it."""

    id: str
    dimension: str
    value: str
    subject: Name | None
    object: Name | None
    directed: bool
    kind: str | None
    since: str
    dated: bool
    expected: str | None
    until: str | None
    certainty: str
    said_by: list[Name]
    amount: float | None
    currency: str | None
    count: float | None
    share: float | None
    detail: dict[str, Any]
    sources: int
    articles: list[str]
    first_seen: str
    last_seen: str
    evidence: str
    article: str
    disputed_by: list[str]


class PairLine(_Frozen, frozen=True, kw_only=True):
    """Two countries and how much happened between them."""

    a: Name
    b: Name
    href: str
    events: int
    cooperations: int
    conflicts: int
    cooperation: float
    conflict: float
    last: str


class Node(_Frozen, frozen=True, kw_only=True):
    """A country in the network; x and y from 0 to 1, size from 0 to 1."""

    name: Name
    x: float
    y: float
    size: float
    events: int


class Edge(_Frozen, frozen=True, kw_only=True):
    """A pair in the network; `leaning` is cooperation or conflict, width from 0 to 1."""

    pair: PairLine
    leaning: str
    width: float
    x1: float
    y1: float
    x2: float
    y2: float


class Network(_Frozen, frozen=True, kw_only=True):
    """Countries, and lines between those with events."""

    nodes: list[Node]
    edges: list[Edge]


class Chosen(_Frozen, frozen=True, kw_only=True):
    """The filters in force, and what can be chosen."""

    since: str | None
    to: str | None
    type: str | None
    realis: str | None
    source: str | None
    types: list[str]
    realis_values: list[str]
    outlets: list[Name]


class Paged(_Frozen, frozen=True, kw_only=True):
    """Where a list stands: page from 1."""

    page: int
    pages: int
    total: int
    previous: str | None
    next: str | None


class Totals(_Frozen, frozen=True, kw_only=True):
    """How much the store holds."""

    articles: int
    outlets: int
    events: int
    claims: int
    first: str | None
    last: str | None


class Overview(_Frozen, frozen=True, kw_only=True):
    """The store at a glance."""

    totals: Totals
    chosen: Chosen
    network: Network
    pairs: list[PairLine]
    events: list[EventLine]
    paged: Paged


class MonthLine(_Frozen, frozen=True, kw_only=True):
    """What happened between two parties in a month (its first day)."""

    month: str
    cooperation: float
    conflict: float
    cooperations: int
    conflicts: int


class Dispute(_Frozen, frozen=True, kw_only=True):
    """Two entries of the ledger that cannot both hold."""

    one: ClaimLine
    other: ClaimLine


class Sum(_Frozen, frozen=True, kw_only=True):
    """Money of one dimension and currency, added up."""

    dimension: str
    currency: str
    amount: float
    claims: int


class DimensionLines(_Frozen, frozen=True, kw_only=True):
    """The entries of one dimension."""

    dimension: str
    claims: list[ClaimLine]


class Pair(_Frozen, frozen=True, kw_only=True):
    """Two parties: the ledger on a day, what happened month by month, the events."""

    a: Name
    b: Name
    as_of: str
    known_by: str | None
    earliest: str
    latest: str
    ledger: list[DimensionLines]
    disputes: list[Dispute]
    sums: list[Sum]
    months: list[MonthLine]
    chosen: Chosen
    events: list[EventLine]
    paged: Paged


class Party(_Frozen, frozen=True, kw_only=True):
    """One party: with whom it has to do, and its events."""

    name: Name
    english: str | None
    arabic: str | None
    country: Name | None
    sector: str | None
    pairs: list[PairLine]
    chosen: Chosen
    events: list[EventLine]
    paged: Paged


class Telling(_Frozen, frozen=True, kw_only=True):
    """How one article tells an event; offsets are code points in its text."""

    article: str
    href: str
    title: str | None
    outlet: str
    known: str
    evidence: str
    trigger: str
    start: int
    end: int
    said_by: list[Name]


class Event(_Frozen, frozen=True, kw_only=True):
    """One event with all its sources."""

    event: EventLine
    tellings: list[Telling]
    disputed: list[EventLine]


class Segment(_Frozen, frozen=True, kw_only=True):
    """A stretch of a text with what it is part of: `kinds` always, `roles` as `event:role`."""

    text: str
    kinds: list[str] = []
    roles: list[str] = []
    trigger: str | None = None
    """Id of the event whose trigger begins here."""


class ReadEvent(_Frozen, frozen=True, kw_only=True):
    """An event as one article has it; `why` says how it was read."""

    id: str
    type: str
    mode: str | None
    quad: int
    realis: str
    day: str | None
    actors: list[Name]
    recipients: list[Name]
    attribution: list[Name]
    place: Name | None
    evidence: str
    trigger: str
    why: list[str] = []


class ReadClaim(_Frozen, frozen=True, kw_only=True):
    """A claim as one article has it."""

    id: str
    dimension: str
    value: str
    subject: Name | None
    object: Name | None
    directed: bool
    kind: str | None
    since: str | None
    until: str | None
    certainty: str
    said_by: list[Name]
    evidence: str
    amount: float | None = None
    currency: str | None = None
    count: float | None = None
    share: float | None = None


class ReadQuote(_Frozen, frozen=True, kw_only=True):
    """What somebody says in an article."""

    speaker: Name | None
    text: str


class Article(_Frozen, frozen=True, kw_only=True):
    """An article with its text marked and what was read from it."""

    id: str
    title: str | None
    outlet: str
    source: str | None
    url: str | None
    published: str | None
    known: str
    segments: list[Segment]
    events: list[ReadEvent]
    claims: list[ReadClaim]
    quotes: list[ReadQuote]
    failures: list[str]


class Found(_Frozen, frozen=True, kw_only=True):
    """An article that was found, with the words around what was looked for."""

    id: str
    href: str
    title: str | None
    outlet: str
    known: str
    snippet: list[Segment]


class Search(_Frozen, frozen=True, kw_only=True):
    """What a search found."""

    wanted: str
    party: Name | None
    total: int
    found: list[Found]
    paged: Paged


class Sql(_Frozen, frozen=True, kw_only=True):
    """The answer to a query over the store; `more` if there are rows that the page does not show."""

    query: str
    columns: list[str]
    rows: list[list[Any]]
    more: bool


class ReadForm(_Frozen, frozen=True, kw_only=True):
    """The empty form for an article."""

    most_bytes: int


class Pasted(_Frozen, frozen=True, kw_only=True):
    """A pasted article with what was read from it; nothing of it is stored."""

    text: str
    published: str | None
    segments: list[Segment]
    events: list[ReadEvent]
    claims: list[ReadClaim]
    quotes: list[ReadQuote]
    turned_down: list[str]
    failures: list[str]


class Refused(_Frozen, frozen=True, kw_only=True):
    """Why a request was refused, in the reader's language."""

    status: int
    error: str
    suggestions: list[Name] = []
