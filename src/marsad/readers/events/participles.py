"""Events that a participle names, as a noun or adjective («المحتجزون») or as an adverb («قال …، داعيا إلى …»)."""

from __future__ import annotations

from marsad.lexicon.tables import Predicate
from marsad.readers.agreement import agent_of_passive
from marsad.readers.clause import COMMAS, QUOTES, Clause
from marsad.readers.events.candidates import described, said_of
from marsad.readers.events.draft import Draft, Found, Reason
from marsad.readers.events.reach import coordinated, governing, next_bare, phrases_after
from marsad.readers.events.recipients import ADDRESSING, complete_recipient
from marsad.readers.events.roles import by_speaker, in_first_person, put, put_obliques
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.words import REL, SUB


def participle(draft: Draft, predicate: Predicate, start: int, end: int, kind: str) -> Found:
    """A participle: the active names the actor, the passive the recipient, itself or what it describes."""
    clause = governing(draft, start)
    event = Found(predicate, start, end, start, clause)
    word = draft.words[start]
    whose = described(draft, word) or said_of(draft, word) if kind == "passive" else None
    phrase = whose or draft.phrase_of.get(start)
    role = "actor" if kind == "active" else predicate.frame["object"]
    if role == "actor" and in_first_person(draft, start):
        by_speaker(draft, event)
    if phrase is not None and not event.actors:
        if phrase.head == start and not phrase.parties:
            party = Party(phrase.start, phrase.end, None, None, None)
            (event.actors if role == "actor" else event.recipients).append(party)
            event.why.append(Reason(role, party, "the participle itself"))
        elif (agent := agent_inside(draft, start) if kind == "passive" else None) is not None:
            whom = [p for p in phrase.parties if p.start < start] or [
                Party(phrase.start, start, None, None, None)
            ]
            event.recipients += whom
            event.why += [Reason("recipient", p, "described by the participle") for p in whom]
            put(draft, event, "actor", [agent], "agent of the participle")
        else:
            put(draft, event, role, [phrase], "described by the participle")
        if kind == "passive" and not event.actors:
            for by in phrases_after(draft, max(phrase.end, start + 1))[:2]:
                if by.prep == "من" or agent_of_passive(by, draft.words):
                    put(draft, event, "actor", [by], "agent of the participle")
    if kind == "passive" and predicate.reciprocal:
        put_obliques(draft, event, phrases_after(draft, max(phrase.end if phrase else 0, start + 1))[:3])
    if predicate.type == "REQUEST":
        by_speaker(draft, event)
    return event


def agent_inside(draft: Draft, start: int) -> NounPhrase | None:
    """Who stands behind «من» in the phrase that a participle describes: «ميليشيات مدعومة من إيران»."""
    phrase = draft.phrase_of.get(start)
    if phrase is None or not phrase.head < start < phrase.end - 2 or draft.words[start + 1].fold != "من":
        return None
    agent = draft.reader.phrase(start + 2)
    return agent if agent.parties else None


def adverb(draft: Draft, predicate: Predicate, start: int, end: int) -> Found:
    """A participle as adverb has the subject of its clause as its own."""
    clause = speaking(draft, predicate, start) or modified(draft, start)
    event = Found(predicate, start, end, start, clause)
    opens = next((p for p in draft.phrases if p.end == start and p.direct and not p.prep), None)
    if opens is not None and (opens.start == 0 or draft.words[opens.start - 1].tag == SUB):
        put(draft, event, predicate.frame["subject"], [opens], "subject of the nominal sentence")
    elif clause is not None:
        put(draft, event, predicate.frame["subject"], clause.subject, "subject of the clause it modifies")
    phrase = draft.phrase_of.get(start)
    follow = next_bare(draft, phrase) if phrase is not None else None
    if follow is None:
        follow = next((p for p in draft.phrases if p.start == start + 1 and not p.prep), None)
    if follow is None and phrase is not None and phrase.start == start and phrase.end > start + 1:
        follow = draft.reader.phrase(start + 1)  # «داعيا إسرائيل» reads as one phrase
    if (
        follow is not None
        and role_of_object(predicate)
        and (follow.direct or predicate.frame["object"] == "recipient")
    ):
        put(draft, event, "recipient", [follow, *coordinated(draft, follow)], "object of the participle")
    behind = phrases_after(draft, start + 1 if phrase is None else max(phrase.end, start + 1))
    put_obliques(draft, event, behind)
    complete_recipient(draft, event, behind)
    return event


def speaking(draft: Draft, predicate: Predicate, at: int) -> Clause | None:
    """The clause of saying that a comma and a participle of speech go on: «قال X إن …، داعيا إلى …»."""
    word = draft.words[at]
    apart = word.conj or (at > 0 and draft.words[at - 1].fold in COMMAS | QUOTES)
    if predicate.type not in ADDRESSING or not apart:
        return None
    gender = "f" if word.fold.endswith("ه") else "m"
    for clause in reversed(draft.clauses):
        if (
            clause.verb >= at
            or not _is_main(draft, clause)
            or "cue" not in draft.classes(clause.verb)
            or not clause.subject
        ):
            continue
        if clause.subject[0].gender in ("", gender):
            return clause
    return None


def modified(draft: Draft, at: int) -> Clause | None:
    """The clause whose subject an adverbial participle shares: the last main clause before it, else the last."""
    before = [c for c in draft.clauses if c.verb < at]
    main = [c for c in before if _is_main(draft, c)]
    return main[-1] if main else before[-1] if before else None


def _is_main(draft: Draft, clause: Clause) -> bool:
    """Whether the clause depends on no verb before it and no «أن» or «الذي» opens it."""
    return clause.governor < 0 and (clause.first == 0 or draft.words[clause.first - 1].tag not in (SUB, REL))


def role_of_object(predicate: Predicate) -> bool:
    """Whether somebody who stands as object is the other side: by the frame, or because he is addressed."""
    return predicate.frame["object"] == "recipient" or predicate.type in ADDRESSING
