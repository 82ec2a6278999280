"""docs/exports.md says of every format which columns it has, and when they are null; and so it is."""

import re
from pathlib import Path

import pytest

from marsad.commands import export
from marsad.exports import FORMATS
from marsad.exports.gdelt import rows
from marsad.exports.records import Record

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## ([\w, ]+)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))
TABLES = {
    name: re.findall(r"^\| `([^`]+)` \| (.+?) \| (.+?) \|$", text, re.M)
    for names, text in SECTIONS.items()
    for name in names.split(", ")
    if name in FORMATS
}


def test_every_format_is_documented_and_offered() -> None:
    assert list(TABLES) == list(FORMATS) == list(export.FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_column_is_documented(name: str) -> None:
    assert [column for column, _, _ in TABLES[name]] == [column.name for column in FORMATS[name].columns]


@pytest.mark.parametrize("name", FORMATS)
def test_columns_are_null_when_the_page_says_so(name: str, all_records: list[Record]) -> None:
    written = [r for r in all_records if FORMATS[name].says_realis or r.realis == "actual"]
    lines = [row for record in written for row in rows(record)] if name == "gdelt" else written
    for column, (_, _, when) in zip(FORMATS[name].columns, TABLES[name], strict=True):
        values = [column.of(line) for line in lines]
        assert (column.value is None) == (when == "always"), column.name
        if when == "never":
            assert all(value not in (None, [], "") for value in values), column.name
        elif when.startswith("never"):
            assert None not in values, column.name


@pytest.mark.parametrize(("name", "contract"), [("polecat", 40), ("gdelt", 61)])
def test_the_columns_of_others_are_all_there(name: str, contract: int) -> None:
    names = [column.name for column in FORMATS[name].columns]
    assert len(names) == len(set(names)) == contract
