"""The server behind `marsad serve`: the only module that imports uvicorn."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

import uvicorn

from marsad.web.app import application
from marsad.web.guard import is_loopback


def serve(store: Path, *, host: str, port: int, token: str | None, say: Callable[[str], None]) -> None:
    """Serve until interrupted; other machines than this one are served only with a token."""
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    app = application(store, token=token)
    shown = f"[{host}]" if ":" in host else host
    say(f"http://{shown}:{port}/" + (f"?token={token}" if token else ""))
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, date_header=True)
