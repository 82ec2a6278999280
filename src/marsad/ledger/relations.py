"""What holds between two parties on a day, by what was known on another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from marsad.dimensions import Dimension, dimensions
from marsad.ledger.parties import Who, between
from marsad.ledger.sources import sources
from marsad.ledger.state import MODES, Entry, Fact, replay
from marsad.store.engine import Engine, visible
from marsad.store.parquet import Arrow, lists, table_of, taken
from marsad.store.tables import ORGANS, Column

COLUMNS = (
    Column("entry", "text", "Id of the entry, the same as long as it says the same."),
    Column("dimension", "text", "Dimension."),
    Column("value", "text", "The state."),
    Column("subject", "text", "First party; whoever acts for a state is that state."),
    Column("object", "text", "Second party."),
    Column("directed", "bool", "Whether subject and object cannot be exchanged."),
    Column("kind", "text", "What tells it apart in its dimension: kind, topic, capacity."),
    Column("since", "day", "Since when it holds: as dated by an article, else since it was first known."),
    Column("dated", "bool", "Whether an article gives that day; else it may be older."),
    Column("expected", "day", "When it is to come about, for what is ahead."),
    Column("until", "day", "First day on which it no longer held; null while it goes on."),
    Column("certainty", "text", "asserted or claimed; planned, considered and denied stand apart."),
    Column("said_by", "texts", "Those whom articles have say so."),
    Column("amount", "float", "Money."),
    Column("currency", "text", "Its currency."),
    Column("number", "float", "How many."),
    Column("share", "float", "Which share."),
    Column("detail", "text", "All details as JSON."),
    Column("sources", "int", "Independent sources: one outlet or agency, or the same words, count once."),
    Column("articles", "texts", "Ids of the articles that say so."),
    Column("first_seen", "day", "Day on which it was first known."),
    Column("last_seen", "day", "Day on which it was last repeated."),
    Column("evidence", "text", "The words that prove it."),
    Column("article", "text", "The article they stand in."),
    Column("starts", "int", "Offset of their first character."),
    Column("ends", "int", "Offset behind their last character."),
    Column("disputed_by", "texts", "Entries that cannot hold at the same time; they are in the answer too."),
)  # fmt: skip
"""What `relations` answers."""

_SIZES = ("amount", "currency", "number", "share")
_EPOCH = date(1970, 1, 1).toordinal()


def relations(
    engine: Engine, a: Who, b: Who, *, as_of: date, known_by: date | None, dimension: str | None = None
) -> Arrow:
    """The entries between two parties that hold on a day, by dimension and date."""
    condition, parameters = between(a, b)
    if dimension:
        condition += " AND c.dimension = ?"
        parameters.append(dimension)
    if known_by:
        condition += f" AND c.known <= DATE '{known_by}'"
    claims = engine.arrow(
        f"{_QUERY} FROM (SELECT *, {_sides()} FROM record.claims c WHERE {condition} AND {visible('c', known_by)})"
        f" {_ORDER}",
        parameters,
    )
    return holding(claims, as_of)


def prepared(engine: Engine) -> Arrow:
    """The claims between countries as `holding` wants them, pair after pair, for whoever asks again and again.

    `replaced_day` is the day from which a claim no longer counts, because its article came in another version.
    """
    return engine.arrow(
        f"{_QUERY}, replaced - DATE '1970-01-01' AS replaced_day"
        f" FROM (SELECT c.*, {_sides()}, s.withdrawn, s.replaced FROM record.claims c"
        " LEFT JOIN versions.superseded s USING (reading) WHERE pair IS NOT NULL AND withdrawn IS NOT true)"
        f" {_ORDER.replace('ORDER BY', 'ORDER BY pair,')}"
    )


def holding(claims: Arrow, as_of: date) -> Arrow:
    """The entries that some claims, which are in order, come to on a day."""
    day = as_of.toordinal() - _EPOCH
    held = [
        (lane, some)
        for lane in _lanes(claims)
        if (some := [entry for entry in lane.entries if entry.holds(day)])
    ]
    told = _Told(claims, [entry for _, entries in held for entry in entries])
    return table_of(COLUMNS, [row for lane, entries in held for row in _rows(lane, entries, told)])


_QUERY = """
SELECT *,
    CASE WHEN undirected AND one > other THEN other ELSE one END AS first,
    CASE WHEN undirected AND one > other THEN one ELSE other END AS second,
    coalesce(valid_from, known) - DATE '1970-01-01' AS since,
    CASE WHEN ahead THEN least(since, known - DATE '1970-01-01') ELSE since END AS begins,
    known - DATE '1970-01-01' AS known_day,
    valid_to - DATE '1970-01-01' AS until_day,
    valid_from IS NOT NULL AS dated,
    event IS NOT NULL AS follows"""
_ORDER = """
ORDER BY dimension, first, second, kind, begins, certainty NOT IN ('asserted', 'claimed'), NOT (dated OR follows),
    known, value, article, claim"""
"""The order of a replay, by content alone: on one day what happened goes before what is said of it."""


@cache
def _sides() -> str:
    """What the knowledge files say of a claim, in SQL: whom its parties stand for, whether it is ahead."""
    known = dimensions().values()
    sides = [
        f"CASE WHEN {side}_country IS NOT NULL AND {side}_sector IN ({_listed(ORGANS)})"
        f" AND dimension NOT IN ({_listed(d.id for d in known if side in d.stay)})"
        f" THEN {side}_country ELSE {side} END AS {name}"
        for side, name in (("subject", "one"), ("object", "other"))
    ]
    prospects = _listed(certainty for certainty, mode in MODES.items() if mode == "prospect")
    ahead = _listed(f"{d.id}.{value}" for d in known for value in d.ahead)
    undirected = _listed(d.id for d in known if not d.directed)
    return (
        f"{', '.join(sides)}, dimension IN ({undirected}) AS undirected,"
        f" (certainty IN ({prospects}) OR dimension || '.' || value IN ({ahead})) AS ahead"
    )


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values)) or "''"


class _Lane(NamedTuple):
    """The claims of one dimension about the same parties and thing, and what they come to."""

    dimension: Dimension
    subject: str | None
    object: str | None
    kind: str | None
    entries: list[Entry]


def _lanes(claims: Arrow) -> Iterator[_Lane]:
    """The claims, which are in order, replayed lane by lane."""
    known = dimensions()
    heads = zip(*lists(claims, ("dimension", "first", "second", "kind")), strict=True)
    sizes = zip(*lists(claims, _SIZES), strict=True)
    facts = map(
        Fact, range(claims.num_rows),
        *lists(claims, ("value", "certainty", "begins", "until_day", "known_day", "dated", "follows")), sizes,
    )  # fmt: skip
    for head, lane in groupby(zip(heads, facts, strict=True), key=itemgetter(0)):
        name, subject, object_, kind = head
        dimension = known.get(name) or Dimension(id=name, directed=True, strands=[])
        yield _Lane(dimension, subject, object_, kind, replay(map(itemgetter(1), lane), dimension))


class _Told:
    """What the claims behind the entries of an answer bring; fetched at once, for they may be thousands."""

    def __init__(self, claims: Arrow, entries: Iterable[Entry]) -> None:
        rows = sorted(fact.row for entry in entries for fact in entry.facts)
        columns = lists(taken(claims, rows), _Telling._fields)
        self.by_row = dict(zip(rows, map(_Telling._make, zip(*columns, strict=True)), strict=True))


class _Telling(NamedTuple):
    """One claim as far as an answer shows it."""

    outlet: str
    wording: int
    article: str
    detail: str
    said_by: list[str]
    evidence: str
    starts: int
    ends: int
    since: int
    ahead: bool


def _rows(lane: _Lane, entries: list[Entry], told: _Told) -> Iterator[tuple[Any, ...]]:
    """The entries of a lane as rows of the answer."""
    ids = {id(entry): _ident(lane, entry) for entry in entries}
    for entry in entries:
        others = (other for other in entry.against if id(other) in ids)
        disputed = sorted({ids[id(other)] for other in others if not _one_voice(entry, other, told)})
        yield _row(lane, entry, told, ids[id(entry)], disputed)


def _one_voice(entry: Entry, other: Entry, told: _Told) -> bool:
    """Whether one article in one voice tells both, so that neither speaks against the other: ties cut, envoys expelled."""
    voices = {
        (told.by_row[fact.row].article, tuple(told.by_row[fact.row].said_by))
        for fact in (*entry.facts, *other.facts)
    }
    return entry.mode == other.mode == "real" and len(voices) == 1


def _row(lane: _Lane, entry: Entry, told: _Told, ident: str, disputed: list[str]) -> tuple[Any, ...]:
    facts = sorted(entry.facts, key=lambda fact: (not fact.dated, fact.certainty, fact.known, fact.row))
    tellings = [told.by_row[fact.row] for fact in facts]
    best = tellings[0]
    expected = best.since if best.ahead and best.since > entry.begin else None
    certainty = min(fact.certainty for fact in facts)  # asserted goes before claimed
    return (
        ident, lane.dimension.id, entry.value, lane.subject, lane.object, lane.dimension.directed,
        lane.kind, entry.begin, entry.dated, expected, entry.until, certainty,
        sorted({who for one in tellings for who in one.said_by}), *entry.sizes, _united(tellings),
        sources([one.outlet for one in tellings], [one.wording for one in tellings]),
        sorted({one.article for one in tellings}), min(fact.known for fact in facts), entry.seen,
        best.evidence, best.article, best.starts, best.ends, disputed,
    )  # fmt: skip


def _united(tellings: Iterable[_Telling]) -> str:
    """The details of several claims as one JSON object; where two say something else, the better proof counts.

    Lists are put together: submarines that one claim names and aircraft of another are both wished for.
    """
    details = list(dict.fromkeys(one.detail for one in tellings))
    if len(details) == 1:
        return details[0]
    united: dict[str, Any] = {}
    listed: dict[str, set[str]] = {}
    for detail in details:
        one = msgspec.json.decode(detail)
        for key, value in one.items():
            if isinstance(value, list):
                listed.setdefault(key, set()).update(map(str, value))
        united = one | united
    united |= {key: sorted(values) for key, values in listed.items()}
    return msgspec.json.encode(united, order="deterministic").decode()


def _ident(lane: _Lane, entry: Entry) -> str:
    """An id by what the entry says and since when, so that two stores of the same articles agree."""
    what = (
        lane.dimension.id,
        lane.subject,
        lane.object,
        lane.kind,
        entry.value,
        entry.mode,
        entry.begin,
        entry.sizes,
    )
    return hashlib.blake2b(repr(what).encode(), digest_size=4).hexdigest()
