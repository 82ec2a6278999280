"""What every format is written from."""

from pathlib import Path

import marsad
from marsad.exports.records import Record


def test_there_is_a_record_for_each_event_of_the_ledger(store: Path, all_records: list[Record]) -> None:
    with marsad.open(store) as ledger:
        events = ledger.events().to_pylist()
    assert [r.event for r in all_records] == [row["event"] for row in events]
    for record, row in zip(all_records, events, strict=True):
        assert (record.day, record.outlets) == (row["day"], row["outlets"])
        assert sorted(a.article for a in record.articles) == row["articles"]
        assert record.articles[0].article == row["article"]
        assert sorted({side.key for side in record.actors}) == row["actors"]
        assert sorted({side.key for side in record.recipients}) == row["recipients"]


def test_an_event_of_two_articles_is_one_with_both(all_records: list[Record]) -> None:
    (record,) = [r for r in all_records if "raid-too" in {a.article for a in r.articles}]
    assert {a.article for a in record.articles} == {"raid", "raid-too"}
    assert (record.location.name, record.location.precision, record.day.isoformat()) == (
        "Aleppo",
        "city",
        "2016-05-08",
    )
    assert record.tellings == 2


def test_a_country_is_no_other_place_than_a_town_in_it(all_records: list[Record]) -> None:
    (met,) = [r for r in all_records if "talks-too" in {a.article for a in r.articles}]
    assert {a.article for a in met.articles} == {"talks", "talks-too"}
    assert (met.place, met.location.name) == ("place:geneva", "Geneva")


def test_places_are_as_exact_as_the_text(all_records: list[Record]) -> None:
    where = {
        r.place: r.location
        for r in all_records
        if r.place and r.articles[0].article in ("talks", "sanctions")
    }
    assert (where["place:geneva"].country, where["place:geneva"].precision) == ("CHE", "city")
    assert (where["محافظة الجيزة"].name, where["محافظة الجيزة"].precision) == ("Giza", "region")


def test_pairs_are_each_with_each(all_records: list[Record]) -> None:
    for record in all_records:
        named = {side.key for pair in record.pairs for side in pair if side}
        assert named == {side.key for side in (*record.actors, *record.recipients)}
    (met,) = [r for r in all_records if r.place == "place:geneva"]
    assert [(a and a.country, b and b.country) for a, b in met.pairs] == [("RUS", "TUR")]
