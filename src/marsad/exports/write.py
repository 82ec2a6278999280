"""Events of a store into a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.errors import QueryError
from marsad.exports.formats import FORMATS, Format
from marsad.exports.records import Record, gathered
from marsad.ledger.api import Day, asked
from marsad.output import writing, writing_binary
from marsad.store.engine import Engine
from marsad.store.layout import existing


def write(
    store: str | Path, *, format: str, output: str | Path | None = None, actor: str | None = None,
    recipient: str | None = None, type: str | None = None, since: Day = None, to: Day = None,
    realis: str | None = None, text: str | None = None, known_by: Day = None,
) -> int:  # fmt: skip
    """Write the events of a store that fit and say how many; without `output` to standard output.

    The filters are those of `Ledger.events`. A format that cannot say whether something happened gets only what
    did: a denied event must not become a fact. The files that `quads` has beside its own are written only with
    `output`. Needs the extra `exports`.
    """
    chosen = FORMATS.get(format)
    if chosen is None:
        raise QueryError(f"no format {format!r}: {', '.join(FORMATS)}")
    wanted = asked(actor, recipient, type, since, to, realis, text, known_by)
    if not chosen.says_realis:
        if realis not in (None, "actual"):
            raise QueryError(f"{format} cannot say that an event is {realis}: use csv, jsonl or parquet")
        wanted = wanted._replace(realis="actual")
    with Engine(existing(Path(store))) as engine:
        counted = _Counted(gathered(engine, wanted))
        _put(chosen, counted, Path(output) if output is not None else None)
    return counted.number


class _Counted:
    """Records on their way, counted."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records
        self.number = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.number += 1
            yield record


def _put(chosen: Format, records: Iterable[Record], output: Path | None) -> None:
    if chosen.binary:
        with writing_binary(output) as data:
            chosen.write(records, data)
        return
    with writing(output) as text:
        beside = chosen.write(records, text)
    if output is not None:
        for ending, content in (beside or {}).items():
            with writing(output.with_name(f"{output.stem}.{ending}")) as text:
                text.write(content)
