"""Throws damaged files of every kind at the readers of `marsad.sources`.

    python -m tools.fuzz --minutes 60

Files begin as good ones and are cut, spliced and overwritten. Whatever they are, a reader gives articles and problems
of one line, and ends. Every batch runs in a process of its own, so that a crash of a compiled library is seen too; the
file that was being read is then left in the folder that is named at the end.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyarrow
import pyarrow.parquet
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from marsad.sources import Incoming, Problem, articles
from marsad.sources.dates import check_plausible
from marsad.sources.text import check_text
from tools.warc import Record, page, record, response

SAMPLES = Path(__file__).parent.parent / "samples" / "articles.jsonl"
SLOWEST = 20.0
"""Seconds that no file of the size of these may take."""
FRAGMENTS = (
    b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"\n", b"\r", b",", b"<", b">", b"</p>", b"<p>", b"&", b"]]>", b"<![CDATA[",
    b"<div>" * 500, b"<table><tr>" * 100, b"&#x0;", b"&#xD800;", b"&lol;", b"<!ENTITY a 'b'>", b"\x1f\x8b\x08\x00", b"WARC/1.0\r\n",
    b"Content-Length: -1\r\n", b"Content-Length: 99999999999999999999\r\n", b"Transfer-Encoding: chunked\r\n", b"\r\n\r\n",
    b"charset=utf-16", b"charset=windows-1256", b"charset=\xd9", b'encoding="utf-7"', b"PK\x01\x02", b"PK\x05\x06", b"PAR1", b"{}",
    b"9999-99-99", b"1970-01-01", b"2099-12-31", b"{" * 300, b'{"@graph":[' * 50, b"\xd8\xa7" * 40, "پ".encode(), b"\x80" * 9,
)  # fmt: skip


@cache
def samples() -> list[Record]:
    """The articles of the samples."""
    return [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]


def feed(articles: list[Record], *, atom: bool = False) -> bytes:
    """A feed with an entry for each article."""
    if atom:
        entries = "".join(
            f"<entry><id>{a['id']}</id><title>{a['title']}</title><published>{a['published']}T10:00:00Z</published>"
            f'<content type="html">&lt;p&gt;{a["text"][:300]}&lt;/p&gt;</content></entry>'
            for a in articles
        )
        text = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title>{entries}</feed>'
    else:
        items = "".join(
            f"<item><guid>{a['id']}</guid><title>{a['title']}</title><link>https://akhbar.example/{a['id']}</link>"
            f"<pubDate>Tue, 08 Mar 2022 10:15:00 +0300</pubDate><description><![CDATA[<p>{a['text']}</p>]]></description></item>"
            for a in articles
        )
        text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار</title>{items}</channel></rss>'
    return text.encode()


def table(articles: list[Record], *, delimiter: str = ",") -> bytes:
    """A CSV with a row for each article."""
    out = io.StringIO()
    writer = csv.DictWriter(
        out, ("id", "text", "published", "source", "title"), delimiter=delimiter, extrasaction="ignore"
    )
    writer.writeheader()
    writer.writerows(articles)
    return out.getvalue().encode()


def columns(articles: list[Record], *, group: int = 2) -> bytes:
    """A Parquet table with a row for each article."""
    out = io.BytesIO()
    names = ("id", "text", "published", "source", "title")
    rows = pyarrow.table({name: [a.get(name) for a in articles] for name in names})
    pyarrow.parquet.write_table(rows, out, row_group_size=group)
    return out.getvalue()


def warc(articles: list[Record]) -> bytes:
    """Records of a crawl: pages and what stands between them."""
    parts = [record("warcinfo", b"software: x\r\n", media="application/warc-fields")]
    for number, article in enumerate(articles):
        parts.append(response(f"https://akhbar.example/{number}", page(article).encode()))
    parts.append(response("https://akhbar.example/rss", feed(articles), media="application/rss+xml"))
    return b"".join(parts)


def members(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@cache
def good() -> dict[str, bytes]:
    """A good file of every kind by its name."""
    some = samples()[:3]
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in some).encode()
    html = page(some[0]).encode()
    kinds = {
        "a.txt": str(some[0]["text"]).encode(),
        "b.txt": str(some[0]["text"]).encode("cp1256", "replace"),
        "a.html": html,
        "b.html": page(some[1]).replace("utf-8", "windows-1256").encode("cp1256", "replace"),
        "a.jsonl": lines,
        "a.csv": table(some),
        "a.tsv": table(some, delimiter="\t").decode().encode("utf-16"),
        "a.rss": feed(some),
        "a.atom": feed(some, atom=True),
        "a.parquet": columns(some),
        "a.warc": warc(some),
        "unknown": warc(some),
    }
    packed = {
        f"{name}.gz": gzip.compress(content, mtime=0) for name, content in kinds.items() if name[0] == "a"
    }
    packed["a.warc.gz"] = b"".join(gzip.compress(part, mtime=0) for part in (warc(some[:1]), warc(some[1:])))
    zips = {"a.zip": members({**kinds, **dict(list(packed.items())[:3])})}
    return {**kinds, **packed, **zips}


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """The content with some things done to it."""
    data = bytearray(content)
    places = st.integers(0, len(content))
    for _ in range(draw(st.integers(0, 6))):
        start, length = draw(places), draw(st.sampled_from((0, 1, 2, 8, 100, 5000)))
        act = draw(st.sampled_from(("cut", "put", "over", "again", "end", "flip")))
        piece = draw(st.one_of(st.sampled_from(FRAGMENTS), st.binary(max_size=12)))
        if act == "cut":
            del data[start : start + length]
        elif act == "put":
            data[start:start] = piece
        elif act == "over":
            data[start : start + len(piece)] = piece
        elif act == "again":
            data[start:start] = data[start : start + length]
        elif act == "end":
            del data[start:]
        elif start < len(data):
            data[start] ^= 1 << draw(st.integers(0, 7))
    return bytes(data)


@st.composite
def files(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[str, bytes]:
    """A name and what stands in the file; what is compressed is damaged before or after."""
    name = draw(st.sampled_from(names))
    content = good()[name]
    if name.endswith(".gz") and draw(st.booleans()):
        return name, gzip.compress(draw(damaged(gzip.decompress(content))), mtime=0)
    if name.endswith(".zip") and draw(st.booleans()):
        inner = draw(st.sampled_from([other for other in good() if not other.endswith(".zip")]))
        return name, members(
            {"x/" + inner: draw(damaged(good()[inner])), "../a.txt": b"x", "b.txt": good()["a.txt"]}
        )
    return name, draw(damaged(content))


def check(path: Path, content: bytes) -> Counter[str]:
    """Read the content as a file; raises AssertionError if anything but articles and clear problems comes of it."""
    path.write_bytes(content)
    begun = time.process_time()
    seen: Counter[str] = Counter()
    for item in articles(path):
        seen[type(item).__name__] += 1
        if isinstance(item, Incoming):
            assert check_text(item.text) == item.text
            assert item.article.chars == len(item.text)
            assert item.article.published is None or check_plausible(item.article.published)
            json.dumps([item.article.id, item.article.title, item.article.url, item.article.source]).encode()
        else:
            assert isinstance(item, Problem)
            assert item.what and "\n" not in item.what and "Traceback" not in item.what, item
            assert item.where.startswith(str(path)), item
    assert seen, "neither an article nor a problem"
    assert time.process_time() - begun < SLOWEST, "too slow"
    return seen


def fuzzing(names: tuple[str, ...], folder: Path, examples: int, start: int) -> Callable[[], None]:
    """A test that damages the files of these names."""

    @seed(start)
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(file=files(names))
    def one(file: tuple[str, bytes]) -> None:
        check(folder / file[0], file[1])

    return one


def main() -> int:
    """Fuzz for some minutes and say what came of it; 1 if anything was found."""
    parser = argparse.ArgumentParser(description="Throws damaged files of every kind at the readers.")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--examples", type=int, default=300, help="files of one process")
    parser.add_argument("--batch", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.batch is not None:
        fuzzing(tuple(good()), asked.folder, asked.examples, asked.batch)()
        return 0
    end = time.monotonic() + 60 * asked.minutes
    found: list[str] = []
    batches = 0
    folder = Path(tempfile.mkdtemp(prefix="marsad-fuzz-"))
    while time.monotonic() < end:
        number = random.randrange(1 << 32)
        inside = folder / str(number)
        inside.mkdir()
        command = [sys.executable, "-m", "tools.fuzz", "--batch", str(number), "--folder", str(inside)]
        done = subprocess.run([*command, "--examples", str(asked.examples)], capture_output=True, text=True)
        batches += 1
        if done.returncode:
            said = "\n".join(line[:200] for line in done.stderr.splitlines()[-60:])
            found.append(f"{inside}: ended with {done.returncode}\n{said}")
            print(found[-1], flush=True)
        else:
            for path in inside.iterdir():
                path.unlink()
            inside.rmdir()
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{batches * asked.examples:,} files, {len(found)} findings, {most} MB at most, folder {folder}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
