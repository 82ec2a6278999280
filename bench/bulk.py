"""Coding very many articles: what two workers gain, what the way around the reading costs, and how it grows.

    python -m bench.bulk speed [articles]      one worker and two in turns, and the bare reading in one process
    python -m bench.bulk warc [articles]       a web archive of pages, decompressed, extracted, grouped, coded and written
    python -m bench.bulk growth [few] [many]   memory and cost per article at 1,000 and at 100,000 articles
    python -m bench.bulk disk                  a disk that is full, if this machine lets us mount one

The articles are the samples and the stories of bench/gold/duplicates.jsonl, each time with other sentences
together, so that none repeats another; pages are as long as the samples, articles of `growth` one short sentence.
The bare reading is `Reader.read` over the texts in memory. The load of the machine is printed: on a busy one two
workers cannot be twice as fast. Shares and costs are of processor time, which other people's work disturbs less.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
from tools.warc import build_warc

HERE = Path(__file__).parent
SOURCES = (HERE.parent / "samples" / "articles.jsonl", HERE / "gold" / "duplicates.jsonl")
ARTICLES = 3_000
WEB, PAGE = 1_000, 11
FEW, MANY = 1_000, 100_000
ROUNDS = 3
FILES = 8
LEAST_GAIN, LEAST_SHARE, MOST_GROWTH, MOST_COST = 1.8, 0.7, 1.1, 1.1


def sentences() -> list[str]:
    """The sentences that articles are made of."""
    records = [json.loads(line) for path in SOURCES for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [text for record in records for text in record.get("texts", [record.get("text")])]
    every = [part.strip() for text in texts for part in re.split(r"(?<=[.؟!])\s+|\n", text)]
    return sorted({part for part in every if 40 < len(part) < 400})


def made(count: int, size: int, *, longest: int = 400, seed: int = 11) -> Iterator[dict[str, str]]:
    """Articles of so many sentences; the number that ends each makes it like no other."""
    chance = random.Random(seed)
    known = [sentence for sentence in sentences() if len(sentence) <= longest]
    for i in range(count):
        text = " ".join(
            [*chance.sample(known, size), f"ونشر البيان برقم {i * 7919 + seed} ورقم {i * 104729}."]
        )
        day = f"20{chance.randrange(10, 24)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        yield {"id": f"b{i}", "published": day, "text": text}


def written(folder: Path, articles: Iterator[dict[str, str]]) -> Path:
    """The articles in some files, so that the gathering can be shared too."""
    folder.mkdir()
    streams = [(folder / f"{i}.jsonl").open("w", encoding="utf-8") for i in range(FILES)]
    for i, article in enumerate(articles):
        streams[i % FILES].write(json.dumps(article, ensure_ascii=False) + "\n")
    for stream in streams:
        stream.close()
    return folder


class Watched(threading.Thread):
    """The most memory that a process and the greatest of those below it have had, and the time all have worked."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.worker, self.main, self.over = pid, 0, 0, False
        self.seconds: dict[int, float] = {}

    def run(self) -> None:
        while not self.over:
            tree = _tree(self.pid)
            self.main = max(self.main, _resident(self.pid))
            self.worker = max([self.worker, *(_resident(pid) for pid in tree)])
            self.seconds |= {process: worked for process in [self.pid, *tree] if (worked := _worked(process))}
            time.sleep(0.2)

    @property
    def alone(self) -> float:
        """Seconds of processor time of the process itself."""
        return self.seconds.get(self.pid, 0.0)

    @property
    def worked(self) -> float:
        """Seconds of processor time of all together."""
        return sum(self.seconds.values())


