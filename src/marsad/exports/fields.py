"""The columns of a format and how they come from a record; docs/exports.md says what they hold and when they are null."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from marsad.exports.records import Record
from marsad.store.tables import Kind

Row = TypeVar("Row")


class Column(NamedTuple, Generic[Row]):
    """A column of the rows that a format makes of records; without a value the format has it and marsad cannot fill it."""

    name: str
    value: Callable[[Row], object] | None = None
    kind: Kind = "text"

    def of(self, row: Row) -> object:
        """What stands in it; None where nothing is known."""
        return self.value(row) if self.value is not None else None


Field = Column[Record]
"""A column of a format that has a row for each event."""
