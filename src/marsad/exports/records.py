"""What every format is written from: an event put together, its parties, its place on the map, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec

from marsad.ledger.events import Told, Wanted, told
from marsad.lexicon.cache import lexicon
from marsad.places import Location, locate
from marsad.store.engine import Engine
from marsad.store.parquet import records

_AT_ONCE = 2_000
"""Events whose parties and articles are looked up together: what an export keeps in memory."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A party of an event."""

    entity: str | None
    name: str
    """English name of the entity, else the words."""
    text: str
    country: str | None
    sector: str | None

    @property
    def key(self) -> str:
        """What it is known by: its entity, else its words."""
        return self.entity or self.text


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An article that tells an event."""

    article: str
    outlet: str
    url: str | None
    title: str | None
    published: str | None
    language: str
    ingested: datetime


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """An event as several articles tell it."""

    event: str
    type: str
    mode: str | None
    contexts: list[str]
    quad: int
    score: float
    realis: str
    day: date
    dated: bool
    actors: list[Side]
    recipients: list[Side]
    place: str | None
    """Where, as the record has it: entity, else the words."""
    location: Location
    sources: int
    tellings: int
    outlets: list[str]
    articles: list[Source]
    """Those that tell it, the one with the best telling first."""
    first_seen: date
    last_seen: date
    trigger: str
    evidence: str
    starts: int
    ends: int
    disputed_by: list[str]
    rule: str
    confidence: float

    @property
    def place_text(self) -> str | None:
        """The words for the place where the record has words."""
        return self.place if self.place and not _is_entity(self.place) else None

    @property
    def pairs(self) -> list[tuple[Side | None, Side | None]]:
        """Who did it to whom, each with each; of those who did it together, each with those named behind."""
        doers, targets = (
            list({side.key: side for side in group}.values()) for group in (self.actors, self.recipients)
        )
        if not targets and len(doers) > 1:
            return [(a, b) for i, a in enumerate(doers) for b in doers[i + 1 :]]
        nobody: tuple[Side | None, ...] = (None,)
        return [(a, b) for a in doers or nobody for b in targets or nobody]


def gathered(engine: Engine, wanted: Wanted) -> Iterator[Record]:
    """The events asked for, by day, with all that formats need of them."""
    found = told(engine, wanted)
    while batch := list(islice(found, _AT_ONCE)):
        yield from _records(engine, batch)


def _records(engine: Engine, batch: Sequence[Told]) -> Iterator[Record]:
    readings = [one.reading for one in batch]
    events = [one.event for one in batch]
    idents = sorted({ident for one in batch for ident in one.answer["articles"]})
    sides: dict[tuple[str, str, str], list[Side]] = {}
    for row in records(engine.arrow(_PARTIES, [readings, events])):
        sides.setdefault((row["reading"], row["event"], row["role"]), []).append(_side(row))
    details = {(r["reading"], r["event"]): r for r in records(engine.arrow(_DETAILS, [readings, events]))}
    articles = {row["article"]: _source(row) for row in records(engine.arrow(_ARTICLES, [idents]))}
    named = {r["reading"]: frozenset(r["countries"]) for r in records(engine.arrow(_COUNTRIES, [readings]))}
    for one in batch:
        answer, place = one.answer, one.answer["place"]
        detail = details[one.reading, one.event]
        countries = named.get(one.reading, frozenset())
        where = _located(place, one.place_country, countries) if place else Location()
        others = [ident for ident in answer["articles"] if ident != answer["article"]]
        yield Record(
            event=answer["event"], type=answer["type"], mode=answer["mode"], contexts=answer["contexts"],
            quad=answer["quad"], score=answer["score"], realis=answer["realis"], day=answer["day"],
            dated=answer["dated"], actors=sides.get((one.reading, one.event, "actor"), []),
            recipients=sides.get((one.reading, one.event, "recipient"), []), place=place, location=where,
            sources=answer["sources"], tellings=one.tellings, outlets=answer["outlets"],
            articles=[articles[ident] for ident in (answer["article"], *others) if ident in articles],
            first_seen=answer["first_seen"], last_seen=answer["last_seen"], trigger=answer["trigger"],
            evidence=answer["evidence"], starts=answer["starts"], ends=answer["ends"],
            disputed_by=answer["disputed_by"], rule=detail["rule"], confidence=detail["confidence"],
        )  # fmt: skip


_PARTIES = """
SELECT p.reading, p.event, p.role, p.entity, p.country, p.sector, p.text FROM record.parties p
JOIN (SELECT unnest(?) AS reading, unnest(?) AS event) b ON p.reading = b.reading AND p.event = b.event
WHERE p.role IN ('actor', 'recipient') ORDER BY p.reading, p.event, p.role, p.position"""
_DETAILS = """
SELECT e.reading, e.event, first(e.rule) AS rule, first(e.confidence) AS confidence FROM record.events e
JOIN (SELECT unnest(?) AS reading, unnest(?) AS event) b ON e.reading = b.reading AND e.event = b.event
GROUP BY e.reading, e.event"""
_ARTICLES = """
SELECT article, outlet, url, title, published, language, ingested FROM main.articles
WHERE article IN (SELECT unnest(?))"""
_COUNTRIES = """
SELECT reading, list_distinct(flatten(list(list_concat(actor_countries, recipient_countries)))) AS countries
FROM record.events WHERE reading IN (SELECT unnest(?)) GROUP BY reading"""


def _side(row: dict[str, Any]) -> Side:
    entity = row["entity"]
    known = lexicon().entities.get(entity) if entity else None
    name = known.english or known.name if known else row["text"]
    return Side(entity=entity, name=name, text=row["text"], country=row["country"], sector=row["sector"])


def _source(row: dict[str, Any]) -> Source:
    return Source(**row)


def _is_entity(place: str) -> bool:
    return ":" in place or (len(place) == len("SYR") and place.isascii())


@lru_cache(maxsize=65_536)
def _located(place: str, country: str | None, countries: frozenset[str]) -> Location:
    """Where a place of the record is; the id of one that only its article names holds the name."""
    entity = place if _is_entity(place) else None
    name = place.removeprefix("place:").replace("-", " ") if entity else place
    return locate(name, entity=entity, country=country, countries=countries)
