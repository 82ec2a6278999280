import pytest

from marsad.errors import QueryError
from marsad.ledger.names import who


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (["USA", "usa", "الولايات المتحدة", "الولايات المتّحده", "United States", "the united states", "US",
          "واشنطن", "Washington", "البيت الأبيض", "أميركا", "أمريكي"], "USA"),
        (["CIV", "Cote d'Ivoire", "Côte d’Ivoire", "ivory coast"], "CIV"),
        (["تونس", "Tunis"], "TUN"),
        (["GBR", "UK", "Britain", "لندن"], "GBR"),
        (["Hamas", "حماس", "group:hamas", "حركة حماس"], "group:hamas"),
        (["Nicolas Maduro", "نيكولاس مادورو", "person:nicolas-maduro"], "person:nicolas-maduro"),
    ],
)  # fmt: skip
def test_a_name_is_known_however_it_is_written(names: list[str], key: str) -> None:
    assert {name: who(name).key for name in names} == dict.fromkeys(names, key)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("Venezula", "Venezuela (VEN)"), ("فنزوييلا", "Venezuela (VEN)"), ("Nicolas Madoro", "Nicolás Maduro")],
)
def test_an_unknown_name_is_refused_with_the_nearest_three(name: str, nearest: str) -> None:
    with pytest.raises(QueryError) as refused:
        who(name)
    suggested = str(refused.value).partition("the nearest: ")[2]
    assert suggested.startswith(nearest)
    assert suggested.count(", ") == 2


@pytest.mark.parametrize("name", ["", " ", "؟", "\x00"])
def test_what_is_no_name_at_all_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match="the nearest: none"):
        who(name)
