"""What is asked wrongly is answered by a sentence in the reader's language, never by a stack trace."""

import socket
from contextlib import suppress
from urllib.parse import quote

import pytest

from web.asking import FORM, HOST, Answer, Server

WRONG = [
    ("/nowhere", 404), ("/pair/USA", 404), ("/pair/USA/VEN/IRN", 404), ("/party/", 404), ("/event/none", 404),
    ("/pair/USA/USA", 400), (f"/pair/USA/{quote('واشنطن')}", 400), ("/pair/Atlantis/USA", 404), ("/pair/%20/USA", 404),
    ("/party/nobody-at-all", 404), (f"/party/{'x' * 5_000}", 404), ("/party/%00", 404),
    ("/event/%00%01%1b", 404), ("/event/'%20OR%201=1--", 404), ("/article/nothing", 404), ("/article/%00", 404),
    ("/article/..%2f..%2fetc%2fpasswd", 404), ("/article/%ED%A0%80", 404), ("/party/%ED%A0%80%FF", 404), ("/pair/%FF/%FE", 404),
    ("/%ED%A0%80", 404), ("/%", 404), ("/%zz/%1", 404), ("/pair/%E2%80/USA", 404), ("/?page=%ED%A0%80", 400),
    ("/?from=yesterday", 400), ("/?from=2020-02-30", 400), ("/?to=20200101", 400), ("/?from=%FF", 400), ("/?to=2020-W01-1", 400),
    ("/?type=agree", 400), ("/?type=AGREE'--", 400), ("/?realis=maybe", 400), ("/?page=0", 400), ("/?page=-1", 400), ("/?page=1.5", 400),
    ("/?page=99999999999999999999999", 400), ("/?page=100000", 404), ("/?page=100", 404), (f"/?page={quote('٣')}", 400),
    ("/party/USA?page=5000", 404), ("/search?q=x&page=7", 404), ("/search?page=2", 404), ("/pair/USA/VEN?as_of=tomorrow", 400),
    ("/pair/USA/VEN?known_by=0", 400), ("/search?format=csv&q=x", 400), ("/event/x?format=parquet", 400), ("/go", 400),
    ("/go?a=USA", 400), ("/go?a=&b=", 400), ("/static/", 404), ("/static/nothing.css", 404), ("/static/%00", 404), ("/static/fonts", 404),
    ("/static/%2e%2e/app.py", 404), ("/static/../app.py", 404), ("/static/..%2f..%2fpyproject.toml", 404),
    ("/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd", 404), ("/static//etc/passwd", 404), ("/static/..%5capp.py", 404),
    ("/static/fonts/../../guard.py", 404),
]  # fmt: skip
FINE = [
    "/?source=nobody", "/?source=%00", "/?source=%ED%A0%80", "/?unknown=1&unknown=2", "/?from=0001-01-01&to=9999-12-31", "/?lang=xx",
    "/?digits=roman&theme=pink&format=exe", "/?from=2020-01-01&to=2019-01-01", "/?page=", "/?&&&=&a", "/search?q=%00", "/search?q=%FF",
    "/search?q=%ED%A0%80", f"/search?q={'%27' * 300}", "/search?q=%25_%5c", "/search?q=()%5B*%2B", f"/search?q={quote('ال و ب')}",
    "/pair/USA/VEN?as_of=0001-01-01", "/pair/USA/VEN?as_of=9999-12-31&known_by=0001-01-01", "/party/usa", "/party/%20USA%20",
    f"/search?q={quote('ﷺ ـــ َُِّ')}", f"/search?q={quote(' '.join(chr(0x627 + i) * 3 for i in range(40)))}",
]  # fmt: skip


def check(answer: Answer, status: int, language: str) -> None:
    assert answer.status == status, answer.text[:2_000]
    assert f'<html lang="{language}"' in answer.text and 'role="alert"' in answer.text
    for trace in ("Traceback", 'File "', "Error:", "duckdb", "sqlite", "/marsad/"):
        assert trace not in answer.text
    sentence = answer.text.partition('role="alert">')[2].partition("<")[0].strip()
    arabic = any("\u0621" <= char <= "\u064a" for char in sentence)
    assert sentence and arabic == (language == "ar")


