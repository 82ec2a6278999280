"""Commands that read texts and knowledge, and need no store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from marsad.commands.common import WRONG, columns_option, published_option, threshold_option
from marsad.output import writing


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "format_name", type=click.Choice(("table", "jsonl", "tsv")), default="table",
    show_default=True, help="A table to read, one reading or one event a line.",
)  # fmt: skip
@click.option(
    "--output",
    metavar="PATH",
    help="Write to this file instead of the terminal, or with --workers to this folder.",
)
@published_option
@columns_option
@click.option("--with-text", is_flag=True, help="Put the text of each article into its JSON.")
@click.option(
    "--workers", type=click.IntRange(1, 1_000), metavar="N",
    help="Code into the folder --output with so many processes; broken off, the same command goes on.",
)  # fmt: skip
@click.option("--ray", metavar="ADDRESS", help="The same on a Ray cluster; `local` starts one here.")
@threshold_option
@click.option(
    "--keep-duplicates", is_flag=True, help="With --workers or --ray: code every article, repeated or not."
)
def code(
    paths: tuple[str, ...], format_name: str, output: str | None, published: str | None,
    columns: dict[str, str] | None, with_text: bool, workers: int | None, ray: str | None, threshold: float | None,
    keep_duplicates: bool,
) -> int:  # fmt: skip
    """Code the events of articles.

    PATH is a file, a folder of files, the http(s) address of a page or feed, or - for standard input. Files are
    .txt, .html, .warc, .rss, .atom, .xml, .jsonl, .csv, .tsv, .parquet, any of them as .gz, and .zip. Rows and JSON
    lines are articles: id, text, published, source, url, title, of which only text is needed (see --columns).
    What cannot be read is named on standard error, the others are coded. docs/sources.md says more.

    With --workers or --ray, very many articles go into a folder of Parquet files, each story once
    (docs/scale.md); PATH and --output may then be addresses such as s3://bucket/folder too.
    """
    if workers is not None or ray is not None:
        from marsad.commands.bulk import checked, code_many

        return code_many(
            paths, checked(output), published=published, columns=columns, threshold=threshold,
            keep=keep_duplicates, workers=workers, ray=ray,
        )  # fmt: skip
    if threshold is not None or keep_duplicates:
        raise click.UsageError("--threshold and --keep-duplicates go with --workers or --ray")
    import msgspec

    from marsad.commands.incoming import Incoming
    from marsad.pipeline import default_reader
    from marsad.progress import progress
    from marsad.show import FORMATS

    incoming = Incoming(paths, columns)
    reader = default_reader()
    screen = output is None and sys.stdout.isatty()
    with (
        writing(Path(output) if output else None) as out,
        progress(incoming.files, wanted=not screen) as opened,
    ):
        show = FORMATS[format_name](out)
        for article, text in incoming.articles(published=published, opened=opened):
            reading = reader.read(msgspec.structs.replace(article, text=text) if with_text else article, text)
            show(reading, text)
            out.flush()
            incoming.check(reading)
    return incoming.code


@click.command()
@click.argument("text")
@published_option
def explain(text: str, published: str | None) -> int:
    """Show how each event of TEXT came about.

    Word by word: what the lexicon made of it, which evidence gave each party, and what was turned down.
    """
    from marsad.pipeline import explain as explain_text
    from marsad.show.explain import explain as show
    from marsad.sources.text import check_text

    with writing(None) as out:
        show(explain_text(check_text(text), published=published), out)
    return 0


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")
def check(paths: tuple[Path, ...]) -> int:
    """Check knowledge files and their examples.

    Without PATH marsad's own; other files are tried together with these, which they extend.
    """
    from marsad.check import check as check_files

    problems = 0
    with writing(None) as out:
        for line in check_files(paths):
            problems += 1
            click.echo(line, file=out)
    summary = f"{problems} problem{'s' if problems > 1 else ''}" if problems else "all entries are right"
    click.echo(summary, err=True)
    return WRONG if problems else 0
