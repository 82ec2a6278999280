"""Finds a browser for the tests and screenshots, or gets one: prints where it is, or in one line what is missing.

    python -m tools.browser

One already installed (CHROMIUM, or on the PATH) goes before Playwright's own download, that before the system's package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
_LONGEST = 600
"""Seconds for a download."""


def installed() -> str | None:
    """A Chromium of this machine."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def downloaded() -> str | None:
    """The Chromium of Playwright's cache."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def download() -> str | None:
    """Playwright's own download."""
    return downloaded() if _ran(sys.executable, "-m", "playwright", "install", "chromium") else None


def package() -> str | None:
    """The package of the system, where one may install it."""
    if os.geteuid() or shutil.which("apt-get") is None:
        return None
    _ran("apt-get", "update", "-qq")
    return installed() if _ran("apt-get", "install", "-y", "-qq", "chromium") else None


WAYS: tuple[Callable[[], str | None], ...] = (installed, downloaded, download, package)


@cache
def browser() -> str | None:
    """Where a browser is, after getting it if need be; None if there is no way to one."""
    return next((path for way in WAYS if (path := way())), None)


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser without a window; asks nothing of its maker."""
    path = browser()
    assert path is not None, MISSING
    options = [*OPTIONS, "--no-sandbox"] if os.geteuid() == 0 else [*OPTIONS]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=options)
        yield running
        running.close()


MISSING = (
    "no browser for the tests of the pages: install Chromium (or name one in CHROMIUM); neither Playwright's download "
    "nor apt-get could bring it"
)


def main() -> int:
    """Say where the browser is; 2 when there is none."""
    path = browser()
    print(path or MISSING, file=sys.stdout if path else sys.stderr)
    return 0 if path else 2


def _ran(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=_LONGEST).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
