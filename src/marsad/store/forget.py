"""Withdrawing an article: a new entry in the record says so, nothing of the old ones is touched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from marsad.errors import QueryError
from marsad.store.engine import Engine
from marsad.store.journal import Journal
from marsad.store.layout import existing
from marsad.store.lock import locked
from marsad.store.tables import WITHDRAWALS
from marsad.store.writer import now


def forget(
    root: Path,
    article: str,
    *,
    why: str | None,
    waiting: Callable[[str], None],
    clock: Callable[[], datetime] = now,
) -> int:
    """Withdraw all versions of an article and with them all that follows from it; how many there were.

    The withdrawal is of what has been ingested until now: ingested again, the article is back.
    """
    layout = existing(root)
    with locked(layout, waiting):
        with Engine(layout) as engine:
            versions = engine.count_versions(article)
        if not versions:
            raise QueryError(f"{root}: no article {article!r}")
        moment = clock().astimezone(UTC)
        journal = Journal(layout)
        name = journal.next_name(moment)
        journal.commit(
            name, {WITHDRAWALS.name: [(article, name, moment.replace(tzinfo=None), versions, why)]}
        )
    return versions
