"""One writer at a time. The lock is the kernel's, so that it is gone when its process is, however it ended."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from marsad.errors import StoreError
from marsad.store.layout import Layout, reason


@contextmanager
def locked(layout: Layout, waiting: Callable[[str], object]) -> Iterator[None]:
    """Hold the store for writing; if another process has it, say so once through `waiting` and wait."""
    try:
        stream = layout.lock.open("a")
    except OSError as error:
        raise StoreError(f"{layout.root}: cannot be written: {reason(error)}") from None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting(f"{layout.root}: another process is writing to this store; waiting until it is done")
            fcntl.flock(stream, fcntl.LOCK_EX)
        yield
