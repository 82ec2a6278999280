"""The same tasks on a Ray cluster: the only module that imports Ray.

Ray Data hands tasks to actors, starts those anew that die, and gives their task to another. A task that has begun
before and left nothing is done apart, in processes of its own, so that an article that ends processes is found.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import msgspec
import ray
import ray.data
from ray.data import ActorPoolStrategy

from marsad.bulk.coding import do
from marsad.bulk.crew import Crew
from marsad.bulk.folder import Folder
from marsad.bulk.job import Hands
from marsad.bulk.persistence import persist
from marsad.bulk.tasks import Done, Pack, Part, Task
from marsad.errors import MarsadError, StoreError

BEGUN = ".work/begun"
LOCAL = "local"
_TASK = msgspec.msgpack.Decoder(Pack | Part)
_DONE = msgspec.msgpack.Decoder(Done)


class Hand:
    """An actor of the cluster; it loads the knowledge once."""

    def __init__(self) -> None:
        from marsad.pipeline import default_reader

        default_reader()

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[bytes]]:
        """Do the tasks of a batch: what stops everybody comes back as such, it would else be tried for ever."""
        tasks = [_TASK.decode(data) for data in batch["task"].tolist()]
        done, stopped = [], []
        for task in tasks:
            try:
                done.append(msgspec.msgpack.encode(_begun(task)))
                stopped.append(b"")
            except MarsadError as error:
                done.append(msgspec.msgpack.encode(Done()))
                stopped.append(str(error).encode())
        return {"task": batch["task"].tolist(), "done": done, "stopped": stopped}


def _begun(task: Pack | Part) -> Done:
    """Do a task, leaving a note while it is at work."""
    folder = Folder(task.folder)
    notes = [name for name in folder.names(BEGUN) if name.startswith(f"{task.name}.")]
    note = f"{BEGUN}/{task.name}.{os.getpid()}.{uuid4().hex[:8]}"
    folder.write(note, b"")
    if len(notes) < 2:
        done = do(task)
    else:
        with Crew(1) as crew:
            ((_, done),) = persist(crew, [task])
    for name in (note, *(f"{BEGUN}/{name}" for name in notes)):
        folder.remove(name)
    return done


def _resources() -> dict[str, float]:
    found: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    return found


def hands(address: str, workers: int | None) -> Hands:
    """The actors of a cluster, as many as asked for or as it has processors; `local` starts one here."""
    if not ray.is_initialized():
        # Ray tells of its own affairs; those are no concern of who codes articles.
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
        try:
            ray.init(
                address=None if address == LOCAL else address, num_cpus=workers if address == LOCAL else None,
                log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False if address == LOCAL else None,
            )  # fmt: skip
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise StoreError(f"--ray {address}: {str(error).splitlines()[0]}") from None
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    count = workers or max(int(_resources().get("CPU", 1)), 1)

    def outcomes(tasks: list[Task]) -> Iterator[tuple[Task, Done]]:
        if not tasks:
            return
        items = [{"task": msgspec.msgpack.encode(task)} for task in tasks]
        pool = ActorPoolStrategy(min_size=1, max_size=min(count, len(tasks)))
        rows = ray.data.from_items(items, override_num_blocks=len(items)).map_batches(
            Hand, batch_size=1, compute=pool, num_cpus=1
        )
        for row in rows.iter_rows():
            if row["stopped"]:
                raise StoreError(row["stopped"].decode())
            yield _TASK.decode(row["task"]), _DONE.decode(row["done"])

    return outcomes
