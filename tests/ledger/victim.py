"""A process that ingests and says what is committed, until somebody kills it: see test_faults.py."""

import sys
from pathlib import Path

from made import claim, made

from marsad.dimensions import kinds
from marsad.store import writer as module
from marsad.store.writer import writing_to


def articles(count: int) -> list[str]:
    return [f"article-{i:04}" for i in range(count)]


CLAIMS = 3


def main(root: str, count: int, every: int) -> None:
    module.FIRST_WAIT = 1e9  # commits are made here
    with writing_to(Path(root), kinds(), waiting=print) as writer:
        pending = []
        for id in articles(count):
            claims = [claim(valid_from=f"2020-01-0{i + 1}") for i in range(CLAIMS)]
            reading, text = made(id, "2020-02-01", *claims)
            if writer.has(reading.article):
                continue
            writer.add(reading, text)
            pending.append(id)
            if len(pending) == every:
                writer.commit()
                print(*pending, sep="\n", flush=True)
                pending = []


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
