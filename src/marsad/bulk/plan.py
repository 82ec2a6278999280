"""Who repeats whom among everything gathered: decided once for new parts, and kept.

What was decided before stays: an article that was coded is not taken back because an earlier one turned up later.
"""

from __future__ import annotations

import zlib
from sys import intern
from typing import NamedTuple

import msgspec
import numpy as np

from marsad.bulk.folder import Folder
from marsad.bulk.gather import HEADS, SIGNATURES
from marsad.bulk.tasks import Head, Part, Plan
from marsad.duplicates.groups import repeats
from marsad.duplicates.signatures import MINIMA, NUMBERS, Signatures, unpacked

PLANS = ".work/plans"


class _Place(NamedTuple):
    """An article in the order of precedence: what was planned earlier comes first, then what was published so."""

    generation: int
    moment: str
    id: str
    version: str
    part: str
    row: int
    outlet: str


def planned(folder: Folder, parts: list[str], threshold: float | None) -> list[Part]:
    """The parts with who repeats whom in them; those not planned yet are planned now."""
    plans = [_load(folder, name) for name in sorted(folder.names(PLANS))]
    known = {part.name: generation for generation, plan in enumerate(plans) for part in plan.parts}
    fresh = [name for name in parts if name not in known]
    if fresh:
        old = {part.name: part for plan in plans for part in plan.parts}
        plan = _made(folder, old, known | dict.fromkeys(fresh, len(plans)), fresh, threshold)
        data = zlib.compress(msgspec.msgpack.encode(plan), 1)
        folder.write(f"{PLANS}/{len(plans):06}", data)
        plans.append(_load(folder, f"{len(plans):06}"))
    return [part for plan in plans for part in plan.parts]


def _load(folder: Folder, name: str) -> Plan:
    plan = msgspec.msgpack.decode(zlib.decompress(folder.read(f"{PLANS}/{name}")), type=Plan)
    return Plan([msgspec.structs.replace(part, folder=folder.url) for part in plan.parts])


def _made(
    folder: Folder,
    old: dict[str, Part],
    generations: dict[str, int],
    fresh: list[str],
    threshold: float | None,
) -> Plan:
    made = {name: Part("", name, {}, {}, []) for name in fresh}
    places = _places(folder, old | made, generations)
    if threshold is not None:
        at = {place.version: row for row, place in enumerate(places)}
        settled = [
            at[old[place.part].same[place.row][1]] if place.row in old[place.part].same else row
            for row, place in enumerate(places)
            if place.part in old
        ]
        found = repeats(_signatures(folder, places), threshold=threshold, settled=np.array(settled, np.int64))
        for row in range(len(settled), len(places)):
            first = int(found.first[row])
            if first != row:
                _repeat(made, places[row], places[first], round(float(found.likeness[row]), 3))
    return Plan(list(made.values()))


def _places(folder: Folder, parts: dict[str, Part], generations: dict[str, int]) -> list[_Place]:
    """Every article once, in the order of precedence; where the same version comes again, its row is left out."""
    places: list[_Place] = []
    seen: set[str] = set()
    for name, part in sorted(parts.items(), key=lambda item: (generations[item[0]], item[0])):
        known = set(part.left)
        heads = msgspec.msgpack.decode(folder.read(f"{HEADS}/{name}"), type=list[Head])
        for row, head in enumerate(heads):
            if row in known:
                continue
            if head.version in seen:
                part.left.append(row)
                continue
            seen.add(head.version)
            places.append(
                _Place(generations[name], head.moment, head.id, head.version, name, row, intern(head.outlet))
            )
    return sorted(places)


def _signatures(folder: Folder, places: list[_Place]) -> Signatures:
    """The signatures in the order of the places; one part at a time, so that they are in memory once."""
    count = len(places)
    all_of = Signatures(
        np.empty((count, MINIMA), np.uint16),
        np.empty(count, np.uint32),
        np.empty((count, NUMBERS), np.uint32),
    )
    of_part: dict[str, list[int]] = {}
    for at, place in enumerate(places):
        of_part.setdefault(place.part, []).append(at)
    for name, rows in of_part.items():
        wanted = unpacked(folder.read(f"{SIGNATURES}/{name}")).taken([places[at].row for at in rows])
        all_of.minima[rows], all_of.sizes[rows], all_of.numbers[rows] = wanted
    return all_of


def _repeat(made: dict[str, Part], place: _Place, first: _Place, likeness: float) -> None:
    """Note that an article repeats another, and whose story that is if only this one tells."""
    made[place.part].same[place.row] = (first.id, first.version, likeness)
    agency = place.outlet.startswith("org:") and not first.outlet.startswith("org:")
    if agency and first.part in made:
        made[first.part].credit.setdefault(first.row, place.outlet)
