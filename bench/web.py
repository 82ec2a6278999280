"""How fast the observatory answers over a large store, with several clients asking at once.

    python -m bench.web [events]

A store of synthetic events (pairs of countries as unequal as in the news, half of the days said, plans and
denials, repeated by other outlets), a real server over it, and wrk (https://github.com/wg/wrk, `apt-get install wrk`)
that asks each page at thousands of different addresses in turn, so that answers kept from before do not decide.
The ratio is to a static file of the same server in the same run: it holds on a slower machine too.
"""

from __future__ import annotations

import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import get_args
from urllib.parse import quote
from urllib.request import urlopen

from tools.waiting import wait_for

from bench.ledger import COUNTRIES, WEIGHTS, WORDS
from marsad.dimensions import dimensions, kinds
from marsad.ledger.board import Board, Filters
from marsad.lexicon.cache import lexicon
from marsad.pipeline import describe
from marsad.plover import QUADS
from marsad.store.engine import Engine
from marsad.store.layout import existing
from marsad.store.parquet import records
from marsad.store.writer import writing_to
from marsad.types import Claim, Event, EventTime, Evidence, Extent, Party, Reading, Realis

EVENTS = 220_000
PER_ARTICLE = 10
REPEATED = 0.15
"""Share of events that an earlier article has told already."""
CLIENTS = 8
SECONDS = 8
ADDRESSES = 4_000
MOST_MS = 150.0
STATIC = "/static/style.css"

_REPORT = """
local paths, at = {}, 0
for path in io.lines("%s") do paths[#paths + 1] = path end
request = function() at = at %% #paths + 1; return wrk.format("GET", paths[at]) end
done = function(summary, latency)
  print(string.format("measured %%d %%d %%.3f %%.3f", summary.requests, summary.errors.status + summary.errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000))
end
"""


