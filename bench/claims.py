"""How well the claims of a reading agree with gold: what holds between whom, and which words say so.

A claim is found when the reading has one of the same dimension between the same countries whose evidence overlaps
the gold's. Where one side has no country the other must agree. One read claim serves one gold claim. Of those found
it is measured whether the value is one the gold admits and, where there is a direction, whether it is the gold's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bench.scoring import Measure, Record, pair


class ClaimScore(NamedTuple):
    """What is measured on the gold of claims."""

    claims: Measure
    values: Measure
    """Found claims with an admitted value."""
    directions: Measure
    """Found claims between two countries whose holder is the gold's, where that matters."""

    def numbers(self) -> dict[str, float]:
        """The numbers that have a floor, as fractions."""
        return {
            "claims_precision": self.claims.precision,
            "claims_recall": self.claims.recall,
            "value_right": self.values.recall,
            "direction_right": self.directions.recall,
        }

    def summary(self) -> str:
        """How many there are, are read and agree."""
        return f"{self.claims.gold} claims, {self.claims.found} read, {self.claims.hits} agree"


def score_claims(gold: Iterable[Record], readings: Mapping[str, Record]) -> ClaimScore:
    """Compare gold articles with the readings of the same ids (`Reading.to_dict()`)."""
    hits = found = wanted = values = right = directed = 0
    for article in gold:
        reading = readings[article["id"]]
        countries = {m["entity"]: m["country"] for m in reading["mentions"] if m["entity"] and m["country"]}
        read = [_sided(claim, countries) for claim in reading["claims"]]
        matched = pair(article["claims"], read, same_claim)
        hits += len(matched)
        found += len(read)
        wanted += len(article["claims"])
        for g, p in matched:
            values += p["value"] in g["values"]
            if p["directed"] and g["object"] and p["object"]:
                directed += 1
                right += p["subject"] == g["subject"]
    return ClaimScore(
        Measure(hits, found, wanted), Measure(values, hits, hits), Measure(right, directed, directed)
    )


def _sided(claim: Record, countries: Mapping[str, str]) -> Record:
    """The claim with countries for its sides; a side without one is none."""
    sides = {
        side: countries.get(claim[side], claim[side] if len(claim[side] or "") == 3 else None)
        for side in ("subject", "object")
    }
    return {**claim, **sides}


def same_claim(gold: Record, read: Record) -> bool:
    """The same dimension, the gold's countries among those read, and words in common."""
    want = {gold["subject"], gold["object"]} - {None}
    have = {read["subject"], read["object"]} - {None}
    shared = min(gold["evidence"]["end"], read["evidence"]["end"]) - max(
        gold["evidence"]["start"], read["evidence"]["start"]
    )
    return bool(gold["dimension"] == read["dimension"] and want <= have and shared > 0)
