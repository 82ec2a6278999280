"""What holds when: small histories, each with what the ledger must make of it."""

import json
from pathlib import Path

import pytest
from made import Ingester, claim, made, state, ties, values

from marsad.types import Claim


def test_a_change_replaces_what_held_before(tmp_path: Path) -> None:
    Ingester(tmp_path)(
        made("a", "2019-01-24", ties("severed", valid_from="2019-01-23")),
        made("b", "2023-05-02", ties("restored", valid_from="2023-05-01")),
    )
    assert values(tmp_path, "2019-01-22") == []
    (severed,) = state(tmp_path, "2020-01-01")
    assert (severed["value"], str(severed["since"]), str(severed["until"])) == (
        "severed",
        "2019-01-23",
        "2023-05-01",
    )
    assert values(tmp_path, "2023-05-01") == ["diplomatic_relations restored"]
    (severed,) = state(tmp_path, "2023-05-02", known_by="2023-05-01")
    assert (severed["value"], severed["until"]) == ("severed", None)


def test_what_is_only_stated_disputes_what_holds(tmp_path: Path) -> None:
    Ingester(tmp_path)(
        made("a", "2019-01-24", ties("severed", valid_from="2019-01-23")),
        made("b", "2020-03-01", ties("established")),
        made("c", "2021-03-01", ties("restored", event="e1")),
    )
    assert values(tmp_path, "2020-02-01") == ["diplomatic_relations severed"]
    both = state(tmp_path, "2020-06-01")
    assert {row["value"]: row["disputed_by"] for row in both} == {
        "severed": [r["entry"] for r in both if r["value"] == "established"],
        "established": [r["entry"] for r in both if r["value"] == "severed"],
    }
    assert all(row["evidence"] for row in both)
    assert values(tmp_path, "2021-03-01") == ["diplomatic_relations restored"]


def test_changes_of_one_day_that_cannot_both_be_are_disputed(tmp_path: Path) -> None:
    Ingester(tmp_path)(
        made("a", "2019-01-24", ties("severed", valid_from="2019-01-23")),
        made("b", "2019-01-25", ties("restored", valid_from="2019-01-23")),
    )
    assert values(tmp_path, "2019-02-01") == [
        "diplomatic_relations severed!",
        "diplomatic_relations restored!",
    ]


def test_one_voice_does_not_contradict_itself(tmp_path: Path) -> None:
    told = [ties(value, valid_from="2019-01-23") for value in ("severed", "downgraded")]
    Ingester(tmp_path)(made("a", "2019-01-24", *told))
    assert values(tmp_path, "2019-02-01") == [
        "diplomatic_relations downgraded",
        "diplomatic_relations severed",
    ]


def test_a_denial_stands_beside_what_it_denies_and_ends_when_it_happens(tmp_path: Path) -> None:
    Ingester(tmp_path)(
        made("a", "2020-01-01", claim(value="lifted", certainty="denied", sources=["USA"])),
        made("b", "2020-02-01", claim(value="lifted")),
        made("c", "2020-03-01", claim(value="lifted", event="e")),
    )
    assert values(tmp_path, "2020-01-15") == ["sanctions lifted denied"]
    assert values(tmp_path, "2020-02-15") == ["sanctions lifted denied!", "sanctions lifted!"]
    assert values(tmp_path, "2020-03-15") == ["sanctions lifted"]


def test_plans_stand_apart_until_something_happens(tmp_path: Path) -> None:
    Ingester(tmp_path)(
        made("a", "2020-01-01", claim(event="e")),
        made("b", "2020-02-01", claim(value="lifted", certainty="considered", valid_from="2020-06-01")),
        made("c", "2020-05-01", claim(value="lifted", event="e")),
    )
    held, considered = state(tmp_path, "2020-03-01")
    assert (held["value"], considered["value"], considered["certainty"]) == (
        "in_force",
        "lifted",
        "considered",
    )
    assert (str(considered["since"]), str(considered["expected"])) == ("2020-02-01", "2020-06-01")
    assert values(tmp_path, "2020-05-01") == ["sanctions lifted"]


def test_what_ends_a_state_ends_it_in_every_strand_but_not_for_another_kind(tmp_path: Path) -> None:
    oil, arms = {"kind": "oil"}, {"kind": "arms"}
    Ingester(tmp_path)(
        made("a", "2020-01-01", claim(event="e", detail=oil), claim(event="e", detail=arms)),
        made("b", "2020-02-01", claim(value="under_review", detail=oil)),
        made("c", "2020-03-01", claim(value="lifted", event="e", detail=oil)),
    )
    assert values(tmp_path, "2020-02-15") == [
        "sanctions in_force",
        "sanctions in_force",
        "sanctions under_review",
    ]
    assert [(r["kind"], r["value"]) for r in state(tmp_path, "2020-03-15")] == [
        ("arms", "in_force"), ("oil", "lifted"),
    ]  # fmt: skip


