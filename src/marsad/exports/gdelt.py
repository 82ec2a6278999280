"""GDELT 2.0 events: 61 columns, tab-separated, no header, nothing for what is missing.

GDELT has one actor on either side: an event of several parties becomes a row for each pair.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import NamedTuple, TextIO

from marsad.exports.codes import Cameo, cameo, cameo_country, cameo_types, goldstein
from marsad.exports.fields import Column
from marsad.exports.records import Record, Side
from marsad.exports.tabs import cell
from marsad.places import Location, country_of

_QUADS = {**dict.fromkeys(range(1, 6), 1), **dict.fromkeys(range(6, 9), 2), **dict.fromkeys(range(9, 14), 3)}
"""CAMEO root → GDELT's quad class, 4 for the others."""
_TYPES = {"city": "4", "region": "5", "country": "1"}
"""Precision → GDELT's type of place, outside the United States."""
_AMERICAN = {"city": "3", "region": "2", "country": "1"}
_MOST_TYPES = 3


class Row(NamedTuple):
    """An event between one actor and one recipient, either of whom may be missing."""

    record: Record
    first: Side | None
    second: Side | None
    code: Cameo


def _actor(n: int, whom: Callable[[Row], Side | None]) -> tuple[Column[Row], ...]:
    head = f"Actor{n}"
    return (
        Column(f"{head}Code", lambda row: (_country(whom(row)) or "") + "".join(_types(whom(row))) or None),
        Column(f"{head}Name", lambda row: side.name.upper() if (side := whom(row)) else None),
        Column(f"{head}CountryCode", lambda row: _country(whom(row))),
        Column(f"{head}KnownGroupCode"),
        Column(f"{head}EthnicCode"),
        Column(f"{head}Religion1Code"),
        Column(f"{head}Religion2Code"),
        *(Column(f"{head}Type{i + 1}Code", partial(_type, whom, i)) for i in range(_MOST_TYPES)),
    )  # fmt: skip


def _country(side: Side | None) -> str | None:
    return cameo_country(side.country) if side else None


def _types(side: Side | None) -> list[str]:
    return cameo_types(side.sector, side.country) if side else []


def _type(whom: Callable[[Row], Side | None], i: int, row: Row) -> str | None:
    types = _types(whom(row))
    return types[i] if i < len(types) else None


_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _place(row: Row) -> Location:
    return row.record.location


def _fullname(row: Row) -> str | None:
    place = _place(row)
    country = country_of(place.country)
    names = [place.name, *([country.name] if country and place.precision in ("city", "region") else [])]
    return ", ".join(filter(None, names)) or None


def _geo_type(row: Row) -> str | None:
    place = _place(row)
    return (_AMERICAN if place.country == "USA" else _TYPES).get(place.precision)


def _fips(row: Row) -> str | None:
    country = country_of(_place(row).country)
    return country.fips if country else None


def _quad(row: Row) -> int:
    return _QUADS.get(int(row.code.root), 4) if row.code.root else row.record.quad


def _fraction(day: date) -> str:
    """The year and the part of it that is over, as GDELT's codebook counts it."""
    return f"{day.year + (day.month * 30 + day.day) / 365:.4f}"


def _ident(row: Row) -> int:
    pair = "|".join(side.key if side else "" for side in (row.first, row.second))
    digest = hashlib.blake2b(f"{row.record.event}|{pair}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1  # GDELT's readers take 64 bits with a sign


COLUMNS: tuple[Column[Row], ...] = (
    Column("GLOBALEVENTID", _ident),
    Column("SQLDATE", lambda row: f"{row.record.day:%Y%m%d}"),
    Column("MonthYear", lambda row: f"{row.record.day:%Y%m}"),
    Column("Year", lambda row: f"{row.record.day:%Y}"),
    Column("FractionDate", lambda row: _fraction(row.record.day)),
    *_actor(1, lambda row: row.first),
    *_actor(2, lambda row: row.second),
    Column("IsRootEvent"),
    Column("EventCode", lambda row: row.code.code),
    Column("EventBaseCode", lambda row: row.code.base),
    Column("EventRootCode", lambda row: row.code.root),
    Column("QuadClass", _quad),
    Column("GoldsteinScale", lambda row: goldstein(row.code.code)),
    Column("NumMentions", lambda row: row.record.tellings),
    Column("NumSources", lambda row: row.record.sources),
    Column("NumArticles", lambda row: len(row.record.articles)),
    Column("AvgTone"),
    *(Column[Row](f"Actor{n}Geo_{part}") for n in (1, 2) for part in _GEO),
    Column("ActionGeo_Type", _geo_type),
    Column("ActionGeo_FullName", _fullname),
    Column("ActionGeo_CountryCode", _fips),
    Column("ActionGeo_ADM1Code"),
    Column("ActionGeo_ADM2Code"),
    Column("ActionGeo_Lat", lambda row: _place(row).latitude),
    Column("ActionGeo_Long", lambda row: _place(row).longitude),
    Column("ActionGeo_FeatureID"),
    Column("DATEADDED", lambda row: f"{min(a.ingested for a in row.record.articles):%Y%m%d%H%M%S}"),
    Column("SOURCEURL", lambda row: row.record.articles[0].url),
)  # fmt: skip


def rows(record: Record) -> Iterable[Row]:
    """A row for each pair of parties."""
    code = cameo(record.type, record.mode, tuple(record.contexts))
    return (Row(record, first, second, code) for first, second in record.pairs)


def gdelt(records: Iterable[Record], out: TextIO) -> None:
    """A line for each pair of each event."""
    for record in records:
        for row in rows(record):
            out.write("\t".join(cell(column.of(row), null="") for column in COLUMNS) + "\n")
