"""Pages of a web archive (WARC), as Common Crawl News publishes them: one after the other, never the whole file.

The only module that knows fastwarc. When a page was crawled (WARC-Date) says nothing of when it was published.
"""

from __future__ import annotations

import io
import re
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple

from fastwarc.stream_io import ChunkedReader, GzipReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from marsad.errors import InputError
from marsad.sources.charset import declared_within, decode
from marsad.sources.drafts import Draft, finished
from marsad.sources.feeds import entries
from marsad.sources.items import Item, Note, Origin, Problem
from marsad.sources.pages import MAX_PAGE, EmptyPageError, drafted, site
from marsad.sources.streams import seekable

_OK = 200
_START = re.compile(rb"\x1f\x8b\x08|WARC/1\.")
"""How a record begins, compressed or not."""
_GZIP = b"\x1f\x8b\x08"
_MEMBER = 31
"""What zlib calls a gzip member."""
_LENGTH = re.compile(
    rb"\AWARC/[^\0]*?\r?\nContent-Length: *(\d{1,18})\r?\n(?:[^\r\n]+\r?\n)*\r?\n", re.IGNORECASE
)
_PADDING = b"\r\n\0 "
_LARGEST = 100
"""Times the size of a page that the last record may have, to be looked at whole."""
_CHUNK = 1 << 20
_OVERLAP = 8
_LONGEST_URL = 2_000
_MOST_TRIES = 1000
"""Beginnings that turn out to be none in a row, before a file is given up."""


class Answer(NamedTuple):
    """What a server answered, as it was kept."""

    url: str
    media: str
    charset: str | None
    content: bytes


class Tally:
    """What a crawl brings besides Arabic articles: counted, and said at the end in one line each."""

    def __init__(self) -> None:
        self.pages = 0
        self.over: Counter[str] = Counter()
        self.hows: Counter[str] = Counter()

    def notes(self, where: str) -> Iterator[Problem]:
        """The lines, of what there was. A file of one page is no crawl: what it is not, is wrong."""
        if self.over:
            reasons = ", ".join(f"{count:,} {reason}" for reason, count in self.over.most_common())
            kind = Note if self.pages > 1 else Problem
            yield kind(where, f"{self.over.total():,} of {self.pages:,} pages passed over: {reasons}")
        for how, count in self.hows.most_common():
            yield Note(where, f"{count:,} page{'s' if count > 1 else ''} {how}")


