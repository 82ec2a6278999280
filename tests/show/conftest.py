"""Readings made by hand, so that what is shown does not hang on what is read."""

from collections.abc import Callable

import pytest

from marsad.types import Article, Event, EventTime, Evidence, Extent, Party, Reading, Realis

TEXT = "قالت مصر إن فرنسا\tفرضت عقوبات على إيران."


def _party(text: str, name: str, country: str | None) -> Party:
    start = text.index(name)
    return Party(start=start, end=start + len(name), text=name, country=country)


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def reading_of() -> Callable[[Realis], Reading]:
    def make(realis: Realis) -> Reading:
        trigger = TEXT.index("فرضت")
        event = Event(
            id="e1",
            type="SANCTION",
            mode="discontinue",
            contexts=[],
            quad=4,
            score=-6,
            trigger=Extent(start=trigger, end=trigger + 11, text=TEXT[trigger : trigger + 11]),
            evidence=Evidence(start=TEXT.index("فرنسا"), end=len(TEXT) - 1),
            actors=[_party(TEXT, "فرنسا", "FRA")],
            recipients=[_party(TEXT, "إيران", "IRN"), _party(TEXT, "مصر", None)],
            realis=realis,
            attribution=[_party(TEXT, "مصر", "EGY")],
            time=EventTime(),
            place=None,
            magnitudes=[],
            rule="sanction.impose",
            confidence=0.8,
        )
        article = Article(id="a\x1b[31m", published="2022-03-08", title="خبر", chars=len(TEXT))
        return Reading(article=article, mentions=[], events=[event])

    return make
