"""Workers that die, for test_workers.py: they must be functions of a module that processes can import."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from marsad.bulk.coding import do
from marsad.bulk.folder import Folder
from marsad.bulk.gather import load
from marsad.bulk.tasks import Done, One, Pack, Part, Task

DEADLY = "a0007"
"""The article that ends whoever reads it."""


def poisoned(task: Task) -> Done:
    """Die at the deadly article, alone or in its part."""
    part = task.part if isinstance(task, One) else task
    if isinstance(part, Part):
        ids = [kept.article.id for kept in load(Folder(part.folder), part.name).articles]
        if DEADLY in (ids if isinstance(task, Part) else [ids[task.row]] if isinstance(task, One) else []):
            os.kill(os.getpid(), signal.SIGKILL)
    return do(task)


def dies_once(task: Task) -> Done:
    """Die at each task when it comes for the first time."""
    if not isinstance(task, One):
        note = Path(task.folder).parent / f"died-{task.name}"
        if not note.exists():
            note.touch()
            os._exit(3)
    return do(task)


def dies_gathering(task: Task) -> Done:
    """Die at every file that is opened."""
    if isinstance(task, Pack) and task.broken is None:
        os._exit(4)
    return do(task)


def fails(task: Task) -> Done:
    """Fail as a full memory does, outside of any article."""
    if isinstance(task, Part):
        raise MemoryError("no memory left")
    return do(task)
