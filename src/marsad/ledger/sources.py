"""How many independent sources there are for something."""

from __future__ import annotations

from collections.abc import Sequence


def sources(outlets: Sequence[str], wordings: Sequence[int]) -> int:
    """How many sources there are: the same outlet, or the same words elsewhere, count once.

    A story that an outlet prints in the words of another is the other's, whoever is named.

    >>> sources(["a", "b", "c"], [1, 2, 1])
    2
    """
    root: dict[object, object] = {}

    def find(key: object) -> object:
        while (up := root.setdefault(key, key)) != key:
            key = up
        return key

    for outlet, words in zip(outlets, wordings, strict=True):
        root[find(outlet)] = find(words)
    return len({find(outlet) for outlet in outlets})
