"""Whom a question is about: a country with all who belong to it, or one person, group or body."""

from __future__ import annotations

from typing import NamedTuple


class Who(NamedTuple):
    """A party of a question: a country (ISO 3166-1 alpha-3), or an entity by its id."""

    key: str
    country: bool
    name: str

    def matches(self, side: str) -> tuple[str, list[str]]:
        """An SQL condition on the columns `SIDE` and `SIDE_country`, with its parameters."""
        if self.country:
            return f"({side}_country = ?)", [self.key]
        return f"({side} = ?)", [self.key]


def between(a: Who, b: Who) -> tuple[str, list[str]]:
    """An SQL condition for claims between two parties in either direction, with its parameters."""
    if a.country and b.country:
        return "c.pair = ?", ["-".join(sorted((a.key, b.key)))]
    conditions, parameters = [], []
    for one, other in ((a, b), (b, a)):
        first, with_first = one.matches("subject")
        second, with_second = other.matches("object")
        conditions.append(f"{first} AND {second}")
        parameters += [*with_first, *with_second]
    return f"({' OR '.join(conditions)})", parameters
