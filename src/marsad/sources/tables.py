"""CSV and its kin, one article a row; a row that is broken does not take the others with it."""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator
from typing import IO

from marsad.errors import InputError
from marsad.sources.charset import decode
from marsad.sources.drafts import finished
from marsad.sources.items import Item, Note, Origin, Problem
from marsad.sources.lines import MAX_LINE, Line, lines
from marsad.sources.records import check_columns, draft_of
from marsad.sources.streams import begun
from marsad.sources.text import MAX_CHARS

_DELIMITERS = ",;\t|"
_MOST_LINES = 20_000
"""Lines of one row; more are a quotation mark that was never closed."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """The articles of the rows; the first row names the columns, and its commonest mark between them separates."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CHARS))
    noted: set[str] = set()
    names: list[str] | None = None
    rows = Rows(_narrow(stream))
    empty = True
    for number, row in rows:
        where = f"{origin.where}:{number}"
        for how in rows.hows - noted:
            noted.add(how)
            yield Note(where, how)
        try:
            if isinstance(row, InputError):
                empty = False
                raise row
            if names is None:
                there = [name.strip() for name in row]
                check_columns(there, origin.columns)
                names = there
                continue
            empty = False
            if len(row) != len(names):
                raise InputError(f"{len(row)} fields in this row, {len(names)} columns")
            draft = draft_of(dict(zip(names, row, strict=True)), origin.columns)
        except InputError as error:
            yield Problem(where, str(error))
            if names is None:
                return
        else:
            yield from finished(draft, origin, where)
    if empty:
        yield origin.problem("empty file" if names is None else "a table without rows")


class Rows:
    """The rows of a table with the line where each begins, or what is wrong with it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.hows: set[str] = set()
        """How lines were read that are no UTF-8."""
        self._coming = lines(stream)
        self._again: deque[Line] = deque()
        self._delimiter = ""

    def __iter__(self) -> Iterator[tuple[int, list[str] | InputError]]:
        while line := self._next():
            data = line.data
            if data is not None and not self._delimiter:
                data = data.removeprefix(codecs.BOM_UTF8)
                self._delimiter = max(_DELIMITERS, key=lambda mark: data.count(mark.encode()))
            if data is None or data.strip():
                yield line.number, self._row(Line(line.number, data))

    def _next(self) -> Line | None:
        return self._again.popleft() if self._again else next(self._coming, None)

    def _row(self, line: Line) -> list[str] | InputError:
        """The row that begins here. If it is broken, the lines that it had swallowed are read again as rows."""
        used = [line]
        try:
            return next(csv.reader(self._texts(used), delimiter=self._delimiter or ",", strict=True))
        except csv.Error as error:
            wrong = InputError(f"broken quoting: {error}")
        except InputError as error:
            wrong = error
        self._again.extendleft(reversed(used[1:]))
        return wrong

    def _texts(self, used: list[Line]) -> Iterator[str]:
        """The lines of a row from its first, as many as are asked for; each is put among the `used`."""
        size = 0
        while True:
            data = used[-1].data
            if data is None:
                raise InputError(f"too long: a line of more than {MAX_LINE // 1_000_000} MB")
            text, how = decode(data)
            if how:
                self.hows.add(how)
            size += len(text)
            if len(used) > _MOST_LINES or size > 2 * MAX_CHARS:
                raise InputError("broken quoting: a quotation mark that is never closed")
            yield text
            line = self._next()
            if line is None:
                return
            used.append(line)


def _narrow(stream: IO[bytes]) -> IO[bytes]:
    """The stream in UTF-8, if it is in UTF-16 as spreadsheets export it."""
    head, whole = begun(stream, b"")
    if not head.startswith(_WIDE):
        return whole
    return io.BufferedReader(_Recoded(whole))


class _Recoded(io.RawIOBase):
    """UTF-16 as UTF-8."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-16")("replace")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As much as fits: a pair of bytes becomes three at most."""
        while data := self._stream.read(len(buffer) // 4):
            if out := self._decoder.decode(data).encode("utf-8", "replace"):
                buffer[: len(out)] = out
                return len(out)
        return 0
