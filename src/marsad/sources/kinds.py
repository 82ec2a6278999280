"""The kinds of files that hold articles, told by their names, and who reads each."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, cast

from marsad.extras import extras
from marsad.sources.items import Reader


class Kind(NamedTuple):
    """A kind of file: how its names end, and `module:function` that reads it, imported when first needed."""

    suffixes: tuple[str, ...]
    reader: str


KINDS = (
    Kind((".txt",), "texts:read"),
    Kind((".jsonl", ".ndjson"), "records:json_lines"),
    Kind((".html", ".htm", ".xhtml"), "pages:read"),
    Kind((".warc", ".warc.gz"), "warc:read"),
    Kind((".rss", ".atom", ".xml"), "feeds:read"),
    Kind((".csv", ".tsv"), "tables:read"),
    Kind((".parquet",), "parquet:read"),
    Kind((".zip",), "archives:read"),
)
_GZIP = ".gz"
_ARCHIVE = ".zip"
ENDINGS = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
KNOWN = (
    f"{', '.join(suffix for suffix in ENDINGS if not suffix.endswith(_GZIP))} or one of these with {_GZIP}"
)
"""The endings, for complaints."""
SIGNS = (
    (b"{", "records:json_lines"),
    (b"warc/", "warc:read"),
    (b"<?xml", "feeds:read"),
    (b"<rss", "feeds:read"),
    (b"<feed", "feeds:read"),
    (b"<rdf:", "feeds:read"),
    (b"<!--", "pages:read"),
    (b"<!doctype html", "pages:read"),
    (b"<html", "pages:read"),
    (b"pk\x03\x04", "archives:read"),
    (b"par1", "parquet:read"),
)
"""How bytes begin whose name tells nothing, in lower case; what begins otherwise is a plain text."""


class Named(NamedTuple):
    """What a file name tells: the kind, whether it is compressed besides, and the name without all that."""

    kind: Kind
    gzipped: bool
    stem: str

    @property
    def archive(self) -> bool:
        """Whether files are in it."""
        return _ARCHIVE in self.kind.suffixes


def named(name: str) -> Named | None:
    """What a file name tells; None if it is no kind of article.

    >>> named("news.CSV.gz").stem
    'news'
    """
    lower = name.lower()
    for suffix in sorted(ENDINGS, key=len, reverse=True):
        for ending, gzipped in ((suffix, False), (suffix + _GZIP, True)):
            if lower.endswith(ending) and len(name) > len(ending):
                found = Named(
                    ENDINGS[suffix], gzipped, name[: -len(ending)].replace("\\", "/").rpartition("/")[2]
                )
                return None if gzipped and found.archive else found
    return None


def reader(name: str) -> Reader:
    """The function that a table names; raises ExtraError if a package that it needs is not installed."""
    module, _, function = name.partition(":")
    with extras():
        return cast(Reader, getattr(import_module(f"marsad.sources.{module}"), function))
