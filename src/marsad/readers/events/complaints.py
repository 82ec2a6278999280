"""Reproaches that are events only because somebody makes them: «قال النائب إن الحكومة تكرس الفوضى»."""

from __future__ import annotations

from typing import Final

from marsad.readers.events.candidates import adverbial
from marsad.readers.events.draft import Draft, Found
from marsad.readers.events.reach import governing
from marsad.readers.events.roles import put
from marsad.readers.speech import Saying
from marsad.readers.words import VERB

_SHARPER: Final = frozenset(("ACCUSE", "REJECT", "THREATEN"))
"""Types that already tell what such words tell."""
_STANCES: Final = frozenset(("asserts", "claims", "warns"))
_BEFORE: Final = 3
"""Words before a reproach within which what takes it back stands: «ليست مبادرة شكلية»."""


def uttered(draft: Draft, found: list[Found]) -> list[Found]:
    """The reproaches as events of the verbs that utter them, one for each verb that says nothing sharper."""
    kept = [event for event in found if not event.predicate.said]
    for event in found:
        if not event.predicate.said:
            continue
        saying = _saying_of(draft, event)
        if saying is None or _taken_back(draft, event, saying):
            draft.rejected.append(f"{draft.words[event.anchor].fold}: {event.predicate.id} reproaches nobody")
            continue
        if any(f.predicate.type in _SHARPER and _told_with(f, saying) for f in kept):
            continue
        if not event.recipients:
            _blame(draft, event, saying)
        event.start, event.end, event.anchor = saying.cue, saying.cue + 1, saying.cue
        own = next((c for c in draft.clauses if c.verb == saying.cue), None)
        event.clause = own or governing(draft, saying.cue)
        kept.append(event)
    return kept


def _saying_of(draft: Draft, event: Found) -> Saying | None:
    """The innermost saying the words stand in, if its cue is a verb by which somebody states something."""
    around = [s for s in draft.sayings if s.start <= event.anchor < s.end and s.cue != event.anchor]
    if not around or not event.actors:
        return None
    saying = around[-1]
    cue = draft.words[saying.cue]
    states = cue.tag == VERB or (cue.cls == "ap" and adverbial(draft, cue))
    papers = all(p.sector == "JRN" and p.named is not None for s in saying.speaker for p in s.parties)
    return saying if states and saying.stance in _STANCES and not saying.nominal and not papers else None


def _taken_back(draft: Draft, event: Found, saying: Saying) -> bool:
    """Whether the words are denied or only name what is fought: «ليست شكلية», «مقاومة المحسوبية»."""
    if event.predicate.negated:
        return False
    against = (
        draft.lexicon.mark("negation") | draft.lexicon.mark("noun-negation") | draft.lexicon.mark("fought")
    )
    start = max(event.anchor - _BEFORE, saying.start)
    return any(draft.words[i].stem in against for i in range(start, event.anchor))


def _blame(draft: Draft, event: Found, saying: Saying) -> None:
    """Whom the reproach is about: the subject of the first clause of what is said."""
    for clause in draft.clauses:
        if (
            saying.start <= clause.verb < saying.end
            and clause.subject
            and clause.subject[0].start >= saying.start
        ):
            put(draft, event, "recipient", clause.subject[:1], "of whom it is said")
            return


def _told_with(event: Found, saying: Saying) -> bool:
    return saying.start <= event.anchor < saying.end or event.start <= saying.cue < event.end