@pytest.mark.parametrize(("address", "status"), WRONG)
def test_a_wrong_address_is_answered_by_a_sentence(server: Server, address: str, status: int) -> None:
    for language in ("ar", "en"):
        check(server.ask(address, {"accept-language": language}), status, language)
    twin = server.ask(address, {"accept": "application/json"})
    if "format=" not in address:
        assert twin.status == status and twin.json["status"] == status and twin.json["error"]


@pytest.mark.parametrize("address", FINE)
def test_what_is_merely_strange_is_answered(server: Server, address: str) -> None:
    assert server.ask(address).status == 200


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400), ({"text": ""}, 400), ({"text": " \r\n\t"}, 400), ({"text": "This is an English text about the news."}, 400),
        ({"text": b"\xff\xfe\x00\x01"}, 400), ({"text": "قال\x00"}, 400), ({"text": b"\xed\xa0\x80"}, 400), ({"text": "12345 !!!"}, 400),
        ({"text": "قال الوزير إن", "published": "tomorrow"}, 400), ({"text": "قال الوزير إن", "published": "2020-13-01"}, 400),
        ({"text": "قال الوزير إن", "published": "\x00"}, 400), ({"text": "ا" * 500_001}, 413),
        ({"text": "قال الوزير إن " * 30_000, "published": "tomorrow"}, 400),  # 0.75 MB, in the form over 2 MB
        ({f"f{i}": "x" for i in range(50)}, 400),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused(server: Server, fields: dict[str, str | bytes], status: int) -> None:
    for language in ("ar", "en"):
        check(server.post("/read", fields, {"accept-language": language}), status, language)
        check(
            server.post("/articles", {"id": "bad", **fields}, {"accept-language": language}), status, language
        )


@pytest.mark.parametrize("ident", ["", "   ", "x" * 201, "a\nb", "\x1b[31m", "\u202e"])
def test_an_article_is_stored_under_a_name(server: Server, ident: str) -> None:
    fields = {"id": ident, "text": "فرضت روسيا عقوبات على تركيا."}
    check(server.post("/articles", fields, {"accept-language": "ar"}), 400, "ar")


@pytest.mark.parametrize(
    "body", [b"", b"\x00" * 1_000, bytes(range(256)) * 50, b"text", b"&&&===", b"%%%", b"text=%zz%"]
)
@pytest.mark.parametrize("kind", [FORM, "application/json", "multipart/form-data; boundary=x", "", "\xe9"])
def test_no_form_at_all_is_refused(server: Server, body: bytes, kind: str) -> None:
    answer = server.ask("/read", {"content-type": kind}, method="POST", body=body)
    check(answer, 400, "en")


def test_five_megabytes_are_refused_before_they_are_read(server: Server) -> None:
    check(server.post("/read", {"text": "قال " * 700_000}), 413, "en")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
def test_other_methods_are_refused(server: Server, method: str) -> None:
    for address in ("/", "/pair/USA/VEN", "/search?q=x", "/static/style.css", "/openapi.json"):
        assert server.ask(address, method=method).status == 405
    assert server.ask("/read", method="PUT").status == 405
    assert server.ask("/", method="HEAD").body == b""


@pytest.mark.parametrize(
    "raw",
    [
        b"GET /%c3%28\xff HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /ابحث HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(),
        b"GET / HTTP/1.1\r\nHost: \xff\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Language: \xff\xfe\r\nCookie: \xff=\xfe\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \xff\"\r\n\r\n", b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", b"POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\nx",
    ],
)  # fmt: skip
def test_broken_requests_break_nothing(server: Server, raw: bytes) -> None:
    with socket.create_connection((HOST, server.port), timeout=10) as line:
        answer = b""
        with suppress(OSError):  # who is not listened to is hung up on
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            while chunk := line.recv(65_536):
                answer += chunk
    assert b"Traceback" not in answer
    assert not answer.startswith(b"HTTP/1.1 5")
    assert server.ask("/read").status == 200


def test_nothing_of_all_this_was_an_error_of_ours(server: Server) -> None:
    """Last in this file: the log of the server holds no traceback."""
    assert "Traceback" not in server.errors()


def test_a_wrong_page_is_named_in_the_readers_language(server: Server) -> None:
    assert "الصفحة" in server.ask("/?page=0", {"accept-language": "ar"}).text
    assert "Name two parties" in server.ask("/go?a=USA", {"accept-language": "en"}).text
