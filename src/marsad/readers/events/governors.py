"""Who is party to a deed by the noun or preposition that governs it: «تعرض السجناء للتعذيب», «بتهمة القتل»."""

from __future__ import annotations

from typing import Final

from marsad.readers.clause import Clause
from marsad.readers.demands import SUFFERED
from marsad.readers.events.draft import Draft, Found, Reason
from marsad.readers.events.roles import possessor, put, put_obliques
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.words import NOUN, REL

_CHARGING: Final = frozenset(("ACCUSE", "COERCE", "SANCTION"))
"""Types that are done to somebody because of what he is said to have done."""


def suffered(draft: Draft, event: Found, phrase: NounPhrase | None) -> bool:
    """Whether the noun is what somebody gets from whom stands in construct: «تلقى دعم واشنطن», «تعرض لقصف الجيش»."""
    if phrase is None or phrase.head != event.anchor:
        return False
    for clause in draft.clauses:
        near = (*clause.object, *clause.obliques[:2])
        if "verb.undergo" in draft.classes(clause.verb) and any(p is phrase for p in near) and clause.subject:
            return phrase.prep in ("", "ب", "ل", "علي")
    return bool(_undergoing(draft, phrase))


def _undergoing(draft: Draft, phrase: NounPhrase) -> list[tuple[NounPhrase, int]]:
    """The phrase before that has the verbal noun of undergoing, and its word: «[حصول الحكومة] على دعم»."""
    if not phrase.prep:
        return []
    return [
        (outer, i)
        for outer in draft.phrases
        if phrase.start - 1 <= outer.end <= phrase.start and outer is not phrase
        for i in range(max(outer.head, 0), outer.end)
        if draft.words[i].tag == NOUN and "verb.undergo" in _classes(draft, i)
    ]


def undergone(draft: Draft, event: Found, phrase: NounPhrase | None) -> bool:
    """Whether a verbal noun before it says who undergoes it: «عدم تعرض السجناء للتعذيب», «عقب تعرضه لهجوم»."""
    while phrase is not None and phrase.joined:  # «للتعذيب أو الإعدام»
        before = phrase
        phrase = next((p for p in draft.phrases if p.end <= before.start and p.end >= before.start - 2), None)
    if phrase is None:
        return False
    for outer, i in _undergoing(draft, phrase):
        who = [outer] if outer.parties else possessor(draft, i, draft.words[i].pronoun, event.clause)
        put(draft, event, "recipient", who or _unknown(draft, i, outer), "who undergoes it")
        return True
    return False


def met_for_it(draft: Draft, event: Found, phrase: NounPhrase | None) -> list[NounPhrase]:
    """Whom one calls or visits in order to: «اتصل الملك بالرئيس لتقديم تعازيه»."""
    clause = event.clause
    if phrase is None or phrase.prep != "ل" or clause is None or phrase.start < clause.verb + 2:
        return []
    verbs = draft.verbs_behind(draft.words[clause.verb])
    types = {draft.lexicon.predicates[t.predicate].type for info in verbs for t in info.predicates}
    if clause.passive or "CONSULT" not in types:
        return []
    others = (*clause.object, *clause.obliques)
    return [
        p
        for p in others
        if p.start < phrase.start and p.direct and p.parties and p.prep in ("", "ب", "مع", "الي")
    ][:1]


def _unknown(draft: Draft, at: int, outer: NounPhrase) -> list[NounPhrase]:
    """The name nobody knows behind the verbal noun at word `at`: «تعرض سالم للضرب»."""
    if draft.words[at].pronoun or outer.end <= at + 1:
        return []
    who = Party(at + 1, outer.end, None, None, None)
    return [NounPhrase(at + 1, outer.end, at + 1, parties=(who,), direct=True)]


def _classes(draft: Draft, at: int) -> set[str]:
    """The classes of the verbs whose verbal noun stands at word `at`."""
    verbs, word = draft.lexicon.verbs, draft.words[at]
    keys = {s.key for s in word.senses if s.cls == "masdar"}
    return {c for key in keys if key in verbs for c in verbs[key].classes}


def done(draft: Draft, event: Found, phrase: NounPhrase | None) -> None:
    """What the passive of a verb of doing says of the noun before it: «الهجوم الذي نفذ ضد السفارة»."""
    end = phrase.end if phrase is not None else event.end
    for clause in draft.clauses:
        verb = draft.words[clause.verb]
        if (
            clause.verb not in (end, end + 1)
            or verb.conj
            or verb.pronoun
            or clause.how == "subject after the verb"
        ):
            continue
        if clause.verb == end + 1 and draft.words[end].tag != REL:
            continue
        if "verb.doing" in draft.classes(clause.verb) and clause.antecedent is None and not clause.object:
            put_obliques(draft, event, clause.obliques)


def own_doing(draft: Draft, clause: Clause | None) -> bool:
    """A noun governed by a verb of saying or doing has its own doer in the pronoun: أكد دعمه، أعلن رفضه."""
    return clause is not None and bool(draft.classes(clause.verb) & _OWNING)


def complained_of(draft: Draft, event: Found) -> bool:
    """Whether its verb complains of the deed: «استنكر الحزب إقصاءه» tells what was done to the party."""
    clause = event.clause
    if clause is None or event.predicate.type not in SUFFERED:
        return False
    verbs = draft.verbs_behind(draft.words[clause.verb])
    types = {draft.lexicon.predicates[t.predicate].type for info in verbs for t in info.predicates}
    return "ACCUSE" in types and any(p.head == event.anchor for p in (*clause.object, *clause.obliques[:1]))


_OWNING: Final = frozenset(("cue", "verb.light", "verb.want", "verb.plan", "verb.aspect"))


def taken_from(draft: Draft, found: list[Found]) -> None:
    """Whose the thing taken is, when the people dealt with right before had it: «اعتقل الجيش مسلحين وصادر بندقية»."""
    for event in found:
        if event.predicate.mode != "seize" or any(not (p.thing or _arms(draft, p)) for p in event.recipients):
            continue
        clause = event.clause
        if clause is None or clause.verb != event.anchor or not draft.words[clause.verb].conj:
            continue
        before = [
            f for f in found if f.start < event.start and f.clause is not None and f.clause is not clause
        ]
        last = max(before, key=lambda f: f.start, default=None)
        if last is None or last.predicate.type not in ("COERCE", "ASSAULT") or last.actors != event.actors:
            continue
        people = [p for p in last.recipients if not p.thing and p.country is None and p.named is None]
        event.recipients = people or event.recipients
        event.why += [Reason("recipient", p, "from whom it is taken") for p in people]


def _arms(draft: Draft, party: Party) -> bool:
    """Whether the party is only a weapon."""
    info = draft.reader.noun(party.start) if party.start >= 0 and party.named is None else None
    return info is not None and info.party == "weapon"


def charged(draft: Draft, found: list[Found]) -> None:
    """Who is charged with a deed is said to have done it: «اعتقلت الشرطة رجلين بتهمة قتل سائح»."""
    charge = draft.lexicon.mark("charge")
    for event in found:
        phrase = draft.phrase_of.get(event.anchor)
        if phrase is None or phrase.head != event.anchor or phrase.prep not in charge:
            continue
        before = [
            f for f in found if f.start < event.start and f.predicate.type in _CHARGING and f.recipients
        ]
        if not before:
            continue
        event.actors = []
        event.why = [r for r in event.why if r.role != "actor"]
        for party in max(before, key=lambda f: f.start).recipients:
            if party not in event.recipients:
                event.actors.append(party)
                event.why.append(Reason("actor", party, "who is charged with it"))
