"""The store at a glance: who has to do with whom, and what happened last."""

from __future__ import annotations

from marsad.ledger.board import Board
from marsad.store.parquet import Arrow
from marsad.web.asked import PER_PAGE, Asked
from marsad.web.contexts import Overview, Totals
from marsad.web.lines import chosen, event_lines, offset, paged, pair_lines
from marsad.web.network import network

PAIRS = 12
EDGES = 45
"""Pairs in the list, and lines in the network: more would be a ball of wool."""
MOST_ROWS = 100_000
"""Rows of a download."""


def overview(asked: Asked, board: Board) -> Overview:
    """The page at `/`; without a choice it is about what happened, not what was planned or denied."""
    filters = asked.filters(realis="actual")
    total, events = board.events(filters, limit=PER_PAGE, offset=offset(asked))
    pairs = pair_lines(board.pairs(filters, limit=EDGES), asked.language)
    held = board.totals
    return Overview(
        totals=Totals(
            articles=held.articles, outlets=held.outlets, events=held.events, claims=held.claims,
            first=held.first.isoformat() if held.first else None, last=held.last.isoformat() if held.last else None,
        ),
        chosen=chosen(filters, board, asked.language), network=network(pairs, board.busiest), pairs=pairs[:PAIRS],
        events=event_lines(events, board, asked.language), paged=paged(asked, total),
    )  # fmt: skip


def rows(asked: Asked, board: Board) -> Arrow:
    """The events of the page, for a download."""
    return board.events(asked.filters(realis="actual"), limit=MOST_ROWS)[1]
