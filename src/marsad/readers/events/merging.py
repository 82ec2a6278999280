"""One event, one record: an attack and its dead, a verb and the noun it carries."""

from __future__ import annotations

from typing import Final

from marsad.readers.events.candidates import concluded, needs_met
from marsad.readers.events.draft import Draft, Found, Reason
from marsad.readers.words import VERB

_IN_COURSE: Final = frozenset(("في", "اثر", "جراء", "خلال", "بسبب", "نتيجه", "عقب"))
_WHEN: Final = frozenset(("خلال", "بعد", "قبل", "منذ", "اثر", "عقب", "اثناء", "غداه", "عشيه"))
"""Prepositions that set an event beside another in time."""


def merge(draft: Draft, found: list[Found]) -> list[Found]:
    """One event, one record: the dead of an attack belong to the attack."""
    dropped: set[int] = set()
    for harm in found:
        if harm.predicate.aftermath != "of-attack" or id(harm) in dropped:
            continue
        if accidental(draft, harm):
            dropped.add(id(harm))
            continue
        means = means_of(draft, harm, found)
        if means is None or id(means) in dropped:
            continue
        victim = harm.recipients
        if harm.actors and draft.words[harm.anchor].tag == VERB:
            dropped.add(id(means))
            continue
        for party in victim:
            if party not in means.recipients and party not in means.actors:
                means.recipients.append(party)
                means.why.append(Reason("recipient", party, f"victim of {draft.words[harm.anchor].fold}"))
        for party in harm.actors:
            if party not in means.actors and party not in means.recipients:
                means.actors.append(party)
        dropped.add(id(harm))
    for hit in found:
        if (
            draft.words[hit.anchor].tag != VERB
            or hit.clause is None
            or "verb.hitting" not in draft.classes(hit.anchor)
        ):
            continue
        attack = next(
            (
                f
                for f in found
                if f is not hit and any(draft.phrase_of.get(f.anchor) is p for p in hit.clause.subject)
            ),
            None,
        )
        if attack is not None:  # «استهدف هجوم دورية»: what hits is itself the event
            attack.recipients += [
                p for p in hit.recipients if p not in attack.recipients and p not in attack.actors
            ]
            dropped.add(id(hit))
    return [
        f for f in found
        if id(f) not in dropped and f.anchor not in draft.swallowed
        and (f.predicate.aftermath is None or needs_met(draft, f))
    ]  # fmt: skip


def accidental(draft: Draft, harm: Found) -> bool:
    """Whether an accident or the elements did it: «أسفر حريق عن مقتل», «قتل عشرة في حادث سير»."""
    accidents = draft.lexicon.mark("accident")
    for phrase in draft.phrases:
        if phrase.start < 0 or draft.words[phrase.head].stem not in accidents:
            continue
        before = harm.anchor - 12 < phrase.head < harm.anchor
        behind = harm.anchor < phrase.head < harm.anchor + 10 and (
            phrase.prep in _IN_COURSE or phrase.prep == "بعد" or draft.words[phrase.head].prep == "ب"
        )
        brings = before and any(
            "verb.resulting" in draft.classes(c.verb) and any(p is phrase for p in c.subject)
            for c in draft.clauses
        )
        if behind or brings:
            return True
    return False


def absorb(draft: Draft, found: list[Found]) -> list[Found]:
    """A verb and the noun it carries are one event, «فرض حزمة عقوبات», and so are two words for one deed."""
    dropped: set[int] = set()
    for event in found:
        for other in found:
            if other.start == event.end and _same_deed(draft, event, other):
                dropped.add(id(other))  # «مساندتها ودعمها للجهود»
                for mine, theirs in ((event.actors, other.actors), (event.recipients, other.recipients)):
                    if not mine:
                        mine.extend(p for p in theirs if p not in event.actors and p not in event.recipients)
    for event in found:
        made = concluded(draft, draft.words[event.anchor]) if event.predicate.reciprocal else None
        if made is not None:  # «الاتفاقية الموقعة»: the signing tells of the agreement
            same = [f for f in found if f.anchor == made and f.predicate.type in ("AGREE", "SUPPORT")]
            dropped.update(id(f) for f in same)
    for event in found:
        if draft.words[event.anchor].tag != VERB or event.clause is None:
            continue
        first = [p for p in event.clause.obliques[:1] if p.prep not in _WHEN]
        carried = [*event.clause.object, *event.clause.second, *first]
        if event.clause.passive:
            carried += event.clause.subject
        for other in found:
            phrase = draft.phrase_of.get(other.anchor)
            if other is event or phrase is None or other.predicate.type != event.predicate.type:
                continue
            if (
                any(phrase is p for p in carried)
                and other.anchor - phrase.start <= 2
                and id(other) not in dropped
            ):
                dropped.add(id(other))
                if other.end - event.start <= 7:
                    event.end = max(event.end, other.end)
                for mine, theirs in ((event.actors, other.actors), (event.recipients, other.recipients)):
                    if not mine:
                        mine.extend(p for p in theirs if p not in event.actors and p not in event.recipients)
    return [f for f in found if id(f) not in dropped]


