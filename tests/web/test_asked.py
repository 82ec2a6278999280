from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.web.asked import Asked, RefusalError, address_of, day_of
from marsad.web.language import Language

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


def asked(*query: tuple[str, str], path: str = "/") -> Asked:
    return Asked(path, (), query, Language("ar"), "auto", "html")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "abc",
        "2020-2-29",
        "2021-02-29",
        "20200229",
        "2020-W01-1",
        "2020-02-29T00",
        "٢٠٢٠-٠٢-٢٩",
        "0000-01-01",
    ],
)
def test_what_is_no_day_is_refused(value: str) -> None:
    with pytest.raises(RefusalError) as refused:
        day_of(value)
    assert (refused.value.status, refused.value.key, refused.value.given) == (
        400,
        "error_date",
        {"value": value},
    )


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: object) -> None:
    assert day_of(str(day)) == day


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x", "٣", "²", "1e3", "100001", "9" * 30, "0x1"])
def test_what_is_no_page_is_refused(value: str) -> None:
    with pytest.raises(RefusalError) as refused:
        asked(("page", value)).page()
    assert refused.value.status == 400


def test_filters_mean_what_happened_unless_they_say_otherwise() -> None:
    assert asked().filters(realis="actual").realis == "actual"
    assert asked(("realis", "any")).filters(realis="actual").realis is None
    assert asked(("realis", "planned")).filters(realis="actual").realis == "planned"
    assert asked(("source", "  ")).filters().outlet is None
    for query in (("type", "agree"), ("type", "'; DROP TABLE x"), ("realis", "ACTUAL"), ("from", "now")):
        with pytest.raises(RefusalError):
            asked(query).filters()


@given(st.lists(TEXT.filter(bool), min_size=1, max_size=3))
def test_an_address_says_what_it_was_made_of(parts: list[str]) -> None:
    address = address_of(*parts)
    assert [unquote(part) for part in address.split("/")[1:]] == parts
    assert address.isascii() and not set(address) & set("\"'<>\\ ?#")


@given(TEXT, TEXT)
def test_a_changed_address_keeps_the_rest_of_the_query(name: str, value: str) -> None:
    given_query = {"from": "2020-01-01", name: value} if name else {"from": "2020-01-01"}
    address = asked(*given_query.items(), path="/party/USA").address(page=3)
    kept = {key: one for key, one in given_query.items() if one and key not in ("page", "format")}
    assert dict(parse_qsl(urlsplit(address).query)) == {**kept, "page": "3"}
    assert urlsplit(asked(("page", "3"), path="/x").address(page=None)).query == ""


def test_a_refusal_does_not_repeat_a_book() -> None:
    assert len(RefusalError(400, "error_date", value="x" * 10_000).given["value"]) == 200
