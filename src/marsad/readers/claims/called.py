"""What has a name of its own: «اتفاق أوسلو», «معاهدة مياه السند», «الأسرى الفلسطينيون».

Whoever writes such a name does not say between whom it is, because his readers know. So the knowledge says it, with
the day from which and to which it held. Each is told once an article, between those of its parties that the article
names; the first of them must have been named, which tells two accords of one city apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.building import Stated, build
from marsad.readers.claims.ground import Ground, Pair, says
from marsad.readers.words import ADJ, NAME, NOUN, UNKNOWN
from marsad.types import Claim, Evidence, Party

_REACH: Final = 4
"""Words behind the noun in which its name ends: «معاهدة القوات النووية المتوسطة»."""


def called(ground: Ground) -> Iterator[Claim]:
    """The claims that names in this sentence tell, each once an article."""
    lexicon, words, past = ground.lexicon, ground.sentence.words, ground.past
    for at, word in enumerate(words):
        if word.tag not in (NOUN, ADJ, UNKNOWN, NAME):
            continue
        places = lexicon.stated_of.get(word.stem, []) or lexicon.stated_of.get(word.fold, [])
        rules = [lexicon.claims[i] for i in places if lexicon.claims[i].between]
        fitting = [
            (rule, end) for rule in rules if (end := _named(rule, ground, at)) and past.seen[rule.between[0]]
        ]
        for rule, end in sorted(fitting, key=lambda one: -_known(one[0], ground))[:1]:
            key = rule.dimension, rule.id, frozenset[str]()
            if key not in past.told and not says(words[max(at - 1, 0) : at], rule.without):
                past.told.add(key)
                yield from _claim(rule, ground, at, end)


def _named(rule: ClaimRule, ground: Ground, at: int) -> int:
    """The word behind the name that begins with this noun, 0 when it bears none."""
    words = ground.sentence.words
    for i in range(at + 1, min(at + _REACH, len(words))):
        if says(words[i : i + 1], rule.said):
            return i + 1
        if i + 1 < len(words) and f"{words[i].fold} {words[i + 1].fold}" in rule.said:
            return i + 2
        if words[i].tag not in (NOUN, ADJ, NAME, UNKNOWN):
            return 0
    return 0


def _known(rule: ClaimRule, ground: Ground) -> float:
    """How much of its parties the article names."""
    return sum(ground.past.seen[one] > 0 for one in rule.between) / len(rule.between)


def _claim(rule: ClaimRule, ground: Ground, at: int, end: int) -> Iterator[Claim]:
    start, stop = ground.offsets(at, end)
    near = {n.country for n in ground.sentence.reader.name_of.values() if not at <= n.start < end}
    first, *others = rule.between
    if not rule.directed:  # a directed one says itself who is which
        chosen = sorted(rule.between, key=lambda one: (one not in near, -ground.past.seen[one]))[:2]
        first, *others = sorted(chosen, key=rule.between.index)
    sides = [
        Party(
            start=start,
            end=stop,
            text=ground.text[start:stop],
            mention=None,
            entity=None,
            country=one,
            sector="GOV",
        )
        for one in (first, *others[:1])
    ]
    pair: Pair = (sides[0], sides[1] if len(sides) > 1 else None)
    sources = ground.sources(start)
    state = Stated(
        rule.value, {**rule.detail}, rule.since, rule.until, "claimed" if sources else "asserted", sources,
        Evidence(start=start, end=stop), None,
    )  # fmt: skip
    claim = build(rule, pair, state, ground.past)
    if claim is not None:
        yield claim
