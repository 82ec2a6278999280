"""marsad (مرصد): Arabic news in, checkable events out.

`read` codes one article; `explain` says how each event came about; `open` asks a store of many.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from marsad.errors import ExtraError, InputError, LexiconError, MarsadError, QueryError, StoreError
from marsad.explanation import Explanation
from marsad.extras import extras
from marsad.pipeline import explain, read
from marsad.types import Claim, Event, Mention, Party, Reading

if TYPE_CHECKING:
    from marsad.ledger.api import Ledger

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Event",
    "Explanation",
    "ExtraError",
    "InputError",
    "LexiconError",
    "MarsadError",
    "Mention",
    "Party",
    "QueryError",
    "Reading",
    "StoreError",
    "explain",
    "open",
    "read",
]


def open(store: "str | Path") -> "Ledger":
    """Open a store for questions: relations, events, timeline, show, sql; answers are Arrow tables.

    Needs the extra `ledger` (DuckDB and pyarrow), which nothing else of marsad loads.
    """
    with extras():
        from marsad.ledger.api import Ledger
    return Ledger(store)
