"""Claims: what holds between two parties, read from the events of a sentence and from what it states outright."""

from __future__ import annotations

from itertools import combinations, product
from typing import Final

from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.called import called
from marsad.readers.claims.derive import derived
from marsad.readers.claims.ground import NOBODY, NOWHERE, Ground, Past, Told
from marsad.readers.claims.standing import stood
from marsad.readers.claims.stated import stated
from marsad.types import Claim

__all__ = ["Ground", "Past", "Told", "read_claims"]


_ADJACENT: Final = 2
"""Letters between two triggers that are parts of one wording: «وقعا مذكرة تفاهم»."""
_JOINED: Final = 16
"""Letters between two stances that are one: «تضامنها التام ووقوفها إلى جانب …»."""
_ONCE: Final = frozenset(("negotiation", "diplomatic_relations"))
"""Dimensions of which a sentence tells one state once: «يجري لقاءات لبحث العلاقات ومناقشة التعاون»."""


def read_claims(ground: Ground) -> list[Claim]:
    """The claims of a sentence, each once, in the order of their evidence."""
    lexicon = ground.lexicon
    ground = ground._replace(told=[stood(one, ground) for one in ground.told])
    ground.past.seen.update({n.country for n in ground.sentence.reader.name_of.values() if n.country})
    claims: dict[str, Claim] = {}
    ends: dict[str, int] = {}
    for one in ground.told:
        rules = [lexicon.claims[at] for at in lexicon.claims_of.get(one.found.predicate.id, ())]
        for rule in sorted(rules, key=_rank):
            if _rank(rule) and any(c.event == one.event.id for c in claims.values()):
                continue  # the refusal to recognise is told as such
            for claim in derived(one, rule, ground):
                key = _meaning(claim)
                if key in ends and rule.dimension in _ONCE:
                    continue
                near = _JOINED if rule.dimension == "stance" else _ADJACENT
                if one.event.trigger.start > ends.get(key, -near - 1) + near:
                    claims.setdefault(claim.id, claim)
                ends[key] = one.event.trigger.end
        sides = one.event.actors, one.event.recipients
        for a, b in product(*sides) if all(sides) else combinations(sides[0], 2):
            ground.past.meet(a, b)
    names = []
    for claim in called(ground):
        within = [c for c in claims.values() if c.dimension == claim.dimension and _meet(claim, c)]
        spoken = [
            c for c in within if any(one.event.id == c.event and _names(one, claim) for one in ground.told)
        ]
        if within == spoken:  # «وقعا اتفاقية …» tells more than the name, the name more than its noun
            claims = {key: c for key, c in claims.items() if c not in spoken}
            names.append(claim)
    claims = {key: c for key, c in claims.items() if not _condemned(c, claims, ground)}
    claims.update((claim.id, claim) for claim in names)
    for claim in stated(ground):
        beside = [c for c in claims.values() if _meet(claim, c)]
        if not any(_same(claim, c) or (c in names and c.dimension == claim.dimension) for c in beside):
            claims.setdefault(claim.id, claim)
    return sorted(claims.values(), key=lambda c: (c.evidence.start, c.evidence.end, c.id))


def _condemned(claim: Claim, claims: dict[str, Claim], ground: Ground) -> bool:
    """Whether an attack by nobody known is only what a state condemns: that is its stance, and no war."""
    if claim.dimension != "war" or claim.subject != NOBODY or claim.value != "ongoing":
        return False
    told = {one.event.id: one for one in ground.told}
    return any(
        c.dimension == "stance"
        and c.object == claim.object
        and c.event in told
        and told[c.event].event.type == "ACCUSE"
        and any(p.country not in NOWHERE for p in told[c.event].event.actors)
        for c in claims.values()
    )


def _meet(one: Claim, other: Claim) -> bool:
    """Whether the same words say both."""
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end


def _names(told: Told, claim: Claim) -> bool:
    """Whether the noun of an event is that of a name."""
    trigger, evidence = told.event.trigger, claim.evidence
    return evidence.start <= trigger.start < evidence.end


def _same(one: Claim, other: Claim) -> bool:
    """Whether both are of one dimension between the same parties."""
    sides = ({c.subject, c.object} for c in (one, other))
    return one.dimension == other.dimension and next(sides) == next(sides)


def _rank(rule: ClaimRule) -> int:
    """Rules that tell an event only where no other does come behind, a stance last."""
    return 2 if rule.dimension == "stance" else int(rule.otherwise)


def _meaning(claim: Claim) -> str:
    """What a claim says, apart from the words that say it."""
    sides = sorted((claim.subject, claim.object or ""))
    return " ".join([claim.dimension, claim.value, claim.certainty, *sides, *claim.detail.get("items", [])])
