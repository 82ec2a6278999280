"""Who counts as the source of an article: the news agency it is credited to, else its outlet.

Ten papers that print one Reuters story are one source. Which names are agencies, and how a story is credited
to them, is data (`data/ledger/agencies.yaml`).
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
import yaml

from marsad.arabic.fold import fold
from marsad.types import Article

_HEAD, _END = 160, 120
"""Characters in which a credit stands, from the beginning of the text and from its end."""


class Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A news agency and the forms in which stories are credited to it."""

    id: str
    credits: list[str]
    examples: list[str]
    nots: list[str] = msgspec.field(name="not")


class _Credit(NamedTuple):
    agency: str
    alone: re.Pattern[str]
    head: re.Pattern[str]
    end: re.Pattern[str]


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
    source = _plain(article.source or "")
    for credit in _credits():
        if credit.alone.fullmatch(source):
            return credit.agency
    credited = credited_to(text)
    if credited:
        return credited
    if source:
        return source
    try:
        site = urlsplit(article.url or "").hostname or ""
    except ValueError:
        site = ""
    return site.removeprefix("www.") or f"article:{article.id}"


def credited_to(text: str) -> str | None:
    """The agency a story is credited to at its head or its end; None where an agency is only quoted.

    >>> credited_to("نقلت رويترز عن مسؤول أن الوفد وصل.") is None
    True
    """
    head, end = _plain(text.lstrip()[:_HEAD]), _plain(text.rstrip()[-_END:])
    found = [
        (match.start() if at_head else _HEAD + match.start(), credit.agency)
        for credit in _credits()
        for at_head, match in ((True, credit.head.search(head)), (False, credit.end.search(end)))
        if match
    ]
    return min(found)[1] if found else None


def _plain(text: str) -> str:
    """Folded, in lower case, on one line."""
    return " ".join(fold(text).casefold().split())


@cache
def _credits() -> list[_Credit]:
    return [_credit(agency) for agency in agencies()]


def _credit(agency: Agency) -> _Credit:
    forms = sorted((_form(_plain(form)) for form in agency.credits), key=len, reverse=True)
    name = rf"(?:وكاله\s+)?(?:{'|'.join(forms)})(?:\s+للانباء)?"
    brackets = rf"[(\[]\s*(?:[^()\[\]]{{1,25}}[،,/-]\s*)?{name}\s*(?:[،,/-][^()\[\]]{{1,25}})?[)\]]"
    return _Credit(
        agency.id,
        re.compile(name),
        re.compile(rf"{brackets}|^(?:\w+(?: \w+){{0,2}}\s*[-–—/:،,]\s*)?{name}\s*[-–—:/|]"),
        re.compile(rf"{brackets}\W*$|(?:[-–—/|]|المصدر\s*:?)\s*{name}\W*$"),
    )


def _form(credit: str) -> str:
    """A pattern for a credit: single letters may have full stops or spaces between them, or nothing."""
    words = credit.split()
    if all(len(word) == 1 for word in words):
        return r"[\s.]*".join(map(re.escape, words)) + r"\.?"
    return r"\s+".join(map(re.escape, words))
