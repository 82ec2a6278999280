from __future__ import annotations

import pytest

from marsad.arabic.tokens import tokenize
from marsad.values.measures import unit_after, unit_dual, units
from marsad.values.quantities import read_quantities


@pytest.mark.parametrize(("text", "reads"), [(e["text"], e["reads"]) for u in units() for e in u.examples])
def test_entry_examples(text: str, reads: str) -> None:
    value, _, unit = reads.partition(" ")
    found = read_quantities(tokenize(text), text)
    assert [(q.unit or "", q.text) for q in found] == [(unit, text)]
    assert found[0].value == pytest.approx(float(value))


def test_entries_are_unique() -> None:
    ids = [u.id for u in units()]
    assert len(ids) == len(set(ids))


def test_a_word_that_is_no_unit() -> None:
    assert unit_after(tokenize("شخصا"), 0) is None
    assert unit_after(tokenize(""), 0) is None
    assert unit_dual(tokenize("شخصين"), 0) is None


@pytest.mark.parametrize("unit", [u for u in units() if u.kind == "unit"], ids=lambda u: u.id)
def test_every_form_reads(unit: object) -> None:
    from marsad.values.measures import Unit

    assert isinstance(unit, Unit)
    for form in unit.forms:
        text = f"15 {form}"
        assert [(q.unit, q.text) for q in read_quantities(tokenize(text), text)] == [(unit.id, text)], form
