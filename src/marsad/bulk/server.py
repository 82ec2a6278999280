"""The server that workers are forked from, started before everything else: it loads the knowledge meanwhile."""

from __future__ import annotations

import multiprocessing
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext


def started() -> ForkServerContext:
    """The way to make workers, whose server runs from now on."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["marsad.bulk.preloaded"])
    forkserver.ensure_running()
    return context
