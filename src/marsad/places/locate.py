"""From the name of a place to where it is, as exactly as the article allows and no more.

A town has coordinates; a province has a GeoNames id and no point; a country has a point somewhere inside it. Of
places that share a name, the one in the countries that the article names is taken; if that leaves several, none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from marsad.lexicon.cache import lexicon
from marsad.places.gazetteer import own_names, pins
from marsad.places.geonames import City, Country, GeoNames, geonames
from marsad.places.spelling import Form, forms
from marsad.types import Event, Mention, Reading

Precision = Literal["city", "region", "country", "none"]

_LARGER = 20
"""How many times as many people a town has that is meant by a name, whoever else bears it: London, Paris."""
_LARGER_AT_HOME = 3
"""The same in an article that names the country of the town."""


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """Where a place is; what is not known is None."""

    geonames: int | None = None
    name: str | None = None
    """English name."""
    country: str | None = None
    """ISO 3166-1 alpha-3, as marsad has it: codes name what the text names and take no side."""
    precision: Precision = "none"
    latitude: float | None = None
    longitude: float | None = None


NOWHERE = Location()


def locate(
    name: str, *, entity: str | None = None, country: str | None = None, countries: Iterable[str] = ()
) -> Location:
    """Where a place is: by its entity id if the reader knows it, else by name; needs the extra `exports`.

    `country` is the country the reader has for the place, `countries` those that the article names besides.

    >>> locate("وبحلب", countries=["SYR"])
    Location(geonames=170063, name='Aleppo', country='SYR', precision='city', latitude=36.20124, longitude=37.16117)
    >>> [locate("طرابلس", countries=named).country for named in (["LBY"], ["LBN"], ["LBY", "LBN"], [])]
    ['LBY', 'LBN', None, None]
    """
    wanted = _Wanted(country, frozenset(countries))
    known = lexicon().entities.get(entity) if entity is not None else None
    if known is not None and entity is not None:
        form = next(forms(name), Form(""))
        return _of_country(entity) if known.kind == "country" else _of_place(entity, form, wanted)
    for form in forms(name):
        if (found := _by_name(form, wanted)) is not None:
            return found
    return _of_country(country)


def located(reading: Reading) -> Iterator[tuple[Event | Mention, Location]]:
    """Every event with a place, and every mention of a place or state, with where it is.

    >>> import marsad
    >>> reading = marsad.read("قصف الطيران السوري مواقع في حلب.", published="2016-05-08")
    >>> [(type(one).__name__, where.name) for one, where in located(reading)]
    [('Event', 'Aleppo'), ('Mention', 'Aleppo')]
    """
    for event in reading.events:
        if event.place is not None:
            place = event.place
            named = _named(reading, place.start)
            yield event, locate(place.text, entity=place.entity, country=place.country, countries=named)
    for mention in reading.mentions:
        if mention.kind in ("place", "country") and not mention.refers_to:
            # A capital that is a place here is the town, and not the state whose id it bears.
            entity = None if mention.kind == "place" and len(mention.entity or "") == 3 else mention.entity
            named = _named(reading, mention.start)
            yield mention, locate(mention.text, entity=entity, country=mention.country, countries=named)


def _named(reading: Reading, at: int) -> set[str]:
    """The countries that an article names elsewhere than at this place."""
    words = {m.text for m in reading.mentions if m.start == at}
    return {m.country for m in reading.mentions if m.country and m.text not in words}


@cache
def _atlas() -> GeoNames:
    return geonames(frozenset(pins().cities.values()))


def country_of(country: str | None) -> Country | None:
    """What GeoNames says of a country by its ISO 3166-1 alpha-3 code: its names in other lists of codes.

    >>> found = country_of("IRQ")
    >>> (found.iso2, found.fips) if found else None
    ('IQ', 'IZ')
    """
    return _atlas().countries.get(country) if country else None


class _Wanted(NamedTuple):
    """What the article says of where a place is."""

    country: str | None
    countries: frozenset[str]

    @property
    def where(self) -> frozenset[str]:
        return frozenset((self.country,)) if self.country else self.countries


def _by_name(form: Form, wanted: _Wanted) -> Location | None:
    """The place of a name: NOWHERE if it may be several, None if nobody has the name there."""
    found: dict[Location, None] = {}
    for kind, entity in own_names().get(form.key, ()):
        if kind == "state":
            found[_of_country(entity)] = None
        elif kind == "place" and lexicon().entities[entity].country in wanted.where:
            found[_of_place(entity, form, wanted)] = None
    if not found and not form.province:
        towns = [town for town in _atlas().named(form.key) if town.country in wanted.where]
        if len(towns) > 1 and towns[0].population < _LARGER * max(1, towns[1].population):
            return NOWHERE
        if towns:
            return NOWHERE if _rivals(form, towns[0], wanted) else _of_town(towns[0], towns[0].country)
    if len(found) > 1:
        return NOWHERE
    return next(iter(found), None)


def _of_place(entity: str, form: Form, wanted: _Wanted) -> Location:
    """Where a place of marsad's own gazetteer is."""
    place = lexicon().entities[entity]
    ident = pins().provinces.get(entity) if form.province else pins().cities.get(entity)
    if ident is not None and not form.province:
        town = _atlas().cities[ident]
        return NOWHERE if _rivals(form, town, wanted) else _of_town(town, place.country)
    ident = ident or pins().regions.get(entity)
    if ident is not None:
        return Location(geonames=ident, name=place.english, country=place.country, precision="region")
    return _of_country(place.country)


def _rivals(form: Form, town: City, wanted: _Wanted) -> bool:
    """Whether the article names the country of another town of this name, and not far smaller."""
    larger = _LARGER_AT_HOME if town.country in wanted.countries else _LARGER
    return any(
        other.country != town.country and other.country in wanted.countries
        and (other.population * larger > town.population or (form.key, other.country) in _homonyms())
        for other in _atlas().named(form.key)
    )  # fmt: skip


@cache
def _homonyms() -> frozenset[tuple[str, str]]:
    """Keys and countries of the names that marsad itself knows in several countries: طرابلس."""
    known = lexicon().entities
    homes = {
        name: {known[entity].country for kind, entity in found if kind != "state"}
        for name, found in own_names().items()
    }
    return frozenset(
        (name, home) for name, where in homes.items() if len(where) > 1 for home in where if home
    )


def _of_town(town: City, country: str | None) -> Location:
    return Location(
        geonames=town.id, name=town.name, country=country or town.country, precision="city",
        latitude=town.latitude, longitude=town.longitude,
    )  # fmt: skip


def _of_country(code: str | None) -> Location:
    """A country as a whole."""
    known = lexicon().entities.get(code) if code else None
    if code is None or known is None or known.kind != "country":
        return NOWHERE
    latitude, longitude = pins().points.get(code, (None, None))
    entry = _atlas().countries.get(code)
    return Location(
        geonames=entry.id if entry else None, name=known.english, country=code, precision="country",
        latitude=latitude, longitude=longitude,
    )  # fmt: skip
