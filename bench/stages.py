"""Which stage of the reading takes which share of its time.

    python -m bench.stages
    PYTHONPATH=.venv/compiled python -m bench.stages      the same of the compiled readers

Every stage is timed where `marsad.pipeline` calls it; what is left over is its own: mentions, events and readings made
from words. The articles are those of `bench.bulk`.
"""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import marsad.pipeline
from bench.bulk import made

STAGES = {
    "text": ("tokenize", "unglue", "sentences"),
    "words": ("read_words",),
    "names": ("read_mentions", "resolve_offices"),
    "phrases": ("PhraseReader",),
    "references": ("read_references",),
    "clauses": ("read_clauses",),
    "sayings and quotes": ("read_sayings",),
    "times and quantities": ("find_times", "read_quantities"),
    "events": ("read_events",),
    "claims": ("read_claims",),
}
ARTICLES = 300


def timed(stage: str, do: Callable[..., Any], spent: Counter[str]) -> Callable[..., Any]:
    """The same function, whose time is counted for its stage; of a class its making and its `read`."""

    def call(*args: Any, **options: Any) -> Any:
        begun = time.process_time_ns()
        made = do(*args, **options)
        if stage == "text" and not isinstance(made, list):
            made = list(made)  # sentences come one by one
        spent[stage] += time.process_time_ns() - begun
        if stage == "phrases":
            read = made.read
            made = _Timed(made, timed("read", read, spent))
        return made

    return call


class _Timed:
    """A reader of phrases whose reading is timed, and which is itself in everything else."""

    def __init__(self, reader: Any, read: Callable[..., Any]) -> None:
        self._reader, self.read = reader, read

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)


def main() -> None:
    """Print the shares."""
    articles = list(made(ARTICLES, 8))
    reader = marsad.pipeline.default_reader()

    def run() -> int:
        begun = time.process_time_ns()
        for one in articles:
            about = marsad.pipeline.describe(one["text"], id=one["id"], published=one["published"])
            reader.read(about, one["text"])
        return time.process_time_ns() - begun

    run()
    whole = run()
    spent: Counter[str] = Counter()
    for stage, name in itertools.chain.from_iterable(([s, n] for n in names) for s, names in STAGES.items()):
        setattr(marsad.pipeline, name, timed(stage, getattr(marsad.pipeline, name), spent))
    page = marsad.pipeline._Page
    page.event = timed("realis, attribution, place", page.event, spent)  # type: ignore[method-assign]
    slowed = run()
    spent["phrases"] += spent.pop("read", 0)
    spent["putting together"] = slowed - sum(spent.values())
    print(
        f"{whole / ARTICLES / 1e6:.2f} ms an article of some 930 characters ({slowed / whole:.2f} times while timed)"
    )
    for stage, nanoseconds in spent.most_common():
        print(f"{stage:28}{nanoseconds / slowed:6.1%}")


if __name__ == "__main__":
    main()
