"""marsad's own gazetteer on the map: its places and states with their GeoNames ids (`data/geonames`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec
import yaml

from marsad.lexicon.cache import lexicon
from marsad.lexicon.load import DATA
from marsad.places.spelling import key

_NAMED = ("place", "state", "capital")


class Pins(NamedTuple):
    """Entity id → GeoNames id; ISO3 → latitude and longitude of a point inside the country."""

    cities: dict[str, int]
    provinces: dict[str, int]
    """Town → the province that has its name."""
    regions: dict[str, int]
    points: dict[str, tuple[float, float]]


@cache
def pins() -> Pins:
    """The files of `data/geonames`."""
    return Pins(
        msgspec.convert(_loaded("cities"), dict[str, int], strict=False),
        msgspec.convert(_loaded("provinces"), dict[str, int], strict=False),
        msgspec.convert(_loaded("regions"), dict[str, int], strict=False),
        msgspec.convert(_loaded("countries"), dict[str, tuple[float, float]], strict=False),
    )


@cache
def own_names() -> dict[str, list[tuple[str, str]]]:
    """Key of a name → (place, state or capital; entity id) of all that marsad knows by it."""
    names: dict[str, list[tuple[str, str]]] = {}
    for stem, phrases in lexicon().phrases.items():
        for phrase in phrases:
            if phrase.kind in _NAMED:
                found = names.setdefault(key(" ".join((stem, *phrase.rest))), [])
                if (phrase.kind, phrase.key) not in found:
                    found.append((phrase.kind, phrase.key))
    return names


def _loaded(name: str) -> object:
    # BaseLoader keeps every scalar a string: plain YAML reads the country code NO as False.
    return yaml.load((DATA / "geonames" / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
