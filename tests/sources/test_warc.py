import gzip
import tracemalloc
from pathlib import Path

import pytest
from tools.warc import CRAWLED, build_warc, pack, page, record, response, varied

from marsad.sources import Incoming, articles
from sources.reading import ARTICLES, NEWS, gather, read, words

PERSIAN = "<p>وزیر خارجه ایران گفت که این تصمیم برای منطقه مهم است</p>"


def address(number: int) -> str:
    return f"https://a.example/{number}"


def pages(count: int, gz: bool = True) -> list[bytes]:
    """The records of a file of these many pages, as they stand in it."""
    return list(pack((response(address(i), page(ARTICLES[i]).encode()) for i in range(count)), gz=gz))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_every_page_is_an_article(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert build_warc(path, ARTICLES, gz=name.endswith(".gz")) == len(ARTICLES)
    items = gather(path)
    for article, item in zip(ARTICLES, items, strict=True):
        assert isinstance(item, Incoming)
        assert words(item.text) == words(article["text"])
        assert item.article.id == item.article.url == f"https://akhbar.example/news/{article['id']}"
        assert (item.article.published, item.article.title) == (article["published"], article["title"])


def test_when_a_page_was_crawled_is_not_when_it_was_published(tmp_path: Path) -> None:
    undated = {key: value for key, value in ARTICLES[0].items() if key != "published"}
    build_warc(tmp_path / "a.warc.gz", [undated])
    (item,) = gather(tmp_path / "a.warc.gz")
    assert isinstance(item, Incoming)
    assert CRAWLED in gzip.decompress((tmp_path / "a.warc.gz").read_bytes()).decode()
    assert item.article.published is None


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    records = [
        record("warcinfo", b"x", media="application/warc-fields"),
        record(
            "request", b"GET / HTTP/1.1\r\n\r\n", url=address(0), media="application/http; msgtype=request"
        ),
        response(address(1), b"\x89PNG", media="image/png"),
        response(address(2), page(ARTICLES[0]).encode(), status="404 Not Found"),
        record("metadata", b"x", url=address(3), media="application/warc-fields"),
        record("response", b"no http at all", url=address(4), media="application/http; msgtype=response"),
        response(address(5), f"<p>{NEWS}</p>".encode(), media="application/xhtml+xml"),
        response(address(6), NEWS.encode("cp1256"), media="text/plain; charset=windows-1256"),
    ]
    found, problems, notes = read(tmp_path / "a.warc", b"".join(records))
    assert [item.article.id for item in found] == [address(5), address(6)]
    assert [item.text for item in found] == [NEWS, NEWS]
    assert problems == notes == []


def test_a_crawl_in_many_languages_is_counted_and_no_fault(tmp_path: Path) -> None:
    bodies = [PERSIAN, PERSIAN, "<p>The president said no.</p>", "<p></p>", f"<p>{NEWS}</p>"]
    found, problems, notes = read(
        tmp_path / "a.warc", b"".join(response(address(i), body.encode()) for i, body in enumerate(bodies))
    )
    assert len(found) == 1 and problems == []
    assert notes == [
        "a.warc: 4 of 5 pages passed over: 2 not Arabic: it seems to be Persian, "
        "1 not Arabic: most letters are Latin, 1 no text found in the page"
    ]


def test_a_single_page_that_is_not_arabic_is_a_fault(tmp_path: Path) -> None:
    _, problems, notes = read(tmp_path / "a.warc", response(address(0), PERSIAN.encode()))
    assert len(problems) == 1 and notes == []


def test_charsets_of_pages_are_counted(tmp_path: Path) -> None:
    old = page(ARTICLES[0]).replace('<meta charset="utf-8">', "").encode("cp1256", "ignore")
    records = [response(address(i), old, media="text/html") for i in range(3)]
    records.append(response(address(9), old, media="text/html; charset=windows-1256"))
    found, problems, notes = read(tmp_path / "a.warc", b"".join(records))
    assert len(found) == 4 and problems == []
    assert notes == ["a.warc: 3 pages read as windows-1256, which is not declared"]


@pytest.mark.parametrize("gz", [True, False])
def test_a_file_cut_short_gives_the_pages_before(gz: bool, tmp_path: Path) -> None:
    records = pages(4, gz)
    content = b"".join(records)[: -len(records[-1]) // 2]
    found, problems, _ = read(tmp_path / "a.warc", content)
    assert [item.article.id for item in found] == [address(i) for i in range(3)]
    assert len(problems) == 1 and "broken record" in problems[0]


@pytest.mark.parametrize("gz", [True, False])
@pytest.mark.parametrize("damage", ["overwritten", "length", "header"])
def test_a_broken_record_does_not_take_the_next_with_it(gz: bool, damage: str, tmp_path: Path) -> None:
    plain = [response(address(i), page(ARTICLES[i]).encode()) for i in range(5)]
    if damage == "length":
        plain[2] = plain[2].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    elif damage == "header":
        plain[2] = plain[2].replace(b"WARC/1.0", b"W\0RC/1.0")
    records = list(pack(plain, gz=gz))
    if damage == "overwritten":
        half = len(records[2]) // 2
        records[2] = records[2][: half if gz else 20] + b"\0" * 30 + records[2][half + 30 :]
    found, problems, _ = read(tmp_path / "a.warc", b"".join(records))
    ids = [item.article.id for item in found]
    assert {address(0), address(1), address(4)} <= set(ids) and len(ids) == len(set(ids))
    assert problems


def test_bytes_that_only_look_like_beginnings_end(tmp_path: Path) -> None:
    content = pages(1)[0] + b"\x1f\x8b\x08" * 20_000
    found, problems, _ = read(tmp_path / "a.warc.gz", content)
    assert len(found) == 1
    assert problems[-1] == "a.warc.gz: no record to be found in 1,000 places after the break: not read on"


@pytest.mark.parametrize("encoding", ["gzip", "chunked", "both"])
def test_encodings_of_the_transport_are_taken_off(encoding: str, tmp_path: Path) -> None:
    content, lines = page(ARTICLES[0]).encode(), [b"HTTP/1.1 200 OK", b"Content-Type: text/html"]
    if encoding != "chunked":
        content = gzip.compress(content)
        lines.append(b"Content-Encoding: gzip")
    if encoding != "gzip":
        content = b"%x\r\n%s\r\n0\r\n\r\n" % (len(content), content)
        lines.append(b"Transfer-Encoding: chunked")
    block = b"\r\n".join(lines) + b"\r\n\r\n" + content
    one = record("response", block, url=address(0), media="application/http; msgtype=response")
    found, problems, _ = read(tmp_path / "a.warc", one + response(address(1), page(ARTICLES[1]).encode()))
    assert problems == []
    assert [words(item.text) for item in found] == [words(article["text"]) for article in ARTICLES[:2]]


def test_a_page_that_unpacks_to_a_gigabyte_is_one_line(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>a</p>" * 5_000_000)
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + bomb
    one = record("response", block, url=address(0), media="application/http; msgtype=response")
    found, problems, _ = read(tmp_path / "a.warc", one + response(address(1), page(ARTICLES[1]).encode()))
    assert [item.article.id for item in found] == [address(1)]
    assert problems == [f"a.warc: {address(0)}: too long: a page of more than 20 MB"]


def test_a_page_of_50_megabytes_is_skipped(tmp_path: Path) -> None:
    records = [
        response(address(0), b"<p>" + b"a" * 50_000_000),
        response(address(1), page(ARTICLES[1]).encode()),
    ]
    found, problems, _ = read(tmp_path / "a.warc.gz", b"".join(pack(records)))
    assert [item.article.id for item in found] == [address(1)]
    assert problems == [f"a.warc.gz: {address(0)}: too long: a page of more than 20 MB"]


@pytest.mark.parametrize(("content", "complaint"), [
    (b"", "a.warc: no page in this WARC file"),
    (b"no records here", "a.warc: broken record at byte 0 or after it: invalid warc header"),
    (response(address(0), b"x", status="500 No"), "a.warc: no page in this WARC file"),
])  # fmt: skip
def test_files_without_pages_are_one_line(content: bytes, complaint: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.warc", content) == ([], [complaint], [])


def test_an_address_of_several_lines_is_said_in_one(tmp_path: Path) -> None:
    content = response(address(0), b"x" * 100).replace(
        address(0).encode(), b"https://a.example/1\r\n /2" + b"3" * 999
    )
    _, (problem, *_), _ = read(tmp_path / "a.warc", content[:-40])
    assert "https://a.example/1 /23" in problem and "\n" not in problem and len(problem) < 400


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    peaks = []
    for times in (20, 60):
        build_warc(tmp_path / "a.warc.gz", varied(ARTICLES, times))
        tracemalloc.start()
        assert sum(isinstance(item, Incoming) for item in articles(tmp_path / "a.warc.gz")) == times * len(
            ARTICLES
        )
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (
        peaks[1] - peaks[0] < 1_000_000
    )  # the pages are 4 MB more; the caches of trafilatura hold 2 MB at most
