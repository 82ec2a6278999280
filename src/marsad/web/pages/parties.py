"""Two parties, or one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from marsad.dimensions import dimensions
from marsad.ledger.board import Board
from marsad.ledger.names import known, nearest
from marsad.ledger.parties import Who
from marsad.lexicon.cache import lexicon
from marsad.store.parquet import Arrow, records
from marsad.web.asked import PER_PAGE, Asked, RefusalError
from marsad.web.contexts import ClaimLine, DimensionLines, Dispute, MonthLine, Pair, Party
from marsad.web.lines import chosen, claim_line, event_lines, name_of, offset, paged, pair_lines, sums
from marsad.web.pages.overview import MOST_ROWS

COUNTERPARTS = 12


def pair(asked: Asked, board: Board) -> Pair:
    """The page at `/pair/A/B`; the dials `as_of` and `known_by` move the ledger, the filters the events."""
    a, b = _two(asked)
    as_of, known_by = _dials(asked)
    filters = asked.filters(realis="actual")
    total, events = board.events_between(a.key, b.key, filters, limit=PER_PAGE, offset=offset(asked))
    months = [
        MonthLine(
            month=row["month"].isoformat(), cooperation=round(row["cooperation"], 1),
            conflict=round(row["conflict"], 1), cooperations=row["cooperations"], conflicts=row["conflicts"],
        ) for row in board.months(a.key, b.key, filters)
    ]  # fmt: skip
    claims = [claim_line(row, asked.language) for row in records(_ledger(asked, board))]
    order = list(dimensions())
    claims.sort(key=lambda claim: order.index(claim.dimension))
    return Pair(
        a=name_of(a.key, asked.language), b=name_of(b.key, asked.language),
        as_of=as_of.isoformat(), known_by=known_by.isoformat() if known_by else None,
        earliest=(board.totals.first or date.today()).isoformat(), latest=date.today().isoformat(),
        ledger=[
            DimensionLines(dimension=dimension, claims=list(some))
            for dimension, some in groupby(claims, key=attrgetter("dimension"))
        ],
        disputes=disputes(claims), sums=sums(claims), months=months, chosen=chosen(filters, board, asked.language),
        events=event_lines(events, board, asked.language), paged=paged(asked, total),
    )  # fmt: skip


def pair_rows(asked: Asked, board: Board) -> Arrow:
    """The ledger of the pair, for a download."""
    return _ledger(asked, board)


def party(asked: Asked, board: Board) -> Party:
    """The page at `/party/KEY`."""
    one = _in_events(asked, board)
    filters = asked.filters(realis="actual")
    total, events = board.events_of(one.key, filters, limit=PER_PAGE, offset=offset(asked))
    entity = lexicon().entities.get(one.key)
    pairs = board.pairs(filters, limit=COUNTERPARTS, of=one.key)
    home = entity.country if entity is not None and entity.country != one.key else None
    return Party(
        name=name_of(one.key, asked.language), english=entity.english if entity else None,
        arabic=entity.name if entity else None,
        country=name_of(home, asked.language) if home else None, sector=entity.sector if entity else None,
        pairs=pair_lines(pairs, asked.language), chosen=chosen(filters, board, asked.language),
        events=event_lines(events, board, asked.language), paged=paged(asked, total),
    )  # fmt: skip


def party_rows(asked: Asked, board: Board) -> Arrow:
    """The events of the party, for a download."""
    one = _in_events(asked, board)
    return board.events_of(one.key, asked.filters(realis="actual"), limit=MOST_ROWS)[1]


def party_of(name: str, asked: Asked) -> Who:
    """Whom a name means; refused with the nearest names if nobody is known so."""
    found = known(name)
    if found is None:
        near = [name_of(key, asked.language) for key in nearest(name)]
        raise RefusalError(404, "error_party", name=name, near=near)
    return found


def _in_events(asked: Asked, board: Board) -> Who:
    """Who is asked for: also somebody only the articles know."""
    name = asked.of("party")
    return Who(name, False, name) if ":" in name and board.who_is_known(name) else party_of(name, asked)


def disputes(claims: Sequence[ClaimLine]) -> list[Dispute]:
    """Every two entries that cannot both hold, each two once."""
    by_id = {claim.id: claim for claim in claims}
    return [
        Dispute(one=claim, other=by_id[other])
        for claim in claims for other in claim.disputed_by if other in by_id and claim.id < other
    ]  # fmt: skip


def _two(asked: Asked) -> tuple[Who, Who]:
    a, b = (party_of(asked.of(side), asked) for side in ("a", "b"))
    if a.key == b.key:
        raise RefusalError(400, "error_pair_same")
    return a, b


def _dials(asked: Asked) -> tuple[date, date | None]:
    known_by = asked.day("known_by")
    return asked.day("as_of") or known_by or date.today(), known_by


def _ledger(asked: Asked, board: Board) -> Arrow:
    a, b = _two(asked)
    as_of, known_by = _dials(asked)
    return board.relations(a, b, as_of=as_of, known_by=known_by)
