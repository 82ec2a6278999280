"""What commands share: exit codes, complaints, options."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.published import check_published
from marsad.show.bidi import plain

WRONG = 2
INTERRUPTED = 130


def complain(line: str) -> None:
    """One problem, one line on standard error."""
    click.echo(f"marsad: {plain(line)}", err=True)


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    return None if value is None else check_published(value)


published_option = click.option(
    "--published", metavar="DATE", callback=_date, help="ISO date of articles that bring none of their own."
)


def _columns(_: click.Context, __: click.Parameter, value: str | None) -> dict[str, str] | None:
    from marsad.sources.records import parse_columns

    return None if value is None else parse_columns(value)


columns_option = click.option(
    "--columns", metavar="FIELD=COLUMN,...", callback=_columns,
    help="What tables and JSON lines call the fields of an article: text=body,published=date,id=guid.",
)  # fmt: skip
store_option = click.option(
    "--store", type=click.Path(path_type=Path), default="marsad-store", envvar="MARSAD_STORE",
    show_default=True, show_envvar=True, help="Folder of the store.",
)  # fmt: skip
known_option = click.option("--known-by", metavar="DATE", help="Only by what was published until this day.")
format_option = click.option(
    "--format", "format_name", type=click.Choice(("table", "json", "csv", "parquet")), default="table",
    show_default=True, help="A table to read, or the columns of docs/store.md.",
)  # fmt: skip
output_option = click.option(
    "--output", type=click.Path(path_type=Path), help="Write to this file instead of the terminal."
)
threshold_option = click.option(
    "--threshold", type=click.FloatRange(0.3, 1.0), metavar="SHARE",
    help="How much of the shorter text must stand in the longer for both to be one story, 0.3 to 1 [default: 0.8].",
)  # fmt: skip
