"""docs/store.md says of every view and answer which columns it has, and nothing else."""

import re
from pathlib import Path

import pytest

from marsad.ledger import events, relations, timeline
from marsad.store.tables import TABLES, Column, Table

PAGE = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
DOCUMENTED = dict(re.findall(r"^### (.*?)\n(.*?)(?=^#|\Z)", PAGE, re.M | re.S))
TRUE: dict[str, tuple[Column, ...]] = {
    **{table.name: table.columns for table in TABLES},
    "marsad relations": relations.COLUMNS,
    "marsad events": events.COLUMNS,
    "marsad timeline": timeline.COLUMNS,
}


def test_every_view_and_answer_is_documented_and_no_other() -> None:
    assert list(DOCUMENTED) == list(TRUE)


@pytest.mark.parametrize("name", TRUE)
def test_every_column_is_documented_as_the_schema_has_it(name: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*) \|$", DOCUMENTED[name], re.M)
    assert rows == [tuple(column) for column in TRUE[name]]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_says_what_it_is(table: Table) -> None:
    assert table.about in DOCUMENTED[table.name]
