"""Commands that write to a store, and the one that shows an article of it."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.commands.common import WRONG, columns_option, complain, published_option, store_option
from marsad.output import writing


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@published_option
@columns_option
def ingest(paths: tuple[str, ...], store: Path, published: str | None, columns: dict[str, str] | None) -> int:
    """Read articles into a store.

    PATH as for `code`. What is in the store already is skipped; an article with a known id and another content
    becomes its new version. What has been read is kept whatever happens to the rest.
    """
    from marsad.commands.incoming import Incoming
    from marsad.extras import extras
    from marsad.progress import progress

    with extras():
        from marsad.dimensions import kinds
        from marsad.store.writer import writing_to
    from marsad.pipeline import default_reader

    incoming = Incoming(paths, columns)
    if not incoming.files:
        return WRONG
    skipped = 0
    with (
        writing_to(store, kinds(), waiting=complain) as writer,
        progress(incoming.files, wanted=True) as opened,
    ):
        reader = default_reader()
        for article, text in incoming.articles(published=published, opened=opened):
            if writer.has(article):
                skipped += 1
                continue
            reading = reader.read(article, text)
            writer.add(reading, text)
            incoming.check(reading)
    added = f"{writer.added:,} article{'s' if writer.added != 1 else ''}"
    click.echo(f"{store}: {added} added, {skipped:,} were there already")
    return incoming.code


@click.command()
@click.argument("article", metavar="ARTICLE_ID")
@store_option
@click.option("--why", help="The reason, for the trace.")
def forget(article: str, store: Path, why: str | None) -> int:
    """Withdraw an article and all that follows from it.

    A trace of it stays (the view `withdrawals`); ingested again, the article is back.
    """
    from marsad.extras import extras

    with extras():
        from marsad.store.forget import forget as withdraw
    versions = withdraw(store, article, why=why, waiting=complain)
    click.echo(f"{store}: {article} withdrawn ({versions} version{'s' if versions > 1 else ''})")
    return 0


@click.command()
@click.argument("article", metavar="ARTICLE_ID")
@store_option
@click.option(
    "--format", "format_name", type=click.Choice(("table", "json")), default="table", show_default=True,
    help="A text to read, or the article with its events and claims as JSON.",
)  # fmt: skip
def show(article: str, store: Path, format_name: str) -> int:
    """Show the text of an article with its evidence marked, and what was read from it."""
    import marsad
    from marsad.show.answers import json_lines
    from marsad.show.article import show_article

    with marsad.open(store) as ledger:
        shown = ledger.show(article)
    with writing(None) as out:
        if format_name == "json":
            json_lines([{"article": shown.article, "events": shown.events, "claims": shown.claims}], out)
        else:
            show_article(shown.article, shown.events, shown.claims, out)
    return 0
