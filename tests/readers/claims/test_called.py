"""Agreements that have a name of their own."""

from __future__ import annotations

from marsad.pipeline import default_reader, describe
from marsad.types import Claim


def _agreements(text: str) -> list[Claim]:
    claims = default_reader().read(describe(text, id="a"), text).claims
    return [claim for claim in claims if claim.dimension == "agreement"]


def test_a_name_is_told_once_between_those_the_article_names() -> None:
    text = "تراجع الهند وباكستان معاهدة مياه السند.\nوقالت الهند إن معاهدة مياه السند قديمة."
    (claim,) = _agreements(text)
    assert {claim.subject, claim.object} == {"IND", "PAK"}
    assert (claim.valid_from, claim.valid_to) == ("1960-09-19", None)


def test_one_name_of_two_accords_is_told_apart_by_who_is_named() -> None:
    (iraq,) = _agreements("كتب مؤرخ عراقي عن اتفاقية الجزائر.")
    (mali,) = _agreements("ما زال اتفاق الجزائر حبرا على ورق في مالي.")
    assert (iraq.valid_from, mali.valid_from) == ("1975-03-06", "2015-06-20")


def test_a_name_whose_first_country_nobody_named_tells_nothing() -> None:
    assert _agreements("كتب الباحث عن اتفاق أوسلو.") == []


def test_who_leaves_it_ends_it_and_no_more() -> None:
    (claim,) = _agreements("انسحبت الولايات المتحدة من الاتفاق النووي مع إيران.")
    assert claim.value == "ended"
