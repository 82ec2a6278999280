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
from marsad.bulk.tasks import Done, Task
from marsad.errors import MarsadError

Doing = Callable[[Task], Done]

MOST_MEMORY = 1_000_000_000
"""Bytes beyond which a worker is replaced once it has finished its task …"""
MOST_TASKS = 20
"""… and tasks after which it is anyway: words that are kept for the next article grow by a tenth in some 10,000
articles, and a new worker costs a second."""


class Lost(NamedTuple):
    """That a task ended its worker, and how."""

    how: str


class _Worker:
    """A process and the end of its pipe on this side."""

    def __init__(self, do: Doing) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["marsad.bulk.preloaded"])
        self.pipe, theirs = context.Pipe()
        self.process: ForkServerProcess = context.Process(target=_serve, args=(theirs, do), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.tasks = 0

    def give(self, task: Task) -> None:
        self.task = task
        self.tasks += 1
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
                if isinstance(answer, Lost) or answer.memory > MOST_MEMORY or worker.tasks >= MOST_TASKS:
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
