"""marsad (مرصد): Arabic news in, checkable events out.

`read` codes one article; `explain` says how each event came about.
"""

from marsad.errors import InputError, LexiconError, MarsadError
from marsad.explanation import Explanation
from marsad.pipeline import explain, read
from marsad.types import Event, Mention, Party, Reading

__version__ = "0.1.0"

__all__ = [
    "Event",
    "Explanation",
    "InputError",
    "LexiconError",
    "MarsadError",
    "Mention",
    "Party",
    "Reading",
    "explain",
    "read",
]
