import io
import json
from collections.abc import Callable

import pytest

from marsad.show import FORMATS
from marsad.show.bidi import FSI, PDI
from marsad.show.tsv import COLUMNS
from marsad.types import Article, Reading, Realis

ReadingOf = Callable[[Realis], Reading]


def shown(name: str, reading: Reading, text: str) -> str:
    out = io.StringIO()
    FORMATS[name](out)(reading, text)
    return out.getvalue()


def test_table_says_who_did_what_to_whom(reading_of: ReadingOf, text: str) -> None:
    assert shown("table", reading_of("actual"), text).replace(FSI, "<").replace(PDI, ">") == (
        "a [31m  2022-03-08  <خبر>\n"
        "  SANCTION discontinue  <فرنسا> FRA → <إيران> IRN, <مصر>\n"
        "    <قالت مصر إن فرنسا [فرضت عقوبات] على إيران>\n"
        "    according to <مصر> EGY\n\n"
    )


@pytest.mark.parametrize("realis", ["planned", "hypothetical", "negated"])
def test_table_says_what_is_not_actual(realis: Realis, reading_of: ReadingOf, text: str) -> None:
    assert f"SANCTION discontinue, {realis}" in shown("table", reading_of(realis), text)


def test_table_says_when_there_is_nothing() -> None:
    empty = Reading(article=Article(id="a"), mentions=[], events=[])
    assert shown("table", empty, "نص") == "a\n    no events\n\n"


def test_table_isolates_every_line_of_a_long_quotation(
    reading_of: ReadingOf, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    quoted = [
        line for line in shown("table", reading_of("actual"), text).splitlines() if "    " + FSI in line
    ]
    assert len(quoted) > 1
    assert all(line.count(FSI) == line.count(PDI) == 1 and line.endswith(PDI) for line in quoted)


def test_tsv_is_one_event_a_line(reading_of: ReadingOf, text: str) -> None:
    header, line = shown("tsv", reading_of("negated"), text).splitlines()
    row = dict(zip(header.split("\t"), line.split("\t"), strict=True))
    assert tuple(row) == COLUMNS
    assert row["recipients"] == "إيران | مصر"
    assert row["recipient_countries"] == "IRN | "
    assert row["realis"] == "negated"
    assert row["evidence"] == "فرنسا\\tفرضت عقوبات على إيران"
    assert text[int(row["start"]) : int(row["end"])] == row["trigger"] == "فرضت عقوبات"


def test_jsonl_is_the_reading(reading_of: ReadingOf, text: str) -> None:
    (line,) = shown("jsonl", reading_of("actual"), text).splitlines()
    assert json.loads(line) == reading_of("actual").to_dict()
