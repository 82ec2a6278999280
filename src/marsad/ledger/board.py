"""All events of a store put together once, for questions that look at all of them and come again and again.

`events` puts together what it is asked for, which takes seconds for a large store; whoever shows a page to many
(`marsad serve`) makes a board when the store changes and asks it in milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from marsad.ledger import events
from marsad.ledger.search import SEARCH_TABLES, Search, hits
from marsad.store.engine import Engine
from marsad.store.parquet import Arrow, records
from marsad.store.tables import Column

PAIRS = (
    Column("a", "text", "First country of the pair, in alphabetical order."),
    Column("b", "text", "Second country."),
    Column("events", "int", "Events between them."),
    Column("cooperations", "int", "Events of cooperation (quads 1 and 2)."),
    Column("conflicts", "int", "Events of conflict (quads 3 and 4)."),
    Column("cooperation", "float", "Sum of the scores of cooperation."),
    Column("conflict", "float", "Sum of the scores of conflict, 0 or less."),
    Column("last", "day", "Day of the last of them."),
)
"""What `pairs` answers."""

_TABLES = """
CREATE TABLE board.ties AS
WITH sides AS (
    SELECT n, unnest(actor_countries) AS a, recipient_countries AS others FROM board.events
    UNION ALL
    SELECT n, unnest(actor_countries), actor_countries FROM board.events WHERE len(recipients) = 0
), crossed AS (SELECT n, a, unnest(others) AS b FROM sides)
SELECT DISTINCT e.n, least(a, b) AS a, greatest(a, b) AS b, type, realis, quad, score, day, outlets
FROM crossed JOIN board.events e USING (n) WHERE a <> b AND a <> 'IGO' AND b <> 'IGO' ORDER BY a, b, day;
CREATE TABLE board.roles AS
WITH named AS (
    SELECT n, unnest(list_distinct(list_concat(actors, actor_countries))) AS party, true AS actor FROM board.events
    UNION ALL
    SELECT n, unnest(list_distinct(list_concat(recipients, recipient_countries))), false FROM board.events
)
SELECT party, n, bool_or(actor) AS actor, bool_or(NOT actor) AS recipient FROM named GROUP BY ALL ORDER BY party, n;
CREATE TABLE board.places AS SELECT event, n FROM board.events ORDER BY event;
CREATE TABLE board.outlets AS
SELECT outlet, count(*) AS articles, min(known) AS first, max(known) AS last, mode(source) AS source FROM main.articles
GROUP BY outlet ORDER BY articles DESC, outlet;
CREATE TABLE board.heads AS SELECT article, title, outlet, known, published FROM main.articles ORDER BY article;
"""


class Filters(NamedTuple):
    """Which events a view is about; None is any."""

    since: date | None = None
    to: date | None = None
    type: str | None = None
    realis: str | None = None
    outlet: str | None = None

    def condition(self) -> tuple[str, list[Any]]:
        """The filters as SQL with its parameters."""
        conditions, parameters = ["true"], list[Any]()
        for value, test in (
            (self.since, "day >= ?"), (self.to, "day <= ?"), (self.type, "type = ?"), (self.realis, "realis = ?"),
            (self.outlet, "list_contains(outlets, ?)"),
        ):  # fmt: skip
            if value is not None:
                conditions.append(test)
                parameters.append(value)
        return " AND ".join(conditions), parameters


class Totals(NamedTuple):
    """How much a store holds."""

    articles: int
    outlets: int
    events: int
    claims: int
    first: date | None
    last: date | None


class Board:
    """The events of a store as it stood when the board was made; safe to ask from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        table = events.events(engine, events.Wanted())
        engine.rows("CREATE SCHEMA board")
        engine.keep("board.arrived", table)
        # Rows lie in the order of pages, the latest first, so that the first page is the first rows.
        engine.rows("CREATE TABLE board.events AS SELECT row_number() OVER (ORDER BY last_seen DESC, day DESC, event)"
                    " AS n, * FROM board.arrived ORDER BY n; DROP TABLE board.arrived")  # fmt: skip
        engine.rows(_TABLES)
        engine.rows(SEARCH_TABLES)
        counts = engine.rows(
            "SELECT (SELECT count(*) FROM board.heads), (SELECT count(*) FROM board.outlets),"
            " (SELECT count(*) FROM board.events), (SELECT count(*) FROM main.claims),"
            " (SELECT min(first) FROM board.outlets), (SELECT max(last) FROM board.outlets)"
        )
        self.totals = Totals(*counts[0])
        named = engine.rows("SELECT outlet, source FROM board.outlets")
        self.outlets: dict[str, str | None] = {str(outlet): source for outlet, source in named}
        """Outlets, the busiest first, with the name under which most of their articles come."""

    def events(self, filters: Filters, *, limit: int, offset: int = 0) -> tuple[int, Arrow]:
        """How many events there are, and some of them, the latest reported first."""
        condition, parameters = filters.condition()
        return self._page(f"board.events WHERE {condition}", parameters, limit, offset)

    def events_of(self, party: str, filters: Filters, *, limit: int, offset: int = 0) -> tuple[int, Arrow]:
        """Events in which a party (entity or country) takes part."""
        condition, parameters = filters.condition()
        rows = f"(SELECT n FROM board.roles WHERE party = ?) JOIN board.events USING (n) WHERE {condition}"
        return self._page(rows, [party, *parameters], limit, offset)

    def events_between(
        self, a: str, b: str, filters: Filters, *, limit: int, offset: int = 0
    ) -> tuple[int, Arrow]:
        """Events between two countries, the latest first by the day they took place."""
        condition, parameters = filters.condition()
        rows = (
            f"(SELECT n FROM board.ties WHERE a = ? AND b = ?) JOIN board.events USING (n) WHERE {condition}"
        )
        return self._page(rows, [*sorted((a, b)), *parameters], limit, offset, order="day DESC, n")

    def _page(
        self, rows: str, parameters: Sequence[Any], limit: int, offset: int, order: str = "n"
    ) -> tuple[int, Arrow]:
        engine = self._engine.twin()
        total = int(engine.rows(f"SELECT count(*) FROM {rows}", parameters)[0][0])
        columns = ", ".join(column.name for column in events.COLUMNS)
        query = f"SELECT {columns} FROM {rows} ORDER BY {order} LIMIT {limit:d} OFFSET {offset:d}"
        return total, engine.arrow(query, parameters)

    def event(self, event: str) -> dict[str, Any] | None:
        """One event by its id."""
        query = (
            "SELECT e.* EXCLUDE (n) FROM board.places JOIN board.events e USING (n) WHERE places.event = ?"
        )
        found = records(self._engine.twin().arrow(query, [event]))
        return found[0] if found else None

    def tellings(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        """How each article tells an event: its words, where they stand, who has it said."""
        query = """
            SELECT article, outlet, known, trigger, evidence, starts, ends, reading, event FROM main.events e
            WHERE list_contains(?, article) AND type = ? AND realis = ? AND day = ? AND actors = ? AND recipients = ?
            ORDER BY known, article, starts"""
        row = [event[name] for name in ("articles", "type", "realis", "day", "actors", "recipients")]
        return records(self._engine.twin().arrow(query, row))

    def pairs(self, filters: Filters, *, limit: int, of: str | None = None) -> Arrow:
        """The pairs of countries between which most happened."""
        condition, parameters = filters.condition()
        if of is not None:
            condition += " AND (a = ? OR b = ?)"
            parameters += [of, of]
        query = f"""
            SELECT a, b, count(*) AS events, count(*) FILTER (quad <= 2) AS cooperations,
                count(*) FILTER (quad > 2) AS conflicts, coalesce(sum(score) FILTER (quad <= 2), 0.0) AS cooperation,
                coalesce(sum(score) FILTER (quad > 2), 0.0) AS conflict, max(day) AS last
            FROM board.ties WHERE {condition} GROUP BY a, b ORDER BY events DESC, a, b LIMIT {limit:d}"""
        return self._engine.twin().arrow(query, parameters)

    def months(self, a: str, b: str, filters: Filters) -> list[dict[str, Any]]:
        """Cooperation and conflict between two countries, month by month, without months in which nothing happened."""
        condition, parameters = filters.condition()
        query = f"""
            SELECT date_trunc('month', day)::DATE AS month, coalesce(sum(score) FILTER (quad <= 2), 0.0) AS cooperation,
                coalesce(sum(score) FILTER (quad > 2), 0.0) AS conflict, count(*) FILTER (quad <= 2) AS cooperations,
                count(*) FILTER (quad > 2) AS conflicts
            FROM board.ties WHERE a = ? AND b = ? AND {condition} GROUP BY month ORDER BY month"""
        return records(self._engine.twin().arrow(query, [*sorted((a, b)), *parameters]))

    def heads(self, articles: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Title, outlet and date of articles by id."""
        query = "FROM board.heads WHERE list_contains(?, article)"
        return {row["article"]: row for row in records(self._engine.twin().arrow(query, [list(articles)]))}

    def search(self, wanted: str, *, limit: int, offset: int = 0) -> Search:
        """Articles with these words."""
        return hits(self._engine.twin(), wanted, limit=limit, offset=offset)

    def who_is_known(self, party: str) -> bool:
        """Whether a party takes part in any event."""
        return bool(self._engine.twin().rows("SELECT 1 FROM board.roles WHERE party = ? LIMIT 1", [party]))

    def engine(self) -> Engine:
        """The store for another question, in this thread."""
        return self._engine.twin()
