"""How well the quotes of a reading agree with gold: what is said, directly or not, and by whom.

A quote is found when the reading has one of the same directness that shares at least half of both stretches, and
whose speaker's words hold the gold speaker's or stand in them. One read quote serves one gold quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bench.scoring import Measure, Record, pair


class QuoteScore(NamedTuple):
    """What is measured on the gold of quotes."""

    quotes: Measure
    exact: Measure
    """Found quotes whose stretch is that of the gold to the letter."""
    silent: Measure
    """Passages without a quote that are read without one."""

    def numbers(self) -> dict[str, float]:
        """The numbers that have a floor, as fractions."""
        return {
            "quotes_precision": self.quotes.precision,
            "quotes_recall": self.quotes.recall,
            "quotes_f1": self.quotes.f1,
            "exact_extent": self.exact.recall,
            "left_alone": self.silent.recall,
        }

    def summary(self) -> str:
        """How many there are, are read and agree."""
        return f"{self.quotes.gold} quotes, {self.quotes.found} read, {self.quotes.hits} agree"


def score_quotes(gold: Iterable[Record], readings: Mapping[str, Record]) -> QuoteScore:
    """Compare gold passages with the readings of the same ids (`Reading.to_dict()`)."""
    hits = found = wanted = exact = silent = quiet = 0
    for passage in gold:
        read = readings[passage["id"]]["quotes"]
        matched = pair(passage["quotes"], read, same_quote)
        hits += len(matched)
        found += len(read)
        wanted += len(passage["quotes"])
        exact += sum(
            (g["content"]["start"], g["content"]["end"]) == (p["start"], p["end"]) for g, p in matched
        )
        quiet += not passage["quotes"]
        silent += not passage["quotes"] and not read
    return QuoteScore(Measure(hits, found, wanted), Measure(exact, hits, hits), Measure(silent, quiet, quiet))


def same_quote(gold: Record, read: Record) -> bool:
    """Equal directness, half of both stretches in common, and the same speaker by his words."""
    if read["direct"] != gold["direct"] or read["speaker"] is None:
        return False
    content = gold["content"]
    shared = min(content["end"], read["end"]) - max(content["start"], read["start"])
    longest = max(content["end"] - content["start"], read["end"] - read["start"])
    said, speaker = read["speaker"]["text"], gold["speaker"]
    return 2 * shared >= longest and (said in speaker or speaker in said)
