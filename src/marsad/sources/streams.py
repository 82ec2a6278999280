"""Streams that may be compressed, cut short or made to harm, and what is said of them when they end badly."""

from __future__ import annotations

import gzip
import io
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from marsad.errors import InputError, MarsadError
from marsad.sources.items import Item, Origin, Reader

MAX_RATIO = 200
"""Bytes that one compressed byte may become: news pages become 20 at most, a bomb 1,000."""
MAX_FREE = 10_000_000
"""Bytes below which the ratio does not matter: an empty table packs well, and harms nobody."""
MAX_TOTAL = 200_000_000_000
"""Bytes that all of an archive may become."""
MAX_SPOOLED = 4_000_000_000
"""Bytes of a file within an archive that has to be laid on the disk, because it is not read from its beginning."""
_CHUNK = 1 << 16


class Budget:
    """How much may come out of a compressed source, given how much has gone in."""

    def __init__(self, most: int = MAX_TOTAL) -> None:
        self.left = most
        self.out = 0

    def take(self, count: int, packed: int) -> None:
        """Note `count` bytes more, out of `packed` in all; raises InputError where it is more than can be news."""
        self.out += count
        self.left -= count
        if self.out > max(MAX_FREE, MAX_RATIO * packed):
            raise InputError(
                f"unpacks to more than {MAX_RATIO} times its size: taken for a bomb, not read on"
            )
        if self.left < 0:
            raise InputError(f"unpacks to more than {MAX_TOTAL // 1_000_000_000} GB: not read on")


class Watched(io.RawIOBase):
    """A stream whose bytes are counted as they are read."""

    def __init__(
        self, stream: IO[bytes], seen: Callable[[int], None] | None = None, begun: bytes = b""
    ) -> None:
        super().__init__()
        self._read: Callable[[int], bytes] = getattr(
            stream, "read1", stream.read
        )  # read() of a pipe waits to be full
        self._begun = begun
        self._seen = seen
        self.count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As many bytes as there are, into the buffer."""
        most = min(len(buffer), _CHUNK)
        data, self._begun = (self._begun or self._read(most))[:most], self._begun[most:]
        buffer[: len(data)] = data
        self.count += len(data)
        if self._seen:
            self._seen(len(data))
        return len(data)


def buffered(stream: IO[bytes], seen: Callable[[int], None] | None = None) -> io.BufferedReader:
    """A stream in large pieces, each of them counted."""
    return io.BufferedReader(Watched(stream, seen), _CHUNK)


def begun(stream: IO[bytes], blanks: bytes) -> tuple[bytes, io.BufferedReader]:
    """How a stream begins, as far as it takes to see more than blanks, and the whole of it to be read."""
    head = b""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    while not head.strip(blanks) and len(head) < _CHUNK and (data := read(_CHUNK)):
        head += data
    return head, io.BufferedReader(Watched(stream, begun=head), _CHUNK)


def gunzipped(stream: IO[bytes], budget: Budget | None = None) -> io.BufferedReader:
    """What a gzip stream holds; reading raises InputError where it is a bomb."""
    packed = Watched(stream)
    budget = budget or Budget()
    plain = gzip.GzipFile(fileobj=io.BufferedReader(packed, _CHUNK))
    return buffered(plain, lambda count: budget.take(count, packed.count))  # type: ignore[arg-type]


@contextmanager
def seekable(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """The stream, if one can go back in it; else a copy on the disk."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        while data := stream.read(_CHUNK):
            if copy.tell() > MAX_SPOOLED:
                raise InputError(f"too long: more than {MAX_SPOOLED // 1_000_000_000} GB in an archive")
            copy.write(data)
        copy.seek(0)
        yield copy


def guarded(reader: Reader, stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """What a reader gives, and where it cannot go on one problem that says why."""
    try:
        yield from reader(stream, origin)
    except MarsadError as error:
        yield origin.problem(error)
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile):
        yield origin.problem("compressed data broken or cut short")
    except zipfile.BadZipFile as error:
        yield origin.problem(f"broken zip: {str(error).lower()}")
    except OSError as error:
        yield origin.problem(reason(error))
    except (RecursionError, MemoryError):
        yield origin.problem("nested too deep or too large to be read")


def reason(error: OSError) -> str:
    """What the system says, without the error number and the path that is named already."""
    return " ".join((error.strerror or str(error)).split()).lower()
