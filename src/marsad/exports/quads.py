"""Quadruples of a temporal knowledge graph: subject, relation, object, day, tab-separated, a fact a line.

Beside the file, as the ICEWS and GDELT sets have them: the names of entities and relations with their numbers,
the facts in numbers, and how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TextIO

from marsad.exports.fields import Field
from marsad.exports.records import Record, Side
from marsad.exports.tabs import cell

FIELDS: tuple[Field, ...] = (
    Field("subject", lambda r: [_node(a) for a, _ in r.pairs]),
    Field("relation", lambda r: relation(r)),
    Field("object", lambda r: [_node(b) for _, b in r.pairs]),
    Field("day", lambda r: r.day),
)  # fmt: skip


def relation(record: Record) -> str:
    """The relation an event is: type and mode."""
    return f"{record.type}.{record.mode}" if record.mode else record.type


def quads(records: Iterable[Record], out: TextIO) -> Mapping[str, str]:
    """The facts as words; what is to stand beside the file comes back, by the end of its name.

    The same fact of several events of one day is written once.
    """
    entities: dict[str, int] = {}
    relations: dict[str, int] = {}
    facts: dict[tuple[int, int, int, date], None] = {}
    for record in records:
        for subject, object in record.pairs:
            if subject is None or object is None:
                continue
            a, b, kind = _node(subject), _node(object), relation(record)
            fact = (
                entities.setdefault(a, len(entities)), relations.setdefault(kind, len(relations)),
                entities.setdefault(b, len(entities)), record.day,
            )  # fmt: skip
            if fact not in facts:
                facts[fact] = None
                out.write(f"{a}\t{kind}\t{b}\t{record.day}\n")
    first = min((day for *_, day in facts), default=None)
    return {
        "entity2id.txt": _numbered(entities),
        "relation2id.txt": _numbered(relations),
        "ids.txt": "".join(f"{s}\t{r}\t{o}\t{(day - first).days}\n" for s, r, o, day in facts if first),
        "stat.txt": f"{len(entities)}\t{len(relations)}\t{len(facts)}\t{first or ''}\n",
    }


def _node(side: Side | None) -> str:
    """A party as an entity of the graph; of people whom nothing but their country tells apart, the country."""
    if side is None:
        return ""
    return cell(side.entity or side.country or side.text, null="")


def _numbered(names: Mapping[str, int]) -> str:
    return "".join(f"{name}\t{number}\n" for name, number in names.items())
