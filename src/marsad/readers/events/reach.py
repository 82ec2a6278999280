"""Reach: which phrases stand near enough to a word, or are joined closely enough, to belong with it."""

from __future__ import annotations

from marsad.readers.clause import COMMAS, STOPS, Clause
from marsad.readers.events.draft import Draft
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import ADV, PREP, PUNCT, REL, SUB, TIME, VERB


def next_bare(draft: Draft, outer: NounPhrase | None) -> NounPhrase | None:
    """The phrase without preposition behind `outer` and who is joined to it: «فرض واشنطن ولندن عقوبات»."""
    if outer is None:
        return None
    ends = {outer.end, *(p.end for p in coordinated(draft, outer) if p.direct and not p.prep)}
    for phrase in draft.phrases:
        if (
            phrase.start in ends
            and not phrase.prep
            and not phrase.joined
            and not phrase.time
            and phrase.parties
        ):
            return phrase
    return None


def coordinated(draft: Draft, outer: NounPhrase | None) -> list[NounPhrase]:
    """The phrases that «و» joins to `outer`, in order."""
    found: list[NounPhrase] = []
    if outer is None:
        return found
    last = outer
    for phrase in draft.phrases:
        if phrase.start < last.end:
            continue
        if not phrase.joined or phrase.start - last.end > 2:
            break
        found.append(phrase)
        last = phrase
    return found


def phrases_after(draft: Draft, at: int) -> list[NounPhrase]:
    """The prepositional phrases that follow word `at` within the clause."""
    found: list[NounPhrase] = []
    i, count = at, 0
    while i < len(draft.words) and count < 6:
        word = draft.words[i]
        phrase = draft.phrase_of.get(i)
        if phrase is not None and phrase.start == i:
            if phrase.prep:
                found.append(phrase)
                count += 1
            i = phrase.end
            continue
        if word.tag in (VERB, REL, SUB) or word.fold in STOPS or word.token.kind == "break":
            break
        if word.fold in COMMAS and i + 1 < len(draft.words):
            follow = draft.words[i + 1]
            if follow.tag not in (PREP, TIME, ADV, PUNCT) and not follow.prep:
                break  # «لقائه، أمس، مع نظيره» goes on, another member of a list does not
        i += 1
    return found


def governing(draft: Draft, at: int) -> Clause | None:
    """The clause in whose arguments word `at` stands, else the last clause before it."""
    best = None
    for clause in draft.clauses:
        if clause.verb < at < clause.end:
            best = clause
    return best
