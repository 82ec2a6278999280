"""A progress bar on standard error, for long work whose output goes elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.progress import Progress

from marsad.sources import Opener, open_bytes

_LONG = 200_000
"""Bytes of Arabic that take a second or so to read."""


@contextmanager
def progress(files: Sequence[Path], *, wanted: bool) -> Iterator[Opener]:
    """A way to open files that moves the bar as they are read; no bar unless wanted and the work is long.

    The bar counts bytes as they are on disk: how many articles there are is only known at the end.
    """
    total = sum(file.stat().st_size for file in files if file.is_file())
    if not wanted or total < _LONG or not sys.stderr.isatty():
        yield open_bytes
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def opened(path: Path) -> IO[bytes]:
            return bar.open(path, "rb", total=total, task_id=task)

        yield lambda path: opened(path) if path.is_file() else open_bytes(path)
