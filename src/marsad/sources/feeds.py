"""RSS and Atom feeds, one article an entry.

The only module that knows feedparser. What an entry links to is not fetched: its own words are read, all that it
brings of the article (`content`), else its summary.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, Any

import feedparser

from marsad.errors import InputError
from marsad.sources.charset import declared_within, decode
from marsad.sources.dates import stated
from marsad.sources.drafts import Draft, finished
from marsad.sources.items import Item, Note, Origin, Problem
from marsad.sources.pages import plain, site

MAX_FEED = 20_000_000
"""Bytes of a feed at most."""
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,9}|[0-9]{1,9});?")
_UTF8 = {"content-type": "application/xml; charset=utf-8"}


def read(stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """The articles of a feed."""
    data = stream.read(MAX_FEED + 1)
    if len(data) > MAX_FEED:
        raise InputError(f"too long: a feed of more than {MAX_FEED // 1_000_000} MB")
    if not data:
        raise InputError("empty file")
    return entries(data, origin)


def entries(data: bytes, origin: Origin, declared: str | None = None) -> Iterator[Item]:
    """The articles of the bytes of a feed; a broken feed gives what stands before the break, and a problem."""
    text, how = decode(data, declared or declared_within(data), lenient=True)
    if how:
        yield Note(origin.where, how)
    parsed = _parsed(_REFERENCE.sub(_sound, text))
    if not parsed.get("version"):
        raise InputError("no feed: neither RSS nor Atom")
    error = parsed.get("bozo_exception")
    if error is not None and not isinstance(
        error, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType
    ):
        yield origin.problem(f"broken XML: {' '.join(str(error).split())[:120]}; read as far as it goes")
    source = _text(parsed.feed, "title")
    for number, entry in enumerate(parsed.entries, 1):
        where = f"{origin.where}: {_text(entry, 'link') or _text(entry, 'id') or f'entry {number}'}"
        try:
            draft = _drafted(entry, source)
        except InputError as problem:
            yield Problem(where, str(problem))
        else:
            yield from finished(draft, origin, where)
    if not parsed.entries:
        yield origin.problem("a feed without entries")


def _parsed(text: str) -> Any:
    """The feed as feedparser sees it. Its parser for broken XML fails on some in ways that it does not list."""
    # As a stream: feedparser takes what is given otherwise for an address or the name of a file.
    stream = io.BytesIO(text.encode())
    try:
        return feedparser.parse(
            stream, response_headers=_UTF8, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:
        raise InputError(f"broken feed: {type(error).__name__} in feedparser") from error


def _sound(reference: re.Match[str]) -> str:
    """A reference to a character, or U+FFFD where there is no such character (half a surrogate pair, beyond Unicode)."""
    digits = reference[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return reference[0] if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _drafted(entry: Any, source: str | None) -> Draft:
    """What an entry says. Its date is `published`; feeds that know only `updated` (Atom, RSS 1.0) mean it so."""
    contents = [content.get("value") or "" for content in entry.get("content") or ()]
    text = max([*contents, entry.get("summary") or ""], key=len)
    if not text.strip():
        raise InputError("no text in this entry")
    link = _text(entry, "link")
    published = _text(entry, "published") or (_text(entry, "updated") if "updated" in entry.keys() else None)  # noqa: SIM118
    return Draft(
        plain(text) if "<" in text or "&" in text else text.strip(),
        id=_text(entry, "id") or link,
        published=stated(published) if published else None,
        source=source or site(link),
        url=link,
        title=plain(title) if (title := _text(entry, "title")) else None,
    )


def _text(node: Any, key: str) -> str | None:
    value = node.get(key)
    return " ".join(value.split()) or None if isinstance(value, str) else None
