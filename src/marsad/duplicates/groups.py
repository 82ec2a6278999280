"""Which texts repeat which: pairs that could, by bands of their signatures; those that do, by the estimate.

Texts come in the order of precedence (who is said to repeat whom), so that the outcome hangs on the set of
texts and that order alone. A text repeats the first one before it that repeats none itself and is like it:
every member of a group is like its first, chains of ever less alike texts are not one story.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from marsad.duplicates.signatures import MINIMA, NO_NUMBER, Signatures

THRESHOLD = 0.8
"""Share of the shorter text's shingles that stand in the longer one, from which on they are one story."""
LEAST_LENGTH = 0.5
"""The shorter text has at least this share of the longer: what says twice as much is a story of its own."""
LEAST_NUMBERS = 0.8
"""Share of the numbers in figures of the text with fewer that stand in the other: else it is tomorrow's weather."""

BAND = 3
"""Minima of a band: texts half alike share one of 85 bands nearly always, strangers nearly never."""
_CROWD = 24
_IN_A_CROWD = 3
"""In each band that more texts share than a crowd has, each is compared with so many before it: what is one story
shares other bands too, with fewer."""
_CHUNK = 20_000
_ROW = 0xFFFFFFFF

Pairs = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]


class Repeats(NamedTuple):
    """For each text the row of the one it repeats (its own, if none) and how much of it stands there."""

    first: npt.NDArray[np.int64]
    likeness: Shares


def repeats(
    signatures: Signatures, *, threshold: float = THRESHOLD, settled: npt.NDArray[np.int64] | None = None
) -> Repeats:
    """Which text each repeats. `settled` is what is known already of the texts that come first."""
    known = np.empty(0, np.int64) if settled is None else settled
    pairs, likeness = _matches(signatures, len(known), threshold)
    while True:
        found = _first_of_each(len(signatures), known, pairs, likeness)
        # In a crowd a text meets others that repeat the first one, but not that itself: introduce them.
        later, earlier = pairs >> 32, pairs & _ROW
        alone = (found.first[later] == later) & (found.first[earlier] != earlier)
        further = np.unique(later[alone] << 32 | found.first[earlier[alone]])
        further, much = _alike(signatures, further, threshold)
        together = np.concatenate([pairs, further])
        if len(np.unique(together)) == len(pairs):
            return found
        pairs, order = np.unique(together, return_index=True)
        likeness = np.concatenate([likeness, much])[order]


def _first_of_each(count: int, known: npt.NDArray[np.int64], pairs: Pairs, likeness: Shares) -> Repeats:
    """For each text the first one among those it is like that repeats none itself; `pairs` are sorted."""
    first, much = np.arange(count), np.ones(count)
    first[: len(known)] = known
    for later, earlier, share in zip(
        (pairs >> 32).tolist(), (pairs & _ROW).tolist(), likeness.tolist(), strict=True
    ):
        if first[later] == later and first[earlier] == earlier:
            first[later], much[later] = earlier, share
    return Repeats(first, much)


def _alike(signatures: Signatures, pairs: Pairs, threshold: float) -> tuple[Pairs, Shares]:
    """Those of the pairs that are one story, with their likeness; some at a time, they may be very many."""
    kept, likeness = [pairs[:0]], [np.empty(0)]
    for part in (pairs[at : at + _CHUNK] for at in range(0, len(pairs), _CHUNK)):
        share = alike(signatures, part >> 32, part & _ROW)
        kept.append(part[share >= threshold])
        likeness.append(share[share >= threshold])
    return np.concatenate(kept), np.concatenate(likeness)


def alike(signatures: Signatures, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64]) -> Shares:
    """The share of the shorter text that stands in the longer one; 0 where length or numbers speak against it."""
    same = (signatures.minima[a] == signatures.minima[b]).mean(axis=1)
    one, other = signatures.sizes[a].astype(float), signatures.sizes[b].astype(float)
    shorter, longer = np.minimum(one, other), np.maximum(one, other)
    share = np.minimum(same * (one + other) / (1 + same) / np.maximum(shorter, 1), 1.0)
    agree = (shorter >= LEAST_LENGTH * longer) & (shorter > 0)
    agree &= _common_numbers(signatures.numbers[a], signatures.numbers[b])
    return np.where(agree, share, 0.0)


def _common_numbers(a: npt.NDArray[np.uint32], b: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """Whether the numbers of one stand in the other, as far as both sketches reach."""
    reach = np.minimum(a[:, -1], b[:, -1])[:, None]  # the greatest hash that both would have kept
    within_a, within_b = (a <= reach) & (a != NO_NUMBER), (b <= reach) & (b != NO_NUMBER)
    shared = ((a[:, :, None] == b[:, None, :]) & within_a[:, :, None]).any(axis=2).sum(axis=1)
    fewer = np.minimum(within_a.sum(axis=1), within_b.sum(axis=1))
    enough: npt.NDArray[np.bool_] = shared >= LEAST_NUMBERS * fewer
    return enough


def _matches(signatures: Signatures, known: int, threshold: float) -> tuple[Pairs, Shares]:
    """Pairs with a band in common that are one story, as later << 32 | earlier, sorted; none of two that are known.

    Each band's pairs are weighed at once: of daily reports, very many share bands and few are one story.
    """
    found, likeness = np.empty(0, np.int64), np.empty(0)
    for band in range(MINIMA // BAND):
        rows = signatures.minima[:, band * BAND : (band + 1) * BAND].astype(np.int64)
        for pairs in _neighbours(rows[:, 0] << 32 | rows[:, 1] << 16 | rows[:, 2]):
            fresh = pairs[(pairs >> 32) >= known]
            matched, much = _alike(signatures, fresh[~np.isin(fresh, found)], threshold)
            found, order = np.unique(np.concatenate([found, matched]), return_index=True)
            likeness = np.concatenate([likeness, much])[order]
    return found, likeness


def _neighbours(keys: npt.NDArray[np.int64]) -> Iterator[Pairs]:
    """Pairs of rows with the same key, nearest in precedence first: all of a few, the nearest in a crowd."""
    order = np.argsort(keys, kind="stable")
    at = keys[order]
    begins = np.flatnonzero(np.concatenate([[True], at[1:] != at[:-1]])) if len(at) else np.empty(0, np.int64)
    lengths = np.diff(np.append(begins, len(at)))
    reach = np.repeat(np.where(lengths > _CROWD, _IN_A_CROWD, lengths - 1), lengths)
    for distance in range(1, min(_CROWD, len(at))):
        same = (at[distance:] == at[:-distance]) & (reach[distance:] >= distance)
        if not same.any():
            return
        yield order[distance:][same] << 32 | order[:-distance][same]
