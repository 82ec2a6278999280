"""Readings as people and programs want them: a table for the terminal, JSON lines, tab-separated values.

A format is given the stream once and the readings one by one, so that a million articles need no memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from marsad.show.jsonl import jsonl
from marsad.show.table import table
from marsad.show.tsv import tsv
from marsad.types import Reading

Show = Callable[[Reading, str], None]
"""Writes one reading, given also the text it is of."""

FORMATS: dict[str, Callable[[TextIO], Show]] = {"table": table, "jsonl": jsonl, "tsv": tsv}
