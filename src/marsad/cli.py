"""The command line: exit code 0 when all went well, 2 when anything was wrong, never a traceback.

What a command needs is imported when it runs: `--help` and a mistyped option must not wait for the lexicon.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from marsad.commands import coding, duplicates, export, ledger, observatory, record
from marsad.commands.common import INTERRUPTED, WRONG, complain
from marsad.errors import MarsadError
from marsad.output import speak_utf8


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
    coding.code, coding.explain, coding.check, duplicates.duplicates, record.ingest, ledger.relations,
    ledger.events, ledger.timeline, record.show, record.forget, ledger.sql, export.export, observatory.serve,
):  # fmt: skip
    cli.add_command(command)
