"""Articles for runs, runs without processes, and what a coded folder holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from marsad.bulk.coding import do
from marsad.bulk.job import Hands, Summary, run
from marsad.bulk.tasks import Done, Options, Task, Trouble

COUNTRIES = ["السعودية", "قطر", "تركيا", "روسيا", "الصين", "فرنسا", "العراق", "مصر", "الأردن", "الجزائر"]
VERBS = ["فرضت عقوبات على", "وقعت اتفاقا مع", "قطعت علاقاتها مع", "نددت بقرار", "استقبلت وفدا من"]


def article(number: int, **more: str) -> dict[str, str]:
    """A short article like no other: its sentences come from its number."""
    a, b = COUNTRIES[number % 10], COUNTRIES[(number // 10 + number % 10 + 1) % 10]
    verb, _, preposition = VERBS[number % 5].rpartition(" ")
    text = (
        f"{verb.split()[0]} {a} {' '.join(verb.split()[1:])} {preposition} {b} في الملف رقم {number * 7919}."
    )
    return {"id": f"a{number:04}", "published": f"2020-01-{number % 28 + 1:02}", "text": text} | more


def write(path: Path, records: list[dict[str, str]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8"
    )
    return path


class Heard:
    """What a run tells of itself."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self.stages: list[tuple[str, int]] = []

    def stage(self, name: str, total: int) -> Callable[[int], None]:
        self.stages.append((name, total))
        return lambda step: None

    def trouble(self, trouble: Trouble) -> None:
        self.troubles.append(trouble)


def here(tasks: list[Task]) -> Iterator[tuple[Task, Done]]:
    """Hands that are no other process."""
    for task in tasks:
        yield task, do(task)


def code(
    paths: list[Path], output: Path | str, *, hands: Hands = here, **options: Any
) -> tuple[Summary, Heard]:
    heard = Heard()
    made = Options(**({"threshold": 0.8} | options))
    return run(map(str, paths), str(output), made, hands, heard), heard


def table(output: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for path in sorted((output / name).glob("*.parquet")):
        rows += pq.read_table(path).to_pylist()
    return rows


def contents(output: Path) -> dict[str, list[str]]:
    """All rows of all tables but for when they were taken in, in an order of their own."""
    found = {}
    for name in ("articles", "events", "parties", "claims", "quotes", "readings", "problems"):
        rows = [{k: v for k, v in row.items() if k != "ingested"} for row in table(output, name)]
        found[name] = sorted(json.dumps(row, default=str, sort_keys=True) for row in rows)
    return found


def counted(output: Path) -> Counter[str]:
    """How often each article is there."""
    return Counter(row["article"] for row in table(output, "articles"))
