"""The ledger as users of Python ask it: `marsad.open(store)`. Answers are Arrow tables (`.to_pandas()` …)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from marsad.dimensions import dimensions
from marsad.errors import QueryError
from marsad.ledger import events, relations, timeline
from marsad.ledger.names import who
from marsad.ledger.parties import Who
from marsad.store.closing import Closing
from marsad.store.engine import Engine
from marsad.store.layout import existing
from marsad.store.parquet import Arrow, records

Day = date | str | None


class Shown(NamedTuple):
    """An article of the store with what was read from it, in the order of the text."""

    article: dict[str, object]
    events: list[dict[str, object]]
    claims: list[dict[str, object]]


class Ledger(Closing):
    """A store opened for questions.

    It sees what was committed when it was opened. Parties are named in any way (`USA`, `الولايات المتحدة`,
    `United States`, `واشنطن`), days are ISO dates.
    """

    def __init__(self, store: str | Path) -> None:
        self._engine = Engine(existing(Path(store)))

    def close(self) -> None:
        """Let go of the files."""
        self._engine.close()

    def relations(
        self, a: str, b: str, *, as_of: Day = None, known_by: Day = None, dimension: str | None = None
    ) -> Arrow:
        """What holds between two parties as of a day, by what had been published until another.

        Without `as_of` it is the day of `known_by`, else today.
        """
        if dimension is not None and dimension not in dimensions():
            raise QueryError(f"no dimension {dimension!r}: {', '.join(dimensions())}")
        known = _day(known_by)
        return relations.relations(
            self._engine, who(a), who(b), as_of=_day(as_of) or known or date.today(), known_by=known,
            dimension=dimension,
        )  # fmt: skip

    def events(
        self, *, actor: str | None = None, recipient: str | None = None, type: str | None = None,
        since: Day = None, to: Day = None, realis: str | None = None, text: str | None = None,
        known_by: Day = None,
    ) -> Arrow:  # fmt: skip
        """The events that fit, those of several articles put together; `to` is the last day."""
        return events.events(self._engine, asked(actor, recipient, type, since, to, realis, text, known_by))

    def timeline(self, a: str, b: str, *, since: Day = None, to: Day = None, known_by: Day = None) -> Arrow:
        """Cooperation and conflict between two parties, month by month."""
        return timeline.timeline(
            self._engine, who(a), who(b), since=_day(since), to=_day(to), known_by=_day(known_by)
        )

    def show(self, article: str) -> Shown:
        """An article in its latest version, with its events and claims."""
        found = records(self._engine.arrow("SELECT * FROM articles WHERE article = ?", [article]))
        if not found:
            raise QueryError(f"no article {article!r}")
        reading = [found[0]["reading"]]
        return Shown(
            found[0],
            records(
                self._engine.arrow(
                    "FROM record.events WHERE reading = ? ORDER BY trigger_starts, event", reading
                )
            ),
            records(
                self._engine.arrow("FROM record.claims WHERE reading = ? ORDER BY starts, claim", reading)
            ),
        )

    def sql(self, query: str) -> Arrow:
        """The answer to a query over the views (docs/store.md); nothing can be changed by it."""
        return self._engine.ask(query)


def asked(
    actor: str | None = None, recipient: str | None = None, type: str | None = None, since: Day = None,
    to: Day = None, realis: str | None = None, text: str | None = None, known_by: Day = None,
) -> events.Wanted:  # fmt: skip
    """The events that are asked for, with parties and days as users name them."""
    return events.Wanted(
        actor=_who(actor), recipient=_who(recipient), type=type.upper() if type else None,
        since=_day(since), to=_day(to), realis=realis, text=text, known_by=_day(known_by),
    )  # fmt: skip


def _who(name: str | None) -> Who | None:
    return who(name) if name is not None else None


def _day(value: Day) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise QueryError(f"{value[:40]!r} is not an ISO date such as 2020-02-29") from None
