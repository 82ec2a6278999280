"""Addresses, against a server of this test only."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tools.fuzz import feed
from tools.warc import page

from marsad.cli import main
from marsad.sources import Incoming, Problem, fetch
from sources.reading import ARTICLES, NEWS, gather, words


class Site:
    """A site whose answers a test chooses, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                status, headers, content = site.answers.get(self.path, (404, {}, b""))
                tag = headers.get("ETag")
                if tag and self.headers.get("If-None-Match") == tag:
                    status, content = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self.server.server_port}"

    def puts(self, path: str, content: bytes, media: str = "text/html; charset=utf-8", **more: str) -> str:
        """Answer with this content; returns the address."""
        self.answers[path] = (200, {"Content-Type": media, **more}, content)
        return self.root + path

    def leads(self, path: str, to: str) -> str:
        """Answer with a redirection."""
        self.answers[path] = (302, {"Location": to}, b"")
        return self.root + path

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    (tmp_path / "cache").mkdir()
    monkeypatch.setattr(fetch, "_folder", lambda: tmp_path / "cache")
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    fetch._site.cache_clear()
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def said(address: str) -> str:
    """The only problem of an address."""
    (item,) = gather(address)
    assert isinstance(item, Problem) and item.where == address
    return item.what


def test_a_page_is_an_article(site: Site) -> None:
    address = site.puts("/news/1", page(ARTICLES[0]).encode())
    (item,) = gather(address)
    assert isinstance(item, Incoming)
    assert words(item.text) == words(ARTICLES[0]["text"])
    assert (item.article.id, item.article.url) == (address, address)
    assert site.paths == ["/robots.txt", "/news/1"]
    assert site.asked[1][1]["User-Agent"].startswith("marsad/")


def test_a_feed_is_many(site: Site) -> None:
    for media in ("application/rss+xml", "text/xml; charset=utf-8"):
        items = gather(site.puts("/feed", feed(ARTICLES), media))
        assert [item.article.id for item in items if isinstance(item, Incoming)] == [
            a["id"] for a in ARTICLES
        ]
    assert "/recognition-2009" not in site.paths


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    address = site.puts("/1", f"<p>{NEWS}</p>".encode(), ETag='"v1"')
    assert gather(address) == gather(address)
    assert site.asked[-1][1]["If-None-Match"] == '"v1"'
    site.puts("/1", f"<p>{NEWS} {NEWS}</p>".encode(), ETag='"v2"')
    (item,) = gather(address)
    assert isinstance(item, Incoming) and item.text == f"{NEWS} {NEWS}"


def test_robots_are_obeyed_and_asked_once(site: Site) -> None:
    site.puts("/robots.txt", b"User-agent: *\nDisallow: /private", "text/plain")
    site.puts("/private/1", b"x")
    site.puts("/1", f"<p>{NEWS}</p>".encode())
    assert said(f"{site.root}/private/1") == "robots.txt forbids it"
    assert isinstance(gather(f"{site.root}/1")[0], Incoming)
    assert site.paths == ["/robots.txt", "/1"]


def test_a_redirection_to_what_robots_forbid_is_not_followed(site: Site) -> None:
    site.puts("/robots.txt", b"User-agent: *\nDisallow: /private", "text/plain")
    assert said(site.leads("/1", "/private/1")) == "robots.txt forbids it"


def test_a_site_whose_robots_cannot_be_had_is_left_alone(site: Site) -> None:
    site.answers["/robots.txt"] = (503, {}, b"")
    assert said(site.puts("/1", b"x")) == "its robots.txt cannot be had (the server answers 503): not fetched"


def test_a_second_request_waits(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    site.puts("/robots.txt", b"User-agent: *\nCrawl-delay: 7", "text/plain")
    for path in ("/1", "/2"):
        gather(site.puts(path, f"<p>{NEWS}</p>".encode()))
    assert len(waits) == 1 and 6 < waits[0] <= 7
    fetch._site.cache_clear()
    site.puts("/robots.txt", b"User-agent: *\nCrawl-delay: 3600", "text/plain")
    assert said(f"{site.root}/1") == "robots.txt asks for 3600 seconds between requests: not fetched"


def test_redirections_are_followed_but_not_in_circles(site: Site) -> None:
    site.puts("/end", f"<p>{NEWS}</p>".encode())
    (item,) = gather(site.leads("/begin", "/end"))
    assert isinstance(item, Incoming) and item.article.id == f"{site.root}/end"
    site.leads("/a", "/b")
    assert said(site.leads("/b", "/a")) == "redirections in a circle"
    for number in range(9):
        site.leads(f"/{number}", f"/{number + 1}")
    assert said(f"{site.root}/0") == "more than 5 redirections"
    assert said(site.leads("/file", "file:///etc/passwd")) == "no address that can be fetched"


def test_long_answers_are_not_read_to_the_end(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_ANSWER", 1_000_000)
    assert said(site.puts("/1", b"a" * 3_000_000)) == "the answer is longer than 1 MB"


def test_slow_answers_are_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    address = site.puts("/1", b"x")
    gather(address)
    monkeypatch.setattr(fetch, "LONGEST", -1.0)
    assert said(address) == "the answer takes longer than -1 seconds"


@pytest.mark.parametrize(("address", "complaint"), [
    ("http://127.0.0.1:1/", "connection refused"),
    ("http://[broken/", "no address that can be fetched"),
    ("https://", "no address that can be fetched"),
    ("http://user name@host/", "no address that can be fetched"),
    ("http://host:99999999/", "no address that can be fetched"),
])  # fmt: skip
def test_addresses_that_lead_nowhere(site: Site, address: str, complaint: str) -> None:
    assert said(address) == complaint


def test_what_the_server_refuses_is_said(site: Site) -> None:
    assert said(f"{site.root}/nothing") == "the server answers 404 Not Found"


def test_arabic_addresses_are_escaped(site: Site) -> None:
    site.puts("/%D8%AE%D8%A8%D8%B1?q=%D9%85", f"<p>{NEWS}</p>".encode())
    assert isinstance(gather(f"{site.root}/خبر?q=م#fragment")[0], Incoming)


def test_a_compressed_answer_nobody_asked_for_is_read(site: Site) -> None:
    content = gzip.compress(f"<p>{NEWS}</p>".encode())
    (item,) = gather(site.puts("/1", content, **{"Content-Encoding": "gzip"}))
    assert isinstance(item, Incoming) and item.text == NEWS


def test_the_cache_stays_small(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fetch, "KEPT", 3)
    for number in range(6):
        gather(site.puts(f"/{number}", f"<p>{NEWS}</p>".encode()))
    assert len(list((tmp_path / "cache").rglob("*.warc"))) == 3


def test_the_command_reads_addresses(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", site.puts("/1", f"<p>{NEWS}</p>".encode()), f"{site.root}/2"]) == 2
    out, err = capsys.readouterr()
    assert "SANCTION" in out
    assert err == f"marsad: {site.root}/2: the server answers 404 Not Found\n"
