"""The command line: exit code 0 when all went well, 2 when anything was wrong, never a traceback.

What a command needs is imported when it runs: `--help` and a mistyped option must not wait for the lexicon.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from marsad.commands import ledger, record
from marsad.commands.common import INTERRUPTED, WRONG, complain, published_option
from marsad.errors import MarsadError
from marsad.output import speak_utf8, writing


def main(args: Sequence[str] | None = None) -> int:
    """Run a command; whatever is wrong becomes one line on standard error, and the exit code."""
    speak_utf8()
    try:
        code = cli.main(args, prog_name="marsad", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "marsad"
        complain(f"{error.format_message()} (see {command} --help)")
        return WRONG
    except MarsadError as error:
        complain(str(error))
        return WRONG
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror))
        return WRONG
    return int(code or 0)


@click.group(no_args_is_help=False)
@click.version_option(package_name="marsad", message="%(prog)s %(version)s")
def cli() -> None:
    """Read Arabic news and say who did what to whom, each event with the words that prove it."""


for command in (
    record.ingest, ledger.relations, ledger.events, ledger.timeline, record.show, record.forget, ledger.sql
):  # fmt: skip
    cli.add_command(command)


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "format_name", type=click.Choice(("table", "jsonl", "tsv")), default="table",
    show_default=True, help="A table to read, one reading or one event a line.",
)  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file instead of the terminal.")
@published_option
@click.option("--with-text", is_flag=True, help="Put the text of each article into its JSON.")
def code(
    paths: tuple[str, ...], format_name: str, output: Path | None, published: str | None, with_text: bool
) -> int:
    """Code the events of articles.

    PATH is a .txt, .jsonl or .jsonl.gz file, a folder of such files, or - for standard input. A .jsonl line
    is an article: {"id", "text", "published", "source", "url", "title"}, of which only text is needed.
    Articles that cannot be read are named on standard error, the others are coded.
    """
    import msgspec

    from marsad.pipeline import default_reader
    from marsad.progress import progress
    from marsad.show import FORMATS
    from marsad.sources import Problem, articles, find

    problems = 0
    files: list[Path] = []
    for found in find(paths):
        if isinstance(found, Problem):
            problems += 1
            complain(f"{found.where}: {found.what}")
        else:
            files.append(found)
    reader = default_reader()
    screen = output is None and sys.stdout.isatty()
    with writing(output) as out, progress(files, wanted=not screen) as opened:
        show = FORMATS[format_name](out)
        for file in files:
            for item in articles(file, published=published, opened=opened):
                if isinstance(item, Problem):
                    problems += 1
                    complain(f"{item.where}: {item.what}")
                    continue
                article, text = item
                if with_text:
                    article = msgspec.structs.replace(article, text=text)
                reading = reader.read(article, text)
                show(reading, text)
                out.flush()
                for failure in reading.failures:
                    problems += 1
                    complain(f"{article.id}: {failure.stage}: {failure.message}")
    return WRONG if problems else 0


@cli.command()
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


@cli.command()
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
