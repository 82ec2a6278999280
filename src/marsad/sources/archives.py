"""The files of a zip, read where they are: nothing is unpacked to a place that a name in the archive chooses."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from typing import IO

from marsad.errors import InputError
from marsad.sources.items import Item, Origin
from marsad.sources.kinds import KNOWN, named, reader
from marsad.sources.streams import MAX_TOTAL, Budget, buffered, guarded, gunzipped, seekable

MAX_FILES = 1_000_000
"""Files in one archive; more than that come as several, or as a table."""


def read(stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """The articles of all files in a zip, in the order in which they stand there.

    What is no kind of article is passed over, as in a folder. A file that cannot be read does not stop the others.
    """
    empty = True
    total = Budget(MAX_TOTAL)
    with seekable(stream) as seeking, _opened(seeking) as archive:
        infos = archive.infolist()
        if len(infos) > MAX_FILES:
            raise InputError(f"more than {MAX_FILES:,} files in one zip")
        for info in infos:
            name = info.filename
            hidden = name.rpartition("/")[2].startswith(".") and not _leads_out(name)
            if named(name) is not None and not info.is_dir() and not hidden:
                empty = False
                inside = origin._replace(where=f"{origin.where}/{name}")
                yield from _member(archive, info, inside, total)
    if empty:
        yield origin.problem(f"no file here is {KNOWN}")


def _opened(stream: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except UnicodeDecodeError:
        raise zipfile.BadZipFile("a name that is no text") from None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: Origin, total: Budget) -> Iterator[Item]:
    """The articles of one file, of which nothing is read if its name or kind is a trick."""
    what = named(info.filename)
    assert what is not None
    if stat.S_ISLNK(info.external_attr >> 16):
        yield origin.problem("a link in an archive: not followed")
    elif _leads_out(info.filename):
        yield origin.problem("a path that leads out of the archive: not read")
    elif what.archive:
        yield origin.problem("an archive within an archive: not opened")
    elif info.flag_bits & 1:
        yield origin.problem("encrypted: not read")
    else:
        budget = Budget(total.left)
        try:
            with archive.open(info) as packed:
                plain = buffered(packed, lambda count: budget.take(count, info.compress_size))
                inner = gunzipped(plain, Budget(total.left)) if what.gzipped else plain
                yield from guarded(reader(what.kind.reader), inner, origin._replace(stem=what.stem))
        except UnicodeDecodeError:
            yield origin.problem("broken zip: its names contradict each other")
        except NotImplementedError as error:
            yield origin.problem(f"cannot be unpacked: {str(error).lower()}")
        total.left = budget.left


def _leads_out(name: str) -> bool:
    """Whether a name, taken for a path, would leave the folder that it is unpacked to."""
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/")
