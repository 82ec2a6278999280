"""What every request passes: who may ask, from where, how much, and what a browser may do with the answer."""

from __future__ import annotations

import hmac
import ipaddress
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from marsad.web.asked import RefusalError

COOKIE = "marsad_token"
HEADERS = {
    b"content-security-policy": (
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        b"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}


class Headers:
    """Adds the headers that keep article text, which is hostile, from doing anything in a browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress the answer."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS.items()]
            await send(message)

        await self.app(scope, receive, dressed if scope["type"] == "http" else send)


def check(request: Request, *, token: str | None) -> None:
    """Refuse a request that may not be answered.

    Without a token only the own machine is served, and only under its own names: a page elsewhere could give
    its name the address of this machine. A request that changes or costs something must come from our pages.
    """
    if token is None and not is_loopback(request.url.hostname or ""):
        raise RefusalError(403, "error_forbidden")
    if token is not None and not _has(request, token):
        raise RefusalError(401, "error_token")
    if request.method not in ("GET", "HEAD"):
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site")
        if site not in (None, "same-origin", "none") or (
            origin is not None and urlsplit(origin).netloc != request.headers.get("host")
        ):
            raise RefusalError(403, "error_forbidden")


def is_loopback(host: str) -> bool:
    """Whether a name or address means this machine.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("a.example")
    (True, True, True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def right(given: str, token: str) -> bool:
    """Whether a token is the right one, in a time that does not tell how much of it is."""
    return hmac.compare_digest(given.encode(), token.encode())


def _has(request: Request, token: str) -> bool:
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    return right(request.cookies.get(COOKIE, ""), token) or right(bearer, token)


async def body(request: Request, most: int) -> bytes:
    """The body of a request; refused as soon as it is longer than allowed."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > most:
            raise RefusalError(413, "error_too_long")
    return bytes(read)
