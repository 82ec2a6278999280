"""The whole way, from the project's sample articles to what the ledger says of their states."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import marsad
from marsad.cli import main
from marsad.ledger.api import Ledger

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    root = tmp_path_factory.mktemp("samples") / "store"
    assert main(["ingest", str(SAMPLES), "--store", str(root)]) == 0
    with marsad.open(root) as opened:
        yield opened


@pytest.mark.parametrize(
    ("pair", "as_of", "holds"),
    [
        ("السعودية إيران", "2016-02-01", "diplomatic_relations severed"),
        ("Tehran Riyadh", "2023-05-01", "diplomatic_relations restored planned"),
        ("IRN SAU", "2023-05-01", "negotiation open"),
        ("USA VEN", "2019-06-01", "recognition recognised person:juan-guaido"),
        ("USA VEN", "2022-11-01", "detention released 7"),
        ("RUS VEN", "2009-10-01", "credit offered 2200000000 planned"),
    ],
)
def test_what_holds_is_what_the_articles_say(ledger: Ledger, pair: str, as_of: str, holds: str) -> None:
    said = []
    for row in ledger.relations(*pair.split(), as_of=as_of).to_pylist():
        facts = (
            row["dimension"],
            row["value"],
            row["object"],
            row["number"],
            row["amount"],
            row["certainty"],
        )
        said.append({f"{fact:.0f}" if isinstance(fact, float) else str(fact) for fact in facts})
        article = ledger.show(row["article"]).article
        assert str(article["text"])[row["starts"] : row["ends"]] == row["evidence"]
    assert any(set(holds.split()) <= facts for facts in said)


def test_what_two_papers_say_has_two_sources(ledger: Ledger) -> None:
    (row,) = [
        row for row in ledger.relations("USA", "VEN", as_of="2024-01-01", dimension="recognition").to_pylist()
        if row["object"] == "person:juan-guaido"
    ]  # fmt: skip
    assert (row["since"].isoformat(), row["sources"]) == ("2019-01-23", 2)


@pytest.mark.parametrize("known_by", ["2008-12-31", "2018-12-31"])
def test_nothing_is_known_before_it_was_published(ledger: Ledger, known_by: str) -> None:
    for as_of in ("2009-10-01", "2019-06-01", "2024-01-01"):
        rows = ledger.relations("USA", "VEN", as_of=as_of, known_by=known_by).to_pylist()
        assert all(row["last_seen"].isoformat() <= known_by for row in rows)
        assert not [row for row in rows if row["dimension"] == "recognition"]
