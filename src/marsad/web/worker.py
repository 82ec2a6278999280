"""Reading in another process, so that a pasted article can neither stop the server nor outlive its time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import anyio
import anyio.to_process
import msgspec

from marsad.errors import InputError
from marsad.published import check_published
from marsad.sources.language import NotArabicError
from marsad.sources.text import check_text
from marsad.web.asked import RefusalError
from marsad.web.process import Worked, keep, read

SECONDS = 5.0
"""Longest time of a reading."""
AT_ONCE = 2
"""Readings at a time; whoever comes meanwhile is asked to come again."""


class Workers:
    """Processes that read articles."""

    def __init__(self) -> None:
        self._limiter = anyio.CapacityLimiter(AT_ONCE)

    async def warm(self) -> None:
        """Start a process, so that the first reader need not wait for the lexicon."""
        await anyio.to_process.run_sync(read, "قال", None, limiter=self._limiter)

    async def read(self, text: str, published: str | None) -> Worked:
        """The reading of an article and its explanation; refused if the text is none or takes too long."""
        checked(text, published)
        return msgspec.msgpack.decode(await self._run(read, text, published), type=Worked)

    async def keep(self, store: Path, text: str, facts: dict[str, str | None]) -> None:
        """Read an article into the store."""
        checked(text, facts["published"])
        await self._run(keep, str(store), text, facts)

    async def _run(self, work: Callable[..., bytes], *given: object) -> bytes:
        if self._limiter.borrowed_tokens >= AT_ONCE:
            raise RefusalError(503, "error_busy")
        with anyio.move_on_after(SECONDS):
            done: bytes = await anyio.to_process.run_sync(
                work, *given, cancellable=True, limiter=self._limiter
            )
            return done
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
