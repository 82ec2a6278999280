"""What the server answers to what is asked as it should be."""

import csv
import io
import json
import threading
import time
from datetime import date
from urllib.parse import quote

import jsonschema
import msgspec
import pyarrow.parquet
import pytest

from marsad.web import contexts
from marsad.web.views import VIEWS
from web.asking import Server

PAGES = {
    "overview": ["/", "/?type=SANCTION&realis=any", "/?from=2016-01-01&to=2019-12-31", "/?page=2", "/?source=org:afp"],
    "pair": ["/pair/USA/VEN", "/pair/SAU/IRN?as_of=2016-02-01&known_by=2020-01-01", "/pair/ARM/AZE?realis=negated",
             "/pair/person:nicolas-maduro/USA", "/pair/USA/IGO:EU"],
    "party": ["/party/VEN", "/party/person:nicolas-maduro", f"/party/{quote('السعودية')}", "/party/Tehran?from=2016-01-01"],
    "article": ["/article/recognition-2019", "/article/defects-2023"],
    "search": ["/search", f"/search?q={quote('عقوبات')}", "/search?q=Venezuela", f"/search?q={quote('لا شيء كهذا')}"],
}  # fmt: skip
CONTEXTS = {view.name: view.context for view in VIEWS}


@pytest.fixture(scope="module")
def pages(server: Server) -> dict[str, str]:
    """Address → view, also of an event, whose address is not known before."""
    event = server.json("/")["events"][0]["href"]
    found = {
        address: view for view, addresses in PAGES.items() for address in addresses if "IGO" not in address
    }
    return found | {event: "event"}


def with_(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}"


def test_every_page_is_html_in_the_language_asked_for(server: Server, pages: dict[str, str]) -> None:
    for address in pages:
        for language, direction in (("ar", "rtl"), ("en", "ltr")):
            answer = server.ask(address, {"accept-language": language})
            assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), (
                address
            )
            assert f'<html lang="{language}" dir="{direction}"' in answer.text
            assert f'<html lang="{language}"' in server.ask(with_(address, f"lang={language}")).text
            assert "None" not in answer.text and "{{" not in answer.text and "&lt;bdi" not in answer.text


def test_the_twin_of_every_page_is_its_context(server: Server, pages: dict[str, str]) -> None:
    document = server.json("/openapi.json")
    for address, view in pages.items():
        answer = server.ask(with_(address, "format=json"))
        assert answer.headers["content-type"] == "application/json"
        context = msgspec.json.decode(answer.body, type=CONTEXTS[view])
        assert msgspec.json.encode(context) == answer.body
        schema = {
            "$ref": f"#/components/schemas/{CONTEXTS[view].__name__}",
            "components": document["components"],
        }
        jsonschema.validate(answer.json, schema)
        assert server.json(address) == answer.json


def test_downloads_have_the_rows_of_the_page(server: Server, pages: dict[str, str]) -> None:
    tables = {view.name for view in VIEWS if view.table}
    for address, view in pages.items():
        comma, parquet = (server.ask(with_(address, f"format={form}")) for form in ("csv", "parquet"))
        if view not in tables:
            assert (comma.status, parquet.status) == (400, 400)
            continue
        assert comma.headers["content-type"] == "text/csv; charset=utf-8"
        assert comma.headers["content-disposition"] == f'attachment; filename="marsad-{view}.csv"'
        rows = list(csv.DictReader(io.StringIO(comma.text)))
        table = pyarrow.parquet.read_table(io.BytesIO(parquet.body))
        assert len(rows) == table.num_rows and (not rows or list(rows[0]) == table.column_names)
        twin = server.json(address)
        if "paged" in twin and view != "pair":
            assert len(rows) == twin["paged"]["total"]


def test_a_page_that_is_known_is_not_sent_again(server: Server, pages: dict[str, str]) -> None:
    tags = set()
    for address in pages:
        first = server.ask(address, {"accept-language": "ar"})
        tag = first.headers["etag"]
        again = server.ask(address, {"accept-language": "ar", "if-none-match": f'W/"x", {tag}'})
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
        other = server.ask(address, {"accept-language": "en", "if-none-match": tag})
        assert other.status == 200
        assert {"Accept-Language", "Accept", "Cookie"} <= set(other.headers["vary"].split(", "))
        tags |= {tag, other.headers["etag"], server.ask(with_(address, "format=json")).headers["etag"]}
    assert len(tags) == 3 * len(pages)


