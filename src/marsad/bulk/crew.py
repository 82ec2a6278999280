"""Workers on this machine: each a process with one task at a time, replaced when it dies or grows.

Nobody is given a task before having answered the last one, so that nothing piles up anywhere.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import msgspec

from marsad.bulk.coding import do
from marsad.bulk.server import started
from marsad.bulk.tasks import Done, Task
from marsad.errors import MarsadError

Doing = Callable[[Task], Done]

MOST_MEMORY = 1_000_000_000
"""Bytes beyond which a worker is replaced once it has finished its task …"""
MOST_ARTICLES = 10_000
"""… and articles after which it is anyway: the words that it keeps for the next article have grown by a tenth of its
memory then, and a new worker costs two seconds, in which it learns them again."""


class Lost(NamedTuple):
    """That a task ended its worker, and how."""

    how: str


class _Worker:
    """A process and the end of its pipe on this side."""

    def __init__(self, do: Doing) -> None:
        context = started()
        self.pipe, theirs = context.Pipe()
        self.process: ForkServerProcess = context.Process(target=_serve, args=(theirs, do), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.articles = 0

    def give(self, task: Task) -> None:
        self.task = task
        try:
            self.pipe.send(task)
        except (BrokenPipeError, ConnectionResetError):
            return  # it is dead: its pipe will say so

    def answer(self) -> Done | Lost | MarsadError:
        try:
            answer: Done | Lost | MarsadError = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.process.join(10)
            code = self.process.exitcode or 0
            how = signal.strsignal(-code) if code < 0 else f"exit code {code}"
            return Lost(f"ended the process that read it ({str(how).lower()})")
        return answer

    def end(self) -> None:
        """End the process at once: whatever it was writing has no name yet."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Crew(AbstractContextManager["Crew"]):
    """So many workers, ended when the context is left; `do` is what they do with a task."""

    def __init__(self, count: int, *, do: Doing = do) -> None:
        self.do = do
        self.workers = [_Worker(do) for _ in range(count)]

    def outcomes(self, queue: deque[Task]) -> Iterator[tuple[Task, Done | Lost]]:
        """What became of the tasks, as they are done; more may be put into the queue meanwhile.

        Raises what stops everybody, such as a full disk.
        """
        while True:
            for worker in self.workers:
                if worker.task is None and queue:
                    worker.give(queue.popleft())
            busy = {worker.pipe: at for at, worker in enumerate(self.workers) if worker.task is not None}
            if not busy:
                return
            for pipe in wait(list(busy)):
                assert isinstance(pipe, Connection)
                at = busy[pipe]
                worker = self.workers[at]
                task, answer = worker.task, worker.answer()
                assert task is not None
                if isinstance(answer, MarsadError):
                    raise answer
                worker.task = None
                worker.articles += answer.articles if isinstance(answer, Done) else 0
                if (
                    isinstance(answer, Lost)
                    or answer.memory > MOST_MEMORY
                    or worker.articles >= MOST_ARTICLES
                ):
                    worker.end()
                    self.workers[at] = _Worker(self.do)
                yield task, answer

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            if not worker.pipe.closed:
                worker.end()


def _serve(pipe: Connection, do: Doing) -> None:
    """The life of a worker: task after task, until nobody is there to give any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who gives tasks
    Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            task = pipe.recv()
        except (EOFError, ConnectionResetError):
            return
        pipe.send(_answer(task, do))


def _answer(task: Task, do: Doing) -> Done | Lost | MarsadError:
    try:
        return msgspec.structs.replace(do(task), memory=memory())
    except MarsadError as error:
        return type(error)(str(error))
    except Exception as error:
        return Lost(f"cannot be done: {type(error).__name__}: {error}")


def _end_with_parent() -> None:
    """A run that was killed leaves no process behind that goes on writing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def memory() -> int:
    """Bytes of memory that this process has now; where the system does not say, at most."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
