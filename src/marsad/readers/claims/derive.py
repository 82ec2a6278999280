"""From events to claims, by the rules of `data/claims`: who holds what towards whom, since when, on whose word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.building import Stated, build
from marsad.readers.claims.detail import dates, details, weapons
from marsad.readers.claims.ground import CERTAINTY, Ground, Pair, Told, says
from marsad.readers.claims.sides import sides
from marsad.readers.clause import STOPS
from marsad.readers.events import Found
from marsad.readers.words import REL, VERB, Word
from marsad.types import Claim, Evidence

_BEFORE: Final = 3
"""Words before an event among which stands what is done with it: «استئناف استيراد النفط»."""
_RIGHT_BEFORE: Final = 2
_REACH: Final = 12
"""Words behind an event in which what it is about may stand."""
_DEED: Final = "war"
"""The dimension that is told once by what happened, however often the article comes back to it."""


def derived(told: Told, rule: ClaimRule, ground: Ground) -> Iterator[Claim]:
    """The claims that one event proves by one rule, a claim a pair of parties."""
    found, event = told
    words = ground.sentence.words
    realis = "actual" if event.realis == "planned" and _goes_on(found, ground) else event.realis
    value = rule.values.get(realis, rule.value)
    settled = rule.presupposed or (event.realis == "negated" and "negated" in rule.values)
    told_as = "actual" if settled else realis  # «لم تعد تعترف به» refuses, and that is so
    start, end = reach(found, words)
    before = [] if not (rule.before or rule.without) else words[max(start - _BEFORE, 0) : found.end]
    if not value or (rule.before and not says(before, rule.before)) or says(before, rule.without):
        return
    near = words[max(start - _REACH, 0) if words[found.anchor - 1].tag == REL else start : end]
    if words[found.anchor].tag == VERB:
        near = words[_subject(found, words) : start] + near  # «دخل جنود», «44 ألف شرطي سيؤمّنون»
    if (rule.about and not says(near, rule.about)) or says(words[start:end], rule.without):
        return
    pairs = [pair for pair in sides(told, rule, ground) if not _again(told, rule, value, pair, ground)]
    if not pairs:
        return
    since, until = dates(rule, ground, told)
    state = Stated(
        value, details(rule, ground, start, end, told), since, until,
        CERTAINTY.get(told_as, "claimed" if event.attribution else "asserted"), event.attribution,
        event.evidence, event.id,
    )  # fmt: skip
    states = [
        _armed(state, spans, ground) for spans in _deals(state, list(weapons(rule, ground, start, end)))
    ]
    for pair, one in product(pairs, states):
        claim = build(rule, pair, one, ground.past)
        if claim is not None:
            yield claim


def _again(told: Told, rule: ClaimRule, value: str, pair: Pair, ground: Ground) -> bool:
    """Whether the article has told it already and the event names one side only: «هذه الغارات», «الاجتماع»."""
    countries = frozenset(p.country for p in pair if p is not None and p.country)
    named = {p.country for p in (*told.event.actors, *told.event.recipients)}
    key = rule.dimension, value, countries
    partly = bool(named - {None}) and not countries <= named
    again = rule.dimension == _DEED and partly and key in ground.past.made
    ground.past.made.add(key)
    return again


def _deals(state: Stated, spans: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The weapons of each claim: every weapon is one of its own, unless one price or number is for all."""
    if len(spans) < 2 or state.detail.keys() & {"amount", "share", "count"}:
        return [spans]
    return [[span] for span in spans]


def _armed(state: Stated, spans: list[tuple[int, int]], ground: Ground) -> Stated:
    """What is said of these weapons, with the words that name them."""
    if not spans:
        return state
    detail = {**state.detail, "items": [ground.text[a:b] for a, b in spans]}
    end = max(state.evidence.end, spans[-1][1])
    return state._replace(detail=detail, evidence=Evidence(start=state.evidence.start, end=end))


def _goes_on(found: Found, ground: Ground) -> bool:
    """Whether what is planned is so already: «ستواصل القصف»."""
    verbs = ground.lexicon.verbs
    before = ground.sentence.words[max(found.start - _RIGHT_BEFORE, 0) : found.start]
    return any("verb.continuing" in verbs[k].classes for w in before for k in w.keys if k in verbs)


def _subject(found: Found, words: list[Word]) -> int:
    """The first word of what stands before a verb as its subject, or of the two words before it."""
    clause = found.clause
    before = [p.start for p in clause.subject if 0 <= p.start < found.start] if clause is not None else []
    return min([*before, max(found.start - _RIGHT_BEFORE, 0)])


def reach(found: Found, words: list[Word]) -> tuple[int, int]:
    """The words, half-open, in which stands what an event is about."""
    end = min(found.end + _REACH, len(words))
    for i in range(found.end, end):
        if words[i].fold in STOPS:
            end = i
            break
    return found.start, end
