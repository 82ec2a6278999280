"""A query of the reader's own, in SQL over the views that docs/store.md describes."""

from __future__ import annotations

from marsad.errors import QueryError
from marsad.ledger.board import Board
from marsad.store.parquet import Arrow, records
from marsad.web.asked import Asked, RefusalError
from marsad.web.contexts import Sql

SECONDS = 5.0
"""Longest time of a query."""
_ROWS = 500
"""Rows on the page; a download has them all."""


def sql(asked: Asked, board: Board) -> Sql:
    """The page at `/sql?q=…`; without a query it is the empty form."""
    wanted = asked.value("q") or ""
    if not wanted:
        return Sql(query="", columns=[], rows=[], more=False)
    answer = sql_rows(asked, board)
    return Sql(
        query=wanted, columns=answer.column_names,
        rows=[[_plain(cell) for cell in row.values()] for row in records(answer.slice(0, _ROWS))],
        more=answer.num_rows > _ROWS,
    )  # fmt: skip


def sql_rows(asked: Asked, board: Board) -> Arrow:
    """The answer itself, for a download; refused with what DuckDB says against the query."""
    try:
        return board.engine().ask(asked.value("q") or "", seconds=SECONDS)
    except QueryError as error:
        raise RefusalError(400, "error_query", detail=str(error)) from None


def _plain(cell: object) -> object:
    """A cell as JSON can carry it."""
    return cell if cell is None or isinstance(cell, (bool, int, float, str, list)) else str(cell)
