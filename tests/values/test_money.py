from __future__ import annotations

import pytest

from marsad.arabic.tokens import tokenize
from marsad.values.money import currencies, currency_after
from marsad.values.quantities import read_quantities

_EXAMPLES = [(e["text"], e["reads"]) for c in currencies() for e in c.examples]


@pytest.mark.parametrize(("text", "reads"), _EXAMPLES)
def test_entry_examples(text: str, reads: str) -> None:
    value, code = reads.split()
    found = read_quantities(tokenize(text), text)
    assert [(q.kind, q.value, q.unit, q.text) for q in found] == [("money", float(value), code, text)]


def test_every_code_reads_as_itself() -> None:
    for currency in currencies():
        if currency.kind == "currency":
            (found,) = read_quantities(tokenize(f"42 {currency.id}"), f"42 {currency.id}")
            assert (found.kind, found.unit) == ("money", currency.id)


def test_entries_are_whole() -> None:
    ids = [c.id for c in currencies()]
    assert len(ids) == len(set(ids))
    nouns = {c.id for c in currencies() if c.kind == "noun"}
    for c in currencies():
        assert c.kind in ("currency", "noun", "minor")
        assert c.kind != "currency" or (c.examples and (not c.noun or f"noun:{c.noun}" in nouns))


@pytest.mark.parametrize(
    ("noun", "country", "code"),
    [
        ("جنيه", None, None),
        ("جنيه", "EGY", "EGP"),
        ("جنيه", "SDN", "SDG"),
        ("دينار", "DZA", "DZD"),
        ("دينار", "FRA", None),
        ("ريال", "SAU", "SAR"),
        ("ليرة", "TUR", "TRY"),
        ("دولار", None, "USD"),
        ("دولار", "CAN", "USD"),
        ("دولار كندي", None, "CAD"),
        ("الريالات القطرية", None, "QAR"),
    ],
)
def test_country_decides_shared_nouns(noun: str, country: str | None, code: str | None) -> None:
    found = currency_after(tokenize(noun), 0, country=country)
    assert found is not None and found.code == code
