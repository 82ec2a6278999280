from pathlib import Path

from bench.web import addresses, ingest, readings
from marsad.ledger.board import Board, Filters
from marsad.plover import QUADS
from marsad.store.engine import Engine
from marsad.store.layout import existing


def test_synthetic_events_are_varied_always_the_same_and_stand_in_their_text() -> None:
    some = list(readings(1_000))
    assert some == list(readings(1_000))
    events = [(event, text) for reading, text in some for event in reading.events]
    assert len(events) == 1_000
    assert {event.type for event, _ in events} == set(QUADS)
    assert {event.realis for event, _ in events} == {"actual", "planned", "hypothetical", "negated"}
    for event, text in events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        for party in (*event.actors, *event.recipients):
            assert text[party.start : party.end] == party.text


def test_pages_are_asked_at_addresses_that_differ(tmp_path: Path) -> None:
    ingest(tmp_path / "store", 2_000)
    board = Board(Engine(existing(tmp_path / "store")))
    assert 1_500 < board.totals.events < 2_000 and board.totals.articles == 200
    assert board.pairs(Filters(), limit=9_999).num_rows > 100
    for page, paths in addresses(board, 200).items():
        assert len(paths) == 200 and len(set(paths)) > 30, page
