from datetime import date
from itertools import islice
from pathlib import Path

from bench.ledger import ingest, ratio, readings
from marsad.dimensions import dimensions
from marsad.store.engine import Engine
from marsad.store.layout import existing


def test_synthetic_readings_are_varied_and_always_the_same() -> None:
    some = list(islice(readings(2_000), 400))
    again = list(islice(readings(2_000), 400))
    assert some == again
    claims = [claim for reading, _ in some for claim in reading.claims]
    assert len(claims) == 2_000
    assert {claim.dimension for claim in claims} == set(dimensions())
    assert {claim.certainty for claim in claims} == {"asserted", "claimed", "planned", "considered", "denied"}
    assert len({(claim.subject, claim.object) for claim in claims}) > 500


def test_a_small_run_measures_what_it_says(tmp_path: Path) -> None:
    assert ingest(tmp_path / "store", 2_000) > 0
    with Engine(existing(tmp_path / "store")) as engine:
        assert engine.rows("SELECT count(*), count(DISTINCT article) FROM claims") == [(2_000, 400)]
    ours, theirs, entries, rows = ratio(tmp_path / "store", "USA", "RUS", date(2025, 1, 1))
    assert ours > 0 and theirs > 0
    assert 0 < entries <= rows