def content(draft: Draft, found: list[Found]) -> list[Found]:
    """A demand is what a protest is for, a prison term what a verdict lays down: neither is a record of its own."""
    dropped: set[int] = set()
    for event in found:
        kind, mode = event.predicate.type, event.predicate.mode
        for other in found:
            if other is event or id(other) in dropped or draft.words[other.anchor].tag == VERB:
                continue
            if kind == "PROTEST" and other.predicate.type == "REQUEST" and _purpose_of(draft, event, other):
                dropped.add(id(other))
            elif mode == "convict" and other.anchor > event.anchor and _sentence_of(draft, event, other):
                if other.predicate.type != "CONCEDE":
                    dropped.add(id(other))
                    continue
                dropped.add(id(event))  # «قضت ببراءته»: the verdict is the acquittal
                other.start, other.anchor, other.clause = event.start, event.anchor, event.clause
    return [f for f in found if id(f) not in dropped]


def _purpose_of(draft: Draft, event: Found, other: Found) -> bool:
    """Whether the protest is held for it: «تظاهروا للمطالبة بالإصلاح»."""
    word = draft.words[other.anchor]
    bare = not (word.article or word.pronoun or word.conj)
    purpose = word.prep == "ل" or (bare and not word.prep and word.fold.endswith(("ا", "ين")))
    return purpose and 0 < other.anchor - event.anchor < _REACH and not _verb_between(draft, event, other)


def _sentence_of(draft: Draft, event: Found, other: Found) -> bool:
    """Whether the verdict lays it down: «حكمت المحكمة بسجنه», «قضت ببراءته»."""
    jail = other.predicate.type == "COERCE" and other.predicate.mode == "arrest"
    if not jail and other.predicate.type != "CONCEDE":
        return False
    word = draft.words[other.start]
    return (
        word.prep == "ب"
        and not word.article
        and (draft.words[event.anchor].tag == VERB or other.start == event.end)
        and other.anchor - event.end < _REACH
        and not _verb_between(draft, event, other)
    )


def _verb_between(draft: Draft, event: Found, other: Found) -> bool:
    return any(draft.words[i].tag == VERB for i in range(event.end, other.anchor))


_REACH: Final = 14
"""Words within which the end of a protest or the content of a verdict follows."""


def _same_deed(draft: Draft, event: Found, other: Found) -> bool:
    """Whether the second of two words joined by و only says the first again: «تدين وتستنكر», «تأييد ودعم»."""
    first, second = draft.words[event.end - 1], draft.words[other.anchor]
    return (
        second.conj == "و"
        and other.anchor == other.start
        and event.predicate.type == other.predicate.type
        and event.predicate.type in _SAID_TWICE
        and (first.tag == VERB) == (second.tag == VERB)
        and not second.article
    )


_SAID_TWICE: Final = frozenset(("SUPPORT", "ACCUSE", "REJECT", "REQUEST"))
"""Types whose words come in pairs of synonyms."""


def means_of(draft: Draft, harm: Found, found: list[Found]) -> Found | None:
    """The attack in which somebody was harmed: after في, إثر, جراء, or the subject of أسفر عن."""
    for other in found:
        if other is harm or other.predicate.type != "ASSAULT":
            continue
        if other.predicate.aftermath == "of-attack" or other.predicate.lasting:
            continue  # «قتلوا خلال المعارك»: what lasts is not the one attack in which somebody died
        phrase = draft.phrase_of.get(other.anchor)
        word = draft.words[other.anchor]
        near = phrase is not None and 0 < other.anchor - harm.anchor < 14
        if near and phrase is not None and (phrase.prep in _IN_COURSE or word.prep == "ب"):
            return other
        if other.anchor < harm.anchor and harm.anchor - other.anchor < 25:
            for clause in draft.clauses:
                brings = "verb.resulting" in draft.classes(clause.verb)
                if brings and any(p is phrase for p in clause.subject):
                    return other  # «أسفر تفجير قنبلة عن مقتل جندي»
                if (
                    other.anchor < clause.verb < harm.anchor
                    and "verb.resulting" in draft.classes(clause.verb)
                    and clause.verb >= harm.start - 3
                ):
                    return other
    return None
