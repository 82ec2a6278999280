"""The quality gate: marsad over its own gold, against floors that only rise.

    python -m bench.gate                              fail when a measure lies below its floor
    python -m bench.gate --update                     raise the floors to what is measured now
    python -m bench.gate --update --allow-regression "reason"

The floors carry digests of the gold, so that the gold cannot change unnoticed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, NoReturn, Protocol

import click
import msgspec

from bench.claims import score_claims
from bench.quotes import score_quotes
from bench.realis import score_realis
from bench.scoring import Record, Score, score
from marsad.pipeline import default_reader, describe

HERE = Path(__file__).parent


class Scored(Protocol):
    """What is measured on one gold file."""

    def numbers(self) -> dict[str, float]:
        """The numbers that have a floor, as fractions."""

    def summary(self) -> str:
        """How many there are, are read and agree."""


class Gold(NamedTuple):
    """A gold file and what scores readings against it."""

    path: Path
    score: Callable[[Iterable[Record], Mapping[str, Record]], Scored]


GOLD = {
    "sentences": Gold(HERE / "gold" / "sentences.jsonl", score),
    "articles": Gold(HERE / "gold" / "articles.jsonl", score),
    "quotes": Gold(HERE / "gold" / "quotes.jsonl", score_quotes),
    "realis": Gold(HERE / "gold" / "realis.jsonl", score_realis),
    "claims": Gold(HERE / "gold" / "claims.jsonl", score_claims),
}
FLOORS = HERE / "floors.json"

TOLERANCE = 0.005
"""How far a measure may lie below its floor: half a point, about one event of the smaller file."""

Numbers = dict[str, dict[str, float]]


class Regression(msgspec.Struct, frozen=True):
    """A floor that was lowered, and why."""

    measure: str
    was: float
    now: float
    reason: str


class Floors(msgspec.Struct, frozen=True):
    """What the gold was and what marsad reached on it."""

    digests: dict[str, str]
    floors: Numbers
    regressions: list[Regression] = []


class Drop(NamedTuple):
    """A measure below its floor."""

    measure: str
    floor: float
    now: float

    def __str__(self) -> str:
        return f"{self.measure} {self.now:.3f}, floor {self.floor:.3f}"


class RefusalError(Exception):
    """The floors stay as they are: lowering one needs a reason."""


def load_gold(path: Path) -> list[Record]:
    """The articles of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def digest(path: Path) -> str:
    """What the gold is, in 64 characters."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def measure(gold: Gold) -> Scored:
    """Read the texts of a gold file and score the readings."""
    texts = load_gold(gold.path)
    return gold.score(texts, {text["id"]: _read(text) for text in texts})


def _read(article: Record) -> Record:
    known = describe(article["text"], id=article["id"], published=article["published"])
    return default_reader().read(known, article["text"]).to_dict()


def drops(floors: Numbers, now: Numbers, *, tolerance: float = TOLERANCE) -> list[Drop]:
    """The measures that lie more than `tolerance` below their floor; one that is gone counts as 0."""
    every = [
        Drop(f"{name}.{key}", floor, now.get(name, {}).get(key, 0.0))
        for name, table in floors.items()
        for key, floor in table.items()
    ]
    return [drop for drop in every if drop.now < drop.floor - tolerance - 1e-9]


def changed(floors: Floors, digests: dict[str, str]) -> list[str]:
    """The gold files that are not those the floors were measured on."""
    names = floors.digests.keys() | digests.keys()
    return sorted(name for name in names if floors.digests.get(name) != digests.get(name))


def raised(old: Floors | None, now: Numbers, digests: dict[str, str], *, reason: str | None) -> Floors:
    """New floors: what is measured now, but no floor sinks without a reason (RefusalError).

    A measure within the tolerance below its floor keeps the floor, so that floors do not creep down.
    """
    if old is None:
        return Floors(digests, _rounded(now))
    lost = drops(old.floors, now)
    if lost and not reason:
        raise RefusalError("; ".join(map(str, lost)))
    below = {drop.measure for drop in lost}
    floors = {
        name: {
            key: value if f"{name}.{key}" in below else max(value, old.floors.get(name, {}).get(key, 0.0))
            for key, value in table.items()
        }
        for name, table in _rounded(now).items()
    }
    noted = [Regression(d.measure, d.floor, round(d.now, 4), reason or "") for d in lost]
    return Floors(digests, floors, [*old.regressions, *noted])


def _rounded(now: Numbers) -> Numbers:
    return {name: {key: round(value, 4) for key, value in table.items()} for name, table in now.items()}


def load_floors(path: Path) -> Floors | None:
    """The floors, or None where there are none yet."""
    return msgspec.json.decode(path.read_bytes(), type=Floors) if path.exists() else None


def save_floors(path: Path, floors: Floors) -> None:
    """Write the floors so that a change of one shows as one line."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")


def show(name: str, found: Scored, floors: Floors | None) -> None:
    """One line a measure, with its floor."""
    click.echo(f"{name}: {found.summary()}")
    known = floors.floors.get(name, {}) if floors else {}
    for key, value in found.numbers().items():
        floor = f"floor {known[key]:.3f}" if key in known else "no floor"
        click.echo(f"  {key:18} {value:.3f}  {floor}")


def show_types(found: Score) -> None:
    """How many events of each type are found (an event counts for the first of its accepted types)."""
    for kind, m in found.types.items():
        click.echo(f"    {kind:10} {m.recall:.2f}  {m.hits} of {m.gold}, {m.found} read")


@click.command()
@click.option("--update", is_flag=True, help="Write what is measured now as the new floors.")
@click.option("--allow-regression", "reason", metavar="REASON", help="Lower floors, and say in the file why.")
@click.option("--types", is_flag=True, help="Show the event types as well.")
def main(update: bool, reason: str | None, types: bool) -> None:
    """Measure marsad on the gold of bench/gold and compare with bench/floors.json."""
    if reason is not None and not (update and reason.strip()):
        raise click.UsageError("--allow-regression goes with --update and needs a reason")
    floors = load_floors(FLOORS)
    scores = {name: measure(gold) for name, gold in GOLD.items()}
    for name, found in scores.items():
        show(name, found, floors)
        if types and isinstance(found, Score):
            show_types(found)
    now = {name: found.numbers() for name, found in scores.items()}
    digests = {name: digest(gold.path) for name, gold in GOLD.items()}
    if update:
        try:
            save_floors(FLOORS, raised(floors, now, digests, reason=reason))
        except RefusalError as refusal:
            _fail(f"floors not lowered without --allow-regression REASON: {refusal}")
        return
    if floors is None:
        _fail(f"{FLOORS.name} is missing: write it with --update")
    if names := changed(floors, digests):
        _fail(f"gold changed ({', '.join(names)}): measure anew with --update")
    if lost := drops(floors.floors, now):
        _fail("below the floor: " + "; ".join(map(str, lost)))
    click.echo("gate passed")


def _fail(message: str) -> NoReturn:
    click.echo(f"gate failed: {message}", err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
