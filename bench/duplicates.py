"""How well duplicates are told from stories that are only alike, and what a million of them take.

    python -m bench.duplicates [signatures] [more.jsonl]

Pairs that are one story: the stories of bench/gold/duplicates.jsonl and the samples, each with what desks make of
it (bench/edits.py). Pairs that are not: reports of one event by two writers, follow-ups with the same
background, daily reports with other numbers, speeches with other quotes, all pairs of different stories. Articles
of another file are measured in the same way: their own edits, and every pair of different ones.
"""

from __future__ import annotations

import itertools
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.edits import variants
from marsad.duplicates.groups import BAND, THRESHOLD, alike, repeats
from marsad.duplicates.signatures import MINIMA, NUMBERS, Signatures, sign

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "duplicates.jsonl"
SAMPLES = HERE.parent / "samples" / "articles.jsonl"
MIXED = 12
"""Variants of a story with several edits at once."""
LEAST_PRECISION, LEAST_RECALL = 0.98, 0.95
SIGNATURES = 1_000_000
MOST_MB = 2_000
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)


class Pair(NamedTuple):
    """Two texts, what makes them alike, and whether they are one story."""

    kind: str
    texts: tuple[str, str]
    one: bool


class Measured(NamedTuple):
    """How many pairs were told right; precision is that of what is found."""

    hits: int
    wrong: int
    missed: int
    by_kind: dict[str, tuple[int, int]]

    @property
    def precision(self) -> float:
        return self.hits / max(self.hits + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.hits / max(self.hits + self.missed, 1)


def pairs_of(texts: list[str], *, mixed: int, seed: int = 3) -> Iterator[Pair]:
    """Each text with what desks make of it."""
    chance = random.Random(seed)
    for text in texts:
        for kind, made in variants(text, chance, mixed=mixed):
            yield Pair("several edits" if "+" in kind else kind, (text, made), True)


def stored() -> list[Pair]:
    """The pairs of the gold and the samples."""
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    samples = [json.loads(line)["text"] for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    own = [record["text"] for record in gold if record["kind"] == "story"] + samples
    alike_only = [
        Pair(record["kind"], pair, False)
        for record in gold
        if record["kind"] != "story"
        for pair in itertools.combinations(record["texts"], 2)
    ]
    # The background and the template come edited as well: nobody prints them as they are.
    chance = random.Random(5)
    again = [
        Pair(pair.kind, (pair.texts[0], made), False)
        for pair in alike_only
        for _, made in variants(pair.texts[1], chance, mixed=3)
    ]
    strangers = [Pair("different stories", pair, False) for pair in itertools.combinations(own, 2)]
    return [*pairs_of(own, mixed=MIXED), *alike_only, *again, *strangers]


def likenesses(pairs: list[Pair]) -> list[float]:
    """What the bands and the estimate make of each pair, each by itself."""
    texts = sorted({text for pair in pairs for text in pair.texts})
    row = {text: at for at, text in enumerate(texts)}
    signatures = sign(texts)
    first, second = (np.array([row[pair.texts[side]] for pair in pairs]) for side in (0, 1))
    same = (signatures.minima[first] == signatures.minima[second])[:, : MINIMA // BAND * BAND]
    meet = same.reshape(len(pairs), -1, BAND).all(axis=2).any(axis=1)
    found: list[float] = np.where(meet, alike(signatures, first, second), 0.0).tolist()
    return found


def measure(pairs: list[Pair], likeness: list[float], *, threshold: float = THRESHOLD) -> Measured:
    """What is told right of the pairs with such likenesses."""
    kinds: dict[str, Counter[bool]] = defaultdict(Counter)
    told: Counter[tuple[bool, bool]] = Counter()
    for pair, much in zip(pairs, likeness, strict=True):
        said = much >= threshold
        kinds[pair.kind][said == pair.one] += 1
        told[said, pair.one] += 1
    by_kind = {kind: (counts[True], counts.total()) for kind, counts in kinds.items()}
    return Measured(told[True, True], told[True, False], told[False, True], by_kind)


def synthetic(count: int) -> Signatures:
    """Signatures as of a corpus in which every fourth article repeats another in other words here and there."""
    chance = np.random.default_rng(7)
    minima = chance.integers(0, 1 << 16, (count, MINIMA), dtype=np.uint16)
    copies = np.flatnonzero(chance.random(count) < 0.25)
    for at in range(0, len(copies), 10_000):
        some = copies[at : at + 10_000]
        kept = chance.random((len(some), MINIMA)) < 0.85
        minima[some] = np.where(kept, minima[(some * 7 + 1) % count], minima[some])
    numbers = np.full((count, NUMBERS), 0xFFFFFFFF, np.uint32)
    return Signatures(minima, chance.integers(200, 300, count).astype(np.uint32), numbers)


def million(count: int) -> None:
    """Group that many synthetic signatures and print time and memory: run in a process of its own."""
    signatures = synthetic(count)
    held = sum(column.nbytes for column in signatures) / 1e6
    begun = time.perf_counter()
    found = repeats(signatures)
    spent = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    again = int((found.first != np.arange(count)).sum())
    print(f"{count:,} signatures: {held:,.0f} MB, grouped in {spent:.0f} s, {again:,} repeat others,"
          f" peak memory {memory:,.0f} MB (wanted: under {MOST_MB:,})")  # fmt: skip
    sys.exit(memory > MOST_MB)


def show(title: str, pairs: list[Pair]) -> Measured:
    """Print the numbers of some pairs, at the threshold with each kind, at others in one line."""
    likeness = likenesses(pairs)
    now = measure(pairs, likeness)
    print(
        f"{title}: {sum(p.one for p in pairs):,} pairs of one story, {sum(not p.one for p in pairs):,} of two"
    )
    for kind, (right, total) in now.by_kind.items():
        print(f"  {kind:20} {right:6,} of {total:6,} right")
    for threshold in THRESHOLDS:
        then = measure(pairs, likeness, threshold=threshold)
        mark = "  <- default" if threshold == THRESHOLD else ""
        print(f"  threshold {threshold:.2f}  precision {then.precision:.4f}  recall {then.recall:.4f}{mark}")
    return now


def main() -> int:
    """Print the numbers; 1 when one of them misses its aim."""
    if sys.argv[1:2] == ["--million"]:
        million(int(sys.argv[2]))
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SIGNATURES
    now = show("stored pairs", stored())
    missed = now.precision < LEAST_PRECISION or now.recall < LEAST_RECALL
    for path in map(Path, sys.argv[2:]):
        texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        show(path.name, list(pairs_of(texts, mixed=2)))
        signatures = sign(texts)
        found = repeats(signatures)
        again = np.flatnonzero(found.first != np.arange(len(texts)))
        print(f"  of {len(texts):,} different articles {len(again)} are said to repeat another")
        far = np.array(
            list(itertools.islice(itertools.combinations(range(min(len(texts), 800)), 2), 300_000))
        )
        near = alike(signatures, far[:, 0], far[:, 1])
        print(f"  the two most alike of 300,000 pairs: {near.max():.2f}")
    begun = time.perf_counter()
    texts = [text for pair in stored() for text in pair.texts]
    sign(texts)
    print(f"a signature takes {(time.perf_counter() - begun) / len(texts) * 1e6:.0f} µs")
    sys.stdout.flush()
    missed |= bool(
        subprocess.run([sys.executable, "-m", "bench.duplicates", "--million", str(count)]).returncode
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
