"""The command that opens the observatory."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.commands.common import store_option


@click.command()
@store_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; others than this machine's want a token.",
)
@click.option(
    "--port", type=click.IntRange(1, 65_535), default=8765, show_default=True, help="Port to listen on."
)
@click.option(
    "--token",
    envvar="MARSAD_TOKEN",
    show_envvar=True,
    help="What visitors must know; made up where one is needed and none is given.",
)
def serve(store: Path, host: str, port: int, token: str | None) -> int:
    """Open the observatory: pages over a store, in Arabic and English.

    It prints the address to open in a browser, and serves until Ctrl-C. Articles may be ingested meanwhile.
    """
    from marsad.extras import extras

    with extras():
        from marsad.web.serve import serve as run
    run(store, host=host, port=port, token=token, say=click.echo)
    return 0
