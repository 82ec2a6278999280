"""Words in articles, whatever their spelling: hamza, ta marbuta, clitics and articles do not matter.

A name of a party finds the articles in whose events it takes part as well, so that «Putin» finds «بوتين».
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from marsad.arabic.fold import MARKS, fold
from marsad.errors import QueryError
from marsad.ledger.folding import bare, bare_in_sql, in_sql
from marsad.ledger.names import who
from marsad.ledger.parties import Who
from marsad.store.engine import Engine
from marsad.store.parquet import records

SEARCH_TABLES = f"""
CREATE TABLE board.words AS
SELECT DISTINCT {bare_in_sql("word")} AS word, article FROM (
    SELECT article, unnest(regexp_split_to_array({in_sql("concat_ws(' ', title, text)")}, '[^\\pL\\pN]+')) AS word
    FROM main.articles
) WHERE len(word) > 1 ORDER BY word, article;
CREATE TABLE board.named AS
WITH named AS (
    SELECT e.article, unnest(list_distinct(list_concat(actors, recipients, actor_countries, recipient_countries))) AS party
    FROM main.events e
) SELECT DISTINCT party, article FROM named ORDER BY party, article;
"""
"""What a board keeps to search in."""

_WORD = re.compile(rf"[^\W_{re.escape(MARKS)}][\w{re.escape(MARKS)}]*")
_MOST_WORDS = 12
"""Words of a question that are looked for."""

Span = tuple[int, int]


class Hit(NamedTuple):
    """An article that was found, and where the words stand in its text (half-open code points)."""

    article: str
    title: str | None
    outlet: str
    known: date
    text: str
    spans: list[Span]


class Search(NamedTuple):
    """What was found: whom the words name, how many articles there are, some of them (the latest first)."""

    party: Who | None
    total: int
    hits: list[Hit]


def hits(engine: Engine, wanted: str, *, limit: int, offset: int = 0) -> Search:
    """The articles that have all words, or a part in whose events is played by whom the words name."""
    words = sorted({bare(fold(found.group())) for found in _WORD.finditer(wanted)})[:_MOST_WORDS]
    party = _party(wanted)
    found = (
        "SELECT article FROM board.words WHERE list_contains(?, word) GROUP BY article HAVING count(*) = ?"
        " UNION SELECT article FROM board.named WHERE party = ?"
    )
    parameters = [words, len(words), party.key if party else ""]
    total = int(engine.rows(f"SELECT count(*) FROM ({found})", parameters)[0][0]) if words else 0
    query = f"""
        SELECT a.article, a.title, a.outlet, a.known, a.text, a.reading FROM main.articles a
        JOIN (SELECT article FROM board.heads JOIN ({found}) USING (article)
            ORDER BY known DESC, article LIMIT {limit:d} OFFSET {offset:d}) USING (article)
        ORDER BY a.known DESC, a.article"""
    rows = records(engine.arrow(query, parameters)) if total else []
    named = _spans_of(engine, party, [row["reading"] for row in rows]) if party and rows else {}
    return Search(party, total, [
        Hit(row["article"], row["title"], row["outlet"], row["known"], row["text"],
            spans(row["text"], frozenset(words)) or named.get(row["reading"], []))
        for row in rows
    ])  # fmt: skip


def spans(text: str, words: frozenset[str]) -> list[Span]:
    """Where words stand in a text, in any spelling; `words` are cut by `bare`.

    >>> spans("وبالعقوباتِ الأميركيّة", frozenset({bare(fold("عقوبات"))}))
    [(0, 11)]
    """
    return [found.span() for found in _WORD.finditer(text) if bare(fold(found.group())) in words]


def _party(name: str) -> Who | None:
    try:
        return who(name)
    except QueryError:
        return None


def _spans_of(engine: Engine, party: Who, readings: list[str]) -> dict[str, list[Span]]:
    column = "country" if party.country else "entity"
    query = f"SELECT DISTINCT reading, starts, ends FROM main.parties WHERE list_contains(?, reading) AND {column} = ? ORDER BY ALL"
    found: dict[str, list[Span]] = {}
    for reading, start, end in engine.rows(query, [readings, party.key]):
        found.setdefault(reading, []).append((start, end))
    return found
