import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools.growth import grows_in_proportion

import marsad
from marsad.pipeline import default_reader, describe

SCHEMA = json.loads((Path(marsad.__file__).parent / "schema" / "reading.schema.json").read_text())
WORDS = [
    "قالت", "واشنطن", "إن", "روسيا", "فرضت", "عقوبات", "على", "إيران", "،", ".", "\n", "«", "»", '"', "الذي", "وزير",
    "الخارجية", "لن", "يلتقي", "و", "الرئيس", "الفرنسي", "قُتل", "ثلاثة", "جنود", "في", "هجوم", "الولاياتالمتحدة", "4.4",
    "مليار", "دولار", "أمس", "بحسب", "(", ")", "–", "أن", "بالسعودية", "ها",
]  # fmt: skip


def check(reading: marsad.Reading, text: str) -> None:
    """Every piece of text a reading names is the text at its offsets."""
    pieces: list[Any] = [*reading.mentions, *reading.times, *reading.quantities]
    for event in reading.events:
        pieces += [event.trigger, *event.actors, *event.recipients, *event.attribution]
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end
    for piece in pieces:
        assert piece.text == text[piece.start : piece.end]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_offsets_hold_in_any_order_of_words(text: str) -> None:
    reading = marsad.read(text, published="2022-03-08")
    check(reading, text)
    jsonschema.validate(reading.to_dict(), SCHEMA)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text_gives_a_reading(text: str) -> None:
    check(marsad.read(text), text)


def test_samples_read_the_same_in_any_order() -> None:
    lines = Path("samples/articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    reader = default_reader()

    def read(article: dict[str, str]) -> str:
        text = article["text"]
        reading = reader.read(describe(text, id=article["id"], published=article["published"]), text)
        check(reading, text)
        jsonschema.validate(reading.to_dict(), SCHEMA)
        return reading.to_json()

    forwards = {a["id"]: read(a) for a in articles}
    backwards = {a["id"]: read(a) for a in reversed(articles)}
    assert forwards == backwards


@pytest.mark.parametrize(
    ("published", "person"),
    [("2008-09-26", "person:hugo-chavez"), ("2022-03-08", "person:nicolas-maduro"), (None, None)],
)
def test_an_office_is_the_person_of_its_date(published: str | None, person: str | None) -> None:
    reading = marsad.read("زار الرئيس الفنزويلي موسكو.", published=published)
    assert [a.entity for e in reading.events for a in e.actors] == [person]


def test_a_party_inside_a_word_has_its_span_inside_the_word() -> None:
    text = "رحبت طهران بالسعودية ولروسيا دور."
    spans = {m.text for m in marsad.read(text).mentions}
    assert {"السعودية", "روسيا"} <= spans


def test_explain_says_why_and_what_was_turned_down() -> None:
    explained = marsad.explain("فرضت واشنطن عقوبات على طهران. قطع الولد الورق.").sentences
    assert explained[0].events[0].why == [
        "actor واشنطن: subject after the verb",
        "recipient طهران: after علي",
    ]
    assert any("قطع" in reason for reason in explained[1].rejected)


def test_long_articles_take_time_in_proportion() -> None:
    text = "قالت واشنطن إنها فرضت عقوبات على طهران بعد هجوم على سفينة في الخليج. "
    assert grows_in_proportion(lambda size: marsad.read(text * size), 400, 1600, slack=2.5)