def test_contracts_stand_side_by_side_and_progress_one_by_one(tmp_path: Path) -> None:
    def arms(value: str, amount: float | None, **given: str) -> Claim:
        detail = {} if amount is None else {"amount": amount, "currency": "USD"}
        return claim(dimension="arms_supply", subject="RUS", value=value, detail=detail, **given)

    Ingester(tmp_path)(
        made("a", "2020-01-01", arms("agreed", 1e9, event="e")),
        made("b", "2020-01-02", arms("agreed", 1e9, event="e")),
        made("c", "2021-01-01", arms("agreed", 2e9, event="e")),
        made("d", "2022-01-01", arms("delivered", 1e9, event="e")),
        made("e", "2022-06-01", arms("agreed", None)),
    )
    assert [(r["value"], r["amount"], r["sources"]) for r in state(tmp_path, "2021-06-01", "2022-01-01", "RUS VEN")] == [
        ("agreed", 1e9, 2), ("agreed", 2e9, 1),
    ]  # fmt: skip
    assert [(r["value"], r["amount"], r["sources"]) for r in state(tmp_path, "2022-07-01", pair="RUS VEN")] == [
        ("agreed", 2e9, 2), ("delivered", 1e9, 1),
    ]  # fmt: skip


def test_a_mood_is_no_contradiction_of_an_old_mood(tmp_path: Path) -> None:
    Ingester(tmp_path)(
        made("a", "2008-09-01", ties("strained")),
        made("b", "2012-01-01", ties("improving")),
        made("c", "2012-01-10", ties("strained")),
    )
    assert values(tmp_path, "2012-01-05") == ["diplomatic_relations improving"]
    assert values(tmp_path, "2012-02-01") == [
        "diplomatic_relations improving!",
        "diplomatic_relations strained!",
    ]


def test_what_is_momentary_holds_for_its_days(tmp_path: Path) -> None:
    warns = claim(dimension="stance", value="warns", event="e", detail={"about": "الحدود"})
    Ingester(tmp_path)(made("a", "2020-01-01", warns))
    assert values(tmp_path, "2020-01-30") == ["stance warns"]
    assert values(tmp_path, "2020-01-31") == []


def test_a_state_that_is_dated_to_its_end_ends_there(tmp_path: Path) -> None:
    talks = claim(
        dimension="negotiation",
        directed=False,
        value="suspended",
        valid_from="2021-10-01",
        valid_to="2022-03-07",
    )
    Ingester(tmp_path)(made("a", "2022-03-08", talks))
    assert values(tmp_path, "2022-03-06") == ["negotiation suspended"]
    assert values(tmp_path, "2022-03-07") == []


def test_a_year_gives_way_to_the_day(tmp_path: Path) -> None:
    Ingester(tmp_path)(
        made("a", "2022-01-24", ties("severed", valid_from="2019-01-01")),
        made("b", "2022-01-25", ties("severed", valid_from="2019-01-23")),
    )
    (row,) = state(tmp_path, "2022-02-01")
    assert (str(row["since"]), row["sources"], row["articles"]) == ("2019-01-23", 2, ["a", "b"])


def test_parties_of_an_undirected_dimension_can_be_exchanged(tmp_path: Path) -> None:
    Ingester(tmp_path)(
        made("a", "2019-01-24", ties("severed")),
        made("b", "2019-01-25", ties("severed", subject="VEN", object="USA")),
    )
    (row,) = state(tmp_path, "2020-01-01", pair="VEN USA")
    assert (row["subject"], row["object"], row["sources"]) == ("USA", "VEN", 2)


@pytest.mark.parametrize(
    ("facts", "sources"),
    [
        ([{"source": "جريدة"}, {"source": "جريدة"}], 1),
        ([{"source": "جريدة"}, {"source": "موقع"}], 2),
        ([{"source": "جريدة"}, {"source": "رويترز"}, {"source": "Reuters"}], 2),
        ([{"source": "جريدة", "text": "النص نفسه"}, {"source": "موقع", "text": "النصّ  نفسه."}], 1),
        ([{}, {}], 2),
    ],
)
def test_sources_count_once(tmp_path: Path, facts: list[dict[str, str]], sources: int) -> None:
    Ingester(tmp_path)(*(made(f"a{i}", "2020-01-01", claim(), **one) for i, one in enumerate(facts)))
    (row,) = state(tmp_path, "2020-02-01")
    assert row["sources"] == sources
    assert len(row["articles"]) == len(facts)


def test_claimed_keeps_its_sources_and_details_are_put_together(tmp_path: Path) -> None:
    held = {
        "dimension": "detention",
        "subject": "VEN",
        "object": "USA",
        "value": "held",
        "certainty": "claimed",
    }
    Ingester(tmp_path)(
        made("a", "2022-03-08", claim(**held, sources=["person:jen-psaki"], detail={"count": 6})),
        made("b", "2022-03-08", claim(**held, sources=["USA"], detail={"of": "مسؤولون"})),
    )
    (row,) = state(tmp_path, "2022-03-09")
    assert (row["certainty"], row["said_by"], row["number"]) == ("claimed", ["USA", "person:jen-psaki"], 6)
    assert row["detail"] == '{"count":6,"of":"مسؤولون"}'


def test_what_the_knowledge_files_do_not_know_is_still_shown(tmp_path: Path) -> None:
    Ingester(tmp_path)(
        made("a", "2020-01-01", claim(value="tightened")),
        made("b", "2020-01-02", claim(dimension="visa_policy", value="waived")),
    )
    assert values(tmp_path, "2020-02-01") == ["sanctions tightened", "visa_policy waived"]


def test_lists_of_one_entry_are_put_together(tmp_path: Path) -> None:
    wish = {"dimension": "arms_supply", "value": "sought"}
    Ingester(tmp_path)(
        made("a", "2022-03-08", *(claim(**wish, detail={"items": [thing]}) for thing in ("غواصات", "طائرات")))
    )
    (row,) = state(tmp_path, "2022-03-09")
    assert json.loads(row["detail"])["items"] == ["طائرات", "غواصات"]
