"""From what a source says of an article to the article: one place where all of it is checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from marsad.errors import InputError
from marsad.pipeline import describe
from marsad.sources.dates import check_plausible
from marsad.sources.items import Incoming, Item, Origin, Problem
from marsad.sources.language import NotArabicError
from marsad.sources.text import check_text


class Draft(NamedTuple):
    """What a source says of an article, not yet checked."""

    text: str
    id: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None


def finished(
    draft: Draft, origin: Origin, where: str, *, strangers: Counter[str] | None = None
) -> Iterator[Item]:
    """The article of a draft, or what is wrong with it; texts in other languages are counted as `strangers` if asked.

    A date that cannot be is a problem, and the article goes on without one: it said something, if nothing true,
    so the date that was given for articles without their own is not put in its place.
    """
    try:
        text = check_text(draft.text)
    except InputError as error:
        if strangers is not None and isinstance(error, NotArabicError):
            strangers[str(error)] += 1
        else:
            yield Problem(where, str(error))
        return
    published = draft.published
    if published is not None:
        try:
            check_plausible(published)
        except InputError as error:
            yield Problem(where, str(error))
            published = None
    else:
        published = origin.published
    yield Incoming(
        describe(
            text, id=draft.id, published=published, source=draft.source, url=draft.url, title=draft.title
        ),
        text,
    )
