import pytest

from marsad.web.asked import Asked, RefusalError
from marsad.web.contexts import ClaimLine, Name
from marsad.web.language import Language
from marsad.web.lines import name_of, paged, sums


def credit(amount: float | None, **changed: object) -> ClaimLine:
    facts: dict[str, object] = {
        "id": "c", "dimension": "credit", "value": "granted", "subject": Name(key="CHN", label="CHN"), "object": Name(key="VEN", label="VEN"),
        "directed": True, "kind": None, "since": "2010-01-01", "dated": True, "expected": None, "until": None, "certainty": "asserted", "said_by": [],
        "amount": amount, "currency": "USD", "count": None, "share": None, "detail": {}, "sources": 1, "articles": ["a"], "first_seen": "2010-01-01",
        "last_seen": "2010-01-01", "evidence": "", "article": "a", "disputed_by": [],
    }  # fmt: skip
    return ClaimLine(**{**facts, **changed})  # type: ignore[arg-type]


def test_amounts_that_stand_side_by_side_are_added_up() -> None:
    added = sums([credit(1e9), credit(2e9), credit(5e8, currency="EUR"), credit(5e8, currency="EUR")])
    assert [(s.dimension, s.currency, s.amount, s.claims) for s in added] == [
        ("credit", "EUR", 1e9, 2), ("credit", "USD", 3e9, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [credit(None), credit(2e9, currency=None), credit(2e9, certainty="planned"), credit(2e9, certainty="denied"),
     credit(2e9, disputed_by=["d"]), credit(2e9, dimension="sanctions", value="in_force"), credit(2e9, currency="EUR")],
)  # fmt: skip
def test_amounts_that_are_not_agreed_on_or_not_beside_each_other_are_not(other: ClaimLine) -> None:
    assert sums([credit(1e9), other]) == []


@pytest.mark.parametrize(
    ("key", "href"),
    [
        ("USA", "/party/USA"),
        ("person:nicolas-maduro", "/party/person:nicolas-maduro"),
        ("متظاهرون", None),
        ("FBI!", None),
        ("nato", None),
    ],
)
def test_whoever_is_known_has_a_page(key: str, href: str | None) -> None:
    assert name_of(key, Language("en")).href == href


def test_a_page_behind_the_last_is_none() -> None:
    def asked(page: int) -> Asked:
        return Asked("/", (), (("page", str(page)), ("type", "AID")), Language("en"), "auto", "html")

    first, last = paged(asked(1), 51), paged(asked(3), 51)
    assert (first.pages, first.previous, first.next) == (3, None, "/?type=AID&page=2")
    assert (last.previous, last.next) == ("/?type=AID&page=2", None)
    assert paged(asked(1), 0).pages == 1
    with pytest.raises(RefusalError) as refused:
        paged(asked(4), 51)
    assert refused.value.status == 404