def read(stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """The articles of all pages that were found (status 200) and are HTML, plain text or feeds."""
    tally = Tally()
    empty = True
    with seekable(stream) as seeking:
        for found in _responses(seeking, origin):
            if isinstance(found, Problem):
                empty = False
                yield found
            elif found is not None:
                empty = False
                tally.pages += 1
                yield from _articles(found, origin, tally)
    if empty:
        yield origin.problem("no page in this WARC file")
    yield from tally.notes(origin.where)


def _articles(answer: Answer, origin: Origin, tally: Tally) -> Iterator[Item]:
    """The articles of one answer: of a page one, of a feed many."""
    where = f"{origin.where}: {answer.url}"
    try:
        if len(answer.content) > MAX_PAGE:
            raise InputError(f"too long: a page of more than {MAX_PAGE // 1_000_000} MB")
        if answer.media in _FEEDS:
            yield from entries(answer.content, origin._replace(where=where), answer.charset)
            return
        text, how = decode(answer.content, answer.charset or declared_within(answer.content), lenient=True)
        if how:
            tally.hows[how] += 1
        draft = _DRAFTED[answer.media](text, answer.url)
        yield from finished(draft._replace(id=answer.url), origin, where, strangers=tally.over)
    except EmptyPageError as error:
        tally.over[str(error)] += 1
    except InputError as error:
        yield Problem(where, str(error))
    except RecursionError:
        yield Problem(where, "nested too deep to be read")


def _text(text: str, url: str) -> Draft:
    return Draft(text, url=url, source=site(url))


_DRAFTED: dict[str, Callable[[str, str], Draft]] = {
    "text/html": drafted,
    "application/xhtml+xml": drafted,
    "text/plain": _text,
}
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")


def _responses(stream: IO[bytes], origin: Origin) -> Iterator[Answer | Problem | None]:
    """The answers in a file, None for records that hold no page; after a broken one the next that is whole is sought."""
    at, tries = 0, 0
    while tries < _MOST_TRIES:
        url = ""
        try:
            for record in ArchiveIterator(stream, parse_http=False):
                at = record.stream_pos
                url = " ".join((record.headers.get("WARC-Target-URI") or "").split())[:_LONGEST_URL]
                answer = _answer(record, url)
                tries = 0
                yield answer
                url = ""
            if _ended(stream, at):
                return
            wrong = "cut short"
        except (OSError, ValueError, EOFError) as error:
            wrong = " ".join(str(error).split())[:80].lower()
        if not tries:
            yield Problem(
                origin.where,
                f"broken record {f'({url[:200]}) ' if url else ''}at byte {at:,} or after it: {wrong}",
            )
        begin = _next(stream, at + 1)
        if begin is None:
            return
        stream.seek(begin)
        at, tries = begin, tries + 1
    yield origin.problem(f"no record to be found in {_MOST_TRIES:,} places after the break: not read on")


def _answer(record: WarcRecord, url: str) -> Answer | None:
    """The answer in a record, if it is a page that was found; raises OSError if it is broken or cut short."""
    if "Content-Length" not in record.headers:
        raise OSError("no length")
    if record.record_type != WarcRecordType.response or not record.is_http or not url:
        return None
    record.parse_http(strict_mode=False)
    headers = record.http_headers
    if headers is None or headers.status_code != _OK:
        return None
    media = (record.http_content_type or "").partition(";")[0].strip().lower()
    if media not in _DRAFTED and media not in _FEEDS:
        return None
    length = record.content_length
    content = record.reader.read(MAX_PAGE + 1)
    if len(content) < min(length, MAX_PAGE):
        raise OSError("cut short")
    return Answer(url, media, record.http_charset, _unpacked(content, headers.to_dict()))


def _ended(stream: IO[bytes], at: int) -> bool:
    """Whether the file ends with the record that begins here: fastwarc ends without a word at what it cannot read."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    compressed = stream.read(len(_GZIP)) == _GZIP
    stream.seek(at)
    head = stream.read(_CHUNK)
    if compressed and not head.startswith(
        _GZIP
    ):  # all records in one member, which is looked at from its beginning
        stream.seek(0)
        head = stream.read(_CHUNK)
    if not head.startswith(_GZIP):
        found = _LENGTH.search(head)
        end = at + found.end() + int(found[1]) if found else at
        stream.seek(min(end, size))
        return size == 0 or (bool(found) and end <= size and not stream.read(_CHUNK).strip(_PADDING))
    member, data, out = zlib.decompressobj(_MEMBER), head, 0
    try:
        while data and out < MAX_PAGE * _LARGEST:
            out += len(member.decompress(data, _CHUNK))
            if not member.eof:
                data = member.unconsumed_tail or stream.read(_CHUNK)
                continue
            data = member.unused_data.lstrip(b"\0")
            data = data if len(data) > _OVERLAP else (data + stream.read(_CHUNK)).lstrip(b"\0")
            if not data:
                return True
            member = zlib.decompressobj(_MEMBER)
    except zlib.error:
        return False
    return bool(data)


def _unpacked(content: bytes, headers: dict[str, str]) -> bytes:
    """The content without the encodings of its transport, which crawlers may have kept; never more than a page."""
    said = {name.lower(): value.lower() for name, value in headers.items()}
    if "chunked" in said.get("transfer-encoding", ""):
        content = ChunkedReader(io.BytesIO(content)).read(MAX_PAGE + 1)
    if "gzip" in said.get("content-encoding", "") and content.startswith(b"\x1f\x8b"):
        content = GzipReader(io.BytesIO(content)).read(MAX_PAGE + 1)
    return content


def save(path: Path, url: str, headers: Mapping[str, str], content: bytes) -> None:
    """Keep an answer in a file of its own, which is there whole or not at all."""
    said = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in headers.items())
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.is_http = True
    record.set_bytes_content(f"HTTP/1.1 {_OK} OK\r\n{said}\r\n".encode() + content)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        record.write(file)
    Path(file.name).replace(path)


def headers_of(path: Path) -> dict[str, str]:
    """What a server said of an answer that was kept; nothing if there is none or it is broken."""
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response):
                return record.http_headers.to_dict()
    except (OSError, ValueError):
        pass
    return {}


def _next(stream: IO[bytes], start: int) -> int | None:
    """Where the next record may begin."""
    stream.seek(start)
    before = b""
    while data := stream.read(_CHUNK):
        if found := _START.search(before + data):
            return start - len(before) + found.start()
        start += len(data)
        before = data[-_OVERLAP:]
    return None
