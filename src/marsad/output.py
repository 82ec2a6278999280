"""Where the command line writes: always UTF-8, and never half a file over a whole one."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO


def speak_utf8() -> None:
    """Make the standard streams UTF-8 whatever the locale says: Arabic has no place in ASCII."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


@contextmanager
def writing(path: Path | None) -> Iterator[TextIO]:
    """A text stream to `path`, or to standard output without one.

    A file is written beside and renamed when all went well, so that what was there is only lost to something
    complete; what is no plain file (/dev/null, a pipe) cannot be renamed over and is written at once.
    """
    if path is None:
        with _until_closed():
            yield sys.stdout
            sys.stdout.flush()
        return
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    with _beside(path) as beside, beside.open("x", encoding="utf-8", newline="\n") as stream:
        yield stream


@contextmanager
def writing_binary(path: Path | None) -> Iterator[BinaryIO]:
    """A stream of bytes to `path` as `writing` opens one of text, or to standard output without one."""
    if path is None:
        with _until_closed():
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
    elif path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
    else:
        with _beside(path) as beside, beside.open("xb") as stream:
            yield stream


def writing_bytes(path: Path | None, data: bytes) -> None:
    """Write bytes to `path` as `writing` does, or to standard output without one."""
    with writing_binary(path) as stream:
        stream.write(data)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A path to write to, renamed to `path` when all went well."""
    target = path.resolve()  # a link stays a link: what it points to is replaced
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield beside
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def _until_closed() -> Iterator[None]:
    """End the work quietly once the reader of standard output has gone away: it has seen enough."""
    try:
        yield
    except BrokenPipeError:
        # Whatever is still buffered goes nowhere, else Python complains at exit that it could not flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
