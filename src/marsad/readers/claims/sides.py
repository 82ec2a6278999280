"""Who holds a claim towards whom: the pairs of parties that an event gives to a rule."""

from __future__ import annotations

from itertools import combinations, product
from typing import Final

import msgspec

from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.beyond import beyond, lands
from marsad.readers.claims.completion import complete, own_deed
from marsad.readers.claims.ground import PLACED, VIOLENT, Ground, Pair, Told, is_person, name, named, suitable
from marsad.readers.claims.standing import backs

_PAIRS: Final = 12
"""Pairs that one event may make; a meeting of forty states says little of each pair."""
_SENDING: Final = frozenset(("GOV", "MIL", "SPY"))
"""Sectors of people who send troops."""


def sides(told: Told, rule: ClaimRule, ground: Ground) -> list[Pair]:
    """The pairs of parties that one event gives to one rule, each pair of states once."""
    ours, theirs = suitable(told.event.actors, rule), suitable(told.event.recipients, rule, media=True)
    if rule.dimension == "stance" and told.event.type != "THREATEN":
        # «ندد بالهجوم على السفارة الروسية» accuses nobody of it, least of all Russia
        struck = _struck(ground)
        theirs = [p for p in theirs if (p.start in struck) == rule.placed or not struck]
    if rule.dimension == "detention":
        ours = [p for p in ours if not is_person(p)]  # states hold, not who speaks
        # «في السجن بباليرمو»: Italy holds them, it is not held
        where = set() if rule.turned else _places(told)
        ours = ours or [p for p in theirs if p.start in where]
        theirs = [p for p in theirs if p.start not in where]
    if rule.dimension == "deployment":  # «قال زعيم الحزب: كلفنا الجيش بحماية البلاد»: the state has
        ours = [
            msgspec.structs.replace(p, entity=p.country) if is_person(p) and p.sector not in _SENDING else p
            for p in ours
        ]
    if rule.dimension in ("war", "deployment"):
        helping = {
            p.start
            for one, p in zip(told.found.recipients, told.event.recipients, strict=False)
            if backs(one.start, ground)
        }
        theirs = [p for p in theirs if p.start not in helping]  # «سيطر الجيش على المدينة بدعم بيروفي»
    if rule.dimension in PLACED:
        theirs += [
            p for p in ours if (p.entity or "").startswith("place:")
        ]  # «معارك حلب»: a town is fought over
        ours = [p for p in ours if p not in theirs]
    if rule.dimension == "war" and theirs and (owner := own_deed(told, ground)) is not None:
        ours = [owner]
    mutual = not rule.directed or rule.mutual or told.found.predicate.reciprocal
    every = [*told.event.actors, *told.event.recipients]
    whole = (ours and theirs) or (mutual and len(every) > 1 and all(map(name, every)))
    fought = rule.dimension == "war" and not any(p.country for p in theirs)  # a group is fought in a country
    if not whole or fought:
        complete(told, rule, ground, ours, theirs)
        beyond(told, rule, ground, ours, theirs)
        ours = lands(ours, rule)
    if rule.turned:
        ours, theirs = theirs, ours
    if rule.mutual and not rule.directed and len(ours) > 1:
        theirs = []  # «اجتماع مرتقب بين كندا واليابان حول الصومال»
    pairs: list[Pair]
    if ours and theirs:
        pairs = list(product(ours, theirs))
    elif mutual and len(ours or theirs) > 1 and (ours or told.found.predicate.reciprocal or rule.mutual):
        faced = _faced(told, ground)
        before = [p for p in ours if p.start not in faced]
        behind = [p for p in ours if p.start in faced]  # «تجري قطر محادثات مع إيران وتركيا»
        pairs = list(product(before, behind) if before and behind else combinations(ours or theirs, 2))
    else:
        pairs = [(one, None) for one in ours] or [(None, other) for other in theirs]
    fitting = [pair for pair in pairs if fits(pair, rule)][:_PAIRS]
    if rule.parties != "states":
        return fitting
    if not fitting and not rule.directed and _unnamed_states(told, ground):
        pairs = [(one, None) for one in ours or theirs if one.country]
        return pairs[:1]
    first: dict[frozenset[str | None], Pair] = {}
    for pair in fitting:
        first.setdefault(frozenset(p.country for p in pair if p is not None), pair)
    return list(first.values())


def _faced(told: Told, ground: Ground) -> set[int]:
    """Where those stand with whom the others deal: behind «مع», or the objects of the verb."""
    clause = told.found.clause
    met = [p for p in ground.sentence.phrases if p.prep == "مع"]
    met += clause.object if clause is not None and clause.verb == told.found.anchor else []
    return {
        one.start
        for party, one in zip(told.found.actors, told.event.actors, strict=False)
        if any(p.start <= party.start < p.end for p in met)
    }


def _unnamed_states(told: Told, ground: Ground) -> bool:
    """Whether one of two sides is states without a name: «اتفقت إيران مع القوى الدولية»."""
    words, states = ground.sentence.words, ground.lexicon.mark("state-unnamed")
    every = [*told.found.actors, *told.found.recipients]
    nameless = [p for p in every if not (p.entity or p.country)]
    return len(every) == 2 and any(words[i].stem in states for p in nameless for i in range(p.start, p.end))


def _places(told: Told) -> set[int]:
    """Where the towns stand to which something is done, capitals too."""
    starts = {p.start for p in told.event.recipients if (p.entity or "").startswith("place:")}
    for event, found in zip(told.event.recipients, told.found.recipients, strict=False):
        one = found.named
        if one is not None and one.start == found.start and one.rule == "capital":
            starts.add(event.start)
    return starts


def _struck(ground: Ground) -> set[int]:
    """Where those stand who are attacked in the sentence."""
    assaults = [one.event for one in ground.told if one.event.type in VIOLENT]
    return {p.start for event in assaults for p in event.recipients}


def fits(pair: Pair, rule: ClaimRule) -> bool:
    """Whether the parties are such as the rule is about."""
    a, b = pair
    countries = [party.country for party in named([p for p in pair if p is not None]) if party.country]
    if rule.parties == "states":
        return len(set(countries)) == 2
    if rule.parties == "within":
        return a is not None and b is not None and a.country == b.country and name(a) != name(b)
    if rule.parties == "both" and (a is None or b is None or any(is_person(p) for p in (a, b))):
        return False  # «هاجم الوزير الصحيفة»: a man attacks with words, or is no side in a war
    if rule.dimension == "stance" and len(countries) > 1 and len(set(countries)) < 2:
        return False  # «نفى الوزير اتهامات سلفه»
    lone = a is None or b is None or rule.parties == "towards"
    if rule.dimension == "war" and lone and any(is_person(p) for p in (a, b) if p):
        return False  # who only speaks of a war is no side in it
    if rule.dimension == "deployment" and a is not None and b is not None and a.country == b.country:
        return (b.entity or "").startswith("place:")  # «حاملة الطائرات الأميركية أبراهام لينكولن»
    if rule.parties == "towards":
        return b is not None and b.country is not None and (a is None or name(a) != name(b))
    return bool(countries) and (a is None or b is None or name(a) != name(b))
