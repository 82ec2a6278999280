"""A pasted article: what was read from it, and how each event came about."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.explanation import ExplainedEvent, Explanation
from marsad.types import Event, Party, Reading
from marsad.web.asked import address_of
from marsad.web.contexts import Name, Pasted, ReadClaim, ReadEvent, ReadForm, ReadQuote
from marsad.web.language import Language
from marsad.web.lines import name_of
from marsad.web.marks import Stretch, segments
from marsad.web.process import Worked

MOST_BYTES = 1_000_000
"""Bytes of what is pasted, in UTF-8: a long article has thirty thousand."""


def form() -> ReadForm:
    """The page at `/read`."""
    return ReadForm(most_bytes=MOST_BYTES)


def pasted(text: str, worked: Worked, language: Language) -> Pasted:
    """The answer to a pasted article."""
    reading = worked.reading
    whys = _whys(worked.explanation, reading.events, language)
    return Pasted(
        text=text, published=reading.article.published, segments=segments(text, _stretches(reading)),
        events=[_event(event, text, whys.get(event.id, []), language) for event in reading.events],
        claims=[
            ReadClaim(
                id=c.id, dimension=c.dimension, value=c.value, subject=name_of(c.subject, language),
                object=name_of(c.object, language) if c.object else None, directed=c.directed, kind=c.detail.get("kind"),
                since=c.valid_from, until=c.valid_to, certainty=c.certainty,
                said_by=[name_of(key, language) for key in c.sources],
                evidence=text[c.evidence.start : c.evidence.end], amount=c.detail.get("amount"),
                currency=c.detail.get("currency"), count=c.detail.get("count"), share=c.detail.get("share"),
            ) for c in reading.claims
        ],
        quotes=[
            ReadQuote(speaker=_named(q.speaker, language) if q.speaker else None, text=q.text)
            for q in reading.quotes
        ],
        turned_down=[line for sentence in worked.explanation.sentences for line in sentence.rejected],
        failures=[f"{failure.stage}: {failure.message}" for failure in reading.failures],
    )  # fmt: skip


def _stretches(reading: Reading) -> Iterable[Stretch]:
    yield from (Stretch(m.start, m.end, "party") for m in reading.mentions)
    yield from (Stretch(t.start, t.end, "time") for t in reading.times)
    yield from (Stretch(q.start, q.end, "amount") for q in reading.quantities)
    yield from (Stretch(q.start, q.end, "quote") for q in reading.quotes)
    yield from (Stretch(c.evidence.start, c.evidence.end, "evidence", c.id) for c in reading.claims)
    for event in reading.events:
        yield Stretch(event.trigger.start, event.trigger.end, "trigger", event.id)
        yield Stretch(event.evidence.start, event.evidence.end, "evidence", event.id)
        for role, parties in (
            ("actor", event.actors), ("recipient", event.recipients), ("attribution", event.attribution),
        ):  # fmt: skip
            yield from (Stretch(party.start, party.end, role, event.id) for party in parties)


def _event(event: Event, text: str, why: list[str], language: Language) -> ReadEvent:
    return ReadEvent(
        id=event.id, type=event.type, mode=event.mode, quad=event.quad, realis=event.realis,
        day=event.time.earliest[:10] if event.time.earliest and event.time.basis == "text" else None,
        actors=[_named(p, language) for p in event.actors], recipients=[_named(p, language) for p in event.recipients],
        attribution=[_named(p, language) for p in event.attribution],
        place=_named(event.place, language) if event.place else None,
        evidence=text[event.evidence.start : event.evidence.end], trigger=event.trigger.text, why=why,
    )  # fmt: skip


def _named(party: Party, language: Language) -> Name:
    """A party by its entity, else by its words with the page of its country."""
    if party.entity:
        return name_of(party.entity, language)
    page = address_of("party", party.country) if party.country and party.country != "IGO" else None
    return Name(key=party.country or party.text, label=party.text, href=page)


def _whys(explanation: Explanation, events: list[Event], language: Language) -> dict[str, list[str]]:
    """Event → how it was read; both lists are in the order of the text."""
    told = [event for sentence in explanation.sentences for event in sentence.events]
    found = {}
    for event in events:
        same = next((one for one in told if _same(one, event)), None)
        if same is not None:
            told.remove(same)
            lines = [*same.why, *(f"inside the words of {scope}" for scope in same.scope)]
            found[event.id] = [language.reason(line) for line in lines]
    return found


def _same(told: ExplainedEvent, event: Event) -> bool:
    return (told.type, told.trigger) == (event.type, event.trigger.text)
