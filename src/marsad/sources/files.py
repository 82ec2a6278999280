"""Articles of files, folders, addresses and standard input, with a problem in the place of each that is none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from stat import S_ISREG
from typing import IO

from marsad.sources.items import Item, Origin, Problem
from marsad.sources.kinds import KNOWN, SIGNS, named, reader
from marsad.sources.streams import begun, guarded, gunzipped, reason

STDIN = Path("-")
Opener = Callable[[Path], AbstractContextManager[IO[bytes]]]
"""How to open a file: the command line gives one that tells its progress bar what has been read."""
_ADDRESS = ("http://", "https://")
_HEAD = 100
_GZIPPED = b"\x1f\x8b"
_BLANKS = b"\xef\xbb\xbf \t\r\n"


def find(paths: Iterable[str]) -> Iterator[Path | Problem]:
    """The files that these paths mean: files as they are, folders with all below them in name order.

    An http(s) address is fetched into the cache, and the file there is what it means.
    """
    for given in paths:
        if given.lower().startswith(_ADDRESS):
            from marsad.sources.fetch import fetched

            yield fetched(given)
            continue
        path = Path(given)
        try:
            if path.is_dir():
                yield from _below(path)
            elif path == STDIN or named(path.name) or not S_ISREG(path.stat().st_mode):
                yield path
            else:
                yield Problem(given, f"not {KNOWN}")
        except OSError as error:
            yield Problem(str(path), reason(error))


def _below(folder: Path) -> Iterator[Path | Problem]:
    """The articles of a folder and its folders; links to folders are not followed, they may go in circles."""
    empty = True
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir() and (path == folder or not path.is_symlink()):
                waiting += sorted(path.iterdir(), reverse=True)
            elif named(path.name):
                empty = False
                yield path
        except OSError as error:
            empty = False
            yield Problem(str(path), reason(error))
    if empty:
        yield Problem(str(folder), f"no file here is {KNOWN}")


def open_bytes(path: Path) -> AbstractContextManager[IO[bytes]]:
    """The bytes of a file, or of standard input for `-`."""
    return nullcontext(sys.stdin.buffer) if path == STDIN else path.open("rb")


def articles(
    path: Path,
    *,
    published: str | None = None,
    columns: Mapping[str, str] | None = None,
    opened: Opener = open_bytes,
) -> Iterator[Item]:
    """The articles of a file that `find` gave; `published` dates those that bring no date of their own.

    What is of no kind by its name (standard input, a pipe) is told by how it begins. `columns` says what the
    fields of an article are called in tables and JSON lines, where it is not their own name.
    """
    origin = Origin(str(path), published=published, columns=columns or {})
    try:
        with opened(path) as stream:
            yield from guarded(_any, stream, origin)
    except OSError as error:
        yield origin.problem(reason(error))


def _any(stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """The articles of a stream of any kind."""
    path = Path(origin.where)
    if what := named(path.name):
        plain = gunzipped(stream) if what.gzipped else stream
        return reader(what.kind.reader)(plain, origin._replace(stem=what.stem))
    head, plain = begun(stream, _BLANKS)
    if head.startswith(_GZIPPED):
        head, plain = begun(gunzipped(plain), _BLANKS)
    head = head.lstrip(_BLANKS)[:_HEAD].lower()
    sign = next((reads for begins, reads in SIGNS if head.startswith(begins)), "texts:read")
    return reader(sign)(plain, origin)
