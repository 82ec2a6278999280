"""YAML files into entries, every complaint with its file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from marsad.errors import LexiconError
from marsad.lexicon.entries import AnyEntry

DATA = Path(__file__).parent.parent / "data"

# BaseLoader keeps every scalar a string: plain YAML reads the country code NO as False.
_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Located(NamedTuple):
    """An entry and where it stands, so that a failing example can be found and mended."""

    entry: AnyEntry
    path: Path
    line: int

    @property
    def place(self) -> str:
        """`file:line`, the form editors make a link of."""
        return f"{self.path}:{self.line}"


FOLDERS = ("bodies", "claims", "cues", "people", "places", "predicates", "states", "words")
"""Where entries stand; numbers and calendars (`values`) have a form of their own."""


def files(root: Path = DATA) -> list[Path]:
    """The files of entries below `root`, in name order."""
    return [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.yaml"))]


def load(root: Path = DATA) -> list[Located]:
    """All entries below `root`, files in name order; raises LexiconError at the first bad entry."""
    found = [located for path in files(root) for located in load_file(path)]
    seen: dict[str, Located] = {}
    for located in found:
        first = seen.setdefault(located.entry.id, located)
        if first is not located:
            raise LexiconError(f"{located.place}: id {located.entry.id} is already used at {first.place}")
    return found


def load_file(path: Path) -> Iterator[Located]:
    """The entries of one file; raises LexiconError with file and line."""
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, Loader=_Loader)
        values = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LexiconError(f"{path}:{line}: not YAML: {error.problem}") from None
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise LexiconError(f"{path}:1: a knowledge file is a list of entries, each beginning with '- id:'")
    for node, value in zip(root.value, values, strict=True):
        line = node.start_mark.line + 1
        try:
            entry = msgspec.convert(value, AnyEntry, strict=False)
        except msgspec.ValidationError as error:
            raise LexiconError(f"{path}:{line}: {error}") from None
        yield Located(entry, path, line)
