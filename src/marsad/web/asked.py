"""What a request asks for, checked: a page is a function of this and of the store, so that it can be kept.

Whatever is wrong with a request becomes a `RefusalError`, which is shown in the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import quote, urlencode

from marsad.ledger.board import Filters
from marsad.plover import QUADS
from marsad.web.contexts import Name
from marsad.web.language import Language

Format = Literal["html", "json", "csv", "parquet"]
Theme = Literal["auto", "light", "dark"]
REALIS = ("actual", "planned", "hypothetical", "negated")
PER_PAGE = 20
_LAST_PAGE = 100_000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 200
"""Characters of a value that a refusal repeats."""


class RefusalError(Exception):
    """A request that is refused: HTTP status, key of the words that say why, what they speak of, names that are near."""

    def __init__(self, status: int, key: str, *, near: Sequence[Name] = (), **given: object) -> None:
        super().__init__(key)
        self.status = status
        self.key = key
        self.near = near
        self.given = {name: str(value)[:_LONGEST] for name, value in given.items()}


class Asked(NamedTuple):
    """A request for a page."""

    path: str
    """Address without its query, as the reader sees it."""
    named: tuple[tuple[str, str], ...]
    """What the address names: the two parties of a pair, an article."""
    query: tuple[tuple[str, str], ...]
    language: Language
    theme: Theme
    format: Format

    def of(self, name: str) -> str:
        """A part of the address."""
        return dict(self.named)[name]

    def value(self, name: str) -> str | None:
        """A value of the query; an empty one, which forms send, is none."""
        return dict(self.query).get(name, "").strip() or None

    def day(self, name: str) -> date | None:
        """A day of the query; refused if it is none."""
        value = self.value(name)
        return None if value is None else day_of(value)

    def choice(self, name: str, values: tuple[str, ...]) -> str | None:
        """A value of the query that is one of a list; refused if it is not."""
        value = self.value(name)
        if value is not None and value not in values:
            raise RefusalError(400, "error_filter", value=value, field=self.language(name))
        return value

    def page(self) -> int:
        """The page of a list, from 1."""
        value = self.value("page") or "1"
        if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= _LAST_PAGE):
            raise RefusalError(400, "error_filter", value=value, field=self.language("page"))
        return int(value)

    def filters(self, *, realis: str | None = None) -> Filters:
        """The filters of the query; `realis` is what is meant where it says nothing, `any` takes all."""
        chosen = self.choice("realis", (*REALIS, "any")) or realis
        return Filters(
            self.day("from"), self.day("to"), self.choice("type", tuple(QUADS)),
            None if chosen == "any" else chosen, self.value("source"),
        )  # fmt: skip

    def address(self, **changed: object) -> str:
        """This page with some values of the query changed; None drops one."""
        query = {name: value for name, value in self.query if value and name != "format"}
        for name, value in changed.items():
            query.pop(name, None)
            if value is not None:
                query[name] = str(value)
        return self.path + (f"?{urlencode(query)}" if query else "")


def day_of(value: str) -> date:
    """A day as ISO writes it; refused if it is none."""
    try:
        if not _DAY.fullmatch(value):  # fromisoformat knows weeks as well
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise RefusalError(400, "error_date", value=value) from None


def address_of(*parts: str) -> str:
    """The address of a page: `address_of("pair", "USA", "VEN")`.

    >>> address_of("article", "a/b c")
    '/article/a%2Fb%20c'
    """
    return "/" + "/".join(map(_quoted, parts))


@lru_cache(maxsize=20_000)
def _quoted(part: str) -> str:
    return quote(part, safe=":")
