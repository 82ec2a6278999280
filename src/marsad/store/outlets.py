"""Who counts as the source of an article: the news agency it is credited to, else its outlet.

Ten papers that print one Reuters story are one source. Which names are agencies, and how a story is credited
to them, is data (`data/ledger/agencies.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import urlsplit

import msgspec
import yaml

from marsad.arabic.fold import fold
from marsad.types import Article

_HEAD, _END = 160, 120
"""Characters in which a credit stands, from the beginning of the text and from its end."""
_DATELINE = 2
"""Parts at the head that may be one: «باريس - أ ف ب: …»."""
_BRACKETED = 60
"""Characters at the head in which brackets hold a credit: «موسكو (رويترز) - …»; later ones may quote."""
_LONGEST = 60
"""Characters of a credit at most, with «وكالة» and diacritics."""
_CLOSING = ' .)]}-–—|/"»'
_BREAK = re.compile(r"[،,/|:–—-]")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_LAST_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\W*$")
_AROUND = re.compile(r"^\W*(?:المصدر\s+)?(?:وكاله\s+)?|(?:\s+للانباء)?\W*$")


class Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A news agency and the forms in which stories are credited to it."""

    id: str
    credits: list[str]
    examples: list[str]
    nots: list[str] = msgspec.field(name="not")


@cache
def agencies() -> list[Agency]:
    """The agencies of the knowledge file."""
    text = resources.files("marsad").joinpath("data/ledger/agencies.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=yaml.BaseLoader), list[Agency])


def outlet_of(article: Article, text: str) -> str:
    """The agency credited in the text or named as its source, else the outlet, else the site, else the article.

    An article of which nothing is known is a source of its own.

    >>> outlet_of(Article(id="a", source="جريدة ما"), "موسكو (رويترز) - وصل الوفد.")
    'org:reuters'
    >>> outlet_of(Article(id="a", url="https://www.news.example/a/1"), "وصل الوفد إلى موسكو.")
    'news.example'
    """
    source, agency = _named(article.source or "")
    credited = agency or credited_to(text)
    if credited:
        return credited
    if source:
        return source
    try:
        site = urlsplit(article.url or "").hostname or ""
    except ValueError:
        site = ""
    return site.removeprefix("www.") or f"article:{article.id}"


@lru_cache(maxsize=4096)
def _named(source: str) -> tuple[str, str | None]:
    """The source of an article as it is compared, and the agency that it is, if it is one."""
    name = _plain(source)
    return name, _names().get(_key(name))


def credited_to(text: str) -> str | None:
    """The agency a story is credited to at its head or its end; None where an agency is only quoted.

    >>> credited_to("نقلت رويترز عن مسؤول أن الوفد وصل.") is None
    True
    """
    names = _names()
    for credit in _credits(text.lstrip()[:_HEAD], text.rstrip()[-_END:]):
        for part in _BREAK.split(credit):
            if len(part) <= _LONGEST and (agency := names.get(_key(_plain(part)))):
                return agency
    return None


def _credits(head: str, end: str) -> Iterator[str]:
    """The stretches that could be a credit, from the head of a story and from its end."""
    yield from _BRACKETS.findall(head[:_BRACKETED])
    yield from _BREAK.split(head)[:-1][:_DATELINE]
    if match := _LAST_BRACKETS.search(end):
        yield match[1]
    *before, last = _BREAK.split(end.rstrip(_CLOSING))
    if before:
        yield last


def _plain(text: str) -> str:
    """Folded, in lower case, on one line."""
    return " ".join(fold.__wrapped__(text).casefold().split())


def _key(name: str) -> str:
    """A name as it is looked up: «أ. ف. ب», «أ ف ب» and «(وكالة) فرانس برس (للأنباء)» are written in many ways."""
    return _AROUND.sub("", name).replace(" ", "").replace(".", "")


@cache
def _names() -> dict[str, str]:
    return {_key(_plain(credit)): agency.id for agency in agencies() for credit in agency.credits}
