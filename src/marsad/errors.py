"""The errors a user can meet, drawn once.

MarsadError
├── LexiconError   an entry of the knowledge files is wrong (file and line)
├── InputError     an article, a file or an option cannot be read
├── ExtraError     an optional package is not installed
└── StoreError     a store cannot be read or written (which file, and what is wrong with it)
    └── QueryError     a question that the store cannot answer
"""


class MarsadError(Exception):
    """Base of every error marsad raises on purpose, so that a caller can catch them all."""


class LexiconError(MarsadError):
    """An entry of the knowledge files is wrong; the message starts with `file:line:`."""


class InputError(MarsadError):
    """An article, a file or an option cannot be read; the message says what and where."""


class ExtraError(MarsadError):
    """An optional package is not installed; the message says which extra brings it."""


class StoreError(MarsadError):
    """A store cannot be read or written; the message names the file and what is wrong with it."""


class QueryError(StoreError):
    """A question that the store cannot answer; the message says why, in one line."""
