"""The views: one line each, from which routes, the OpenAPI document and docs/observatory.md are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from marsad.ledger.board import Board
from marsad.store.parquet import Arrow
from marsad.web import contexts
from marsad.web.asked import Asked
from marsad.web.pages.items import article, article_rows, event, search
from marsad.web.pages.overview import overview, rows
from marsad.web.pages.parties import pair, pair_rows, party, party_rows
from marsad.web.pages.query import sql, sql_rows

FILTERS = ("from", "to", "type", "realis", "source", "page")


class View(NamedTuple):
    """A view: its address, template, context, and the table that can be downloaded."""

    name: str
    path: str
    about: str
    template: str
    context: type[msgspec.Struct]
    build: Callable[[Asked, Board], msgspec.Struct]
    table: Callable[[Asked, Board], Arrow] | None
    query: tuple[str, ...] = ()


VIEWS = (
    View("overview", "/", "The store at a glance: network, most active pairs, latest events.",
         "overview.html", contexts.Overview, overview, rows, FILTERS),
    View("pair", "/pair/{a}/{b}", "Two parties: the ledger as of a day and known by another, months, events.",
         "pair.html", contexts.Pair, pair, pair_rows, ("as_of", "known_by", *FILTERS)),
    View("party", "/party/{party}", "One party: with whom it has to do, and its events.",
         "party.html", contexts.Party, party, party_rows, FILTERS),
    View("event", "/event/{event}", "One event with all its sources.",
         "event.html", contexts.Event, event, None),
    View("article", "/article/{article:path}", "One article with its text marked and what was read from it.",
         "article.html", contexts.Article, article, article_rows),
    View("search", "/search", "Articles with these words, or about this party, in any spelling.",
         "search.html", contexts.Search, search, None, ("q", "page")),
    View("sql", "/sql", "A query of your own over the views of docs/store.md; nothing can be changed by it.",
         "sql.html", contexts.Sql, sql, sql_rows, ("q",)),
)  # fmt: skip
"""Every page that is a function of the store."""

QUERY = {
    "from": ("date", "First day of the events."), "to": ("date", "Last day of the events."),
    "type": ("type", "PLOVER type."), "realis": ("realis", "How real; `any` takes all, else what happened."),
    "source": ("text", "Outlet or agency."), "page": ("page", "Page of the list, from 1."),
    "as_of": ("date", "The day of which the ledger is asked; else `known_by`, else today."),
    "known_by": ("date", "Only by what was published until this day."), "q": ("text", "Words or a name; for `/sql` the query."),
}  # fmt: skip
"""Parameters of the query: their kind and meaning."""
PREFERENCES = {
    "lang": ("ar", "en"), "digits": ("latn", "arab"), "theme": ("auto", "light", "dark"),
    "format": ("html", "json", "csv", "parquet"),
}  # fmt: skip
"""Parameters that every view knows, and their values."""
