"""Who did what to whom: events of several articles that are one become one, with all its sources.

They are one if type, realis and day agree, the parties are the same (whoever acts for a state is that state),
and no two articles put it in different places (a country is no other place than a town in it). Where nobody is
named, only the same words make it one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from marsad.arabic.fold import fold
from marsad.errors import QueryError
from marsad.ledger.folding import in_sql
from marsad.ledger.parties import Who
from marsad.ledger.sources import sources
from marsad.plover import QUADS
from marsad.store.engine import Engine, visible
from marsad.store.parquet import Arrow, slices, table_of
from marsad.store.tables import Column

COLUMNS = (
    Column("event", "text", "Id of the event, the same as long as it says the same."),
    Column("type", "text", "PLOVER type."),
    Column("mode", "text", "PLOVER mode."),
    Column("contexts", "texts", "PLOVER contexts."),
    Column(
        "quad", "int", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."
    ),
    Column("score", "float", "PLOVER score, -10 to 10."),
    Column("realis", "text", "actual, planned, hypothetical or negated."),
    Column("day", "day", "Day it took place or began; the day it was known where no article says."),
    Column("dated", "bool", "Whether an article says when."),
    Column("actors", "texts", "Who did it: entity, else the words."),
    Column("recipients", "texts", "To whom."),
    Column("actor_countries", "texts", "Countries of the actors."),
    Column("recipient_countries", "texts", "Countries of the recipients."),
    Column("place", "text", "Where."),
    Column("sources", "int", "Independent sources: one outlet or agency, or the same words, count once."),
    Column("outlets", "texts", "Outlets and agencies that report it."),
    Column("articles", "texts", "Ids of the articles that report it."),
    Column("first_seen", "day", "Day on which it was first known."),
    Column("last_seen", "day", "Day on which it was last repeated."),
    Column("trigger", "text", "The words that carry it."),
    Column("evidence", "text", "The words that prove it."),
    Column("article", "text", "The article they stand in."),
    Column("starts", "int", "Offset of their first character."),
    Column("ends", "int", "Offset behind their last character."),
    Column("disputed_by", "texts", "Ids of events that deny it, or that it denies."),
)
"""What `events` answers."""


class Wanted(NamedTuple):
    """Which events are asked for; None is any."""

    actor: Who | None = None
    recipient: Who | None = None
    between: tuple[Who, Who] | None = None
    type: str | None = None
    since: date | None = None
    to: date | None = None
    realis: str | None = None
    text: str | None = None
    known_by: date | None = None


def events(engine: Engine, wanted: Wanted) -> Arrow:
    """The events asked for, by day."""
    return table_of(COLUMNS, [tuple(row.values()) for row in merged(engine, wanted)])


class Told(NamedTuple):
    """An event put together, and where its best telling stands in the record."""

    answer: dict[str, Any]
    """What `events` answers, in the order of COLUMNS."""
    reading: str
    event: str
    place_country: str | None
    tellings: int
    """How often it is told, in however many articles."""


def merged(engine: Engine, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """The events asked for as dictionaries in the order of COLUMNS."""
    return (one.answer for one in told(engine, wanted))


def told(engine: Engine, wanted: Wanted) -> Iterator[Told]:
    """The events asked for, by day."""
    condition, parameters, having = _conditions(wanted)
    table = engine.arrow(_query(condition, wanted.known_by, having), parameters)
    sides = _sides(table)
    for row in slices(table):
        if wanted.realis in (None, row["realis"]):
            row["event"] = _ident(row)
            against = _OPPOSITE.get(row["realis"])
            disputed = [ident for realis, ident in sides.get(_deed(row), ()) if realis == against]
            tellings = len(row["outlets"])
            yield Told(
                _answer(row, sorted(disputed)), row["reading"], row["told"], row["place_country"], tellings
            )


def _sides(table: Arrow) -> dict[tuple[Any, ...], list[tuple[str, str]]]:
    """Of each deed that somebody denies the events that report it, and those that deny it.

    Few are denied, so that the others need not be kept however many they are.
    """
    needed = [*_DEED, "realis", "spot"]
    denied = {_deed(row) for row in slices(table, needed) if row["realis"] == "negated"}
    sides: dict[tuple[Any, ...], list[tuple[str, str]]] = {}
    for row in slices(table, needed) if denied else ():
        if row["realis"] in _OPPOSITE and (deed := _deed(row)) in denied:
            sides.setdefault(deed, []).append((row["realis"], _ident(row)))
    return sides


_OPPOSITE = {"actual": "negated", "negated": "actual"}


def _conditions(wanted: Wanted) -> tuple[str, list[Any], str]:
    """What is asked for as SQL: a condition on the events, its parameters, one on those put together."""
    conditions, parameters, having = ["true"], list[Any](), "true"

    def takes(who: Who, role: str) -> str:
        parameters.append(who.key)
        return f"list_contains({role}{'_countries' if who.country else 's'}, ?)"

    for who, role in ((wanted.actor, "actor"), (wanted.recipient, "recipient")):
        if who:
            conditions.append(takes(who, role))
    if wanted.between:
        a, b = wanted.between
        together = f"{takes(a, 'actor')} AND ({takes(b, 'actor')} OR {takes(b, 'recipient')})"
        conditions.append(f"({together} OR ({takes(b, 'actor')} AND {takes(a, 'recipient')}))")
    if wanted.type:
        if wanted.type not in QUADS:
            raise QueryError(f"no event type {wanted.type!r}: {', '.join(QUADS)}")
        conditions.append("type = ?")
        parameters.append(wanted.type)
    for day, sign in ((wanted.since, ">="), (wanted.to, "<=")):
        if day:
            conditions.append(f"day {sign} DATE '{day}'")
    if wanted.known_by:
        conditions.append(f"known <= DATE '{wanted.known_by}'")
    if wanted.text:
        having = f"bool_or(contains({in_sql('evidence')}, ?))"
        parameters.append(fold(wanted.text).casefold())
    return " AND ".join(conditions), parameters, having


def _query(condition: str, known_by: date | None, having: str) -> str:
    best = "first({} ORDER BY NOT dated, known, article, starts, event)"
    columns = ", ".join(f"{best.format(column)} AS {column}" for column in _BEST)
    return f"""
    WITH asked AS (
        SELECT *, CASE WHEN len(doers) + len(targets) = 0 THEN wording END AS nobody
        FROM record.events e WHERE {condition} AND {visible("e", known_by)}
    ), placed AS (
        SELECT *, coalesce(min(place) FILTER (town IS NOT NULL) OVER same, min(place) OVER same) AS one,
            coalesce(min(town) OVER same = max(town) OVER same, true)
                AND coalesce(min(land) OVER same = max(land) OVER same, true) AS agreed
        FROM (SELECT *, CASE WHEN place IS DISTINCT FROM place_country THEN {in_sql("place")} END AS town,
                  CASE WHEN place IS NOT NULL THEN place_country END AS land FROM asked)
        WINDOW same AS (PARTITION BY type, realis, day, doers, targets, nobody)
    )
    SELECT type, realis, day, doers, targets, CASE WHEN agreed THEN one ELSE place END AS spot, nobody,
        list(outlet) AS outlets, list(wording) AS wordings, list(DISTINCT article) AS articles,
        min(known) AS first_seen, max(known) AS last_seen, {columns},
        {best.format("event")} AS told, first(place_country ORDER BY place IS NULL, known) AS place_country
    FROM placed GROUP BY type, realis, day, doers, targets, spot, nobody HAVING {having}
    ORDER BY day, type, doers, targets, realis, spot, nobody"""


_BEST = (
    "mode", "contexts", "quad", "score", "dated", "actors", "recipients", "actor_countries",
    "recipient_countries", "trigger", "evidence", "article", "starts", "ends", "reading",
)  # fmt: skip


_DEED = ("type", "day", "doers", "targets", "nobody")


def _deed(row: dict[str, Any]) -> tuple[Any, ...]:
    """What is done to whom and when, whether or not it was."""
    return (row["type"], row["day"], tuple(row["doers"]), tuple(row["targets"]), row["nobody"])


def _ident(row: dict[str, Any]) -> str:
    what = repr((*_deed(row), row["realis"], row["spot"]))
    return hashlib.blake2b(what.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _answer(row: dict[str, Any], disputed: Iterable[str]) -> dict[str, Any]:
    row["sources"] = sources(row["outlets"], row["wordings"])
    row["articles"] = sorted(row["articles"])
    row["outlets"] = sorted(set(row["outlets"]))
    row["place"] = row["spot"]
    row["disputed_by"] = list(disputed)
    return {column.name: row[column.name] for column in COLUMNS}
