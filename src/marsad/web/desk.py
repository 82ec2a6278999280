"""The store as it is served: a board of its events, made anew when something was ingested.

Pages are asked of one state of the store; while a new board is made, the old one answers.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

from marsad.errors import StoreError
from marsad.ledger.board import Board
from marsad.ledger.names import who
from marsad.store.engine import Engine
from marsad.store.layout import batches, existing

_LOG = logging.getLogger(__name__)
_MEMORY = "2GB"
"""What questions of visitors may take together."""
_EVERY = 1.0
"""Seconds between two looks at the folder."""


class Desk(NamedTuple):
    """One state of the store; `stamp` is another for another state, and for another day."""

    board: Board
    stamp: str


class Served:
    """The store that pages are asked of."""

    def __init__(self, store: Path, version: str) -> None:
        self.store = store
        self._version = version
        self._layout = existing(store)
        self._state = self._batches(), self._laid()  # in one piece, so that no board has the stamp of another
        self._looked = time.monotonic()
        self._lock = threading.Lock()
        who("USA")  # names are compiled at the first question, which nobody should wait for

    def desk(self) -> Desk:
        """The store as it stands; a newer state is prepared meanwhile if there is one."""
        if time.monotonic() - self._looked > _EVERY and self._lock.acquire(blocking=False):
            self._looked = time.monotonic()
            try:
                changed = self._batches() != self._state[0]
            except StoreError as error:
                _LOG.warning("the store cannot be read, the last state stays: %s", error)
                changed = False
            if changed:
                threading.Thread(target=self._renew, daemon=True).start()
            else:
                self._lock.release()
        names, board = self._state
        return Desk(board, self._stamp(names))

    def renew(self) -> None:
        """Wait until everything that is committed now can be seen."""
        with self._lock:
            self._make()

    def _renew(self) -> None:
        try:
            self._make()
        except StoreError as error:
            _LOG.warning("the store cannot be read, the last state stays: %s", error)
        finally:
            self._lock.release()

    def _make(self) -> None:
        names = self._batches()
        if names != self._state[0]:
            self._state = names, self._laid()

    def _laid(self) -> Board:
        engine = Engine(self._layout)
        engine.rows(f"SET memory_limit = '{_MEMORY}'")
        return Board(engine)

    def _batches(self) -> tuple[str, ...]:
        return tuple(batch.folder.name for batch in batches(self._layout))

    def _stamp(self, names: tuple[str, ...]) -> str:
        state = repr((names, self._version, date.today()))
        return hashlib.blake2b(state.encode(), digest_size=8).hexdigest()
