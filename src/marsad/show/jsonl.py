"""One reading a line, as `schema/reading.schema.json` describes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from marsad.types import Reading


def jsonl(out: TextIO) -> Callable[[Reading, str], None]:
    """A function that writes a reading as one line of JSON; the text is in it if the reading has it."""

    def show(reading: Reading, text: str) -> None:
        out.write(reading.to_json() + "\n")

    return show
