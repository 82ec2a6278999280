import asyncio
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from starlette.requests import Request

from marsad.web.asked import RefusalError
from marsad.web.guard import HEADERS, body, check, is_loopback, right


def request(
    method: str = "GET", *, chunks: tuple[bytes, ...] = (), headers: Mapping[str, str] = MappingProxyType({})
) -> Request:
    given = {"host": "localhost:8765", **headers}
    scope = {
        "type": "http", "method": method, "path": "/", "query_string": b"", "scheme": "http",
        "server": ("127.0.0.1", 8765),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }  # fmt: skip
    parts = iter(chunks)

    async def receive() -> dict[str, object]:
        chunk = next(parts, None)
        return {"type": "http.request", "body": chunk or b"", "more_body": chunk is not None}

    return Request(scope, receive)


def refusal(asked: Request, token: str | None = None) -> int | None:
    try:
        check(asked, token=token)
    except RefusalError as refused:
        return refused.status
    return None


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8765", "127.0.0.1:1", "127.9.9.9", "[::1]:8765", "[::1]", "LOCALHOST"]
)
def test_without_a_token_the_machine_has_its_own_names(host: str) -> None:
    assert refusal(request(headers={"host": host})) is None


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "localhost.evil.example", "127.0.0.1.evil.example", "[", "", "localhost:x", "a@localhost",
     "localhost/@evil.example", "localhost evil", "10.0.0.1", "[fe80::1]", "0.0.0.0", "2130706433", "0x7f.1", "localhost:8765,evil"],
)  # fmt: skip
def test_no_other_name_is_answered(host: str) -> None:
    assert refusal(request(headers={"host": host})) == 403


def test_with_a_token_every_name_is_answered_to_whoever_knows_it() -> None:
    for good in ({"authorization": "Bearer sesame"}, {"cookie": "marsad_token=sesame"}):
        assert refusal(request(headers={"host": "news.example", **good}), "sesame") is None
    for bad in (
        {},
        {"authorization": "Bearer"},
        {"cookie": "marsad_token=sesam"},
        {"authorization": "Bearer سمسم"},
    ):
        assert refusal(request(headers={"host": "localhost", **bad}), "sesame") == 401
    assert right("sesame", "sesame") and not right("", "sesame") and not right("سمسم\ud800", "sesame")


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, None), ({"origin": "http://localhost:8765"}, None), ({"sec-fetch-site": "same-origin"}, None),
     ({"sec-fetch-site": "cross-site"}, 403), ({"sec-fetch-site": "same-site"}, 403), ({"origin": "null"}, 403),
     ({"origin": "http://evil.example"}, 403), ({"origin": "http://localhost:8766"}, 403), ({"origin": ""}, 403),
     ({"origin": "http://localhost:8765", "sec-fetch-site": "cross-site"}, 403)],
)  # fmt: skip
def test_what_changes_or_costs_something_comes_from_our_pages(
    headers: dict[str, str], status: int | None
) -> None:
    assert refusal(request("POST", headers=headers)) == status
    assert refusal(request("GET", headers=headers)) is None


def test_a_body_is_refused_as_soon_as_it_is_too_long() -> None:
    assert asyncio.run(body(request("POST", chunks=(b"ab", b"cd")), 4)) == b"abcd"
    with pytest.raises(RefusalError) as refused:
        asyncio.run(body(request("POST", chunks=(b"ab", b"cd", b"e")), 4))
    assert refused.value.status == 413


def test_nothing_inline_runs_and_nothing_is_loaded_from_elsewhere() -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in HEADERS[b"content-security-policy"].decode().split(";")
    )
    assert policy["default-src"] == "'none'" and policy["base-uri"] == "'none'"
    assert set(policy.values()) <= {"'none'", "'self'"}
    assert not is_loopback("") and not is_loopback("evil.example")
