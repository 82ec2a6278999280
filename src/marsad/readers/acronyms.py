"""Short names in brackets: «المفوضية السامية للاجئين (UNHCR)» may be called UNHCR from then on."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from marsad.readers.named import Memory, Named, mark
from marsad.readers.words import LATIN, UNKNOWN, Word

_LONGEST: Final = 3
"""Words of a short name at most: «بي كا كا»."""


def acronyms(words: list[Word], names: list[Named], memory: Memory) -> list[Named]:
    """The short names of a sentence that the article has introduced in brackets, here or before.

    Only words that mean nothing else are taken, so that «(سابقا)» or «(أمس)» behind a name stays what it is.
    """
    taken = {i for named in names for i in range(named.start, named.end)}
    for named in names:
        end = _in_brackets(words, named.end)
        if named.rule not in ("demonym", "inner") and end and taken.isdisjoint(range(named.end + 1, end)):
            memory.short[tuple(w.fold for w in words[named.end + 1 : end])] = named
    if not memory.short:
        return []
    found = []
    at = 0
    while at < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if _key(words, at, n) in memory.short), 0)
        if size and taken.isdisjoint(range(at, at + size)):
            short = replace(memory.short[_key(words, at, size)], start=at, end=at + size)
            mark(words, short)
            found.append(short)
        at += size or 1
    return found


def _key(words: list[Word], at: int, size: int) -> tuple[str, ...]:
    return tuple(w.fold for w in words[at : at + size])


def _in_brackets(words: list[Word], at: int) -> int:
    """The word that closes brackets opened at word `at` around a short name, else 0."""
    if at >= len(words) or words[at].fold != "(":
        return 0
    for end in range(at + 1, min(at + _LONGEST + 2, len(words))):
        if words[end].fold == ")":
            return end if end > at + 1 else 0
        if words[end].tag not in (LATIN, UNKNOWN) or words[end].analyses:
            return 0
    return 0
