"""The board, which answers from memory, answers what the ledger answers from the files."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

import marsad
from marsad.ledger.api import Ledger
from marsad.ledger.board import Board, Filters
from marsad.ledger.names import who
from marsad.store.parquet import records

ALL = 10_000
COUNTRIES = ("USA", "VEN", "RUS", "SAU", "IRN", "CHN", "ARM", "AZE", "DEU", "GEO", "COL")
DAYS = ("2009-10-01", "2016-02-01", "2019-06-01", "2021-01-01", "2024-01-01")


@pytest.fixture(scope="module")
def ledger(store: Path) -> Iterator[Ledger]:
    with marsad.open(store) as opened:
        yield opened


@pytest.mark.parametrize(
    ("filters", "asked"),
    [
        (Filters(), {}), (Filters(realis="actual"), {"realis": "actual"}), (Filters(type="SANCTION"), {"type": "SANCTION"}),
        (Filters(date(2016, 1, 1), date(2020, 1, 1)), {"since": "2016-01-01", "to": "2020-01-01"}),
        (Filters(date(2020, 1, 1), None, "ACCUSE", "negated"), {"since": "2020-01-01", "type": "ACCUSE", "realis": "negated"}),
        (Filters(date(2030, 1, 1)), {"since": "2030-01-01"}),
    ],
)  # fmt: skip
def test_events_are_those_of_the_ledger(
    board: Board, ledger: Ledger, filters: Filters, asked: dict[str, str]
) -> None:
    total, shown = board.events(filters, limit=ALL)
    theirs = {row["event"]: row for row in ledger.events(**asked).to_pylist()}
    ours = {row["event"]: row for row in records(shown)}
    assert ours == theirs and total == len(ours) == shown.num_rows
    order = [(row["last_seen"], row["day"]) for row in records(shown)]
    assert order == sorted(order, reverse=True)
    first = records(board.events(filters, limit=7, offset=3)[1])
    assert first == records(shown)[3:10]
    for ident, row in list(ours.items())[:20]:
        assert board.event(ident) == row
    assert board.event("none") is None


def test_an_outlet_has_the_events_it_reports(board: Board) -> None:
    everything = records(board.events(Filters(), limit=ALL)[1])
    for outlet in board.outlets:
        shown = records(board.events(Filters(outlet=outlet), limit=ALL)[1])
        assert shown == [row for row in everything if outlet in row["outlets"]]
    assert board.events(Filters(outlet="nobody"), limit=ALL)[0] == 0


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_party_has_the_events_it_takes_part_in(board: Board, ledger: Ledger, country: str) -> None:
    theirs = {
        row["event"]
        for side in ({"actor": country}, {"recipient": country}) for row in ledger.events(**side).to_pylist()
    }  # fmt: skip
    total, shown = board.events_of(country, Filters(), limit=ALL)
    assert {row["event"] for row in records(shown)} == theirs and total == len(theirs)


@pytest.mark.parametrize(("a", "b"), list(combinations(COUNTRIES[:8], 2)))
def test_the_months_of_a_pair_are_its_timeline(board: Board, ledger: Ledger, a: str, b: str) -> None:
    """But for months without events, and events of both together with a third, which are not between them."""
    ours = {row["month"]: row for row in board.months(a, b, Filters(realis="actual"))}
    theirs = {
        row["month"]: row
        for row in ledger.timeline(a, b).to_pylist()
        if row["cooperations"] + row["conflicts"]
    }
    total, shown = board.events_between(a, b, Filters(realis="actual"), limit=ALL)
    assert sum(row["cooperations"] + row["conflicts"] for row in ours.values()) == total == shown.num_rows
    together = [
        row for row in ledger.events(actor=a, realis="actual").to_pylist()
        if b in row["actor_countries"] and row["recipients"] and b not in row["recipient_countries"] and a not in row["recipient_countries"]
    ]  # fmt: skip
    if not together:
        assert set(ours) == set(theirs)
        for month, row in theirs.items():
            assert {key: round(value, 1) for key, value in ours[month].items() if key != "month"} == {
                key: value for key, value in row.items() if key != "month"
            }
    assert board.months(b, a, Filters(realis="actual")) == list(ours.values())


def test_pairs_count_their_events(board: Board) -> None:
    for filters in (
        Filters(),
        Filters(realis="actual"),
        Filters(type="SANCTION"),
        Filters(since=date(2019, 1, 1)),
    ):
        pairs = records(board.pairs(filters, limit=ALL))
        assert [row["events"] for row in pairs] == sorted((row["events"] for row in pairs), reverse=True)
        for row in pairs:
            events = records(board.events_between(row["a"], row["b"], filters, limit=ALL)[1])
            friendly = [one for one in events if one["quad"] <= 2]
            assert (row["events"], row["cooperations"], row["conflicts"]) == (
                len(events),
                len(friendly),
                len(events) - len(friendly),
            )
            assert row["cooperation"] == pytest.approx(sum(one["score"] for one in friendly))
            assert row["last"] == max(one["day"] for one in events)
        of = records(board.pairs(filters, limit=ALL, of="VEN"))
        assert of == [row for row in pairs if "VEN" in (row["a"], row["b"])]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("known_by", [None, "2010-01-01", "2019-12-31"])
def test_the_ledger_of_a_pair_is_that_of_the_files(
    board: Board, ledger: Ledger, day: str, known_by: str | None
) -> None:
    for a, b in (
        ("USA", "VEN"),
        ("SAU", "IRN"),
        ("ARM", "AZE"),
        ("RUS", "VEN"),
        ("USA", "NOR"),
        ("USA", "Maduro"),
    ):
        known = date.fromisoformat(known_by) if known_by else None
        ours = board.relations(who(a), who(b), as_of=date.fromisoformat(day), known_by=known)
        assert ours.equals(ledger.relations(a, b, as_of=day, known_by=known_by))


def test_articles_are_those_of_the_store(board: Board, ledger: Ledger) -> None:
    for row in ledger.sql("SELECT article FROM articles").to_pylist():
        shown, article = ledger.show(row["article"]), board.articles.whole(row["article"])
        assert article is not None and article.items() <= shown.article.items()
        without = [{name: value for name, value in one.items() if name != "reading"} for one in shown.events]
        assert board.articles.events(article["reading"]) == without
        assert [one["claim"] for one in board.articles.claims(article["reading"])] == [
            one["claim"] for one in shown.claims
        ]
    assert board.articles.whole("none") is board.articles.head("none") is None
    for event in records(board.events(Filters(), limit=ALL)[1]):
        told = board.tellings(event)
        assert {one["article"] for one in told} == set(event["articles"])
        assert event["evidence"] in {one["evidence"] for one in told}


@pytest.mark.parametrize(
    "spellings",
    [
        ("العلاقات", "علاقات", "والعلاقات", "بالعلاقات", "علاقاتها", "العلاقَات"), ("الولايات", "ولايات", "للولايات"),
        ("هدنة", "هدنه", "الهدنة", "الهُدنة"), ("أذربيجان", "اذربيجان", "إذربيجان", "آذربيجان"), ("السفارة", "سفاره", "سفارتها"),
        ("إيران", "ايران", "Iran", "IRAN", "Tehran"), ("فنزويلا", "Venezuela", "venezuela", "VEN"), ("مادورو", "Maduro"),
    ],
)  # fmt: skip
def test_search_forgives_spellings(board: Board, spellings: tuple[str, ...]) -> None:
    found = [frozenset(hit.article for hit in board.search(one, limit=ALL).hits) for one in spellings]
    assert found[0]
    arabic = {some for one, some in zip(spellings, found, strict=True) if not one.isascii()}
    assert len(arabic) == 1
    assert all(some and (some <= found[0] or some >= found[0]) for some in found), (
        "a name finds its party too"
    )


def test_search_shows_the_words_it_found(board: Board) -> None:
    for wanted in ("عقوبات", "علاقات دبلوماسيه", "قرضا", "Venezuela"):
        result = board.search(wanted, limit=ALL)
        assert result.total == len(result.hits) > 0
        for hit in result.hits:
            assert hit.spans and all(0 <= start < end <= len(hit.text) for start, end in hit.spans)
        assert board.search(wanted, limit=1, offset=1).hits == result.hits[1:2]
    assert board.search("كلمةلاتوجد", limit=ALL).total == board.search("… !؟", limit=ALL).total == 0
    both = {hit.article for hit in board.search("السعودية إيران", limit=ALL).hits}
    assert both <= {hit.article for hit in board.search("السعودية", limit=ALL).hits}
