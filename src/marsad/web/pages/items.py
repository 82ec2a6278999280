"""One event with all its sources; one article with its text marked; articles that were searched for."""

from __future__ import annotations

from typing import Any

from marsad.ledger.board import Board
from marsad.ledger.search import Hit
from marsad.store.parquet import Arrow
from marsad.web.asked import PER_PAGE, Asked, RefusalError, address_of
from marsad.web.contexts import (
    Article,
    Event,
    Found,
    Name,
    ReadClaim,
    ReadEvent,
    ReadQuote,
    Search,
    Segment,
    Telling,
)
from marsad.web.language import Language
from marsad.web.lines import event_line, name_of, offset, outlet_name, paged
from marsad.web.marks import Stretch, segments

_AROUND = 90
"""Characters before and behind what was found."""
_LONGEST_WANTED = 200


def event(asked: Asked, board: Board) -> Event:
    """The page at `/event/ID`."""
    row = board.event(asked.of("event"))
    if row is None:
        raise RefusalError(404, "error_event")
    told = board.tellings(row)
    said = {reading: _roles(board, reading) for reading in {one["reading"] for one in told}}
    return Event(
        event=event_line(row, board, asked.language),
        tellings=[
            Telling(
                article=one["article"], href=address_of("article", one["article"]),
                title=one["title"], outlet=outlet_name(one["outlet"], board, asked.language),
                known=one["known"].isoformat(), evidence=one["evidence"], trigger=one["trigger"],
                start=one["starts"], end=one["ends"],
                said_by=[
                    _named(party, asked.language)
                    for party in said[one["reading"]].get(one["event"], ()) if party["role"] == "attribution"
                ],
            ) for one in told
        ],
        disputed=[
            event_line(other, board, asked.language) for ident in row["disputed_by"] if (other := board.event(ident))
        ],
    )  # fmt: skip


def article(asked: Asked, board: Board) -> Article:
    """The page at `/article/ID`: what counts of it now, in its latest version."""
    language = asked.language
    head = board.articles.whole(asked.of("article"))
    if head is None:
        raise RefusalError(404, "error_article", name=asked.of("article"))
    reading = head["reading"]
    events, claims = board.articles.events(reading), board.articles.claims(reading)
    quotes, roles = board.articles.quotes(reading), _roles(board, reading)
    stretches = [Stretch(row["starts"], row["ends"], "quote") for row in quotes]
    for row in events:
        stretches += [
            Stretch(row["trigger_starts"], row["trigger_ends"], "trigger", row["event"]),
            Stretch(row["starts"], row["ends"], "evidence", row["event"]),
            *(Stretch(p["starts"], p["ends"], p["role"], row["event"]) for p in roles.get(row["event"], ())),
        ]  # fmt: skip
    stretches += [Stretch(row["starts"], row["ends"], "evidence", row["claim"]) for row in claims]
    return Article(
        id=head["article"], title=head["title"], outlet=outlet_name(head["outlet"], board, language), source=head["source"],
        url=head["url"], published=head["published"], known=head["known"].isoformat(),
        segments=segments(head["text"], stretches),
        events=[_read_event(row, roles.get(row["event"], []), language) for row in events],
        claims=[_read_claim(row, language) for row in claims],
        quotes=[
            ReadQuote(speaker=name_of(row["speaker"], language) if row["speaker"] else None, text=row["text"])
            for row in quotes
        ],
        failures=list(head["failures"] or ()),
    )  # fmt: skip


def article_rows(asked: Asked, board: Board) -> Arrow:
    """The events of the article, for a download."""
    return board.engine().arrow(
        "FROM main.events WHERE article = ? ORDER BY trigger_starts, event", [asked.of("article")]
    )


def search(asked: Asked, board: Board) -> Search:
    """The page at `/search?q=…`; without words it is the empty form."""
    wanted = (asked.value("q") or "")[:_LONGEST_WANTED]
    if not wanted:
        return Search(wanted="", party=None, total=0, found=[], paged=paged(asked, 0))
    result = board.search(wanted, limit=PER_PAGE, offset=offset(asked))
    party = result.party
    known = party is not None and board.who_is_known(party.key)
    return Search(
        wanted=wanted, party=name_of(party.key, asked.language) if party and known else None,
        total=result.total, paged=paged(asked, result.total),
        found=[
            Found(
                id=hit.article, href=address_of("article", hit.article), title=hit.title,
                outlet=outlet_name(hit.outlet, board, asked.language), known=hit.known.isoformat(), snippet=snippet(hit),
            ) for hit in result.hits
        ],
    )  # fmt: skip


def snippet(hit: Hit) -> list[Segment]:
    """The words around the first that was found, with those found among them marked."""
    text = hit.text
    at = hit.spans[0][0] if hit.spans else 0
    start = text.rfind(" ", 0, max(at - _AROUND, 0)) + 1 if at > _AROUND else 0
    end = text.find(" ", at + 2 * _AROUND)
    end = len(text) if end < 0 else end
    found = [Stretch(a - start, b - start, "found") for a, b in hit.spans if a >= start and b <= end]
    return segments(" ".join(text[start:end].splitlines()) if "\r\n" not in text else text[start:end], found)


def _roles(board: Board, reading: str) -> dict[str, list[dict[str, Any]]]:
    """The parties of the events of a reading, by event, in their order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in board.articles.parties(reading):
        found.setdefault(row["event"], []).append(row)
    return found


def _read_event(row: dict[str, Any], parties: list[dict[str, Any]], language: Language) -> ReadEvent:
    def those(role: str) -> list[Name]:
        return [_named(party, language) for party in parties if party["role"] == role]

    return ReadEvent(
        id=row["event"], type=row["type"], mode=row["mode"], quad=row["quad"], realis=row["realis"],
        day=row["day"].isoformat() if row["dated"] else None, actors=those("actor"), recipients=those("recipient"),
        attribution=those("attribution"), place=name_of(row["place"], language) if row["place"] else None,
        evidence=row["evidence"], trigger=row["trigger"],
    )  # fmt: skip


def _named(party: dict[str, Any], language: Language) -> Name:
    """A party by its entity, else by its words with the page of its country."""
    if party["entity"]:
        return name_of(party["entity"], language)
    country = party["country"]
    page = address_of("party", country) if country and country != "IGO" else None
    return Name(key=country or party["text"], label=party["text"], href=page)


def _read_claim(row: dict[str, Any], language: Language) -> ReadClaim:
    return ReadClaim(
        id=row["claim"], dimension=row["dimension"], value=row["value"],
        subject=name_of(row["subject"], language) if row["subject"] else None,
        object=name_of(row["object"], language) if row["object"] else None, directed=row["directed"], kind=row["kind"],
        since=row["valid_from"].isoformat() if row["valid_from"] else None,
        until=row["valid_to"].isoformat() if row["valid_to"] else None, certainty=row["certainty"],
        said_by=[name_of(key, language) for key in row["said_by"] or ()], evidence=row["evidence"],
        amount=row["amount"], currency=row["currency"], count=row["number"], share=row["share"],
    )  # fmt: skip
