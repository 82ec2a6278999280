"""Stores of readings made by hand, so that what is asked does not hang on what is read."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from marsad.dimensions import kinds
from marsad.ledger.parties import Who
from marsad.ledger.relations import relations
from marsad.pipeline import describe
from marsad.store.engine import Engine
from marsad.store.layout import existing
from marsad.store.writer import writing_to
from marsad.types import Claim, Evidence, Reading

Made = tuple[Reading, str]


def claim(**given: Any) -> Claim:
    """USA sanctions VEN, unless said otherwise."""
    facts: dict[str, Any] = {
        "dimension": "sanctions", "subject": "USA", "object": "VEN", "directed": True, "value": "in_force",
        "detail": {}, "valid_from": None, "valid_to": None, "certainty": "asserted", "sources": [],
        "evidence": Evidence(start=0, end=200), "event": None,
    }  # fmt: skip
    facts |= given
    facts.setdefault("id", str(sorted(facts.items(), key=repr)))
    return Claim(**facts)


def ties(value: str, **given: Any) -> Claim:
    """Diplomatic relations between the USA and Venezuela."""
    return claim(dimension="diplomatic_relations", directed=False, value=value, **given)


def made(id: str, published: str | None, *claims: Claim, text: str | None = None, **facts: Any) -> Made:
    """A reading of an article that says only these claims."""
    words = text or f"نص المقال {id} كما نشر في {published}"
    article = describe(words, id=id, published=published, **facts)
    return Reading(article=article, mentions=[], events=[], claims=list(claims)), words


class Ingester:
    """Ingests readings into a store, each call a batch, a day later than the last."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.today = datetime(2024, 1, 1, tzinfo=UTC)
        self.waiting: Callable[[str], object] = print

    def __call__(self, *readings: Made) -> int:
        """How many were new."""
        self.today += timedelta(days=1)
        with writing_to(self.root, kinds(), waiting=self.waiting, clock=lambda: self.today) as writer:
            for one, text in readings:
                if not writer.has(one.article):
                    writer.add(one, text)
        return writer.added


def state(root: Path, as_of: str, known_by: str | None = None, pair: str = "USA VEN") -> list[dict[str, Any]]:
    """The answer of the ledger for two countries."""
    a, b = (Who(name, country=True, name=name) for name in pair.split())
    with Engine(existing(root)) as engine:
        answer = relations(
            engine, a, b, as_of=date.fromisoformat(as_of),
            known_by=date.fromisoformat(known_by) if known_by else None,
        )  # fmt: skip
    rows: list[dict[str, Any]] = answer.to_pylist()
    return rows


def values(root: Path, as_of: str, known_by: str | None = None, pair: str = "USA VEN") -> list[str]:
    """The answer in short: dimension and value, certainty unless asserted, a mark on what is disputed."""
    return [
        f"{row['dimension']} {row['value']}"
        + (f" {row['certainty']}" if row["certainty"] != "asserted" else "")
        + ("!" if row["disputed_by"] else "")
        for row in state(root, as_of, known_by, pair)
    ]
