"""Waiting until a server answers: a process that was just started reads its store first."""

from __future__ import annotations

import time
from urllib.request import urlopen


def wait_for(origin: str, seconds: float = 300) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + seconds
    while True:
        try:
            urlopen(f"{origin}/read").read()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return
