"""Whom a denial answers: «نفت الدوحة هذه الاتهامات» is against whoever accused Doha before, here or a sentence ago."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.readers.clause import Carry, Charge
from marsad.readers.events.draft import Draft, Found, Reason
from marsad.readers.phrase import Party

_ANSWERED: Final = {"allegation": "ACCUSE", "demand": "REQUEST"}
"""Mark of a word for what somebody said before, and the type of event by which it was said."""


def answered(draft: Draft, found: list[Found], carry: Carry) -> None:
    """Give a denial or refusal the one who accused or asked: the last to do so of the one who now answers.

    Only a definite word takes up what was said: «نفت روما اتهامات» answers nobody the article has named.
    """
    for event in found:
        if event.predicate.type != "REJECT" or event.recipients or not event.actors:
            continue
        kinds = set(_words(draft, event))
        for charge in (*_here(found, event, kinds), *(c for c in carry.charges if c.type in kinds)):
            mine = _keys(event.actors)
            if not (mine & charge.whom or not charge.whom) or mine & _keys(charge.who):
                continue
            event.recipients = [p for p in charge.who if not _keys([p]) & mine]
            event.why += [Reason("recipient", p, "whom it answers") for p in event.recipients]
            break


def _words(draft: Draft, event: Found) -> Iterator[str]:
    """Types of event that the words behind the verb take up: «هذه الاتهامات» an ACCUSE."""
    for word in draft.words[event.anchor + 1 : event.end + 3]:
        for mark, kind in _ANSWERED.items():
            if (word.article or word.pronoun) and word.stem in draft.lexicon.mark(mark):
                yield kind


def _here(found: list[Found], event: Found, kinds: set[str]) -> list[Charge]:
    """What was said of this sort earlier in the sentence, the last first."""
    said = [charge_of(f) for f in found if f.anchor < event.anchor and f.predicate.type in kinds]
    return [c for c in reversed(said) if c is not None]


def charge_of(event: Found) -> Charge | None:
    """What a later sentence may answer: who accused or asked whom, when both are known."""
    kind = event.predicate.type
    if kind not in _ANSWERED.values() or not event.actors or not event.recipients:
        return None
    return Charge(kind, list(event.actors), _keys(event.recipients))


def _keys(parties: list[Party]) -> set[str]:
    """By what two mentions of a party may be known for the same: the entity, else the country."""
    return {key for p in parties for key in (p.entity, p.country) if key}