def _tree(pid: int) -> list[int]:
    """The processes below one."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(a): int(b) for a, b in (line.split() for line in listed.splitlines())}
    below, wave = [], [pid]
    while wave := [child for child, parent in parents.items() if parent in wave]:
        below += wave
    return below


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _worked(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def coded(news: Path, workers: int, *, expected: int) -> tuple[float, Watched]:
    """Seconds that the command takes, start-up and all, and its memory; every article must be there once."""
    with tempfile.TemporaryDirectory(dir=news.parent) as folder:
        output = Path(folder) / "out"
        command = [
            sys.executable,
            "-m",
            "marsad",
            "code",
            str(news),
            "--output",
            str(output),
            "--workers",
            str(workers),
        ]
        begun = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            watched = Watched(process.pid)
            watched.start()
            code = process.wait()
        spent = time.perf_counter() - begun
        watched.over = True
        ids = [
            id
            for path in (output / "articles").iterdir()
            for id in pq.read_table(path)["article"].to_pylist()
        ]
        assert code == 0 and len(ids) == len(set(ids)) == expected, (code, len(ids), len(set(ids)))
    return spent, watched


def bare(news: Path) -> float:
    """Seconds of processor time that reading the texts takes in a process of its own, start-up apart."""
    script = (
        "import json,sys,time; from pathlib import Path; from marsad.pipeline import default_reader, describe\n"
        "rows=[json.loads(l) for p in sorted(Path(sys.argv[1]).iterdir()) for l in p.open(encoding='utf-8')]\n"
        "reader=default_reader(); begun=time.process_time()\n"
        "for r in rows: reader.read(describe(r['text'], id=r['id'], published=r['published']), r['text'])\n"
        "print(time.process_time()-begun)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(news)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def speed(count: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        news = written(Path(folder) / "news", made(count, 8))
        start = coded(written(Path(folder) / "few", made(FILES, 8)), 1, expected=FILES)[1]
        gains, shares, even = [], [], []
        for _ in range(ROUNDS):
            load = os.getloadavg()[0]
            reading = bare(news)
            one, alone = coded(news, 1, expected=count)
            two, watched = coded(news, 2, expected=count)
            gains.append(one / two)
            work, once = alone.worked - start.worked, alone.alone - start.alone
            share = reading / work
            shares.append(share)
            # Whatever the main process does is done once; the rest is shared if there are two processors for it.
            even.append(work / (once + (work - once) / 2))
            print(
                f"load {load:.1f}: bare {count / reading:.1f} articles/s, 1 worker {count / one:.1f}, 2 workers"
                f" {count / two:.1f}: gain {one / two:.2f}, share {share:.2f}, undisturbed {even[-1]:.2f}; memory of a worker"
                f" {watched.worker / 1e6:.0f} MB, of the main process {watched.main / 1e6:.0f} MB", flush=True
            )  # fmt: skip
    gain, share = statistics.median(gains), statistics.median(shares)
    print(f"two workers are {gain:.2f} times one (median of {ROUNDS}; wanted: at least {LEAST_GAIN})")
    print(f"one worker has {share:.2f} of the speed of bare reading (wanted: at least {LEAST_SHARE})")
    print(
        f"two undisturbed workers would be {statistics.median(even):.2f} times one, by the work that only one can do"
    )
    return int(gain < LEAST_GAIN or share < LEAST_SHARE)


def warc(count: int) -> int:
    """The whole way from a WARC file against the bare reading of the same texts."""
    with tempfile.TemporaryDirectory() as folder:
        news = written(Path(folder) / "news", made(count, PAGE))
        starts: list[float] = []
        shares: list[float] = []
        for size, kept in ((FILES, starts), (count, shares)):
            for _ in range(ROUNDS):
                archive = Path(folder) / f"{size}.warc.gz"
                build_warc(archive, made(size, PAGE))
                kept.append(coded(archive, 1, expected=size)[1].worked)
        work = statistics.median(shares) - statistics.median(starts)
        reading = statistics.median(bare(news) for _ in range(ROUNDS))
    print(
        f"{count:,} pages: {work / count * 1000:.2f} ms of work a page, of which reading {reading / count * 1000:.2f}"
    )
    print(
        f"the whole way has {reading / work:.2f} of the speed of bare reading (wanted: at least {LEAST_SHARE})"
    )
    return int(reading / work < LEAST_SHARE)


def growth(few: int, many: int) -> int:
    costs, memories = [], []
    with tempfile.TemporaryDirectory() as folder:
        for count in (few, many):
            news = written(Path(folder) / f"news-{count}", made(count, 1, longest=110))
            load = os.getloadavg()[0]
            spent, watched = coded(news, 2, expected=count)
            costs.append(watched.worked / count)
            memories.append((watched.worker, watched.main))
            print(
                f"{count:,} articles, 2 workers, load {load:.1f}: {spent:.0f} s,"
                f" {watched.worked / count * 1000:.2f} ms of work an article, memory of a worker"
                f" {watched.worker / 1e6:.0f} MB, of the main process {watched.main / 1e6:.0f} MB",
                flush=True,
            )
    cost, memory = costs[1] / costs[0], memories[1][0] / memories[0][0]
    print(f"cost per article {cost:.2f} times (wanted: at most {MOST_COST})")
    print(f"memory of a worker {memory:.2f} times (wanted: at most {MOST_GROWTH})")
    print(f"memory of the main process {memories[1][1] / memories[0][1]:.2f} times (it holds the signatures)")
    return int(cost > MOST_COST or memory > MOST_GROWTH)


def disk() -> int:
    """A disk of 4 MB fills up; once there is room, the same command goes on."""
    with tempfile.TemporaryDirectory() as folder:
        news = written(Path(folder) / "news", made(800, 4))
        small = Path(folder) / "small"
        small.mkdir()
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)], capture_output=True
        ).returncode:
            print("no disk could be mounted: only root may")
            return 0
        try:
            command = [
                sys.executable,
                "-m",
                "marsad",
                "code",
                str(news),
                "--output",
                str(small / "out"),
                "--workers",
                "2",
            ]
            first = subprocess.run(command, capture_output=True, text=True)
            print(f"full disk: exit code {first.returncode}, {first.stderr.strip()}")
            subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
            second = subprocess.run(command, capture_output=True, text=True)
            paths = list((small / "out" / "articles").iterdir())
            ids = [id for path in paths for id in pq.read_table(path)["article"].to_pylist()]
            print(f"with room: exit code {second.returncode}, {second.stdout.strip()}; {len(set(ids))} of 800, each once:"
                  f" {len(ids) == len(set(ids))}")  # fmt: skip
            right = (
                first.returncode == 2
                and "no space left" in first.stderr
                and len(first.stderr.splitlines()) == 1
            )
            return int(not (right and second.returncode == 0 and len(ids) == len(set(ids)) == 800))
        finally:
            subprocess.run(["umount", str(small)], check=True)


def main() -> int:
    """Print the numbers; 1 when one of them misses its aim."""
    what = sys.argv[1] if len(sys.argv) > 1 else "all"
    numbers = [int(argument) for argument in sys.argv[2:]]
    if what == "speed":
        return speed(*(numbers or [ARTICLES]))
    if what == "warc":
        return warc(*(numbers or [WEB]))
    if what == "growth":
        return growth(*(numbers or [FEW, MANY]))
    if what == "disk":
        return disk()
    return max(speed(ARTICLES), warc(WEB), growth(FEW, MANY // 10), disk())


if __name__ == "__main__":
    sys.exit(main())
