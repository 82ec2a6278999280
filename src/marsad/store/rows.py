"""A reading as rows of the tables: values in the order of their columns."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import msgspec

from marsad.arabic.fold import fold
from marsad.ids import content_id
from marsad.store.tables import ARTICLES, CLAIMS, EVENTS, ORGANS, PARTIES, QUOTES
from marsad.types import Article, Claim, Event, Mention, Party, Quote, Reading

Row = tuple[Any, ...]
_EPOCH = date(1970, 1, 1).toordinal()
_ISO3 = re.compile(r"[A-Z]{3}\Z")
_BLOCKS = ((0x0000, 0x0250), (0x0600, 0x0700), (0x2000, 0x2070), (0xFB50, 0xFEFD))
"""Latin, Arabic, general punctuation, presentation forms: what Arabic news consists of."""
_LETTERS = {
    code: "".join(char for char in fold(chr(code)).casefold() if char.isalnum())
    for first, last in _BLOCKS
    for code in range(first, last)
    if not chr(code).isalnum() or fold(chr(code)).casefold() != chr(code)
}
"""Character → what is compared of it: its folded form, nothing for spaces and punctuation."""
_JSON = msgspec.json.Encoder(order="deterministic")


class Arrival(NamedTuple):
    """How an article came into the store: in which batch, when, and who counts as its source."""

    batch: str
    ingested: datetime
    outlet: str
    marsad: str


def version_of(article: Article) -> str:
    """Hash of the content of an article: its text and all that is known of it, but not when it was ingested.

    >>> a = Article(id="a", sha256="00", published="2022-03-08")
    >>> version_of(a) == version_of(msgspec.structs.replace(a, published="2022-03-09"))
    False
    """
    facts = (article.id, article.published, article.source, article.url, article.title, article.sha256)
    return hashlib.sha256(_JSON.encode(facts)).hexdigest()[:32]


def rows_of(
    reading: Reading, text: str, arrival: Arrival, kinds: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """The rows of a reading, table by table.

    `kinds` says for a dimension which details tell its claims apart (`data/ledger/dimensions.yaml`).
    Tuples of tuples all the way: a hundred thousand of them wait for their batch, and the garbage collector
    need not look at them again and again, which took half of the time.
    """
    article = reading.article
    version = version_of(article)
    ident = content_id(version, arrival.batch)
    ingested = arrival.ingested.astimezone(UTC).replace(tzinfo=None)
    moment = _moment(article.published) or ingested
    known = _day(article.published)
    if known is None:
        known = ingested.date().toordinal() - _EPOCH
    head = (ident, article.id, known, arrival.outlet)
    about = (
        ident, article.id, version, arrival.batch, known, moment, ingested, article.published,
        arrival.outlet, article.source, article.url, article.title, article.language, article.sha256,
        article.chars, text, tuple(f"{f.stage}: {f.message}" for f in reading.failures), arrival.marsad,
    )  # fmt: skip
    parties = _Parties(reading)
    claims = {claim.id: claim for claim in reading.claims}.values()
    return (
        (ARTICLES.name, (about,)),
        (EVENTS.name, tuple(_event(event, text, head) for event in reading.events)),
        (PARTIES.name, tuple(row for event in reading.events for row in _parties(event, ident))),
        (CLAIMS.name, tuple(_claim(c, text, head, parties, kinds.get(c.dimension, ())) for c in claims)),
        (QUOTES.name, tuple(_quote(quote, head) for quote in reading.quotes)),
    )


def _event(event: Event, text: str, head: Row) -> Row:
    ident, article, known, outlet = head
    day = _day(event.time.earliest) if event.time.basis != "none" else None
    place = event.place
    return (
        ident, event.id, article, known, outlet, event.type, event.mode, tuple(event.contexts), event.quad,
        event.score, event.realis, known if day is None else day, day is not None, event.time.earliest,
        event.time.latest, _keys(event.actors), _keys(event.recipients), _countries(event.actors),
        _countries(event.recipients), _sides(event.actors), _sides(event.recipients),
        (place.entity or place.text) if place else None, place.country if place else None,
        event.trigger.text, event.trigger.start, event.trigger.end,
        *_evidence(text, event.evidence.start, event.evidence.end), event.rule, event.confidence,
    )  # fmt: skip


def _parties(event: Event, ident: str) -> Iterable[Row]:
    roles = (("actor", event.actors), ("recipient", event.recipients), ("attribution", event.attribution))
    for role, parties in roles:
        for i, party in enumerate(parties):
            yield (
                ident, event.id, role, i, party.entity, party.country, party.sector, party.text,
                party.start, party.end,
            )  # fmt: skip


def _claim(claim: Claim, text: str, head: Row, parties: _Parties, kinds: Sequence[str]) -> Row:
    ident, article, known, outlet = head
    detail = claim.detail
    subject_country, subject_sector = parties.of(claim.subject)
    object_country, object_sector = parties.of(claim.object)
    pair = None
    if subject_country and object_country:
        pair = "-".join(sorted((subject_country, object_country)))
    return (
        ident, claim.id, article, known, outlet, claim.dimension, claim.value, pair,
        claim.subject, subject_country, subject_sector, claim.object, object_country, object_sector,
        claim.directed, _kind(detail, kinds), _number(detail.get("amount")), _text(detail.get("currency")),
        _number(detail.get("count")), _number(detail.get("share")), _JSON.encode(detail).decode(),
        _day(claim.valid_from), _day(claim.valid_to), claim.certainty, tuple(claim.sources), claim.event,
        *_evidence(text, claim.evidence.start, claim.evidence.end),
    )  # fmt: skip


def _quote(quote: Quote, head: Row) -> Row:
    ident, article, known, _ = head
    speaker = quote.speaker
    return (
        ident, article, known, (speaker.entity or speaker.text) if speaker else None, speaker.country if speaker else None,
        quote.cue.text if quote.cue else None, quote.direct, quote.text, quote.start, quote.end,
    )  # fmt: skip


class _Parties:
    """Country and sector of the entities that a reading names."""

    def __init__(self, reading: Reading) -> None:
        named: Iterable[Mention | Party] = (
            *reading.mentions,
            *(party for event in reading.events for party in (*event.actors, *event.recipients)),
        )
        self.known: dict[str, tuple[str | None, str | None]] = {}
        for one in named:
            if one.entity:
                country, sector = self.known.get(one.entity, (None, None))
                self.known[one.entity] = (country or one.country, sector or one.sector)

    def of(self, entity: str | None) -> tuple[str | None, str | None]:
        if entity is None:
            return None, None
        if _ISO3.match(entity):
            return entity, "GOV"
        return self.known.get(entity, (None, None))


def _key(party: Party) -> str:
    """What tells a party from others: its entity, else its words whatever their spelling."""
    return party.entity or fold(party.text)


def _keys(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({party.entity or party.text for party in parties}))


def _sides(parties: Iterable[Party]) -> tuple[str, ...]:
    """What the parties are for comparing events: whoever acts for a state is that state."""
    sides = {party.country if party.country and party.sector in ORGANS else _key(party) for party in parties}
    return tuple(sorted(sides))


def _countries(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(sorted({party.country for party in parties if party.country}))


def _evidence(text: str, start: int, end: int) -> Row:
    words = text[start:end]
    return words, start, end, wording(words)


def wording(words: str) -> int:
    """A number that stands for the words whatever their spelling, spaces and punctuation.

    >>> wording("قطعت  الجزائر علاقاتها") == wording("قطعت الجزائر، علاقاتها")
    True
    """
    letters = words.translate(_LETTERS).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(letters, digest_size=8).digest(), signed=True)


def _kind(detail: Mapping[str, Any], kinds: Sequence[str]) -> str | None:
    """The details that tell claims of a dimension apart, as one text."""
    given = [_text(detail[key]) for key in kinds if detail.get(key) is not None]
    return " ".join(fold(text) for text in given if text) or None


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(sorted(map(str, value)))
    return str(value)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _day(value: str | None) -> int | None:
    """Days since 1970, as Parquet counts them; None for what is no day."""
    try:
        return date.fromisoformat(value[:10]).toordinal() - _EPOCH if value else None
    except ValueError:
        return None


def _moment(published: str | None) -> datetime | None:
    """A publication date as a moment in UTC; without an hour the day begins, without an offset it is UTC."""
    if not published:
        return None
    given = datetime.fromisoformat(published)
    return given if given.tzinfo is None else given.astimezone(UTC).replace(tzinfo=None)
