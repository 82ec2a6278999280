"""Words in articles, whatever their spelling: hamza, ta marbuta, clitics and articles do not matter.

A name of a party finds the articles in whose events it takes part as well, so that «Putin» finds «بوتين».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, reduce
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.arabic.fold import MARKS, fold
from marsad.ledger.folding import bare, bare_in_sql, in_sql
from marsad.ledger.names import known
from marsad.ledger.parties import Who
from marsad.ledger.shelf import Numbers, Posts, Shelf
from marsad.store.engine import Engine
from marsad.store.parquet import records, taken

_WORDS = f"""
SELECT DISTINCT {bare_in_sql("word")} AS word, n FROM (
    SELECT n, unnest(regexp_split_to_array({in_sql("concat_ws(' ', title, text)")}, '[^\\pL\\pN]+')) AS word
    FROM board.articles
) WHERE len(word) > 1 ORDER BY word, n"""
_NAMED = """
SELECT DISTINCT unnest(flatten([actors, recipients, actor_countries, recipient_countries])) AS party, n
FROM main.events JOIN board.articles USING (article) ORDER BY party, n"""

_WORD = re.compile(rf"[^\W_{re.escape(MARKS)}][\w{re.escape(MARKS)}]*")
_MOST_WORDS = 12
"""Words of a question that are looked for."""

_MOST_SPANS = 12
"""Places in a text that are shown: the first words that were found, and what stands near them."""

Span = tuple[int, int]


class Hit(NamedTuple):
    """An article that was found, and where the first of the words stand in its text (half-open code points)."""

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


class Articles:
    """The articles of a store with what was read from them, the latest first, and the words that stand in them."""

    def __init__(self, engine: Engine) -> None:
        engine.rows(
            "CREATE TABLE board.articles AS SELECT row_number() OVER (ORDER BY known DESC, article) - 1 AS n,"
            " article, reading, known, published, outlet, source, url, title, text, failures FROM main.articles"
        )
        self._rows = engine.arrow("SELECT * EXCLUDE (n) FROM board.articles ORDER BY n")
        self._heads = self._rows.drop_columns(["text"])
        self._places = {article: n for n, article in enumerate(self._rows.column("article").to_pylist())}
        self._words, self._named = Posts(engine, _WORDS), Posts(engine, _NAMED)
        engine.rows("DROP TABLE board.articles")
        self._events, self._claims, self._quotes, self._parties = (
            Shelf(engine.arrow(f"FROM main.{table} ORDER BY reading, {order}"), "reading")
            for table, order in (
                ("events", "trigger_starts, event"), ("claims", "starts, claim"), ("quotes", "starts"),
                ("parties", "event, role, position"),
            )
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self._places)

    def head(self, article: str) -> dict[str, Any] | None:
        """What is known of an article besides its text."""
        place = self._places.get(article)
        return None if place is None else records(self._heads.slice(place, 1))[0]

    def whole(self, article: str) -> dict[str, Any] | None:
        """An article in its latest version."""
        place = self._places.get(article)
        return None if place is None else records(self._rows.slice(place, 1))[0]

    def events(self, reading: str) -> list[dict[str, Any]]:
        """The events of a reading, in the order of the text."""
        return self._events.of(reading)

    def claims(self, reading: str) -> list[dict[str, Any]]:
        """The claims of a reading, in the order of the text."""
        return self._claims.of(reading)

    def quotes(self, reading: str) -> list[dict[str, Any]]:
        """The quotes of a reading, in the order of the text."""
        return self._quotes.of(reading)

    def parties(self, reading: str) -> list[dict[str, Any]]:
        """The parties of the events of a reading."""
        return self._parties.of(reading)

    def search(self, wanted: str, *, limit: int, offset: int = 0) -> Search:
        """The articles that have all words, or a part in whose events is played by whom the words name."""
        words = sorted({_compared(found.group()) for found in _WORD.finditer(wanted)})[:_MOST_WORDS]
        if not words:
            return Search(None, 0, [])
        party = known(wanted)
        fits = reduce(np.logical_and, (self._those(self._words.of(word)) for word in words))
        if party:
            fits |= self._those(self._named.of(party.key))
        numbers = np.flatnonzero(fits)
        rows = records(taken(self._rows, numbers[offset : offset + limit].tolist()))
        return Search(party, len(numbers), [self._hit(row, frozenset(words), party) for row in rows])

    def _those(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Of each article, whether it is one of these."""
        those = np.zeros(len(self), bool)
        those[numbers] = True
        return those

    def _hit(self, row: dict[str, Any], words: frozenset[str], party: Who | None) -> Hit:
        found = list(islice(spans(row["text"], words), _MOST_SPANS))
        if party and not found:
            key = "country" if party.country else "entity"
            found = sorted({
                (one["starts"], one["ends"]) for one in self.parties(row["reading"]) if one[key] == party.key
            })[:_MOST_SPANS]  # fmt: skip
        return Hit(row["article"], row["title"], row["outlet"], row["known"], row["text"], found)


def spans(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Where words stand in a text, in any spelling; `words` are cut by `bare`.

    >>> list(spans("وبالعقوباتِ الأميركيّة", frozenset({bare(fold("عقوبات"))})))
    [(0, 11)]
    """
    return (found.span() for found in _WORD.finditer(text) if _compared(found.group()) in words)


@lru_cache(maxsize=50_000)
def _compared(word: str) -> str:
    """A word as it is compared; texts have the same words again and again."""
    return bare(fold(word))
