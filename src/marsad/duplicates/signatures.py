"""MinHash signatures of texts: the only module that imports rensa.

A signature is some 580 bytes whatever the length of its text. 16 bits of each minimum are kept: two
different minima agree by chance once in 65,536 times, which is nothing beside the error of the estimate.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import rensa

from marsad.duplicates.shingles import numbers, shingles, words

MINIMA = 256
"""Permutations: the estimate of a likeness of one half has a standard error of .03."""
NUMBERS = 16
"""Numbers of a text that are compared, the least by their hashes."""
NO_NUMBER = np.uint32(0xFFFFFFFF)
_SEED = 7

Minima = npt.NDArray[np.uint16]
Counts = npt.NDArray[np.uint32]


class Signatures(NamedTuple):
    """What is compared of texts, a row each: minima of the shingles, how many these are, hashes of numbers."""

    minima: Minima
    sizes: Counts
    numbers: Counts

    def __len__(self) -> int:
        return len(self.sizes)

    def taken(self, rows: Sequence[int]) -> Signatures:
        """Some of them, in this order."""
        return Signatures(self.minima[rows], self.sizes[rows], self.numbers[rows])


def sign(texts: Sequence[str]) -> Signatures:
    """The signatures of texts, in their order; each depends on its own text alone."""
    signed = Signatures(
        np.zeros((len(texts), MINIMA), np.uint16),
        np.zeros(len(texts), np.uint32),
        np.full((len(texts), NUMBERS), NO_NUMBER, np.uint32),
    )
    for row, text in enumerate(texts):
        said = words(text)
        parts = shingles(said)
        minhash = rensa.RMinHash(MINIMA, _SEED)
        minhash.update(parts)
        signed.minima[row] = np.array(minhash.digest(), np.uint32).astype(np.uint16)
        signed.sizes[row] = len(parts)
        least = sorted(zlib.crc32(number.encode()) for number in numbers(said))[:NUMBERS]
        signed.numbers[row, : len(least)] = least
    return signed


def joined(some: Iterable[Signatures]) -> Signatures:
    """Signatures one after the other, as one."""
    parts = [*some, sign([])]
    return Signatures(
        np.concatenate([part.minima for part in parts]),
        np.concatenate([part.sizes for part in parts]),
        np.concatenate([part.numbers for part in parts]),
    )


def packed(signatures: Signatures) -> bytes:
    """Signatures as bytes, for a file."""
    return b"".join(np.ascontiguousarray(column).tobytes() for column in signatures)


def unpacked(data: bytes) -> Signatures:
    """Signatures from their bytes."""
    count = len(data) // (2 * MINIMA + 4 + 4 * NUMBERS)
    first, second = 2 * MINIMA * count, (2 * MINIMA + 4) * count
    return Signatures(
        np.frombuffer(data[:first], np.uint16).reshape(count, MINIMA),
        np.frombuffer(data[first:second], np.uint32),
        np.frombuffer(data[second:], np.uint32).reshape(count, NUMBERS),
    )
