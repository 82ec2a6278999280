"""No text can break a line, a column or an item of a tab-separated file."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.exports.tabs import cell


@given(st.lists(st.text()))
def test_a_cell_is_one_cell(items: list[str]) -> None:
    written = cell(items, null="None", between="; ")
    assert len(written.splitlines()) <= 1
    assert "\t" not in written
    assert items == [] or len(written.split("; ")) >= 1
    assert written.count(";") == max(len(items) - 1, 0)


@given(st.text())
def test_a_plain_value_keeps_its_words(text: str) -> None:
    assert cell(text, null="").split() == text.split()
