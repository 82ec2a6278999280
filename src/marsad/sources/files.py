"""Articles of files, folders and standard input, with a problem in the place of each that is none."""

from __future__ import annotations

import gzip
import itertools
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from stat import S_ISREG
from typing import IO, NamedTuple

from marsad.errors import InputError
from marsad.pipeline import describe
from marsad.sources.lines import MAX_LINE, Line, lines
from marsad.sources.records import facts_of, parse_record, text_of
from marsad.sources.text import MAX_BYTES, NotTextError, check_text, decode
from marsad.types import Article

KINDS = (".txt", ".jsonl", ".jsonl.gz")
STDIN = Path("-")
Opener = Callable[[Path], AbstractContextManager[IO[bytes]]]
"""How to open a file: the command line gives one that tells its progress bar what has been read."""
_BOM = b"\xef\xbb\xbf"


class Incoming(NamedTuple):
    """An article on its way in: what is known of it, and its text."""

    article: Article
    text: str


class Problem(NamedTuple):
    """What is wrong with a file or article, and where: path, or path and line."""

    where: str
    what: str


def find(paths: Iterable[str]) -> Iterator[Path | Problem]:
    """The files that these paths mean: files as they are, folders with all below them in name order."""
    for path in map(Path, paths):
        try:
            if path.is_dir():
                yield from _below(path)
            elif path == STDIN or path.name.endswith(KINDS) or not S_ISREG(path.stat().st_mode):
                yield path
            else:
                yield Problem(str(path), f"not one of {', '.join(KINDS)}")
        except OSError as error:
            yield Problem(str(path), _reason(error))


def _below(folder: Path) -> Iterator[Path | Problem]:
    """The articles of a folder and its folders; links to folders are not followed, they may go in circles."""
    empty = True
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir() and (path == folder or not path.is_symlink()):
                waiting += sorted(path.iterdir(), reverse=True)
            elif path.name.endswith(KINDS):
                empty = False
                yield path
        except OSError as error:
            empty = False
            yield Problem(str(path), _reason(error))
    if empty:
        yield Problem(str(folder), f"no file here is one of {', '.join(KINDS)}")


def open_bytes(path: Path) -> AbstractContextManager[IO[bytes]]:
    """The bytes of a file, or of standard input for `-`."""
    return nullcontext(sys.stdin.buffer) if path == STDIN else path.open("rb")


def articles(
    path: Path, *, published: str | None = None, opened: Opener = open_bytes
) -> Iterator[Incoming | Problem]:
    """The articles of a file that `find` gave; `published` dates those that bring no date of their own.

    What is neither .txt nor JSON lines by its name (standard input, a pipe) is told by its first character.
    """
    source = _Source(path, published)
    try:
        with opened(path) as stream:
            if path.name.endswith(".jsonl.gz"):
                with gzip.GzipFile(fileobj=stream) as plain:
                    yield from source.records(lines(plain))
            elif path.name.endswith(".jsonl"):
                yield from source.records(lines(stream))
            elif path.name.endswith(".txt"):
                yield from source.whole(stream.read(MAX_BYTES + 1), id=path.stem)
            else:
                yield from source.either(stream)
    except (EOFError, zlib.error):
        yield Problem(str(path), "gzip data broken or cut short")
    except OSError as error:
        yield Problem(str(path), _reason(error))


def _reason(error: OSError) -> str:
    """What the system says, without the error number and the path that is named already."""
    return (error.strerror or str(error)).lower()


class _Source(NamedTuple):
    """Where bytes come from, and the date of articles that have none."""

    path: Path
    published: str | None

    def either(self, stream: IO[bytes]) -> Iterator[Incoming | Problem]:
        """JSON lines if the first character that is not blank is `{`, else one text."""
        coming = lines(stream)
        head: list[Line] = []
        for line in coming:
            head.append(line)
            if line.data is None or line.data.removeprefix(_BOM).strip():
                break
        if head and head[-1].data and head[-1].data.removeprefix(_BOM).lstrip().startswith(b"{"):
            yield from self.records(itertools.chain(head, coming))
        else:
            yield from self.whole(_first_bytes(itertools.chain(head, coming)))

    def whole(self, data: bytes, *, id: str | None = None) -> Iterator[Incoming | Problem]:
        """The one article of a plain text."""
        try:
            if len(data) > MAX_BYTES:
                raise InputError(f"too long: more than {MAX_BYTES // 1_000_000} MB")
            if not data:
                raise InputError("empty file")
            text = check_text(decode(data))
        except NotTextError as error:
            yield Problem(f"{self.path}:{error.line}", str(error))
        except InputError as error:
            yield Problem(str(self.path), str(error))
        else:
            # A name that is no UTF-8 cannot be an id in JSON.
            name = os.fsencode(id).decode("utf-8", "replace") if id else None
            yield Incoming(describe(text, id=name, published=self.published), text)

    def records(self, coming: Iterable[Line]) -> Iterator[Incoming | Problem]:
        """The articles of JSON lines; blank lines are none."""
        empty = True
        for number, data in coming:
            if data is not None and not data.removeprefix(_BOM).strip():
                continue
            empty = False
            try:
                if data is None:
                    raise InputError(f"too long: a line of more than {MAX_LINE // 1_000_000} MB")
                yield self.record(decode(data).removeprefix("\ufeff"))
            except InputError as error:
                yield Problem(f"{self.path}:{number}", str(error))
        if empty:
            yield Problem(str(self.path), "empty file")

    def record(self, line: str) -> Incoming:
        record = parse_record(line)
        facts = facts_of(record)
        text = check_text(text_of(record))
        facts["published"] = facts["published"] or self.published
        return Incoming(describe(text, **facts), text)


def _first_bytes(coming: Iterable[Line]) -> bytes:
    """The lines as one text, as far as it can be one: what is beyond MAX_BYTES will not be read."""
    data = bytearray()
    for line in coming:
        data += line.data if line.data is not None else bytes(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            break
    return bytes(data)
