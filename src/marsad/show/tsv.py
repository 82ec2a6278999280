"""One event a line, for spreadsheets and the tools of the shell.

Tabs, line ends and backslashes inside a value are written \\t, \\n, \\r and \\\\, so that lines and columns
can be trusted; several parties of an event are separated by ` | `.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from marsad.types import Event, Party, Reading

COLUMNS = (
    "article", "published", "event", "type", "mode", "realis", "actors", "actor_countries",
    "recipients", "recipient_countries", "attribution", "trigger", "start", "end", "evidence",
)  # fmt: skip
"""`start` and `end` are the offsets of the trigger."""

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def tsv(out: TextIO) -> Callable[[Reading, str], None]:
    """A function that writes the events of a reading as lines; the header is written at once."""
    out.write("\t".join(COLUMNS) + "\n")

    def show(reading: Reading, text: str) -> None:
        for event in reading.events:
            out.write("\t".join(cell.translate(_ESCAPES) for cell in _cells(reading, event, text)) + "\n")

    return show


def _cells(reading: Reading, event: Event, text: str) -> tuple[str, ...]:
    return (
        reading.article.id,
        reading.article.published or "",
        event.id,
        event.type,
        event.mode or "",
        event.realis,
        _join(p.text for p in event.actors),
        _countries(event.actors),
        _join(p.text for p in event.recipients),
        _countries(event.recipients),
        _join(p.text for p in event.attribution),
        event.trigger.text,
        str(event.trigger.start),
        str(event.trigger.end),
        text[event.evidence.start : event.evidence.end],
    )


def _countries(parties: list[Party]) -> str:
    """The country of each party in its place, empty where unknown, so that the two columns run in step."""
    return _join(p.country or "" for p in parties)


def _join(values: Iterable[str]) -> str:
    return " | ".join(values)
