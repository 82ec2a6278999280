"""The observatory as an ASGI application: the only module besides `serve` and `guard` that imports Starlette."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import anyio.to_thread
import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import marsad
from marsad.errors import QueryError, StoreError
from marsad.ledger.board import Board
from marsad.web import answer
from marsad.web.asked import Asked, RefusalError, address_of
from marsad.web.desk import Desk, Served
from marsad.web.guard import COOKIE, Headers, body, check, right
from marsad.web.language import Language, spoken
from marsad.web.openapi import openapi
from marsad.web.pages.reading import MOST_BYTES, form, pasted
from marsad.web.views import PREFERENCES, VIEWS, View
from marsad.web.worker import Workers

_LOG = logging.getLogger(__name__)
_KEPT = 1_000
"""Answers that are kept until the store changes."""
_TURNS = 2
"""Pages that are made at a time: more would only take turns at the interpreter, and each would wait for all."""
_LEVEL = 4
"""Of gzip: the highest would take as long as making the page, for a twentieth of its size."""
_YEAR = 31_536_000
_LONGEST_ID = 200
_ENCODED = 3
"""Bytes that a form sends for one of Arabic: `%D8`; the limit is for what was pasted."""
_STATIC = Path(__file__).parent / "static"


def application(store: Path, *, token: str | None = None) -> Starlette:
    """The observatory over a store; with a token whoever asks must show it."""
    site = Site(store, token)
    routes = [
        *(Route(view.path, site.guarded(partial(site.show, view)), name=view.name) for view in VIEWS),
        Route("/read", site.guarded(site.read_form), methods=["GET"]),
        Route("/read", site.guarded(site.read), methods=["POST"]),
        Route("/articles", site.guarded(site.keep), methods=["POST"]),
        Route("/go", site.guarded(site.go)),
        Route("/preferences", site.guarded(site.preferences)),
        Route("/openapi.json", site.guarded(site.document)),
        Mount("/static", StaticFiles(directory=_STATIC)),  # unguarded: refusals are dressed with it too
    ]
    return Starlette(
        routes=routes, lifespan=site.lifespan, middleware=[Middleware(Headers), Middleware(GZipMiddleware, compresslevel=_LEVEL)],
        exception_handlers={HTTPException: site.unknown, Exception: site.broken},
    )  # fmt: skip


class Kept:
    """The answers of one state of the store; those of an older one are let go with its board."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.answer = lru_cache(maxsize=_KEPT)(partial(_answer, desk.board))


