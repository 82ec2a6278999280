"""A folder on a disk or in an object store: the only module that imports fsspec.

A file is there whole or not at all. On a disk it is written beside and renamed; an object store shows an
object only once it has been received. So what is there is what is finished, and nobody keeps a list.
"""

from __future__ import annotations

import os
import posixpath
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, NamedTuple

import fsspec

from marsad.errors import StoreError
from marsad.store.layout import reason, synced

_ASIDE = ".part"


class Found(NamedTuple):
    """A file to read: its address, its bytes, and what changes when its content does."""

    name: str
    size: int
    stamp: str


class Folder(NamedTuple):
    """A folder by its path or address (s3://bucket/run, gs://…, memory://…); names in it are relative."""

    url: str

    @property
    def disk(self) -> Path | None:
        """The path, if it is a folder on a disk."""
        return Path(self.url) if "://" not in self.url else None

    def names(self, below: str) -> set[str]:
        """The names of the files directly in a folder of it, without those that are being written."""
        try:
            if self.disk is not None:
                with os.scandir(self.disk / below) as entries:
                    found = [entry.name for entry in entries]
            else:
                fs, root = _system(self.url)
                found = [posixpath.basename(path) for path in fs.ls(f"{root}/{below}", detail=False)]
        except FileNotFoundError:
            return set()
        except OSError as error:
            raise self.failed(error) from None
        return {name for name in found if not name.endswith(_ASIDE)}

    def read(self, name: str) -> bytes:
        """The content of a file."""
        try:
            if self.disk is not None:
                return (self.disk / name).read_bytes()
            fs, root = _system(self.url)
            data: bytes = fs.cat_file(f"{root}/{name}")
            return data
        except OSError as error:
            raise StoreError(f"{self.url}/{name}: {reason(error)}") from None

    def write(self, name: str, data: bytes) -> None:
        """Make a file, or replace it: wholly or, raising StoreError, not at all."""
        try:
            if self.disk is None:
                fs, root = _system(self.url)
                fs.pipe_file(f"{root}/{name}", data)
            else:
                _put(self.disk / name, data)
        except OSError as error:
            raise self.failed(error) from None

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        try:
            if self.disk is not None:
                (self.disk / name).unlink(missing_ok=True)
            elif name.rpartition("/")[2] in self.names(name.rpartition("/")[0]):
                fs, root = _system(self.url)
                fs.rm_file(f"{root}/{name}")
        except OSError as error:
            raise self.failed(error) from None

    def swept(self) -> None:
        """Remove what processes that ended in the middle of a file left on the disk."""
        if self.disk is not None:
            for path in self.disk.rglob(f".*{_ASIDE}"):
                path.unlink(missing_ok=True)

    def failed(self, error: OSError) -> StoreError:
        """What the system refuses, in one line: a full disk, a folder that cannot be written."""
        return StoreError(f"{self.url}: {reason(error)}; what was finished before is intact")


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}{_ASIDE}")
    try:
        aside.write_bytes(data)
        synced(aside)
        aside.replace(path)
        synced(path.parent)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


@lru_cache(maxsize=64)
def _system(url: str) -> tuple[Any, str]:
    """The file system of an address and the path within it."""
    try:
        fs, root = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:  # s3fs and gcsfs are packages of their own
        raise StoreError(f"{url}: {str(error).splitlines()[0]}") from None
    return fs, root.rstrip("/")


def remote(path: str) -> bool:
    """Whether a path is an address that fsspec opens."""
    return "://" in path and not path.lower().startswith(("http://", "https://"))


def files_at(url: str) -> list[Found]:
    """The files at an address, or below it, in name order; raises StoreError where there is nothing."""
    fs, root = _system(url)
    try:
        known = fs.find(root, detail=True)
    except OSError as error:
        raise StoreError(f"{url}: {reason(error)}") from None
    if not known:
        raise StoreError(f"{url}: no such file or folder")
    return [
        Found(fs.unstrip_protocol(path), int(facts.get("size") or 0), _stamp(facts))
        for path, facts in sorted(known.items())
    ]


def opened(url: str) -> IO[bytes]:
    """The bytes of a file at an address."""
    fs, path = _system(url)
    stream: IO[bytes] = fs.open(path, "rb")
    return stream


def _stamp(facts: dict[str, Any]) -> str:
    changed = next(
        (facts[key] for key in ("ETag", "etag", "mtime", "LastModified", "created") if key in facts), ""
    )
    return f"{facts.get('size')} {changed}"
