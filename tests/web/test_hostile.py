"""Who may ask, how much, and that hostile text stays text: everything short of a browser."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from marsad.web.guard import HEADERS
from web.asking import HOST, Answer, Server, serving
from web.hostile import ADDRESSES, PAYLOADS

KEY = {"authorization": "Bearer open sesame"}
ARABIC = "فرضت روسيا عقوبات على تركيا، وقال الوزير إن بلاده ترفض ذلك. "


def test_every_answer_has_the_policy(server: Server, hostile: Server) -> None:
    answers = [
        server.ask("/"), server.ask("/nowhere"), server.ask("/static/style.css"), server.ask("/static/../x"), server.ask("/openapi.json"),
        server.ask("/", method="DELETE"), server.ask("/", {"host": "evil.example"}), server.ask("/static/style.css", {"host": "evil.example"}),
        server.ask("/?format=csv"), server.ask("/?format=json"), server.ask("/go?a=USA&b=VEN"), server.ask("/preferences"),
        server.ask("/?page=x"), server.ask("/static"), server.post("/read", {"text": "x" * 1_100_000}), server.post("/read", {"text": ""}),
        server.ask("/", {"if-none-match": server.ask("/").headers["etag"]}), hostile.ask("/"), hostile.ask("/?token=open%20sesame"),
    ]  # fmt: skip
    assert {200, 303, 304, 400, 401, 403, 404, 405, 413} <= {answer.status for answer in answers}
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers.get_all(name.decode()) == [value.decode()], (answer.status, name)
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert "server" not in answer.headers


@pytest.mark.parametrize(
    "address", ["/", "/openapi.json", "/search?q=x", "/read", "/nowhere/else", "/pair/USA/VEN"]
)
def test_another_name_for_this_machine_is_not_answered(server: Server, address: str) -> None:
    answer = server.ask(address, {"host": "rebound.example", "accept-language": "en"})
    assert (
        answer.status in (403, 404)
        and "marsad" in answer.text
        and "events" not in answer.text.lower().replace("latest events", "")
    )


def test_with_a_token_nothing_is_told_without_it(hostile: Server) -> None:
    for address in (
        "/",
        "/openapi.json",
        "/search?q=x",
        "/read",
        "/go?a=USA&b=VEN",
        "/?token=",
        "/?token=wrong",
        "/?format=csv",
    ):
        assert hostile.ask(address).status == 401, address
        assert hostile.ask(address, {"cookie": "marsad_token=open"}).status == 401
    assert hostile.post("/read", {"text": ARABIC}).status == 401
    assert hostile.post("/articles", {"text": ARABIC, "id": "x"}).status == 401
    entry = hostile.ask("/?token=open%20sesame&lang=en")
    assert entry.status == 303 and "token" not in entry.headers["location"]
    cookie = entry.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie.replace("Strict", "strict")
    assert hostile.ask("/", {"cookie": cookie.partition(";")[0]}).status == 200
    assert hostile.ask("/", KEY).status == hostile.ask("/", {**KEY, "host": "news.example"}).status == 200


def test_on_another_address_a_token_is_made_up(store: Path, tmp_path: Path) -> None:
    with serving(store, tmp_path / "log", "--host", "0.0.0.0") as server:
        said = server.log.read_text(encoding="utf-8").splitlines()[0]
        token = said.partition("?token=")[2]
        assert len(token) >= 24
        assert server.ask("/").status == 401
        assert server.ask(f"/?token={token}").status == 303
        assert server.ask("/", {"authorization": f"Bearer {token}", "host": "anything.example"}).status == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
     {"origin": f"http://{HOST}:1"}, {"origin": "http://evil.example", "sec-fetch-site": "same-origin"}],
)  # fmt: skip
def test_forms_of_other_pages_are_refused(server: Server, headers: Mapping[str, str]) -> None:
    assert server.post("/articles", {"id": "forged", "text": ARABIC}, headers).status == 403
    assert server.post("/read", {"text": ARABIC}, headers).status == 403
    assert server.ask("/article/forged").status == 404


def test_reading_takes_five_seconds_at_most_and_two_at_a_time(server: Server) -> None:
    """A long text is given up with a page that says so; meanwhile a third is asked to come again; then all is well."""
    answers: list[tuple[float, Answer]] = []
    long = {"text": ARABIC * 2_700, "published": "2020-01-01"}

    def read() -> None:
        begun = time.monotonic()
        answer = server.post("/read", long, {"accept-language": "ar"})
        answers.append((time.monotonic() - begun, answer))

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(2)
    third = server.post("/read", {"text": ARABIC}, {"accept-language": "en"})
    assert (third.status, "try again" in third.text) == (503, True)
    assert server.ask("/").status == 200
    for thread in threads:
        thread.join()
    for seconds, answer in answers:
        assert answer.status == 422 and 'lang="ar"' in answer.text and "5" in answer.text
        assert seconds < 20
    until = time.monotonic() + 60
    while (
        after := server.post("/read?format=json", {"text": ARABIC})
    ).status != 200 and time.monotonic() < until:
        time.sleep(0.5)
    assert after.json["events"]


def test_what_is_ingested_meanwhile_appears_and_so_does_what_a_reader_keeps(
    store: Path, tmp_path: Path
) -> None:
    with serving(store_of(tmp_path, "first", ARABIC), tmp_path / "log") as server:
        assert server.json("/")["totals"]["articles"] == 1
        tag = server.ask("/").headers["etag"]
        store_of(tmp_path, "second", "قطعت مصر علاقاتها الدبلوماسية مع إيران.")
        until = time.monotonic() + 30
        while server.json("/")["totals"]["articles"] < 2 and time.monotonic() < until:
            time.sleep(0.1)
        page = server.ask("/", {"if-none-match": tag})
        assert page.status == 200 and page.headers["etag"] != tag
        assert (
            server.json("/article/second")["events"][0]["type"] == "COERCE"
            or server.json("/article/second")["claims"]
        )
        kept = server.post(
            "/articles",
            {"id": "ثالث/a b", "text": ARABIC + "اليوم.", "published": "2021-02-03", "source": "<b>x</b>"},
        )
        assert (kept.status, kept.headers["location"]) == (303, "/article/%D8%AB%D8%A7%D9%84%D8%AB%2Fa%20b")
        assert server.json(kept.headers["location"])["published"] == "2021-02-03"
        assert server.json("/")["totals"]["articles"] == 3
        assert "Traceback" not in server.errors()


def store_of(folder: Path, ident: str, text: str) -> Path:
    """`marsad ingest` of an article, as a command of its own."""
    (folder / "one.jsonl").write_text(json.dumps({"id": ident, "text": text}) + "\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "marsad",
        "ingest",
        str(folder / "one.jsonl"),
        "--store",
        str(folder / "store"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "store"


def test_hostile_words_stay_words(hostile: Server) -> None:
    """No answer carries a tag, an attribute or an address that an article or an address brought."""
    search = "/search?q=%D8%B9%D9%82%D9%88%D8%A8%D8%A7%D8%AA&format=json&page="
    articles = [one for page in "12" for one in hostile.ask(search + page, KEY).json["found"]]
    assert len(articles) == len({payload.replace("\0", "") for payload in PAYLOADS})
    for address in [*ADDRESSES, *(one["href"] for one in articles), "/", "/party/RUS", "/pair/RUS/IRQ"]:
        answer = hostile.ask(address, KEY)
        assert answer.status in (200, 303, 400, 404), address
        page = answer.text.lower()
        assert page.count("<script") == page.count('<script src="/static/'), address
        for sign in (
            "<iframe",
            "<base",
            "<meta http",
            "<math",
            'onerror="',
            "onerror='",
            "<img",
            "<style",
            'href="javascript',
            "1337",
        ):
            assert sign not in page, (address, sign)
        location = answer.headers.get("location", "/")
        assert location.startswith("/") and not location.startswith("//")
    assert "Traceback" not in hostile.errors()


def test_what_a_spreadsheet_would_run_is_quoted(hostile: Server) -> None:
    for line in hostile.ask("/?format=csv", KEY).text.splitlines():
        assert not line.startswith(("=", "+", "@", "\t")) and ",=" not in line and ",@" not in line
