"""What claims of a dimension can say and how they bear on each other: `data/ledger/dimensions.yaml`, typed.

Both who reads claims and who keeps them go by it: the values are closed lists (CONTRACT).
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib import resources
from typing import Literal

import msgspec
import yaml


class Strand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Values that bear on each other."""

    id: str
    values: list[str]
    course: bool = False
    several: bool = False
    fades: int | None = None


class Dimension(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A dimension of the state of relations; the knowledge file explains its keys."""

    id: str
    directed: bool
    strands: list[Strand]
    stay: list[Literal["subject", "object"]] = []
    apart: list[str] = []
    ends: list[str] = []
    ahead: list[str] = []
    momentary: dict[str, int] = {}

    @cached_property
    def strand_of(self) -> dict[str, Strand]:
        """The strand of each value."""
        return {value: strand for strand in self.strands for value in strand.values}


@cache
def dimensions() -> dict[str, Dimension]:
    """The dimensions by id."""
    text = resources.files("marsad").joinpath("data/ledger/dimensions.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.BaseLoader)
    return {d.id: d for d in msgspec.convert(loaded, list[Dimension], strict=False)}


@cache
def kinds() -> dict[str, list[str]]:
    """For each dimension the details that tell its claims apart: the column `kind` of the record."""
    return {d.id: d.apart for d in dimensions().values()}
