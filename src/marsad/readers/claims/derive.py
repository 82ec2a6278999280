"""From events to claims, by the rules of `data/claims`: who holds what towards whom, since when, on whose word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from marsad.ids import content_id
from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.detail import details
from marsad.readers.claims.ground import CERTAINTY, UNDIRECTED, UNKNOWN, Ground, Told, name
from marsad.readers.clause import STOPS
from marsad.readers.events import Found, Sentence
from marsad.readers.phrase import Party as WordParty
from marsad.readers.words import Word
from marsad.types import Claim, Party

_PAIRS = 12
"""Pairs that one event may make; a meeting of forty states says little of each pair."""
_REACH = 12
"""Words behind an event in which what it is about may stand."""


def derived(told: Told, rule: ClaimRule, ground: Ground) -> Iterator[Claim]:
    """The claims that one event proves by one rule, a claim a pair of parties."""
    found, event = told
    words = ground.sentence.words
    value = rule.values.get(event.realis, rule.value)
    start, end = reach(found, words)
    near = words[start:end]
    if not value or (rule.about and not says(near, rule.about)) or says(near, rule.without):
        return
    dated = event.time.basis == "text"
    for subject, object_ in _pairs(told, rule, ground.sentence):
        yield Claim(
            id=content_id("c", rule.dimension, value, subject, object_, event.evidence.start, event.evidence.end),
            dimension=rule.dimension, subject=subject, object=object_, directed=rule.dimension not in UNDIRECTED,
            value=value, detail=details(rule, near, start, ground.quantities, event),
            valid_from=event.time.earliest if dated else None, valid_to=None,
            certainty=CERTAINTY.get(event.realis, "claimed" if event.attribution else "asserted"),
            sources=[name(p) or p.text for p in event.attribution], evidence=event.evidence, event=event.id,
        )  # fmt: skip


def _pairs(told: Told, rule: ClaimRule, sentence: Sentence) -> list[tuple[str, str | None]]:
    """Who holds it towards whom, by entity; the parties of a rule between states are of different countries."""
    found, event = told
    ours, theirs = _known(event.actors), _known(event.recipients)
    lacking = 2 if rule.parties == "states" else 1
    if rule.parties != "any" and len({p.country for p in (*ours, *theirs)} - {None}) < lacking:
        other = beside(found, {p.country for p in (*ours, *theirs)}, sentence)
        if other is not None:
            (theirs if ours or rule.parties == "country" else ours).append(other)
    if rule.turned:
        ours, theirs = theirs, ours
    pairs: list[tuple[Party | None, Party | None]]
    pairs = list(product(ours, theirs)) if ours and theirs else list(combinations(ours or theirs, 2))
    if not pairs:
        pairs = [(one, None) for one in ours] or [(None, other) for other in theirs]
    fitting = [pair for pair in pairs if _fits(pair, rule)]
    return [(name(a) if a else UNKNOWN, name(b) if b else None) for a, b in fitting[:_PAIRS]]


def beside(found: Found, known: set[str | None], sentence: Sentence) -> Party | None:
    """The nearest party of another country in the stretch of the sentence in which the event stands."""
    low, high = stretch(found, sentence.words)
    best: tuple[int, WordParty] | None = None
    for phrase in sentence.phrases:
        for party in phrase.parties:
            if party.country is None or party.country in known or not low <= party.start < high:
                continue
            distance = (
                party.start - found.end if party.start >= found.end else 2 * (found.start - party.start)
            )
            if best is None or distance < best[0]:
                best = distance, party
    if best is None:
        return None
    party = best[1]
    return Party(start=-1, end=-1, text="", entity=party.entity, country=party.country, sector=party.sector)


def stretch(found: Found, words: list[Word]) -> tuple[int, int]:
    """The words between the stops around an event."""
    low = next((i + 1 for i in range(found.start - 1, -1, -1) if words[i].fold in STOPS), 0)
    high = next((i for i in range(found.end, len(words)) if words[i].fold in STOPS), len(words))
    return max(low, found.start - _REACH), min(high, found.end + 2 * _REACH)


def _fits(pair: tuple[Party | None, Party | None], rule: ClaimRule) -> bool:
    countries = [party.country for party in pair if party is not None and party.country is not None]
    if rule.parties == "states":
        return len(set(countries)) == 2
    return bool(countries) or rule.parties == "any"


def _known(parties: list[Party]) -> list[Party]:
    """The parties with a name of their own, each once."""
    return list({name(p): p for p in parties if name(p)}.values())


def reach(found: Found, words: list[Word]) -> tuple[int, int]:
    """The words, half-open, in which stands what an event is about."""
    end = min(found.end + _REACH, len(words))
    for i in range(found.end, end):
        if words[i].fold in STOPS:
            end = i
            break
    return found.start, end


def says(words: list[Word], wanted: frozenset[str]) -> bool:
    """Whether one of the words, or an expression of two, is wanted."""
    for i, word in enumerate(words):
        if word.stem in wanted or word.fold in wanted:
            return True
        if i + 1 < len(words) and f"{word.stem} {words[i + 1].fold}" in wanted:
            return True
    return False
