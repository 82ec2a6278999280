"""The errors a user can meet, drawn once.

MarsadError
├── LexiconError   an entry of the knowledge files is wrong (file and line)
└── InputError     an article, a file or an option cannot be read
"""


class MarsadError(Exception):
    """Base of every error marsad raises on purpose, so that a caller can catch them all."""


class LexiconError(MarsadError):
    """An entry of the knowledge files is wrong; the message starts with `file:line:`."""


class InputError(MarsadError):
    """An article, a file or an option cannot be read; the message says what and where."""
