"""Sides that stand further off in the sentence, for claims whose event and its surroundings name one side only.

Long sentences part what belongs together: who condemns and where the attack was, who threatens and what he will
destroy, whose deeds are praised. These are asked last, when neither the event nor what stands beside it has answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.behind import stop
from marsad.readers.claims.completion import around, parties_of
from marsad.readers.claims.ground import NOWHERE, PLACED, VIOLENT, Ground, Told
from marsad.readers.clause import COMMAS, STOPS
from marsad.readers.demands import SUFFERED
from marsad.readers.phrase import named_party
from marsad.readers.words import NOUN, REL
from marsad.types import Party

_WITHIN: Final = 24
"""Words behind an event in which the relative clause on its object may begin and an attack may be placed."""
_DOER: Final = 3
"""Words between a relative pronoun and the verb of its clause."""
_LANDS: Final = frozenset(("state", "capital", "demonym", "place"))


def beyond(told: Told, rule: ClaimRule, ground: Ground, ours: list[Party], theirs: list[Party]) -> None:
    """Add the side that stands further off, where one of the two is still unknown."""
    known = {p.country for p in (*ours, *theirs)} - {None}
    if len(known) > 1:
        return
    if rule.dimension == "stance":
        held = {p.country for p in theirs} - {None}
        if held or not known:
            # «تضامنها ووقوفها إلى جانب فرنسا، وتأييدها للحكومة الفرنسية»: France is the other side
            _take(ours, _speaker(told, ground), held)
        held = {p.country for p in ours} - {None}
        if not {p.country for p in theirs} - held - {None}:
            _take(theirs, _whom(told, rule, ground), held)
    elif (
        rule.dimension == "war" and rule.parties == "country" and ours and not any(p.country for p in theirs)
    ):
        _take(theirs, _before(told, ground), known)
    elif rule.dimension == "diplomatic_relations" and known and not rule.otherwise:
        others = sorted(ground.past.seen.keys() - known - NOWHERE)
        if len(others) == 1 and (one := ground.past.parties.get(others[0])) is not None:
            _take(theirs if ours else ours, iter([one]), known)
    elif rule.dimension == "negotiation" and any(p.start > told.event.trigger.end for p in ours):
        # «يزور تونس … وسيلتقي مسؤولين تونسيين»
        guest = ground.past.other("diplomatic_relations", next(iter(known), None) or "")
        _take(theirs, iter([guest] if guest is not None else []), known)


def lands(parties: list[Party], rule: ClaimRule) -> list[Party]:
    """Those who can be the doer: a town is fought over and held, it does not fight: «غارات على حلب»."""
    if rule.dimension not in PLACED:
        return parties
    return [p for p in parties if not (p.entity or "").startswith("place:")]


def _take(side: list[Party], parties: Iterator[Party], known: set[str | None]) -> None:
    """Put the first of another country on a side, in place of those who cannot be it."""
    one = next((p for p in parties if p.country and p.country not in known | NOWHERE), None)
    if one is not None:
        side[:] = [one]


def _speaker(told: Told, ground: Ground) -> Iterator[Party]:
    """Whose stance «دعمها» is: whoever took the one that it is joined to, or the doer of its clause."""
    at = told.found.anchor
    word = ground.sentence.words[at]
    if word.tag != NOUN or not word.pronoun:
        return
    if any(w.conj for w in ground.sentence.words[max(at - 1, 0) : at + 1]):
        before = [
            one.event.actors
            for one in ground.told
            if one.found.end <= at and one.event.type == told.event.type
        ]
        yield from before[-1] if before else ()
    clause = around(ground, at)
    if clause is None or not clause.subject:
        earlier = [c for c in ground.sentence.clauses if c.verb < at and c.subject]
        clause = earlier[-1] if earlier else None
    if clause is not None:
        yield from parties_of(ground, clause.subject)


def _whom(told: Told, rule: ClaimRule, ground: Ground) -> Iterator[Party]:
    """Towards whom a stance is: who was attacked, who is threatened, whose deeds they are."""
    if rule.placed:
        yield from _struck(told, ground)
    elif told.event.type == "THREATEN":
        for one in ground.told:
            if one.event.type in SUFFERED and one.event.trigger.start > told.event.trigger.start:
                yield from one.event.recipients
    yield from _doers(told, ground)


def _struck(told: Told, ground: Ground) -> Iterator[Party]:
    """Where the attack was that is condemned: «أدانت كندا بشدة الاعتداء الذي استهدف أمس مدينة ليون الفرنسية»."""
    for one in ground.told:
        if one.event.type in VIOLENT and one.event.trigger.start > told.event.trigger.start:
            yield from one.event.recipients
    end = stop(told, ground)
    names = ground.sentence.reader.name_of
    for i in range(told.found.end, min(told.found.end + _WITHIN, end)):
        if (land := names.get(i)) is not None and land.start == i and land.rule in _LANDS:
            yield ground.party(named_party(land))


def _doers(told: Told, ground: Ground) -> Iterator[Party]:
    """Who does what a stance is about: «دعمها للإجراءات التي تتخذها الحكومة الهندية»."""
    words = ground.sentence.words
    for i in range(told.found.end, min(told.found.end + _WITHIN, len(words))):
        if words[i].fold in STOPS | COMMAS:
            return
        if words[i].tag == REL:
            clause = next((c for c in ground.sentence.clauses if i < c.verb <= i + _DOER), None)
            if clause is not None and not clause.passive:
                yield from parties_of(ground, clause.subject)


def _before(told: Told, ground: Ground) -> Iterator[Party]:
    """Where somebody strikes, told before it: «قتل القائد في ليبيا في غارة أميركية»."""
    for phrase in reversed(ground.sentence.phrases):
        if phrase.end <= told.found.start and phrase.prep == "في":
            yield from (ground.party(p) for p in phrase.parties if p.named is not None and p.named.on_the_map)
