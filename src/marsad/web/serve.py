"""The server behind `marsad serve`: the only module that imports uvicorn."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from marsad.errors import InputError
from marsad.web.app import application
from marsad.web.guard import is_loopback


def serve(store: Path, *, host: str, port: int, token: str | None, say: Callable[[str], None]) -> None:
    """Serve until interrupted; other machines than this one are served only with a token.

    Raises InputError if the address cannot be listened on, StoreError if there is no store.
    """
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    with listening(host, port) as listener:
        app = application(store, token=token)
        shown = f"[{host}]" if ":" in host else host
        say(f"http://{shown}:{port}/" + (f"?token={token}" if token else ""))
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens: taken before the store is read, so that a mistake is said at once.

    It is made as TCP by name: asyncio sends at once only what goes over such a socket, else every answer waits
    for the visitor's delayed acknowledgement (40 ms).
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise InputError(f"cannot listen on {host} port {port}: {error.strerror}") from None
    return listener
