"""Files into parts: articles as their sources give them, kept beside with their signatures until they are coded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import msgspec

from marsad.bulk.folder import Folder, opened, remote
from marsad.bulk.tables import PROBLEMS
from marsad.bulk.tasks import Done, Gathered, Head, Kept, Pack, Receipt, Trouble
from marsad.duplicates.signatures import packed, sign
from marsad.duplicates.stories import precedence
from marsad.sources import Incoming, Note, articles, open_bytes
from marsad.store.outlets import outlet_of
from marsad.store.parquet import file_of
from marsad.store.rows import version_of

TEXTS, HEADS, SIGNATURES, RECEIPTS = ".work/texts", ".work/heads", ".work/signatures", ".work/receipts"
SMALLEST, LARGEST = 50, 500
"""Articles of a part: the first parts of a pack are small, so that few articles keep all workers busy too."""
MOST_CHARS = 2_000_000
"""Characters of a part, unless one article has more."""


def gather(task: Pack) -> Done:
    """Write the parts of a pack and, last, its receipt."""
    folder = Folder(task.folder)
    troubles: list[Trouble] = []
    parts: list[tuple[str, int, int]] = []
    if task.broken is None:
        for kept in _filled(_articles(task, troubles)):
            name = f"{task.name}-{len(parts):05}"
            _keep(folder, name, kept)
            parts.append((name, len(kept), sum(len(one.text) for one in kept)))
    else:  # what was gathered before they ended the process is there: parts are made in order
        names = sorted(name for name in folder.names(TEXTS) if name.startswith(f"{task.name}-"))
        sizes = [[len(one.text) for one in load(folder, name).articles] for name in names]
        parts = [(name, len(each), sum(each)) for name, each in zip(names, sizes, strict=True)]
        troubles = [Trouble(name, task.broken) for name, _ in task.files]
    write_troubles(folder, task.name, troubles)
    receipt = Receipt(task.files, parts, len(troubles))
    folder.write(f"{RECEIPTS}/{task.name}", msgspec.json.encode(receipt))
    return Done(articles=sum(count for _, count, _ in parts), troubles=troubles)


def write_troubles(folder: Folder, name: str, troubles: Sequence[Trouble]) -> None:
    """The problems of a pack or part; without any, there is no file."""
    path = f"{PROBLEMS.name}/{name}.parquet"
    if troubles:
        folder.write(path, file_of(PROBLEMS, [(one.where, one.what, one.version) for one in troubles]))
    else:
        folder.remove(path)


def load(folder: Folder, name: str) -> Gathered:
    """A part before it is coded."""
    return msgspec.msgpack.decode(zlib.decompress(folder.read(f"{TEXTS}/{name}")), type=Gathered)


def _articles(task: Pack, troubles: list[Trouble]) -> Iterator[Kept]:
    for name, _ in task.files:
        try:
            for item in articles(
                Path(name),
                published=task.options.published,
                columns=task.options.columns,
                opened=_opener(name),
            ):
                if isinstance(item, Incoming):
                    yield Kept(item.article, item.text)
                elif not isinstance(item, Note):
                    troubles.append(Trouble(item.where.replace(str(Path(name)), name), item.what))
        except GeneratorExit:
            raise
        except Exception as error:  # a reader of files that fails in its own way ends with its file
            troubles.append(Trouble(name, f"cannot be read: {type(error).__name__}: {error}"))


class _opener:  # noqa: N801 - used as the function it is
    """How `articles` opens a file, wherever it is."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, path: Path) -> AbstractContextManager[IO[bytes]]:
        return opened(self.name) if remote(self.name) else open_bytes(path)


def _filled(coming: Iterator[Kept]) -> Iterator[list[Kept]]:
    """The articles in parts, each no larger than its place in the pack allows."""
    part: list[Kept] = []
    chars = 0
    size = SMALLEST
    for kept in coming:
        part.append(kept)
        chars += len(kept.text)
        if len(part) >= size or chars >= MOST_CHARS:
            yield part
            part, chars = [], 0
            size = min(size + SMALLEST // 5, LARGEST)
    if part:
        yield part


def _keep(folder: Folder, name: str, kept: list[Kept]) -> None:
    heads = [
        Head(*precedence(one.article)[:2], version_of(one.article), outlet_of(one.article, one.text))
        for one in kept
    ]
    folder.write(f"{HEADS}/{name}", msgspec.msgpack.encode(heads))
    folder.write(f"{SIGNATURES}/{name}", packed(sign([one.text for one in kept])))
    moment = datetime.now(UTC).isoformat()
    data = zlib.compress(msgspec.msgpack.encode(Gathered(moment, kept)), 1)
    folder.write(f"{TEXTS}/{name}", data)
