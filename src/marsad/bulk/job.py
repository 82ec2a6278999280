"""A run from paths to a folder of Parquet files, begun or taken up again.

OUTPUT/marsad-coded.json       the mark: format, version and options
OUTPUT/.lock                   held by the run, on a disk
OUTPUT/.work/                  what is gathered and planned; texts go once they are coded
OUTPUT/events/PART.parquet     and so for each table; articles/PART.parquet makes a part finished
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, Protocol

import msgspec

from marsad import __version__
from marsad.bulk.folder import Folder
from marsad.bulk.gather import HEADS, RECEIPTS, SIGNATURES, TEXTS
from marsad.bulk.inputs import inputs, packs
from marsad.bulk.plan import planned
from marsad.bulk.tables import CODED, PROBLEMS, TABLES
from marsad.bulk.tasks import Done, Options, Receipt, Task, Trouble
from marsad.errors import StoreError
from marsad.store.layout import reason

FORMAT = 1
MARK = "marsad-coded.json"

Hands = Callable[[list[Task]], Iterator[tuple[Task, Done]]]
"""Who does tasks: workers of this machine or of a cluster."""


class Watch(Protocol):
    """Who is told how it goes."""

    def stage(self, name: str, total: int) -> Callable[[int], None]:
        """A stage begins; what is given back is told of each step."""

    def trouble(self, trouble: Trouble) -> None:
        """Something could not be read or coded."""


class Summary(NamedTuple):
    """What a run did, and what the folder holds of problems."""

    coded: int
    repeated: int
    before: int
    problems: bool


def run(paths: Iterable[str], output: str, options: Options, hands: Hands, watch: Watch) -> Summary:
    """Code whatever the paths mean and the folder does not hold yet; raises StoreError where it cannot go on."""
    folder = Folder(output.rstrip("/") or "/")
    with _held(folder, options):
        files, troubles = inputs(paths)
        for one in troubles:
            watch.trouble(one)
        receipts = _receipts(folder)
        gathered = {tuple(file) for receipt in receipts.values() for file in receipt.files}
        new = packs([file for file in files if (file.name, file.stamp) not in gathered], folder.url, options)
        _sweep(folder, {*receipts, *(pack.name for pack, _ in new)})
        sizes = {pack.name: size for pack, size in new}
        step = watch.stage("gathering", sum(sizes.values()))
        for task, done in hands([pack for pack, _ in new]):
            _tell(watch, done)
            step(sizes[_name(task)])
        receipts = _receipts(folder)
        chars = {name: many for receipt in receipts.values() for name, _, many in receipt.parts}
        parts = planned(folder, sorted(chars), options.threshold)
        finished = _finished(folder)
        left = [part for part in parts if part.name not in finished]
        left.sort(key=lambda part: (-chars[part.name], part.name))  # the largest first: none comes late alone
        counts = {name: count for receipt in receipts.values() for name, count, _ in receipt.parts}
        coded, repeated = 0, 0
        step = watch.stage("coding", sum(chars[part.name] for part in left))
        for name in finished:
            folder.remove(f"{TEXTS}/{name}")
        for task, done in hands([*left]):
            coded, repeated = coded + done.articles, repeated + done.repeated
            _tell(watch, done)
            folder.remove(f"{TEXTS}/{_name(task)}")
            step(chars[_name(task)])
        before = sum(counts[part.name] - len(part.left) for part in parts if part.name in finished)
        return Summary(coded, repeated, before, bool(troubles) or bool(folder.names(PROBLEMS.name)))


def _name(task: Task) -> str:
    return getattr(task, "name", "")


def _tell(watch: Watch, done: Done) -> None:
    for one in done.troubles:
        watch.trouble(one)


def _finished(folder: Folder) -> set[str]:
    """The parts that are coded: those whose articles are there, which are written last."""
    return {name.removesuffix(".parquet") for name in folder.names(CODED.name)}


def _receipts(folder: Folder) -> dict[str, Receipt]:
    return {
        name: msgspec.json.decode(folder.read(f"{RECEIPTS}/{name}"), type=Receipt)
        for name in folder.names(RECEIPTS)
    }


def _sweep(folder: Folder, wanted: set[str]) -> None:
    """Remove what was gathered of files that have changed since, before their pack was complete."""
    for kind in (TEXTS, HEADS, SIGNATURES):
        for name in folder.names(kind):
            if name.rpartition("-")[0] not in wanted:
                folder.remove(f"{kind}/{name}")


@contextmanager
def _held(folder: Folder, options: Options) -> Iterator[None]:
    """Hold the folder alone; it is made if need be, and one that holds something else is refused."""
    if folder.disk is None:
        _marked(folder, options)
        yield
        return
    try:
        folder.disk.mkdir(parents=True, exist_ok=True)
        if not (folder.disk / MARK).exists():
            strangers = sorted(
                path.name
                for path in folder.disk.iterdir()
                if path.name != ".lock" and not path.name.endswith(".part")
            )
            if strangers:
                raise StoreError(
                    f"{folder.url}: holds something else ({strangers[0]}): give --output a folder of its own"
                )
        stream = (folder.disk / ".lock").open("a")
    except OSError as error:
        raise StoreError(f"{folder.url}: {reason(error)}") from None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(f"{folder.url}: another run is writing to this folder") from None
        folder.swept()
        _marked(folder, options)
        yield


def _marked(folder: Folder, options: Options) -> None:
    """Mark a new folder; one begun in another way is refused, because its parts would not go together."""
    mark = {"format": FORMAT, "marsad": __version__, **msgspec.to_builtins(options)}
    names = folder.names("")
    if MARK not in names:
        if strangers := sorted(names - {".lock", *(table.name for table in TABLES), ".work"}):
            raise StoreError(
                f"{folder.url}: holds something else ({strangers[0]}): give --output a folder of its own"
            )
        folder.write(MARK, json.dumps(mark, ensure_ascii=False).encode() + b"\n")
        return
    try:
        found = json.loads(folder.read(MARK))
    except ValueError:
        found = {}
    for key, value in mark.items():
        if not isinstance(found, dict) or found.get(key) != value:
            was = found.get(key) if isinstance(found, dict) else None
            raise StoreError(f"{folder.url}: was begun with {key} {was}, not {value}: use another folder")
