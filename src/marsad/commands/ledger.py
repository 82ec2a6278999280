"""Commands that ask a store."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from marsad.commands.common import format_option, known_option, output_option, store_option
from marsad.output import writing, writing_bytes

if TYPE_CHECKING:
    from marsad.store.parquet import Arrow

Printer = Callable[[list[dict[str, object]], TextIO], None]

_PICTURES = {".svg", ".png"}


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@store_option
@click.option(
    "--as-of", metavar="DATE", help="The day of which the state is asked; else --known-by, else today."
)
@known_option
@click.option("--dimension", help="Only this dimension.")
@format_option
@output_option
def relations(
    a: str, b: str, store: Path, as_of: str | None, known_by: str | None, dimension: str | None,
    format_name: str, output: Path | None,
) -> int:  # fmt: skip
    """Show what holds between A and B, since when, on whose word, with the words that prove it.

    A and B are countries or parties by any name: USA, الولايات المتحدة, "United States", واشنطن.
    """
    import marsad
    from marsad.show.relations import show_relations

    with marsad.open(store) as ledger:
        answer = ledger.relations(a, b, as_of=as_of, known_by=known_by, dimension=dimension)
    return _give(answer, format_name, output, show_relations)


@click.command()
@store_option
@click.option("--actor", help="Who did it: a country or party by any name.")
@click.option("--recipient", help="To whom.")
@click.option("--type", "kind", help="PLOVER type.")
@click.option("--from", "since", metavar="DATE", help="First day.")
@click.option("--to", metavar="DATE", help="Last day.")
@click.option(
    "--realis", type=click.Choice(("actual", "planned", "hypothetical", "negated")), help="How real."
)
@click.option("--text", help="Words of the evidence, in any spelling.")
@known_option
@format_option
@output_option
def events(
    store: Path, actor: str | None, recipient: str | None, kind: str | None, since: str | None, to: str | None,
    realis: str | None, text: str | None, known_by: str | None, format_name: str, output: Path | None,
) -> int:  # fmt: skip
    """Show events, those that several articles report as one."""
    import marsad
    from marsad.show.relations import show_events

    with marsad.open(store) as ledger:
        answer = ledger.events(
            actor=actor, recipient=recipient, type=kind, since=since, to=to, realis=realis, text=text,
            known_by=known_by,
        )  # fmt: skip
    return _give(answer, format_name, output, show_events)


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@store_option
@click.option("--from", "since", metavar="DATE", help="First day.")
@click.option("--to", metavar="DATE", help="Last day.")
@known_option
@format_option
@output_option
def timeline(
    a: str, b: str, store: Path, since: str | None, to: str | None, known_by: str | None, format_name: str,
    output: Path | None,
) -> int:  # fmt: skip
    """Show cooperation and conflict between A and B month by month, from the PLOVER scores of what happened.

    Drawn in the terminal; --output x.svg or x.png draws a picture.
    """
    import marsad
    from marsad.extras import extras
    from marsad.show.timeline import show_timeline

    with marsad.open(store) as ledger:
        answer = ledger.timeline(a, b, since=since, to=to, known_by=known_by)
    if output is None or output.suffix.lower() not in _PICTURES:
        return _give(answer, format_name, output, show_timeline)
    with extras():
        from marsad.ledger.names import who
        from marsad.ledger.plot import picture
    writing_bytes(output, picture(answer, f"{who(a).name} – {who(b).name}", output.suffix.lower()[1:]))
    return 0


@click.command()
@click.argument("query")
@store_option
@format_option
@output_option
def sql(query: str, store: Path, format_name: str, output: Path | None) -> int:
    """Ask the views of docs/store.md in SQL (DuckDB's); nothing can be changed by it."""
    import marsad
    from marsad.show.answers import show_columns

    with marsad.open(store) as ledger:
        answer = ledger.sql(query)
    return _give(answer, format_name, output, show_columns)


def _give(answer: Arrow, format_name: str, output: Path | None, show: Printer) -> int:
    """Print or write an answer in the format asked for."""
    from marsad.show.answers import csv_lines, json_lines
    from marsad.store.parquet import parquet_bytes, records

    if format_name == "parquet":
        if output is None and sys.stdout.isatty():
            raise click.UsageError("Parquet is nothing for a terminal: use --output FILE")
        writing_bytes(output, parquet_bytes(answer))
        return 0
    rows = records(answer)
    with writing(output) as out:
        if format_name == "table":
            show(rows, out)
        elif format_name == "json":
            json_lines(rows, out)
        else:
            csv_lines(answer.column_names, rows, out)
    return 0
