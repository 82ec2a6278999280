"""Where a store keeps what: a folder with a mark that says its format, and below it the batches.

    STORE/marsad-store.json     the mark: format 1
    STORE/.lock                 held by whoever writes
    STORE/batches/NAME/         a batch: Parquet files and a list of them with their sizes
    STORE/batches/.tmp-NAME/    a batch that is being written, or was when its process died

The names of batches sort in the order in which they were written.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

import msgspec

from marsad.errors import StoreError

FORMAT = 1
MARK = "marsad-store.json"
MANIFEST = "batch.json"
UNFINISHED = ".tmp-"


class Manifest(msgspec.Struct, frozen=True):
    """What a batch consists of: file name → bytes. A file that is gone or cut short is seen without opening it."""

    files: dict[str, int]


class Batch(NamedTuple):
    """A committed batch: its name, its folder and the files in it."""

    name: str
    folder: Path
    files: frozenset[str]


class Layout(NamedTuple):
    """The paths of a store."""

    root: Path

    @property
    def batches(self) -> Path:
        """The folder of the batches."""
        return self.root / "batches"

    @property
    def lock(self) -> Path:
        """The file whose lock the writer holds."""
        return self.root / ".lock"


def existing(root: Path) -> Layout:
    """The store at `root`; raises StoreError if there is none, or one of a format this marsad cannot read."""
    mark = root / MARK
    try:
        text = mark.read_text(encoding="utf-8")
    except FileNotFoundError:
        what = "no marsad store here" if root.exists() else "no such store"
        raise StoreError(f"{root}: {what} (marsad ingest PATH... --store {root} makes one)") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{mark}: {reason(error)}") from None
    try:
        format_number = json.loads(text)["format"]
    except (ValueError, TypeError, KeyError):
        raise StoreError(f"{mark}: damaged: it does not say the format of the store") from None
    if format_number != FORMAT:
        raise StoreError(f"{mark}: {_other_format(format_number)}")
    return Layout(root)


def ensured(root: Path) -> Layout:
    """The store at `root`, made if there is nothing yet; a folder with other things in it is refused.

    The mark is renamed into place last, so that a store is never half made.
    """
    if (root / MARK).exists():
        return existing(root)
    try:
        root.mkdir(parents=True, exist_ok=True)
        strangers = sorted(path.name for path in root.iterdir() if not _ours(path.name))
        if strangers:
            raise StoreError(f"{root}: not a marsad store and not empty (it holds {strangers[0]})")
        (root / "batches").mkdir(exist_ok=True)
        beside = root / f".{MARK}.{os.getpid()}"
        beside.write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
        synced(beside)
        beside.replace(root / MARK)
        synced(root)
    except OSError as error:
        raise StoreError(f"{root}: {reason(error)}") from None
    return Layout(root)


def batches(layout: Layout) -> list[Batch]:
    """The committed batches, oldest first; raises StoreError where one has lost or gained bytes.

    Only sizes are compared: it must not cost more than the question that is then asked.
    """
    try:
        folders = sorted(
            path for path in layout.batches.iterdir() if not path.name.startswith(".") and path.is_dir()
        )
    except OSError as error:
        raise StoreError(f"{layout.batches}: {reason(error)}") from None
    return [_batch(folder) for folder in folders]


def _batch(folder: Path) -> Batch:
    listed = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(listed.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise StoreError(f"{listed}: damaged, the batch cannot be trusted: {reason(error)}") from None
    for name, size in manifest.files.items():
        try:
            found = (folder / name).stat().st_size
        except OSError as error:
            raise StoreError(f"{folder / name}: {reason(error)}") from None
        if found != size:
            raise StoreError(f"{folder / name}: damaged: {found:,} bytes where {size:,} were written")
    return Batch(folder.name, folder, frozenset(manifest.files))


def synced(path: Path) -> None:
    """Wait until a file, or the entries of a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _ours(name: str) -> bool:
    return name in {"batches", ".lock", MARK} or name.startswith(f".{MARK}.")


def _other_format(number: object) -> str:
    if isinstance(number, int) and number > FORMAT:
        return f"format {number} is of a newer marsad (this one reads {FORMAT}): upgrade marsad"
    return (
        f"format {number!r} is older than this marsad reads ({FORMAT}): "
        "ingest the articles again into a new store"
    )


def reason(error: Exception) -> str:
    """What the system says, in a few words and one line; pyarrow wraps the same into a sentence of its own."""
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno).lower()
    return (str(error).splitlines() or [type(error).__name__])[0].lower()
