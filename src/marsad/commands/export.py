"""The command that writes events in the formats of others."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from marsad.commands.common import known_option, output_option, store_option

FORMATS = ("polecat", "gdelt", "ftm", "graphml", "geojson", "quads", "csv", "parquet", "jsonl")
_BYTES = ("parquet",)


@click.command()
@store_option
@click.option(
    "--format", "format_name", type=click.Choice(FORMATS), required=True,
    help="How: what each holds, and what it cannot say, stands in docs/exports.md.",
)  # fmt: skip
@click.option("--actor", help="Who did it: a country or party by any name.")
@click.option("--recipient", help="To whom.")
@click.option("--type", "kind", help="PLOVER type.")
@click.option("--from", "since", metavar="DATE", help="First day.")
@click.option("--to", metavar="DATE", help="Last day.")
@click.option(
    "--realis", type=click.Choice(("actual", "planned", "hypothetical", "negated")),
    help="How real; polecat, gdelt, ftm and quads hold only what is actual.",
)  # fmt: skip
@click.option("--text", help="Words of the evidence, in any spelling.")
@known_option
@output_option
def export(
    store: Path, format_name: str, actor: str | None, recipient: str | None, kind: str | None,
    since: str | None, to: str | None, realis: str | None, text: str | None, known_by: str | None,
    output: Path | None,
) -> int:  # fmt: skip
    """Write events for other programs: POLECAT, GDELT, FollowTheMoney, GraphML, GeoJSON, quadruples, tables.

    An event that several articles tell is written once, with all its sources. Places get GeoNames ids and
    coordinates as far as the articles allow. Nothing is made up: what is not known, or a format cannot say, is empty.
    """
    from marsad.extras import extras

    if format_name in _BYTES and output is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is nothing for a terminal: use --output FILE")
    with extras():
        from marsad.exports import write
    written = write(
        store, format=format_name, output=output, actor=actor, recipient=recipient, type=kind, since=since,
        to=to, realis=realis, text=text, known_by=known_by,
    )  # fmt: skip
    if output is not None:
        click.echo(f"{output}: {written:,} event{'s' if written != 1 else ''}", err=True)
    return 0
