"""The same job on a Ray cluster of two nodes on this machine, with workers killed in the middle of it.

    python -m bench.ray_cluster [articles]

The worker that codes the first part one sees is killed, and the next one that tries the same part too, so that
the part is at last done apart. Then every article must be there exactly once.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

from bench.bulk import made, written
from marsad.bulk.cluster import BEGUN, hands
from marsad.bulk.job import run
from marsad.bulk.tasks import Options, Trouble
from marsad.duplicates.groups import THRESHOLD

ARTICLES = 1_200
KILLS = 2


class Killer(threading.Thread):
    """Kills whoever is at work on one part, a few times; the notes that workers leave say who that is."""

    def __init__(self, output: Path) -> None:
        super().__init__(daemon=True)
        self.output, self.over = output, False
        self.victims: list[tuple[str, int]] = []

    def run(self) -> None:
        while not self.over and len(self.victims) < KILLS:
            time.sleep(0.02)
            done = list((self.output / "articles").glob("*.parquet"))
            for note in sorted((self.output / BEGUN).glob("[!.]*")) if done else []:
                part, pid, _ = note.name.split(".")
                fresh = int(pid) not in {victim for _, victim in self.victims}
                if fresh and (not self.victims or self.victims[0][0] == part):
                    os.kill(int(pid), signal.SIGKILL)
                    self.victims.append((part, int(pid)))
                    break


class Quiet:
    """Nobody is looking."""

    def stage(self, name: str, total: int) -> Quiet:
        return self

    def __call__(self, step: int) -> None:
        return

    def trouble(self, trouble: Trouble) -> None:
        print(f"{trouble.where}: {trouble.what}")


def main() -> int:
    """Run the job and print what became of it; 1 unless every article is there exactly once."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    os.environ["RAY_BACKEND_LOG_LEVEL"] = "fatal"
    import ray
    from ray.cluster_utils import Cluster

    with tempfile.TemporaryDirectory() as folder:
        news = written(Path(folder) / "news", made(count, 8))
        output = Path(folder) / "out"
        cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
        cluster.add_node(num_cpus=1)
        killer = Killer(output)
        killer.start()
        begun = time.perf_counter()
        work = hands(cluster.address, None)
        summary = run([str(news)], str(output), Options(threshold=THRESHOLD), work, Quiet())
        spent = time.perf_counter() - begun
        killer.over = True
        found: Counter[str] = Counter()
        for path in (output / "articles").iterdir():
            found.update(pq.read_table(path)["article"].to_pylist())
        nodes = len(cluster.worker_nodes) + 1
        ray.shutdown()
        cluster.shutdown()  # type: ignore[no-untyped-call]
    once = len(found) == count and set(found.values()) == {1}
    print(f"{nodes} nodes, {count:,} articles, {spent:.0f} s, load {os.getloadavg()[0]:.1f}; killed {killer.victims};"
          f" {summary.coded:,} coded, {summary.repeated:,} repeat others; each exactly once: {once}")  # fmt: skip
    return int(not once or len(killer.victims) != KILLS or summary.problems)


if __name__ == "__main__":
    sys.exit(main())
