"""The compiled lexicon, kept between runs.

Compiling inflects some thousand verbs, which takes seconds; loading takes a fraction of one. The cache file
is named by a digest of every knowledge file and of the code that compiles them, so a changed entry can
never be served from an old compilation. It holds plain data (MessagePack checked against the table
types), never code.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec

from marsad.lexicon.compile import compile_lexicon
from marsad.lexicon.load import DATA, files, load
from marsad.lexicon.tables import Lexicon

_CODE = Path(__file__).parent
_BESIDES = (_CODE.parent / "arabic" / "fold.py", DATA / "ledger" / "dimensions.yaml")
"""What else the compiled lexicon depends on."""
_KEPT = 4
"""How many compilations stay: of several checkouts or knowledge folders used in turn, none pays each time."""


@cache
def lexicon(root: Path = DATA) -> Lexicon:
    """The lexicon of the knowledge files below `root`, compiled at most once for each state of them.

    Raises LexiconError at the first entry that is wrong.
    """
    path = folder() / f"lexicon-{_digest(root)}.msgpack"
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Lexicon)
    except (OSError, msgspec.DecodeError):
        # No cache yet, an unreadable folder, or a file cut short by a full disk: compile afresh.
        compiled = compile_lexicon(load(root))
    keep(path, msgspec.msgpack.encode(compiled))
    return compiled


def folder() -> Path:
    """Where compiled knowledge is kept."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "marsad"


def _digest(root: Path) -> str:
    digest = hashlib.sha256(metadata.version("mazini").encode())
    for path in [*files(root), *sorted(_CODE.glob("*.py")), *_BESIDES]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def keep(path: Path, content: bytes) -> None:
    """Write beside and rename, so that two processes never read each other's half a file.

    Of files named alike up to the dash the oldest go.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
        stored = sorted(
            path.parent.glob(f"{path.name.partition('-')[0]}-*.msgpack"),
            key=lambda old: old.stat().st_mtime_ns,
        )
        for old in stored[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return  # A cache that cannot be written costs time, not correctness.
