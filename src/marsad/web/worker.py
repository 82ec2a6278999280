"""Reading in another process, so that a pasted article can neither stop the server nor outlive its time."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import anyio.to_process
import msgspec
from anyio.abc import TaskGroup

from marsad.errors import InputError
from marsad.published import check_published
from marsad.sources.language import NotArabicError
from marsad.sources.text import check_text
from marsad.web.asked import RefusalError
from marsad.web.process import Worked, keep, read

SECONDS = 5.0
"""Longest time of a reading."""
_LETTER = re.compile(r"[\u0620-\u064a]")
AT_ONCE = 2
"""Readings at a time; whoever comes meanwhile is asked to come again."""


class Workers:
    """Processes that read articles.

    >>> async def one() -> int:
    ...     async with Workers.started() as workers:
    ...         return len((await workers.read("فرضت روسيا عقوبات على تركيا.", None)).reading.events)
    >>> anyio.run(one)
    1
    """

    def __init__(self, tasks: TaskGroup) -> None:
        self._tasks = tasks
        self._working = 0
        self._processes = anyio.CapacityLimiter(2 * AT_ONCE)

    @classmethod
    @asynccontextmanager
    async def started(cls) -> AsyncIterator[Workers]:
        """Workers with a process that waits for the first reader; they end with the block."""
        async with anyio.create_task_group() as tasks:
            workers = cls(tasks)
            await workers._warm()
            yield workers
            tasks.cancel_scope.cancel()

    async def _warm(self) -> None:
        """Start a process, so that no reader need wait for the lexicon."""
        await anyio.to_process.run_sync(read, "قال", None, cancellable=True, limiter=self._processes)

    async def read(self, text: str, published: str | None) -> Worked:
        """The reading of an article and its explanation; refused if the text is none or takes too long."""
        checked(text, published)
        return msgspec.msgpack.decode(await self._run(read, text, published), type=Worked)

    async def keep(self, store: Path, text: str, facts: dict[str, str | None]) -> None:
        """Read an article into the store."""
        checked(text, facts["published"])
        await self._run(keep, str(store), text, facts)

    async def _run(self, work: Callable[..., bytes], *given: object) -> bytes:
        if self._working >= AT_ONCE:
            raise RefusalError(503, "error_busy")
        self._working += 1
        try:
            with anyio.move_on_after(SECONDS):
                done: bytes = await anyio.to_process.run_sync(
                    work, *given, cancellable=True, limiter=self._processes
                )
                return done
        finally:
            self._working -= 1
        self._tasks.start_soon(self._warm)  # the process that took too long is gone
        raise RefusalError(422, "error_slow", n=int(SECONDS))


def checked(text: str, published: str | None) -> None:
    """Refuse what is no Arabic article."""
    if not text.strip():
        raise RefusalError(400, "error_empty")
    try:
        if published is not None:
            check_published(published)
    except InputError:
        raise RefusalError(400, "error_date", value=published) from None
    try:
        check_text(text)
    except NotArabicError:
        raise RefusalError(400, "error_not_arabic") from None
    except InputError:
        raise RefusalError(400, "error_not_text") from None
    if not _LETTER.search(text):
        raise RefusalError(400, "error_not_arabic")
