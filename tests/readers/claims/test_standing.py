"""For whom nameless parties stand in claims."""

from __future__ import annotations

import pytest

from marsad.pipeline import default_reader, describe


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("تستعد قوة دولية تقودها كينيا للتوجه إلى الصومال.", {("deployment", "KEN", "SOM")}),
        ("تتقدم قوات إقليمية بقيادة إثيوبيا نحو الصومال.", {("deployment", "ETH", "SOM")}),
        ("وقع مندوبون عن الحكومة الكينية اتفاقا مع أوغندا.", {("agreement", "KEN", "UGA")}),
        (
            "سحبت ثلاث دول (كندا، بيرو، تشيلي) سفراءها من كوبا.",
            {
                ("diplomatic_relations", one, "CUB") for one in ("CAN", "PER", "CHL")
            },
        ),
        (
            "جاء قرار الوزير هذا بعد إعلان الولايات المتحدة منع دخول مواطني دولتين (كوبا، بيرو) إليها.",
            {("sanctions", "USA", "CUB"), ("sanctions", "USA", "PER")},
        ),
        ("تتقدم القوات المؤيدة للتحالف بقيادة إثيوبيا نحو الصومال.", {("deployment", "unknown", "SOM")}),
    ],
)  # fmt: skip
def test_nameless_parties_stand_for_states(text: str, told: set[tuple[str, str, str]]) -> None:
    claims = default_reader().read(describe(text, id="a"), text).claims
    assert {(c.dimension, c.subject, c.object) for c in claims} == told


def test_a_deed_behind_a_relative_clause_is_that_of_the_main_subject() -> None:
    text = "عادت بيرو إلى المنظمة، التي تأسست قبل عام، وذلك بعد التوصل إلى اتفاق مع تشيلي."
    claims = default_reader().read(describe(text, id="a"), text).claims
    agreed = [{c.subject, c.object} for c in claims if c.dimension == "agreement"]
    assert agreed == [{"PER", "CHL"}]


def test_who_backs_an_army_is_no_enemy_of_it() -> None:
    text = "سيطرت القوات الكينية على المدينة بدعم كندي."
    claims = default_reader().read(describe(text, id="a"), text).claims
    told = {(c.dimension, c.subject, c.object) for c in claims}
    assert told == {("war", "KEN", None), ("stance", "CAN", "KEN")}


def test_who_is_accused_of_backing_backs_nobody_named() -> None:
    text = "قطعت كندا علاقاتها مع بيرو متهمة إياها بدعم الإرهاب."
    claims = default_reader().read(describe(text, id="a"), text).claims
    assert not [c for c in claims if c.value == "supports"]
