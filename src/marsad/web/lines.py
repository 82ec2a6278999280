"""Rows of the ledger as lines of a page: names labelled and linked, days written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from marsad.dimensions import dimensions
from marsad.ledger.board import Board, Filters
from marsad.plover import QUADS
from marsad.store.parquet import Arrow, records
from marsad.web.asked import PER_PAGE, REALIS, Asked, RefusalError, address_of
from marsad.web.contexts import Chosen, ClaimLine, EventLine, Name, Paged, PairLine, Sum
from marsad.web.language import Language

Row = Mapping[str, Any]


@lru_cache(maxsize=20_000)
def name_of(key: str, language: Language) -> Name:
    """A party by its key, with the page it has if it is known by more than its words."""
    label = language.name(key)
    known = ":" in key or (len(key) == len("USA") and key.isupper() and key.isascii())
    return Name(key=key, label=label, href=address_of("party", key) if known else None)


def outlet_name(outlet: str, board: Board, language: Language) -> str:
    """An outlet as its articles write it; an agency, which articles credit in many ways, by its name."""
    return _called(outlet, board.outlets.get(outlet), language)


def _called(outlet: str, name: str | None, language: Language) -> str:
    label = language.name(outlet)
    return label if label != outlet or ":" in outlet else name or label


def event_line(row: Row, board: Board, language: Language) -> EventLine:
    """An answer of `events` as a line."""
    return EventLine(
        id=row["event"], href=address_of("event", row["event"]), type=row["type"], mode=row["mode"],
        quad=row["quad"], score=row["score"], realis=row["realis"], day=_iso(row["day"]), dated=row["dated"],
        actors=[name_of(key, language) for key in row["actors"]],
        recipients=[name_of(key, language) for key in row["recipients"]],
        place=name_of(row["place"], language) if row["place"] else None,
        sources=row["sources"], outlets=[outlet_name(outlet, board, language) for outlet in row["outlets"]],
        articles=row["articles"], first_seen=_iso(row["first_seen"]), last_seen=_iso(row["last_seen"]),
        trigger=row["trigger"], evidence=row["evidence"], disputed_by=row["disputed_by"],
    )  # fmt: skip


def event_lines(answer: Arrow, board: Board, language: Language) -> list[EventLine]:
    """An answer of `events` as lines."""
    return [event_line(row, board, language) for row in records(answer)]


def claim_line(row: Row, language: Language) -> ClaimLine:
    """An answer of `relations` as a line."""
    return ClaimLine(
        id=row["entry"], dimension=row["dimension"], value=row["value"],
        subject=name_of(row["subject"], language) if row["subject"] else None,
        object=name_of(row["object"], language) if row["object"] else None,
        directed=row["directed"], kind=row["kind"], since=_iso(row["since"]), dated=row["dated"],
        expected=_iso(row["expected"]) or None, until=_iso(row["until"]) or None, certainty=row["certainty"],
        said_by=[name_of(key, language) for key in row["said_by"]],
        amount=row["amount"], currency=row["currency"], count=row["number"], share=row["share"],
        detail=msgspec.json.decode(row["detail"] or "{}"), sources=row["sources"], articles=row["articles"],
        first_seen=_iso(row["first_seen"]), last_seen=_iso(row["last_seen"]), evidence=row["evidence"],
        article=row["article"], disputed_by=row["disputed_by"],
    )  # fmt: skip


def pair_lines(answer: Arrow, language: Language) -> list[PairLine]:
    """An answer of `Board.pairs` as lines."""
    return [
        PairLine(
            a=name_of(row["a"], language), b=name_of(row["b"], language),
            href=address_of("pair", row["a"], row["b"]), events=row["events"],
            cooperations=row["cooperations"], conflicts=row["conflicts"], cooperation=round(row["cooperation"], 1),
            conflict=round(row["conflict"], 1), last=_iso(row["last"]),
        ) for row in records(answer)
    ]  # fmt: skip


def sums(claims: Iterable[ClaimLine]) -> list[Sum]:
    """Money that can be added up: of dimensions whose entries stand side by side, undisputed and agreed.

    Two loans are more than one; two sanctions of one kind are the same sanction told twice.
    """
    added: dict[tuple[str, str], list[float]] = {}
    for claim in claims:
        strands = dimensions()[claim.dimension].strands
        beside = any(strand.several and claim.value in strand.values for strand in strands)
        agreed = claim.certainty in ("asserted", "claimed") and not claim.disputed_by
        if beside and agreed and claim.amount is not None and claim.currency:
            added.setdefault((claim.dimension, claim.currency), []).append(claim.amount)
    return [
        Sum(dimension=dimension, currency=currency, amount=sum(amounts), claims=len(amounts))
        for (dimension, currency), amounts in sorted(added.items()) if len(amounts) > 1
    ]  # fmt: skip


def chosen(filters: Filters, board: Board, language: Language) -> Chosen:
    """The filters in force with what can be chosen."""
    return Chosen(
        since=_iso(filters.since) or None, to=_iso(filters.to) or None, type=filters.type,
        realis=filters.realis, source=filters.outlet, types=list(QUADS), realis_values=list(REALIS),
        outlets=list(_outlets(board.busiest_outlets, language)),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _outlets(busiest: tuple[tuple[str, str | None], ...], language: Language) -> tuple[Name, ...]:
    """The outlets to choose from, which every page with events has."""
    return tuple(Name(key=outlet, label=_called(outlet, name, language)) for outlet, name in busiest)


def paged(asked: Asked, total: int) -> Paged:
    """Where a list of `total` lines stands; a page behind the last is none."""
    page, pages = asked.page(), max(1, -(-total // PER_PAGE))
    if page > pages:
        raise RefusalError(404, "error_filter", value=page, field=asked.language("page"))
    return Paged(
        page=page, pages=pages, total=total,
        previous=asked.address(page=page - 1) if page > 1 else None,
        next=asked.address(page=page + 1) if page < pages else None,
    )  # fmt: skip


def offset(asked: Asked) -> int:
    """The first line of the page asked for, from 0."""
    return (asked.page() - 1) * PER_PAGE


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
