"""Claims: what holds between two parties, read from the events of a sentence and from what it states outright."""

from __future__ import annotations

from itertools import combinations, product

from marsad.readers.claims.derive import derived
from marsad.readers.claims.ground import Ground, Past, Told
from marsad.readers.claims.stated import stated
from marsad.types import Claim

__all__ = ["Ground", "Past", "Told", "read_claims"]


def read_claims(ground: Ground) -> list[Claim]:
    """The claims of a sentence, each once, in the order of their evidence."""
    lexicon = ground.lexicon
    claims: dict[str, Claim] = {}
    for one in ground.told:
        rules = [lexicon.claims[at] for at in lexicon.claims_of.get(one.found.predicate.id, ())]
        for rule in sorted(rules, key=lambda rule: rule.dimension == "stance"):
            if rule.dimension == "stance" and any(c.event == one.event.id for c in claims.values()):
                continue  # the refusal to recognise is told as such
            for claim in derived(one, rule, ground):
                claims.setdefault(claim.id, claim)
        sides = one.event.actors, one.event.recipients
        for a, b in product(*sides) if all(sides) else combinations(sides[0], 2):
            ground.past.meet(a, b)
    for claim in stated(ground):
        same = (claim.dimension, {claim.subject, claim.object})
        if all((c.dimension, {c.subject, c.object}) != same for c in claims.values()):
            claims.setdefault(claim.id, claim)
    return sorted(claims.values(), key=lambda c: (c.evidence.start, c.evidence.end, c.id))
