"""The command that says which articles tell one story."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from marsad.commands.common import output_option, published_option, threshold_option
from marsad.output import writing


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@threshold_option
@click.option(
    "--format", "format_name", type=click.Choice(("table", "jsonl", "csv")), default="table", show_default=True,
    help="A table to read, one story a line, or one article a line.",
)  # fmt: skip
@output_option
@published_option
def duplicates(
    paths: tuple[str, ...],
    threshold: float | None,
    format_name: str,
    output: Path | None,
    published: str | None,
) -> int:
    """List the stories that several articles tell, in the same words or nearly so.

    PATH as for `code`. The first article of a story was published earliest; `likeness` says how much of the shorter of
    the two texts stands in the longer. A story that credits an agency is the agency's, whoever prints it.
    """
    from marsad.commands.incoming import Incoming
    from marsad.extras import extras
    from marsad.progress import progress
    from marsad.show.stories import STORY_FORMATS

    with extras():
        from marsad.duplicates.groups import THRESHOLD
        from marsad.duplicates.stories import stories

    incoming = Incoming(paths)
    screen = output is None and sys.stdout.isatty()
    with progress(incoming.files, wanted=not screen) as opened:
        articles = incoming.articles(published=published, opened=opened)
        found = stories(articles, threshold=THRESHOLD if threshold is None else threshold)
    with writing(output) as out:
        STORY_FORMATS[format_name](found, out)
    return incoming.code
