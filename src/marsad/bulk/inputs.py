"""The files that paths mean, and packs of them: what a worker gathers at a time."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.bulk.folder import Found, files_at, remote
from marsad.bulk.tasks import Options, Pack, Trouble
from marsad.errors import StoreError
from marsad.ids import content_id
from marsad.sources import Problem, find
from marsad.sources.files import STDIN
from marsad.sources.kinds import named

MOST_FILES = 200
MOST_BYTES = 16_000_000
LEAST_BYTES = 250_000
SHARES = 16
"""Packs that a run has at least, unless they would be tiny: all workers gather then."""


def inputs(paths: Iterable[str]) -> tuple[list[Found], list[Trouble]]:
    """The files below paths and addresses, each once; what is none is a trouble."""
    found: dict[str, Found] = {}
    troubles: list[Trouble] = []
    for path in paths:
        if remote(path):
            try:
                found |= {one.name: one for one in files_at(path) if one.name == path or named(one.name)}
            except StoreError as error:
                troubles.append(Trouble(path, str(error).removeprefix(f"{path}: ")))
            continue
        for item in find([path]):
            if isinstance(item, Problem):
                troubles.append(Trouble(item.where, item.what))
            elif item == STDIN or not item.is_file():
                troubles.append(Trouble(str(item), "can be read only once: put it into a file"))
            else:
                facts = item.stat()
                stamp = f"{facts.st_size} {facts.st_mtime_ns}"
                found.setdefault(str(item), Found(str(item), facts.st_size, stamp))
    return list(found.values()), troubles


def packs(files: Iterable[Found], folder: str, options: Options) -> list[tuple[Pack, int]]:
    """Files put together, in their order, with the bytes of each pack: many small ones, or one that is large."""
    files = list(files)
    most = min(MOST_BYTES, max(sum(file.size for file in files) // SHARES, LEAST_BYTES))
    made: list[tuple[Pack, int]] = []
    some: list[Found] = []
    for file in files:
        if some and (len(some) == MOST_FILES or sum(one.size for one in some) + file.size > most):
            made.append(_pack(some, folder, options))
            some = []
        some.append(file)
    return [*made, _pack(some, folder, options)] if some else made


def _pack(files: list[Found], folder: str, options: Options) -> tuple[Pack, int]:
    listed = [(file.name, file.stamp) for file in files]
    pack = Pack(folder, content_id(*listed), listed, options)
    return pack, sum(file.size for file in files)
