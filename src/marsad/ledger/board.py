"""All events of a store put together once, for questions that look at all of them and come again and again.

`events` puts together what it is asked for, which takes seconds for a large store; whoever shows a page to many
(`marsad serve`) makes a board when the store changes and asks it in milliseconds.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.ledger import events
from marsad.ledger.parties import Who
from marsad.ledger.relations import holding, prepared, relations
from marsad.ledger.search import Articles, Search
from marsad.ledger.shelf import Numbers, Posts, codes, places
from marsad.store.engine import Engine
from marsad.store.parquet import Arrow, records, table_of, taken
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

_TIES = """
WITH sides AS (
    SELECT n, unnest(actor_countries) AS a, recipient_countries AS others FROM board.events
    UNION ALL
    SELECT n, unnest(actor_countries), actor_countries FROM board.events WHERE len(recipients) = 0
), crossed AS (SELECT n, a, unnest(others) AS b FROM sides)
SELECT DISTINCT least(a, b) || '-' || greatest(a, b) AS pair, n FROM crossed
WHERE a <> b AND a NOT IN ('IGO', 'NGO') AND b NOT IN ('IGO', 'NGO') ORDER BY pair, n"""
_PARTIES = """
WITH named AS (SELECT n, actors, recipients, actor_countries, recipient_countries FROM board.events)
SELECT DISTINCT unnest(flatten([actors, actor_countries, recipients, recipient_countries])) AS party, n FROM named
ORDER BY party, n"""
_OUTLETS = """
SELECT outlet, mode(source) FROM main.articles GROUP BY outlet ORDER BY count(*) DESC, outlet"""
_DAY = date(1970, 1, 1).toordinal()
_NEVER = 1 << 40
_MATERIAL_COOPERATION = 2


_BUSIEST = 120
"""Pairs of which the board keeps the list."""
_OUTLETS_LISTED = 100
_FILTERS = 16
"""Choices of events that are kept: a byte for each event of the store."""


class Filters(NamedTuple):
    """Which events a view is about; None is any."""

    since: date | None = None
    to: date | None = None
    type: str | None = None
    realis: str | None = None
    outlet: str | None = None


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
        engine.rows("CREATE SCHEMA board")
        engine.keep("board.arrived", events.events(engine, events.Wanted()))
        # Rows lie in the order of pages, the latest first, so that the first page is the first rows.
        engine.rows("CREATE TABLE board.events AS SELECT row_number() OVER (ORDER BY last_seen DESC, day DESC, event)"
                    " - 1 AS n, * FROM board.arrived; DROP TABLE board.arrived")  # fmt: skip
        self._events = engine.arrow("SELECT * EXCLUDE (n) FROM board.events ORDER BY n").combine_chunks()
        self._days: Numbers = self._events.column("day").to_numpy().astype("datetime64[D]").astype(np.int64)
        self._coded = {name: codes(self._events, name) for name in ("type", "realis")}
        self._scores = self._events.column("score").to_numpy()
        self._cooperates = self._events.column("quad").to_numpy() <= _MATERIAL_COOPERATION
        self._places = {event: n for n, event in enumerate(self._events.column("event").to_pylist())}
        self._parties = Posts(engine, _PARTIES)
        self._reported = Posts(
            engine, "SELECT DISTINCT unnest(outlets) AS outlet, n FROM board.events ORDER BY outlet, n"
        )
        ties = engine.arrow(_TIES)
        self._tied: Numbers = ties.column("n").to_numpy().astype(np.int64)
        self._ties, pairs = codes(ties, "pair")
        self._pairs = np.array([pair.split("-") for pair in pairs], str).reshape(-1, 2)
        self._between = places(ties, "pair")
        engine.rows("DROP TABLE board.events")
        self._fitting = lru_cache(maxsize=_FILTERS)(self._fits)
        self._claims = prepared(engine).combine_chunks()
        self._claimed = places(self._claims, "pair")
        self._known = self._claims.column("known_day").to_numpy()
        self._replaced = self._claims.column("replaced_day").fill_null(_NEVER).to_numpy()
        busiest = records(self.pairs(Filters(), limit=_BUSIEST))
        self.busiest = tuple((row["a"], row["b"], row["events"]) for row in busiest)
        """Pairs of countries between which most happened, and how much."""
        self.articles = Articles(engine)
        self.outlets: dict[str, str | None] = {
            str(outlet): source for outlet, source in engine.rows(_OUTLETS)
        }
        """Outlets, the busiest first, with the name under which most of their articles come."""
        self.busiest_outlets = tuple(islice(self.outlets.items(), _OUTLETS_LISTED))
        known = engine.rows(
            "SELECT min(known), max(known), (SELECT count(*) FROM main.claims) FROM main.articles"
        )
        first, last, claims = known[0]
        self.totals = Totals(
            len(self.articles), len(self.outlets), self._events.num_rows, claims, first, last
        )

    def events(self, filters: Filters, *, limit: int, offset: int = 0) -> tuple[int, Arrow]:
        """How many events there are, and some of them, the latest reported first."""
        return self._page(np.flatnonzero(self._fitting(filters)), limit, offset)

    def events_of(self, party: str, filters: Filters, *, limit: int, offset: int = 0) -> tuple[int, Arrow]:
        """Events in which a party (entity or country) takes part."""
        numbers = self._parties.of(party)
        return self._page(numbers[self._fitting(filters)[numbers]], limit, offset)

    def events_between(
        self, a: str, b: str, filters: Filters, *, limit: int, offset: int = 0
    ) -> tuple[int, Arrow]:
        """Events between two countries, the latest first by the day they took place."""
        numbers = self._both(a, b, filters)
        return self._page(numbers[np.lexsort((numbers, -self._days[numbers]))], limit, offset)

    def event(self, event: str) -> dict[str, Any] | None:
        """One event by its id."""
        place = self._places.get(event)
        return None if place is None else records(self._events.slice(place, 1))[0]

    def tellings(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        """How each article tells an event: its words, where they stand, who has it said."""
        told = []
        for ident in event["articles"]:
            head = self.articles.head(ident)
            told += [
                {**row, "article": ident, "outlet": head["outlet"], "known": head["known"], "title": head["title"],
                 "reading": head["reading"]}
                for row in self.articles.events(head["reading"])
                if all(row[name] == event[name] for name in ("type", "realis", "day", "actors", "recipients"))
            ] if head else []  # fmt: skip
        return sorted(told, key=itemgetter("known", "article", "starts"))

    def pairs(self, filters: Filters, *, limit: int, of: str | None = None) -> Arrow:
        """The pairs of countries between which most happened."""
        asked = self._fitting(filters)[self._tied]
        if of is not None:
            asked &= (self._pairs == of).any(axis=1)[self._ties]
        numbers, ties = self._tied[asked], self._ties[asked]
        counted = np.bincount(ties, minlength=len(self._pairs))
        most = np.argsort(-counted, kind="stable")[:limit]  # pairs are in the order of their names
        most = most[counted[most] > 0]
        if not len(most):
            return table_of(PAIRS, [])
        sizes, starts = counted[most], np.searchsorted(ties, most)
        some = np.concatenate([numbers[at : at + n] for at, n in zip(starts, sizes, strict=True)])
        begins = np.cumsum(sizes) - sizes
        friendly, scores = self._cooperates[some], self._scores[some]
        friends = np.add.reduceat(friendly, begins, dtype=np.int64)
        columns = (
            sizes, friends, sizes - friends, np.add.reduceat(scores * friendly, begins),
            np.add.reduceat(scores * ~friendly, begins), np.maximum.reduceat(self._days[some], begins),
        )  # fmt: skip
        return table_of(
            PAIRS, list(zip(*self._pairs[most].T.tolist(), *(c.tolist() for c in columns), strict=True))
        )

    def months(self, a: str, b: str, filters: Filters) -> list[dict[str, Any]]:
        """Cooperation and conflict between two countries, month by month, without months in which nothing happened."""
        numbers = self._both(a, b, filters)
        in_month = self._days[numbers].astype("datetime64[D]").astype("datetime64[M]")
        months, of_month = np.unique(in_month, return_inverse=True)
        friendly, scores = self._cooperates[numbers], self._scores[numbers]
        sums = [
            np.bincount(of_month, weights=weights, minlength=len(months)).tolist()
            for weights in (scores * friendly, scores * ~friendly, friendly, ~friendly)
        ]
        return [
            {"month": month, "cooperation": kind, "conflict": hard, "cooperations": int(kinds), "conflicts": int(hards)}
            for month, kind, hard, kinds, hards in zip(months.astype("datetime64[D]").tolist(), *sums, strict=True)
        ]  # fmt: skip

    def relations(self, a: Who, b: Who, *, as_of: date, known_by: date | None) -> Arrow:
        """What holds between two parties as of a day, by what had been published until another."""
        if not (a.country and b.country):
            return relations(self._engine.twin(), a, b, as_of=as_of, known_by=known_by)
        start, end = self._claimed.get("-".join(sorted((a.key, b.key))), (0, 0))
        known, replaced = self._known[start:end], self._replaced[start:end]
        day = known_by.toordinal() - _DAY if known_by else _NEVER - 1
        visible = np.flatnonzero((known <= day) & (replaced > day))
        return holding(taken(self._claims.slice(start, end - start), visible.tolist()), as_of)

    def search(self, wanted: str, *, limit: int, offset: int = 0) -> Search:
        """Articles with these words."""
        return self.articles.search(wanted, limit=limit, offset=offset)

    def who_is_known(self, party: str) -> bool:
        """Whether a party takes part in any event."""
        return party in self._parties

    def engine(self) -> Engine:
        """The store for another question, in this thread."""
        return self._engine.twin()

    def _fits(self, filters: Filters) -> NDArray[np.bool_]:
        """Of each event, whether it is one of those asked for; kept for a while, since a page asks more than once."""
        fits = np.ones(len(self._days), bool)
        if filters.since is not None:
            fits &= self._days >= filters.since.toordinal() - _DAY
        if filters.to is not None:
            fits &= self._days <= filters.to.toordinal() - _DAY
        for name, value in (("type", filters.type), ("realis", filters.realis)):
            if value is not None:
                numbers, names = self._coded[name]
                fits &= numbers == (names.index(value) if value in names else -1)
        if filters.outlet is not None:
            reported = np.zeros(len(fits), bool)
            reported[self._reported.of(filters.outlet)] = True
            fits &= reported
        fits.flags.writeable = False
        return fits

    def _both(self, a: str, b: str, filters: Filters) -> Numbers:
        start, end = self._between.get("-".join(sorted((a, b))), (0, 0))
        numbers = self._tied[start:end]
        return numbers[self._fitting(filters)[numbers]]

    def _page(self, numbers: Numbers, limit: int, offset: int) -> tuple[int, Arrow]:
        return len(numbers), taken(self._events, numbers[offset : offset + limit].tolist())
