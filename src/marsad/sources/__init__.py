"""Articles from files, folders and standard input, one at a time.

What cannot be read becomes a `Problem` in its place in the stream, so that the others go on.
"""

from marsad.sources.files import Incoming, Opener, Problem, articles, find, open_bytes

__all__ = ["Incoming", "Opener", "Problem", "articles", "find", "open_bytes"]