class Site:
    """The endpoints, over one store."""

    def __init__(self, store: Path, token: str | None) -> None:
        self.served = Served(store, marsad.__version__)
        self.token = token
        self.workers: Workers
        self._kept = Kept(self.served.desk())
        self._turns = anyio.CapacityLimiter(_TURNS)

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Start a reading process with the server; they end together."""
        async with Workers.started() as self.workers:
            yield

    def guarded(self, endpoint: Callable[[Request, Asked], Any]) -> Callable[[Request], Any]:
        """An endpoint behind the guard, whose refusals are said in the reader's language."""

        async def guarded(request: Request) -> Response:
            asked = asked_of(request)
            try:
                given = request.query_params.get("token")
                if self.token is not None and given is not None and right(given, self.token):
                    entry = RedirectResponse(asked.address(token=None), 303)
                    entry.set_cookie(COOKIE, self.token, httponly=True, samesite="strict")
                    return entry
                check(request, token=self.token)
                response: Response = await endpoint(request, asked)
            except RefusalError as refusal:
                response = _refusal(refusal, asked)
            except QueryError as error:
                response = _refusal(RefusalError(400, "error_query", detail=error), asked)
            except StoreError as error:
                _LOG.error("%s", error)
                response = _refusal(RefusalError(503, "error_store"), asked)
            for name in ("lang", "digits", "theme"):
                if request.query_params.get(name) in PREFERENCES[name]:
                    response.set_cookie(name, request.query_params[name], max_age=_YEAR, samesite="lax")
            return response

        return guarded

    async def show(self, view: View, request: Request, asked: Asked) -> Response:
        """A view; the same question of the same state of the store has the same ETag, and is answered from memory."""
        desk = self.served.desk()
        tag = hashlib.blake2b(f"{desk.stamp}{asked!r}".encode("utf-8", "replace"), digest_size=12).hexdigest()
        headers = {"etag": f'"{tag}"', "cache-control": "no-cache", "vary": "Accept, Accept-Language, Cookie"}
        if f'"{tag}"' in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        download = asked.format in ("csv", "parquet")  # may be of 100,000 rows: not kept
        if self._kept.desk.stamp != desk.stamp:
            self._kept = Kept(desk)
        make = partial(_answer, desk.board) if download else self._kept.answer
        turns = None if download or view.name == "sql" else self._turns  # a reader's query may take seconds
        made = await anyio.to_thread.run_sync(make, view, asked, limiter=turns)
        if download:
            headers["content-disposition"] = f'attachment; filename="marsad-{view.name}.{asked.format}"'
        return Response(made.content, made.status, headers, made.type)

    async def read_form(self, _: Request, asked: Asked) -> Response:
        """The empty form for an article."""
        return _response(answer.page("read.html", form(), asked))

    async def read(self, request: Request, asked: Asked) -> Response:
        """Read a pasted article; the field `form=reading` gives the reading as `marsad code` writes it."""
        fields = await _fields(request)
        text, published = fields.get("text", ""), fields.get("published", "").strip() or None
        worked = await self.workers.read(text, published)
        if fields.get("form") == "reading":
            headers = {"content-disposition": 'attachment; filename="reading.json"'}
            return Response(msgspec.json.encode(worked.reading), 200, headers, "application/json")
        return _response(answer.page("reading.html", pasted(text, worked, asked.language), asked))

    async def keep(self, request: Request, _: Asked) -> Response:
        """Store a pasted article, because the reader said so, and show it."""
        fields = await _fields(request)
        ident = fields.get("id", "").strip()
        if not 1 <= len(ident) <= _LONGEST_ID or not ident.isprintable():
            raise RefusalError(400, "error_keep_id")
        facts = {
            "id": ident, "published": fields.get("published", "").strip() or None,
            "source": fields.get("source", "").strip()[:_LONGEST_ID] or None,
        }  # fmt: skip
        await self.workers.keep(self.served.store, fields.get("text", ""), facts)
        await anyio.to_thread.run_sync(self.served.renew)
        return RedirectResponse(address_of("article", ident), 303)

    async def go(self, _: Request, asked: Asked) -> Response:
        """The page of two parties whose names were typed into a form."""
        a, b = asked.value("a"), asked.value("b")
        if not a or not b:
            raise RefusalError(400, "error_two_parties")
        return RedirectResponse(address_of("pair", a, b), 303)

    async def preferences(self, _: Request, asked: Asked) -> Response:
        """Keep language, digits and theme (as every page does) and go back to the page they were chosen on."""
        back = asked.value("back") or "/"
        parts = urlsplit(back)
        safe = (
            not parts.scheme
            and not parts.netloc
            and back.startswith("/")
            and not back.startswith(("//", "/\\"))
        )
        return RedirectResponse(back if safe else "/", 303)

    async def document(self, _: Request, __: Asked) -> Response:
        """The OpenAPI document."""
        return Response(msgspec.json.encode(openapi(marsad.__version__)), 200, media_type="application/json")

    async def unknown(self, request: Request, error: Exception) -> Response:
        """An address or method that is not there."""
        assert isinstance(error, HTTPException)
        key = "error_method" if error.status_code == 405 else "error_not_found"
        return _refusal(RefusalError(error.status_code, key), asked_of(request))

    async def broken(self, request: Request, error: Exception) -> Response:
        """An error of ours: logged for us, a sentence for the reader."""
        _LOG.error("%s\n%s", request.url.path, "".join(traceback.format_exception(error)))
        return _refusal(RefusalError(500, "error_inside"), asked_of(request))


def _answer(board: Board, view: View, asked: Asked) -> answer.Answer:
    if asked.format in ("csv", "parquet"):
        if view.table is None:
            raise RefusalError(400, "error_filter", value=asked.format, field=asked.language("format"))
        return answer.rows(view.table(asked, board), asked.format)
    return answer.page(view.template, view.build(asked, board), asked)


def asked_of(request: Request) -> Asked:
    """What a request asks for; unknown preferences are left aside, for an address may be older than we."""

    def preferred(name: str) -> str | None:
        for given in (request.query_params.get(name), request.cookies.get(name)):
            if given in PREFERENCES[name]:
                return given
        return None

    code = preferred("lang") or spoken(request.headers.get("accept-language", ""))
    form = request.query_params.get("format")
    if form not in PREFERENCES["format"]:
        accepts = request.headers.get("accept", "")
        form = "json" if "application/json" in accepts and "text/html" not in accepts else "html"
    kept = tuple(
        (name, value) for name, value in request.query_params.multi_items()
        if name not in ("lang", "digits", "theme", "format", "token")
    )  # fmt: skip
    return Asked(
        request.url.path, tuple(request.path_params.items()), kept,
        Language(code, preferred("digits") or "latn"),  # type: ignore[arg-type]
        preferred("theme") or "auto", form,  # type: ignore[arg-type]
    )  # fmt: skip


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form, which is UTF-8."""
    raw = await body(request, _ENCODED * MOST_BYTES)
    try:
        pairs = parse_qsl(raw.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except (UnicodeDecodeError, ValueError):
        raise RefusalError(400, "error_not_text") from None
    if sum(len(value.encode()) for _, value in pairs) > MOST_BYTES:
        raise RefusalError(413, "error_too_long")
    return dict(pairs)


def _response(made: answer.Answer) -> Response:
    return Response(made.content, made.status, {"cache-control": "no-store"}, made.type)


def _refusal(refusal: RefusalError, asked: Asked) -> Response:
    near = refusal.near
    given = refusal.given
    error = asked.language(refusal.key, **given) if given else asked.language(refusal.key)
    form = asked.format if asked.format == "json" else "html"
    return _response(answer.refused(refusal.status, error, asked._replace(format=form), near))
