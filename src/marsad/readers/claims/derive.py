"""From events to claims, by the rules of `data/claims`: who holds what towards whom, since when, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import NamedTuple

from marsad.ids import content_id
from marsad.lexicon.tables import ClaimRule, Lexicon
from marsad.readers.claims.detail import details
from marsad.readers.clause import STOPS
from marsad.readers.events import Found
from marsad.readers.words import Word
from marsad.types import Certainty, Claim, Event, Party, Quantity

UNDIRECTED = frozenset(("diplomatic_relations", "military_exercise", "agreement", "negotiation"))
"""Dimensions in which neither party is the doer (CONTRACT)."""
UNKNOWN = "unknown"
"""The subject of a state whose holder the text does not name: «العقوبات المفروضة على إيران»."""
_CERTAINTY: dict[str, Certainty] = {"planned": "planned", "hypothetical": "considered", "negated": "denied"}
_PAIRS = 12
"""Pairs that one event may make; a meeting of forty states says little of each pair."""
_REACH = 12
"""Words behind an event in which what it is about may stand."""


class Told(NamedTuple):
    """An event in words and in offsets."""

    found: Found
    event: Event


def claims_of(
    told: Iterable[Told], words: list[Word], quantities: list[tuple[int, Quantity]], lexicon: Lexicon
) -> list[Claim]:
    """The claims that the events of a sentence prove, each once.

    `quantities` come with the word they begin at.
    """
    claims: dict[str, Claim] = {}
    for one in told:
        for at in lexicon.claims_of.get(one.found.predicate.id, ()):
            for claim in _claims(one, lexicon.claims[at], words, quantities):
                claims.setdefault(claim.id, claim)
    return list(claims.values())


def _claims(
    told: Told, rule: ClaimRule, words: list[Word], quantities: list[tuple[int, Quantity]]
) -> Iterator[Claim]:
    found, event = told
    value = rule.values.get(event.realis, rule.value)
    start, end = reach(found, words)
    near = words[start:end]
    if not value or (rule.about and not says(near, rule.about)) or says(near, rule.without):
        return
    dated = event.time.basis == "text"
    for subject, object_ in _pairs(event, rule):
        yield Claim(
            id=content_id("c", rule.dimension, value, subject, object_, event.evidence.start, event.evidence.end),
            dimension=rule.dimension, subject=subject, object=object_, directed=rule.dimension not in UNDIRECTED,
            value=value, detail=details(rule, near, start, quantities, event),
            valid_from=event.time.earliest if dated else None, valid_to=None,
            certainty=_CERTAINTY.get(event.realis, "claimed" if event.attribution else "asserted"),
            sources=[name(p) or p.text for p in event.attribution], evidence=event.evidence, event=event.id,
        )  # fmt: skip


def _pairs(event: Event, rule: ClaimRule) -> list[tuple[str, str | None]]:
    """Who holds it towards whom, by entity; the parties of a rule between states are of different countries."""
    ours, theirs = _known(event.actors), _known(event.recipients)
    if rule.turned:
        ours, theirs = theirs, ours
    pairs: list[tuple[Party | None, Party | None]]
    if ours and theirs:
        pairs = list(product(ours, theirs))
    else:
        pairs = list(combinations(ours or theirs, 2))
    if not pairs:
        pairs = [(one, None) for one in ours] or [(None, other) for other in theirs]
    fitting = [pair for pair in pairs if _fits(pair, rule)]
    return [(name(a) if a else UNKNOWN, name(b) if b else None) for a, b in fitting[:_PAIRS]]


def _fits(pair: tuple[Party | None, Party | None], rule: ClaimRule) -> bool:
    countries = [party.country for party in pair if party is not None and party.country is not None]
    if rule.parties == "states":
        return len(set(countries)) == 2
    return bool(countries) or rule.parties == "any"


def _known(parties: list[Party]) -> list[Party]:
    """The parties with a name of their own, each once."""
    return list({name(p): p for p in parties if name(p)}.values())


def name(party: Party) -> str:
    """The entity, else the country that a party stands for: «وفد أميركي» speaks for the United States."""
    return party.entity or party.country or ""


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
