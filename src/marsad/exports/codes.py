"""The codes of other ontologies for what marsad says: CAMEO events, actor types, countries, Goldstein's scale.

Tables are data (`schema/cameo2plover.json`, `data/exports`); where a table has no code, there is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec
import yaml

ROOT = 2
"""Letters of a CAMEO root code."""
_BASE = 3


class _Row(msgspec.Struct, frozen=True):
    """A CAMEO code and the PLOVER event it became."""

    cameo: str
    event: str
    mode: str | None
    contexts: list[str]
    label: str | None


class Cameo(NamedTuple):
    """An event in CAMEO: the code and those above it; None where CAMEO's inverse is not defined."""

    code: str | None
    base: str | None
    root: str | None


class Sector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER sector in CAMEO, and an Arabic party that has it."""

    cameo: str | None
    example: str | None = None


@cache
def cameo(type: str, mode: str | None, contexts: tuple[str, ...]) -> Cameo:
    """The CAMEO code of a PLOVER event: the inverse of CAMEO2PLOVER, as far as it is defined.

    The code whose mode and contexts are those of the event; where several are, the nearest code above all of
    them that is one of the type, else nothing but the root they share, else nothing.

    >>> cameo("CONSULT", "phone", ()), cameo("COERCE", "arrest", ("legal",))
    (Cameo(code='041', base='041', root='04'), Cameo(code='173', base='173', root='17'))
    >>> cameo("CONSULT", "visit", ())
    Cameo(code='040', base='040', root='04')
    >>> cameo("ACCUSE", None, ())
    Cameo(code=None, base=None, root=None)
    """
    rows = [row for row in _rows() if row.event == type]
    codes = {row.cameo for row in rows}
    return _above(sorted({row.cameo for row in _fitting(rows, mode, set(contexts))}), codes)


def _fitting(rows: Sequence[_Row], mode: str | None, contexts: set[str]) -> list[_Row]:
    """The rows that say of an event all that they can."""
    same = [row for row in rows if row.mode == mode]
    if not same:  # CAMEO knows no such mode of the type
        return [row for row in rows if row.mode is None and not row.contexts]
    most = max(
        (len(row.contexts) for row in same if row.contexts and contexts.issuperset(row.contexts)), default=0
    )
    fitting = [row for row in same if len(row.contexts) == most and contexts.issuperset(row.contexts)]
    return fitting or same


def _above(fitting: Sequence[str], codes: set[str]) -> Cameo:
    shared = fitting[0] if fitting else ""
    while not all(code.startswith(shared) for code in fitting):
        shared = shared[:-1]
    while len(shared) > ROOT and shared not in codes:
        shared = shared[:-1]
    if len(shared) < ROOT:
        return Cameo(None, None, None)
    root = shared[:ROOT]
    if len(shared) > ROOT:
        return Cameo(shared, shared[:_BASE], root)
    whole = f"{root}0"  # GDELT codes an event that is known by its root only as 040
    return Cameo(whole, whole, root) if whole in codes else Cameo(None, None, root)


def goldstein(code: str | None) -> float | None:
    """Goldstein's value of a CAMEO code, by the table that GDELT publishes.

    >>> goldstein("041"), goldstein(None)
    (1.0, None)
    """
    return _goldstein().get(code) if code else None


def cameo_country(country: str | None) -> str | None:
    """The CAMEO code of a country; international bodies have none.

    >>> cameo_country("SYR"), cameo_country("ROU"), cameo_country("IGO")
    ('SYR', 'ROM', None)
    """
    if country is None or country in _INTERNATIONAL:
        return None
    return _countries()["cameo"].get(country, country)


def cameo_types(sector: str | None, country: str | None) -> list[str]:
    """The CAMEO types of an actor.

    >>> cameo_types("JRN", "QAT"), cameo_types("GOV", "IGO"), cameo_types("PTY", "TUN")
    (['MED'], ['IGO', 'GOV'], [])
    """
    known = sectors().get(sector) if sector else None
    types = [country if country in _INTERNATIONAL else None, known.cameo if known else None]
    return [type for type in types if type]


_INTERNATIONAL = frozenset(("IGO", "NGO"))


def codes() -> Iterable[str]:
    """Every CAMEO code of the table."""
    return (row.cameo for row in _rows())


@cache
def sectors() -> dict[str, Sector]:
    """PLOVER sector → CAMEO."""
    return msgspec.convert(_loaded("sectors"), dict[str, Sector])


@cache
def _rows() -> tuple[_Row, ...]:
    text = resources.files("marsad").joinpath("schema/cameo2plover.json").read_text(encoding="utf-8")
    return tuple(msgspec.convert(json.loads(text)["rows"], list[_Row]))


@cache
def _goldstein() -> dict[str, float]:
    return msgspec.convert(_loaded("goldstein"), dict[str, float])


@cache
def _countries() -> dict[str, dict[str, str | None]]:
    return msgspec.convert(_loaded("countries"), dict[str, dict[str, str | None]])


def _loaded(name: str) -> object:
    return yaml.safe_load(
        resources.files("marsad").joinpath(f"data/exports/{name}.yaml").read_text(encoding="utf-8")
    )
