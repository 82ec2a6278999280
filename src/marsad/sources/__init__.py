"""Articles from files, folders and standard input, one at a time.

What cannot be read becomes a `Problem` in its place in the stream, so that the others go on.
"""

from marsad.sources.files import Opener, articles, find, open_bytes
from marsad.sources.items import Incoming, Note, Problem

__all__ = ["Incoming", "Note", "Opener", "Problem", "articles", "find", "open_bytes"]
