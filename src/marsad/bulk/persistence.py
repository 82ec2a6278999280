"""Tasks done whatever becomes of workers: what ends one is tried again, then taken apart, then named as a problem."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator

import msgspec

from marsad.bulk.coding import finish
from marsad.bulk.crew import Crew, Lost
from marsad.bulk.folder import Folder
from marsad.bulk.gather import load
from marsad.bulk.tasks import Done, One, Pack, Part, Task, Trouble
from marsad.errors import StoreError
from marsad.store.rows import version_of

TRIES = 2


def persist(crew: Crew, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
    """Each task with what became of it. A part that has ended two workers is coded article by article."""
    queue = deque(tasks)
    lost: Counter[str] = Counter()
    apart: dict[str, dict[int, Done]] = {}
    for task, outcome in crew.outcomes(queue):
        if isinstance(outcome, Lost):
            name = f"{task.part.name} {task.row}" if isinstance(task, One) else task.name
            lost[name] += 1
            if lost[name] < TRIES:
                queue.append(task)
                continue
            if isinstance(task, Part):
                queue.extend(ones := _ones(task))
                apart[task.name] = {}
                if not ones:
                    yield task, finish(task, [])
                continue
            if isinstance(task, Pack):
                if task.broken is not None:
                    raise StoreError(f"{task.folder}: a worker cannot be kept alive: {outcome.how}")
                queue.append(msgspec.structs.replace(task, broken=outcome.how))
                continue
            outcome = Done(troubles=[_trouble(task, outcome)])
        if isinstance(task, One):
            parts = apart[task.part.name]
            parts[task.row] = outcome
            if len(parts) == len(_ones(task.part)):
                yield task.part, finish(task.part, [parts[row] for row in sorted(parts)])
                del apart[task.part.name]
        else:
            yield task, outcome


def _ones(part: Part) -> list[One]:
    left = set(part.left)
    count = len(load(Folder(part.folder), part.name).articles)
    return [One(part, row) for row in range(count) if row not in left]


def _trouble(task: One, lost: Lost) -> Trouble:
    article = load(Folder(task.part.folder), task.part.name).articles[task.row].article
    return Trouble(article.id, lost.how, version_of(article))
