"""Pages and feeds of the web, fetched politely and kept: what is in the cache is a WARC file like any other.

Only what was named is fetched, never a link in it. A site's robots.txt is obeyed, a second request to it waits,
and what the site says has not changed is not sent again (conditional GET).
"""

from __future__ import annotations

import hashlib
import http.client
import os
import re
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from marsad.errors import InputError
from marsad.extras import extras
from marsad.sources.items import Problem
from marsad.sources.streams import reason

TIMEOUT = 20.0
"""Seconds that a server may be silent."""
LONGEST = 120.0
"""Seconds that one answer may take."""
MAX_ANSWER = 20_000_000
"""Bytes of an answer."""
MAX_ROBOTS = 500_000
MAX_HOPS = 5
"""Addresses that one address may lead to."""
PAUSE = 1.0
"""Seconds between two requests to a site that asks for none."""
LONGEST_PAUSE = 30.0
"""A site that asks for more than this between requests is not asked."""
KEPT = 500
"""Answers in the cache; the oldest go."""
_OK, _UNCHANGED = 200, 304
_HOPS = (301, 302, 303, 307, 308)
_CONDITIONS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
_KEPT_HEADERS = ("Content-Type", "Content-Encoding", *_CONDITIONS)
_CHUNK = 1 << 16
_LEGAL = "%/:?#[]@!$&'()*+,;=~"


class Answer(NamedTuple):
    """What a server said."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes


class Refused(InputError):  # noqa: N818 - it is no error of ours
    """An address that is not fetched, or whose server did not give it; the message says why."""


def fetched(address: str) -> Path | Problem:
    """The file in the cache that holds what stands at an address now, or why there is none."""
    try:
        with extras():
            return _kept(_plain(address), _folder())
    except InputError as error:
        return Problem(address, str(error))
    except OSError as error:
        return Problem(address, reason(error))


def _kept(url: str, folder: Path) -> Path:
    """The file that holds the answer of `url`, fetched anew if it has changed since."""
    from marsad.sources.warc import headers_of, save

    path = folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.warc"
    before = headers_of(path)
    answer = _followed(url, {asks: before[says] for says, asks in _CONDITIONS.items() if says in before})
    if answer.status == _UNCHANGED and before:
        path.touch()
        return path
    if answer.status != _OK:
        raise Refused(
            f"the server answers {answer.status} {http.client.responses.get(answer.status, '')}".strip()
        )
    said = {name: value for name in _KEPT_HEADERS if (value := answer.headers.get(name))}
    save(path, answer.url, said, answer.content)
    for old in sorted(folder.glob("*.warc"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def _followed(url: str, conditions: Mapping[str, str]) -> Answer:
    """The answer at the end of a chain of redirections; one that goes in circles or on and on is refused."""
    seen: set[str] = set()
    while len(seen) <= MAX_HOPS:
        if url in seen:
            raise Refused("redirections in a circle")
        seen.add(url)
        parts = urlsplit(url)
        _site(f"{parts.scheme}://{parts.netloc}").admit(url)
        answer = _asked(url, conditions, MAX_ANSWER)
        if answer.status not in _HOPS:
            return answer
        url = _plain(urljoin(url, answer.headers.get("Location", "")))
    raise Refused(f"more than {MAX_HOPS} redirections")


class _Site:
    """What a site allows, and when it was last asked."""

    def __init__(self, root: str) -> None:
        self._rules = RobotFileParser()
        self._last = 0.0
        answer = _asked(f"{root}/robots.txt", {}, MAX_ROBOTS, cut=True)
        if 400 <= answer.status < 500:
            self._rules.parse([])  # no rules: everything is allowed
        elif answer.status == _OK:
            self._rules.parse(answer.content.decode("utf-8", "replace").splitlines())
        else:
            raise Refused(f"its robots.txt cannot be had (the server answers {answer.status}): not fetched")

    def admit(self, url: str) -> None:
        """Wait until the site may be asked again; raises Refused if it does not want to be."""
        if not self._rules.can_fetch(agent(), url):
            raise Refused("robots.txt forbids it")
        pause = float(self._rules.crawl_delay(agent()) or PAUSE)
        if pause > LONGEST_PAUSE:
            raise Refused(f"robots.txt asks for {pause:.0f} seconds between requests: not fetched")
        if self._last:
            time.sleep(max(0.0, self._last + pause - time.monotonic()))
        self._last = time.monotonic()


@cache
def _site(root: str) -> _Site:
    return _Site(root)


@cache
def agent() -> str:
    """How marsad names itself."""
    return f"marsad/{metadata.version('marsad')}"


class _Unfollowing(urllib.request.HTTPRedirectHandler):
    """Leaves redirections to those who check where they lead."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def _asked(url: str, conditions: Mapping[str, str], most: int, *, cut: bool = False) -> Answer:
    """One request, one answer of at most so many bytes."""
    headers = {"User-Agent": agent(), "Accept-Encoding": "identity", **conditions}
    opener = urllib.request.build_opener(_Unfollowing)
    end = time.monotonic() + LONGEST
    try:
        try:
            response = opener.open(urllib.request.Request(url, headers=headers), timeout=TIMEOUT)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            content = bytearray()
            while len(content) <= most and (data := response.read1(_CHUNK)):
                content += data
                if time.monotonic() > end:
                    raise Refused(f"the answer takes longer than {LONGEST:.0f} seconds")
            if len(content) > most and not cut:
                raise Refused(f"the answer is longer than {most // 1_000_000} MB")
            return Answer(url, response.status, response.headers, bytes(content[:most]))
    except urllib.error.URLError as error:
        why = error.reason
        raise Refused(reason(why) if isinstance(why, OSError) else str(why)) from None
    except (http.client.HTTPException, ValueError) as error:
        raise Refused(f"no answer that can be read ({type(error).__name__})") from None


def _plain(address: str) -> str:
    """The address as it is asked for: without a fragment, Arabic letters escaped."""
    try:
        parts = urlsplit(urldefrag(address.strip())[0])
        host = parts.hostname or ""
        host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        raise Refused("no address that can be fetched") from None
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\s\x00-\x1f]", parts.netloc):
        raise Refused("no address that can be fetched")
    path = quote(parts.path or "/", safe=_LEGAL)
    query = f"?{quote(parts.query, safe=_LEGAL)}" if parts.query else ""
    return f"{parts.scheme}://{host}{port}{path}{query}"


def _folder() -> Path:
    """Where answers are kept."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    folder = Path(home).expanduser() / "marsad" / "web"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