def readings(events: int, seed: int = 11) -> Iterator[tuple[Reading, str]]:
    """Readings, full of events, of articles that were never written."""
    chance = random.Random(seed)
    names = {code: lexicon().entities[code].name for code in COUNTRIES}
    outlets = [f"صحيفة {i}" for i in range(60)] + ["رويترز", "AFP"]
    scores = {
        type_: (chance.randrange(1, 9) if quad <= 2 else -chance.randrange(1, 10))
        for type_, quad in QUADS.items()
    }
    known = list(dimensions().values())
    told: list[tuple[str, str, str, Realis, date]] = []
    for i in range(events // PER_ARTICLE):
        published = date(2000, 1, 1) + timedelta(days=chance.randrange(9_000))
        text, made, claims = "", [], []
        for k in range(PER_ARTICLE):
            if told and chance.random() < REPEATED:
                a, b, type_, realis, day = chance.choice(told)
                day = min(day, published)
            else:
                a, b = chance.choices(COUNTRIES, WEIGHTS, k=2)
                type_ = chance.choice(list(QUADS))
                realis = chance.choices(get_args(Realis), [75, 12, 7, 6])[0]
                day = published - timedelta(days=int(chance.expovariate(1 / 20)))
                told.append((a, b, type_, realis, day))
            start, words = len(text), chance.choices(WORDS, k=10)
            text += f"{names[a]} {words[0]} {names[b]} {' '.join(words[1:])}. "
            actor = Party(start=start, end=start + len(names[a]), text=names[a], entity=a, country=a)
            trigger = actor.end + 1
            target = trigger + len(words[0]) + 1
            recipient = Party(start=target, end=target + len(names[b]), text=names[b], entity=b, country=b)
            made.append(Event(
                id=f"e{k}", type=type_, mode=None, contexts=[], quad=QUADS[type_], score=float(scores[type_]),
                trigger=Extent(start=trigger, end=target - 1, text=words[0]),
                evidence=Evidence(start=start, end=len(text) - 2), actors=[actor], recipients=[recipient],
                realis=realis, attribution=[],
                time=EventTime(earliest=day.isoformat(), latest=None, basis=chance.choice(["text", "published"])),
                place=None, magnitudes=[], rule="synthetic", confidence=0.9,
            ))  # fmt: skip
            if chance.random() < 0.2:
                dimension = chance.choice(known)
                claims.append(Claim(
                    id=f"c{k}", dimension=dimension.id, subject=a, object=b, directed=dimension.directed,
                    value=chance.choice(list(dimension.strand_of)), detail={}, valid_from=day.isoformat(),
                    valid_to=None, certainty="asserted", sources=[], evidence=made[-1].evidence, event=f"e{k}",
                ))  # fmt: skip
        article = describe(
            text, id=f"web-{seed}-{i}", published=published.isoformat(), source=chance.choice(outlets),
            title=text[: text.index(".")],
        )  # fmt: skip
        yield Reading(article=article, mentions=[], events=made, claims=claims), text


def ingest(root: Path, events: int) -> None:
    """The store."""
    with writing_to(root, kinds(), waiting=print) as writer:
        for reading, text in readings(events):
            writer.add(reading, text)
        writer.commit()


def addresses(board: Board, most: int, seed: int = 3) -> Mapping[str, Sequence[str]]:
    """Page → addresses at which it is asked, none twice in a row of thousands."""
    chance = random.Random(seed)

    def day() -> date:
        return date(2000, 1, 1) + timedelta(days=chance.randrange(9_000))

    def pair() -> str:
        return "/pair/" + "/".join(chance.sample(COUNTRIES[:30], 2))

    _, some = board.events(Filters(), limit=most)
    events = [row["event"] for row in records(some)]
    articles = [row["article"] for row in records(some)]
    names = [lexicon().entities[code].name for code in COUNTRIES]
    made = {
        "overview": (f"/?from={(first := day())}&to={first + timedelta(days=chance.randrange(30, 4_000))}" for _ in range(most)),
        "overview, pages": (f"/?type={chance.choice(list(QUADS))}&page={chance.randrange(1, 300)}" for _ in range(most)),
        "pair": (f"{pair()}?as_of={day()}&known_by={day()}" for _ in range(most)),
        "pair, filtered": (f"{pair()}?from={day()}&realis=any" for _ in range(most)),
        "party": (f"/party/{chance.choice(COUNTRIES)}?from={day()}" for _ in range(most)),
        "event": (f"/event/{chance.choice(events)}" for _ in range(most)),
        "article": (f"/article/{quote(chance.choice(articles))}" for _ in range(most)),
        "search": (f"/search?q={quote(' '.join(chance.sample(names + WORDS, 2)))}" for _ in range(most)),
        "search, a name": (f"/search?q={quote(chance.choice(names))}&page={chance.randrange(1, 40)}" for _ in range(most)),
        "JSON of a pair": (f"{pair()}?format=json&as_of={day()}" for _ in range(most)),
        "read, the form": (f"/read?{i}" for i in range(most)),
    }  # fmt: skip
    return {page: list(islice(some_addresses, most)) for page, some_addresses in made.items()}


def load(port: int, paths: Sequence[str], folder: Path, seconds: int) -> tuple[int, int, float, float]:
    """Requests answered, answers that were errors, median and 95th percentile in milliseconds."""
    listed, script = folder / "paths.txt", folder / "ask.lua"
    listed.write_text("\n".join(paths), encoding="utf-8")
    script.write_text(_REPORT % listed, encoding="utf-8")
    command = [
        "wrk",
        "-t1",
        f"-c{CLIENTS}",
        f"-d{seconds}s",
        "--timeout",
        "20s",
        "-s",
        str(script),
        f"http://127.0.0.1:{port}",
    ]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"measured (\d+) (\d+) (\S+) (\S+)", out)
    assert found, out
    return int(found[1]), int(found[2]), float(found[3]), float(found[4])


def main() -> int:
    """Print the numbers; 1 when a page misses its aim."""
    if shutil.which("wrk") is None:
        print("bench.web asks with wrk, which is missing: apt-get install wrk", file=sys.stderr)
        return 2
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = folder / "store"
        ingest(root, events)
        begun = time.perf_counter()
        board = Board(Engine(existing(root)))
        print(
            f"{events:,} events told, {board.totals.events:,} put together; the board took {time.perf_counter() - begun:.1f} s"
        )
        asked = addresses(board, ADDRESSES)
        del board
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [sys.executable, "-m", "marsad", "serve", "--store", str(root), "--port", str(port)]
        )
        try:
            return measure(port, asked, folder)
        finally:
            server.terminate()
            server.wait(20)


def measure(port: int, asked: Mapping[str, Sequence[str]], folder: Path, seconds: int = SECONDS) -> int:
    """Print the numbers of each page of a server; 1 when one misses its aim."""
    wait_for(f"http://127.0.0.1:{port}")
    for paths in asked.values():
        urlopen(f"http://127.0.0.1:{port}{paths[-1]}").read()
    *_, static = load(port, [STATIC], folder, seconds)
    print(f"{CLIENTS} clients; a static file: 95 % within {static:.1f} ms")
    missed = 0
    for page, paths in asked.items():
        answered, wrong, median, most = load(port, paths, folder, seconds)
        missed += most > MOST_MS or wrong > 0
        errors = f", {wrong} ERRORS" if wrong else ""
        print(f"{page:16} 95 % within {most:6.1f} ms ({most / static:5.1f} times static), median {median:6.1f} ms,"
              f" {answered / seconds:5.0f} a second{errors}")  # fmt: skip
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
