"""Places on the map: as exactly as the article allows, never a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import marsad
from marsad.places import NOWHERE, locate, located


@pytest.mark.parametrize(
    ("name", "said", "country", "precision", "geonames"),
    [
        ("حلب", {"entity": "place:aleppo", "country": "SYR"}, "SYR", "city", 170063),
        ("وبحلب", {"countries": ["SYR", "TUR"]}, "SYR", "city", 170063),
        ("مدينة الحسكه", {"countries": ["SYR"]}, "SYR", "city", 173811),
        ("محافظة الحسكة", {"countries": ["SYR"]}, "SYR", "region", 173813),
        ("بالأنبار", {"countries": ["IRQ"]}, "IRQ", "region", 99592),
        ("للقدس", {"countries": ["PSE"]}, "PSE", "city", 7303419),
        ("طرابلس", {"countries": ["LBY"]}, "LBY", "city", 2210247),
        ("طرابلس", {"countries": ["LBN"]}, "LBN", "city", 266826),
        ("باريس", {"country": "FRA", "countries": ["USA", "FRA"]}, "FRA", "city", 2988507),
        ("لندن", {"country": "GBR", "countries": ["CAN"]}, "GBR", "city", 2643743),
        ("سوريا", {"entity": "SYR", "country": "SYR"}, "SYR", "country", 163843),
        ("ميدان التحرير", {"entity": "place:tahrir-square", "country": "EGY"}, "EGY", "country", 357994),
        ("محافظة لا يعرفها أحد", {"country": "EGY"}, "EGY", "country", 357994),
        ("جبل طارق", {"entity": "place:gibraltar", "country": "GBR"}, "GBR", "region", 2411586),
    ],
)
def test_a_place_is_where_the_article_lets_it_be(
    name: str, said: dict[str, str], country: str, precision: str, geonames: int
) -> None:
    found = locate(name, **said)
    assert (found.country, found.precision, found.geonames) == (country, precision, geonames)
    assert (found.latitude is None) == (found.longitude is None) == (precision == "region")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("طرابلس", {"countries": ["LBN", "LBY"]}),
        ("طرابلس", {"country": "LBY", "countries": ["LBN"]}),
        ("طرابلس", {}),
        ("القدس", {"entity": "place:jerusalem", "country": "PSE", "countries": ["ISR"]}),
        ("حلب", {"countries": ["FRA"]}),
        ("البحر الأسود", {"entity": "place:black-sea"}),
        ("بلدة لا يعرفها أحد", {"countries": ["SYR"]}),
        ("", {"countries": ["SYR"]}),
        ("و", {}),
    ],
)
def test_what_may_be_several_or_is_nobody_s_is_nowhere(name: str, said: dict[str, str]) -> None:
    assert locate(name, **said) == NOWHERE


def test_a_homonym_follows_the_countries_of_its_article() -> None:
    for text, country in (
        ("وصل الوزير اللبناني إلى لبنان أمس. وقتل شخصان في طرابلس اللبنانية.", "LBN"),
        ("قصفت قوات ليبية مواقع في طرابلس، وقال رئيس الحكومة الليبية إن ليبيا تنتظر الحل.", "LBY"),
    ):
        found = {where.country for _, where in located(marsad.read(text)) if where.name == "Tripoli"}
        assert found == {country}


def test_a_province_is_no_town() -> None:
    reading = marsad.read("قتل عشرة مدنيين في قصف للجيش في محافظة إدلب.")
    places = [where for one, where in located(reading) if isinstance(one, marsad.Event)]
    assert {(where.name, where.precision) for where in places} == {("Idlib", "region")}


_WORDS = st.lists(
    st.sampled_from(["و", "ب", "ال", "مدينة", "محافظة", "حلب", "طرابلس", "للقدس", "سوريا", "a", " "]),
    max_size=5,
)


@given(
    st.one_of(st.text(max_size=20), _WORDS.map(" ".join)),
    st.sets(st.sampled_from(["SYR", "LBN", "LBY", "XXX", "IGO"])),
)
def test_any_name_has_a_place_or_none(name: str, countries: set[str]) -> None:
    found = locate(name, countries=countries)
    assert (found.precision == "none") == (found == NOWHERE)
    assert (found.latitude is None) == (found.longitude is None)
    assert found.precision != "city" or found.country in countries