def test_choices_are_kept_and_lead_back(server: Server) -> None:
    answer = server.ask("/preferences?back=/pair/USA/VEN%3Fas_of%3D2020-01-01&lang=ar&digits=arab&theme=dark")
    assert (answer.status, answer.headers["location"]) == (303, "/pair/USA/VEN?as_of=2020-01-01")
    cookies = [one.partition(";")[0] for one in answer.headers.get_all("set-cookie") or ()]
    assert cookies == ["lang=ar", "digits=arab", "theme=dark"]
    page = server.ask("/", {"cookie": "; ".join(cookies), "accept-language": "en"}).text
    assert '<html lang="ar" dir="rtl" data-theme="dark"' in page and "١" in page
    assert '<html lang="en"' in server.ask("/?lang=en", {"cookie": "lang=ar"}).text
    assert '<html lang="en"' in server.ask("/", {"cookie": "lang=xx; theme=<script>"}).text


@pytest.mark.parametrize(
    "back", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "\\\\evil.example", "/\t/evil.example",
             "", "evil", "/\r\nx: y", "http:/x", " //evil.example"],
)  # fmt: skip
def test_the_way_back_leads_nowhere_else(server: Server, back: str) -> None:
    location = server.ask(f"/preferences?back={quote(back, safe='')}").headers["location"]
    assert location.startswith("/") and not location.startswith(("//", "/\\")) and location.isprintable()
    assert "\t" not in location


def test_two_names_lead_to_their_pair(server: Server) -> None:
    answer = server.ask(f"/go?a={quote('الولايات المتحدة')}&b=Caracas")
    assert answer.status == 303
    page = server.json(answer.headers["location"])
    assert (page["a"]["key"], page["b"]["key"]) == ("USA", "VEN")


def test_an_article_is_read_and_not_stored(server: Server) -> None:
    text = "فرضت الولايات المتحدة أمس عقوبات على إيران.\r\nوقالت طهران إنها «ستردّ»."
    before = server.json("/")["totals"]
    answer = server.post("/read?format=json", {"text": text, "published": "2020-03-02"})
    read = msgspec.json.decode(answer.body, type=contexts.Pasted)
    assert "".join(segment.text for segment in read.segments) == read.text == text
    (event,) = [event for event in read.events if event.type == "SANCTION"]
    assert [one.key for one in event.actors + event.recipients] == ["USA", "IRN"]
    assert event.day == "2020-03-01" and event.why and event.evidence in text
    whole = server.post("/read", {"text": text, "published": "2020-03-02", "form": "reading"})
    assert whole.headers["content-disposition"] == 'attachment; filename="reading.json"'
    assert whole.json["schema"] == "marsad.reading/1"
    assert answer.headers["cache-control"] == "no-store" and server.json("/")["totals"] == before


def test_sheet_script_and_picture_are_files_of_the_package(server: Server) -> None:
    for path, kind in (
        ("style.css", "text/css"),
        ("marsad.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
    ):
        answer = server.ask(f"/static/{path}")
        assert answer.status == 200 and answer.headers["content-type"].startswith(kind)


def test_the_first_view_is_light(server: Server) -> None:
    """Page, sheet and scripts, without fonts, for somebody who has been here never."""
    parts = [server.ask(path) for path in ("/", "/static/style.css", "/static/marsad.js", "/static/icon.svg")]
    assert sum(len(part.body) for part in parts) < 300_000
    assert server.ask("/", {"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_many_ask_at_once(server: Server) -> None:
    found: list[int] = []

    def ask(i: int) -> None:
        found.append(server.ask(f"/pair/USA/VEN?as_of={date(2020, 1, 1 + i)}").status)

    threads = [threading.Thread(target=ask, args=(i,)) for i in range(16)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [200] * 16 and time.monotonic() - begun < 60
    assert json.loads(server.ask("/", {"accept": "application/json"}).body)["totals"]["articles"] == 8
