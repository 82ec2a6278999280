"""How fast the store takes claims in, and how fast it answers beside a bare DuckDB filter over the same files.

    python -m bench.ledger [claims]

Synthetic readings, because no corpus holds a million claims yet: all dimensions and values, pairs of countries
as unequal as in the news, dates known, rough and missing, plans, denials, outlets and agencies. Readings are
made outside of the time that is measured. The bare filter is what a user would write by hand over the Parquet
files, for the same pair and day, also into Arrow; both run in turns on open connections.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import duckdb

from marsad.dimensions import dimensions, kinds
from marsad.ledger.parties import Who
from marsad.ledger.relations import relations
from marsad.pipeline import describe
from marsad.store.engine import Engine
from marsad.store.layout import existing
from marsad.store.parquet import Arrow
from marsad.store.writer import writing_to
from marsad.types import Certainty, Claim, Evidence, Mention, Reading

CLAIMS = 1_000_000
PER_ARTICLE = 5
CHUNK = 5_000
ROUNDS = 9
LEAST_CLAIMS_A_SECOND = 20_000
MOST_TIMES_BARE = 5.0
MOST_MB = 1_024

COUNTRIES = [
    "USA", "RUS", "CHN", "SYR", "IRN", "ISR", "PSE", "SAU", "IRQ", "TUR", "EGY", "YEM", "LBY", "FRA", "GBR",
    "DEU", "LBN", "UKR", "QAT", "ARE", "DZA", "MAR", "TUN", "SDN", "JOR", "KWT", "PAK", "AFG", "IND", "PRK",
    "KOR", "JPN", "ITA", "ESP", "GRC", "VEN", "CUB", "BRA", "ARG", "COL", "MEX", "CAN", "AUS", "NLD", "BEL",
    "SWE", "NOR", "POL", "HUN", "ETH", "SOM", "NGA", "MLI", "NER", "TCD", "KEN", "ZAF", "BHR", "OMN", "MRT",
]  # fmt: skip
WEIGHTS = [1 / (rank + 3) for rank in range(len(COUNTRIES))]
WORDS = [
    "قالت", "الحكومة", "إن", "الاتفاق", "بين", "البلدين", "لا", "يزال", "ساريا", "منذ",
    "العام", "الماضي", "رغم", "العقوبات", "المفروضة", "على", "قطاع", "النفط", "وأعلن", "الوزير",
    "استئناف", "المحادثات", "حول", "التعاون", "العسكري", "والاقتصادي", "في", "العاصمة", "بعد", "زيارة",
    "الوفد",
]  # fmt: skip
DETAILS = {"kind": ["oil", "arms", "financial", "travel"], "topic": ["النووي", "الحدود", "المياه"],
           "as": ["state", "head of state"], "about": ["الحرب", "السلام"], "subject": ["الدفاع", "التجارة"]}  # fmt: skip


def readings(claims: int, seed: int = 7) -> Iterator[tuple[Reading, str]]:
    """Varied readings of articles that were never written."""
    chance = random.Random(seed)
    known = list(dimensions().values())
    outlets = [f"صحيفة {i}" for i in range(60)] + ["رويترز", "AFP"]
    first = date(2000, 1, 1)
    for i in range(claims // PER_ARTICLE):
        text = " ".join(chance.choices(WORDS, k=60))
        published = first + timedelta(days=chance.randrange(9_000))
        article = describe(
            text, id=f"synthetic-{seed}-{i}", published=published.isoformat(), source=chance.choice(outlets)
        )
        mentions: list[Mention] = []
        made = []
        for k in range(PER_ARTICLE):
            a, b = chance.choices(COUNTRIES, WEIGHTS, k=2)
            dimension = chance.choice(known)
            value = chance.choice(list(dimension.strand_of))
            subject = a
            if chance.random() < 0.15:
                subject = f"person:leader-{chance.randrange(300)}"
                mentions.append(_mention(subject, a, chance.choice(["GOV", "OPP"])))
            dated = chance.random()
            since = published - timedelta(days=int(chance.expovariate(1 / 300)))
            if dated < 0.15:
                since = since.replace(month=1, day=1)
            start = chance.randrange(200)
            detail: dict[str, object] = {
                key: chance.choice(DETAILS[key]) for key in dimension.apart if chance.random() < 0.5
            }
            if chance.random() < 0.1:
                detail |= {"amount": chance.randrange(1, 50) * 1e8, "currency": "USD"}
            made.append(
                Claim(
                    id=f"{i:x}.{k}", dimension=dimension.id, subject=subject, object=b, directed=dimension.directed,
                    value=value, detail=detail, valid_from=since.isoformat() if dated < 0.45 else None,
                    valid_to=(since + timedelta(days=90)).isoformat() if dated < 0.05 else None,
                    certainty=chance.choices(get_args(Certainty), [60, 20, 8, 7, 5])[0],
                    sources=[a] if chance.random() < 0.3 else [],
                    evidence=Evidence(start=start, end=start + chance.randrange(30, 120)),
                    event=f"e{i:x}.{k}" if chance.random() < 0.4 else None,
                )
            )  # fmt: skip
        yield Reading(article=article, mentions=mentions, events=[], claims=made), text


def _mention(entity: str, country: str, sector: str) -> Mention:
    return Mention(
        id=entity,
        start=0,
        end=4,
        text="قالت",
        kind="person",
        entity=entity,
        country=country,
        sector=sector,
        role=None,
    )


def ingest(root: Path, claims: int) -> float:
    """Claims a second, apart from making the readings."""
    spent = 0.0
    making = readings(claims)
    done = 0
    with writing_to(root, kinds(), waiting=print) as writer:
        while chunk := [one for _, one in zip(range(CHUNK), making, strict=False)]:
            begun = time.perf_counter()
            for reading, text in chunk:
                writer.add(reading, text)
            spent += time.perf_counter() - begun
            done += sum(len(reading.claims) for reading, _ in chunk)
        begun = time.perf_counter()
        writer.commit()
        spent += time.perf_counter() - begun
    return done / spent


def ratio(root: Path, a: str, b: str, day: date) -> tuple[float, float, int, int]:
    """Median seconds of an answer and of a bare filter, entries in the one and rows in the other."""
    files = sorted(map(str, root.glob("batches/*/claims.parquet")))
    bare = duckdb.connect()
    pair = "-".join(sorted((a, b)))
    query = f"SELECT * FROM read_parquet({files!r}) WHERE pair = '{pair}' AND known <= DATE '{day}'"
    engine = Engine(existing(root))
    sides = Who(a, country=True, name=a), Who(b, country=True, name=b)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        seconds, answer = _timed(lambda: relations(engine, *sides, as_of=day, known_by=day))
        ours.append(seconds)
        seconds, rows = _timed(lambda: bare.sql(query).to_arrow_table())
        theirs.append(seconds)
    engine.close()
    bare.close()
    return statistics.median(ours), statistics.median(theirs), answer.num_rows, rows.num_rows


def _timed(what: Callable[[], Arrow]) -> tuple[float, Arrow]:
    begun = time.perf_counter()
    result = what()
    return time.perf_counter() - begun, result


def main() -> int:
    """Print the numbers; 1 when one of them misses its aim."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "store"
        speed = ingest(root, claims)
        size = sum(path.stat().st_size for path in root.rglob("*.parquet")) / 1e6
        batches = len(list(root.glob("batches/*")))
        print(f"{claims:,} claims ingested: {speed:,.0f} claims/s, {batches} batches, {size:,.0f} MB")
        missed += speed < LEAST_CLAIMS_A_SECOND
        begun = time.perf_counter()
        Engine(existing(root)).close()
        print(f"opening the store: {time.perf_counter() - begun:.3f} s")
        for a, b, day in (
            ("USA", "RUS", date(2022, 3, 8)), ("SYR", "TUR", date(2015, 6, 1)), ("VEN", "CUB", date(2019, 6, 1)),
            ("OMN", "MRT", date(2024, 1, 1)),
        ):  # fmt: skip
            ours, theirs, entries, rows = ratio(root, a, b, day)
            print(
                f"relations {a} {b} as of {day}: {ours * 1000:.1f} ms for {entries} entries,"
                f" bare filter {theirs * 1000:.1f} ms for {rows} claims ({ours / theirs:.2f} times)"
            )
            missed += ours > MOST_TIMES_BARE * theirs
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most: {memory:,.0f} MB")
    missed += memory > MOST_MB
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
