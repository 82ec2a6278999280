"""Articles put together by the story they tell, each story with the article that counts for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

from marsad.duplicates.groups import THRESHOLD, repeats
from marsad.duplicates.signatures import Signatures, joined, sign
from marsad.store.outlets import outlet_of
from marsad.types import Article

_TOGETHER = 500


class Told(NamedTuple):
    """An article of a story: how like the first it is, and who counts as its source, an agency or its outlet."""

    article: Article
    likeness: float
    outlet: str


class Story(NamedTuple):
    """Articles that tell the same; the first of them was published earliest."""

    told: list[Told]

    @property
    def outlet(self) -> str:
        """Whose story it is: the agency that any of the articles credits, else the outlet of the first."""
        return next((one.outlet for one in self.told if one.outlet.startswith("org:")), self.told[0].outlet)


def precedence(article: Article) -> tuple[str, str, str]:
    """Whichever article comes first by this is the one that the others repeat: published earliest, then by id.

    What brings no date comes last; the hash of the text tells apart what has one id.

    >>> precedence(Article(id="b", published="2022-03-08")) < precedence(Article(id="a", published="2022-03-09"))
    True
    """
    return moment(article.published), article.id, article.sha256


def moment(published: str | None) -> str:
    """A publication date as it is compared: in UTC, where an hour without offset is taken for one."""
    if not published:
        return "~"
    given = datetime.fromisoformat(published)
    return (given if given.tzinfo is None else given.astimezone(UTC).replace(tzinfo=None)).isoformat()


def stories(articles: Iterable[tuple[Article, str]], *, threshold: float = THRESHOLD) -> list[Story]:
    """The stories that several of these articles tell, the earliest first; the same in whatever order they come.

    >>> said = "أعلنت الحكومة في بيان مساء أمس أنها ستستأنف المحادثات مع الدول المجاورة بشأن تقاسم المياه"
    >>> first = Article(id="a", published="2020-05-01"), said
    >>> again = Article(id="b", published="2020-05-02"), "الرباط (أ ف ب) - " + said
    >>> [([one.article.id for one in story.told], story.outlet) for story in stories([again, first])]
    [(['a', 'b'], 'org:afp')]
    """
    known, signatures = _signed(articles)
    order = sorted(range(len(known)), key=lambda row: precedence(known[row][0]))
    found = repeats(signatures.taken(order), threshold=threshold)
    grouped: dict[int, list[Told]] = {}
    for place in np.argsort(found.first, kind="stable").tolist():
        article, outlet = known[order[place]]
        told = Told(article, round(float(found.likeness[place]), 3), outlet)
        grouped.setdefault(int(found.first[place]), []).append(told)
    return [Story(told) for told in grouped.values() if len(told) > 1]


def _signed(articles: Iterable[tuple[Article, str]]) -> tuple[list[tuple[Article, str]], Signatures]:
    """The articles with their outlets, and their signatures: no more than some texts are held at once."""
    known: list[tuple[Article, str]] = []
    parts: list[Signatures] = []
    waiting: list[str] = []
    for article, text in articles:
        known.append((article, outlet_of(article, text)))
        waiting.append(text)
        if len(waiting) == _TOGETHER:
            parts.append(sign(waiting))
            waiting = []
    return known, joined([*parts, sign(waiting)])
