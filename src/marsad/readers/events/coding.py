"""What PLOVER makes of an event once it is known whether it is so, and who says it."""

from __future__ import annotations

from typing import Final

from marsad.readers.events.draft import NAMED_AFTER, Found
from marsad.readers.speech import Saying
from marsad.readers.words import ADJ, NOUN, REL, VERB, Word
from marsad.types import Realis

Coded = tuple[str, str | None, Realis]
"""Type, mode, realis."""

_HOSTILE: Final = {
    "SANCTION": "relations",
    "COERCE": "restrict",
    "PROTEST": "restrict",
    "ASSAULT": "violence",
}
"""Hostile acts announced by their doer are threats; the THREATEN mode that names each."""
_COOPERATIVE: Final = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
_PROMISED: Final = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
}
"""What an act that is only planned is coded as (PLOVER manual)."""


def coded(found: Found, realis: Realis, words: list[Word], sayings: list[Saying]) -> Coded:
    """Type, mode and realis of an event: «سنفرض عقوبات», said by the one who will, threatens.

    The realis that comes in is that of the words; a threat or a refusal has itself been uttered.
    """
    if found.predicate.negated and realis == "negated":
        realis = "actual"
    kind, mode = found.predicate.type, found.predicate.mode
    if realis == "planned" and kind in _PROMISED:
        kind, mode = _PROMISED[kind], None
    if _announced_by_doer(found, words, sayings):
        if realis == "planned" and kind in _HOSTILE:
            return "THREATEN", _HOSTILE[kind], realis
        if realis == "negated" and words[found.anchor - 1].stem == "لن" and kind in _COOPERATIVE:
            return "REJECT", None, "actual"
    return kind, mode, realis


def vouched(found: Found, words: list[Word]) -> bool:
    """Whether somebody vouches for the event.

    Nobody does for what only names people («المتظاهرين»), nor for what a speaker takes as known: «حقق في الهجوم الذي
    شنه مسلحون» tells of the inquiry.
    """
    word = words[found.anchor]
    if _known(found.anchor, words):
        return False
    named = any(p.start <= found.anchor < p.end for p in found.actors)
    # «اعتقال منفذ الهجوم» tells of the attack
    named = named and not any(r.evidence == NAMED_AFTER for r in found.why)
    return word.tag == VERB or word.cls not in ("ap", "noun") or not named


def _announced_by_doer(found: Found, words: list[Word], sayings: list[Saying]) -> bool:
    """A verb whose doer is the one who says it: what he will do is a promise or threat, what not a refusal."""
    if found.anchor < 1 or words[found.anchor].tag != VERB:
        return False
    for saying in sayings:
        if saying.start <= found.anchor < saying.end and saying.cue != found.anchor:
            speakers = {(p.start, p.end, p.entity) for s in saying.speaker for p in s.parties}
            if any((a.start, a.end, a.entity) in speakers for a in found.actors):
                return True
    return False


def _known(at: int, words: list[Word]) -> bool:
    """Whether a definite noun is described by a relative clause: what a report presupposes, not what it says."""
    if words[at].tag != NOUN or not words[at].article or words[at].cls == "ap":
        return False
    at += 1
    while at < len(words) and words[at].tag == ADJ:
        at += 1
    return at < len(words) and words[at].tag == REL
