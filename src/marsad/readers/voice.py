"""Voice: whether an unvocalised form is passive."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon, Predicate
from marsad.readers.agreement import agent_of_passive
from marsad.readers.clause import HOW, Clause
from marsad.readers.demands import SUFFERED, undergoes, wants_object
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import Word

_SPEAKING: Final = frozenset(("cue", "verb.light", "verb.want"))


def is_passive(clause: Clause, words: list[Word], lexicon: Lexicon, before: Clause | None) -> bool:
    """A form that may be either voice is passive when an agent is lacking where one must stand.

    What is joined to a passive of the clause `before` and shares its subject is one too: «الذي خُطف وقتل».
    """
    word = words[clause.verb]
    sense = word.sense
    assert sense is not None
    senses = [s for s in word.senses if s.cls == "verb" and s.key == sense.key]
    passives = [s for s in senses if s.passive and s.past == sense.past]
    if sense.past and passives and word.split.at in word.token.damma:
        return True
    described = clause.how in (HOW["topic"], HOW["relative"]) and sense.past
    lacking = not (word.pronoun or clause.object or clause.complement >= 0)
    if described and lacking and wants_object(word, lexicon):
        return True  # «السياح الذين استهدفوا في الهجوم»
    topic = clause.subject[0] if described and lacking and clause.subject else None
    if topic is not None and not topic.direct and undergoes(words[topic.head], word, lexicon):
        return True  # «العلاقات بين البلدين قطعت», «العقوبات التي رفعت»
    if not passives or word.pronoun:
        return False
    if all(s.passive or s.person in ("1s", "1p") for s in senses):
        return True
    by = any(agent_of_passive(p, words) for p in clause.obliques)
    if by:
        return True
    signals = [
        lexicon.predicates[t.predicate]
        for key in word.keys if key in lexicon.verbs
        if not _SPEAKING.intersection(lexicon.verbs[key].classes)
        for t in lexicon.verbs[key].predicates
        if not lexicon.predicates[t.predicate].negated
    ]  # fmt: skip
    # Only of what is done to people do desks leave the doer out as a matter of course.
    frames = [p.frame for p in signals if p.type in SUFFERED and p.frame["object"] == "recipient"]
    if not frames or _mutual(clause, signals):
        return False
    if clause.object:
        return False
    if clause.complement >= 0:
        return False
    if clause.how == "subject after the verb":
        subject = clause.subject[0]
        return not doer(subject, words, lexicon) and not any(
            f.get(p.prep) == "recipient" for f in frames for p in clause.obliques
        )
    goes_on = before is not None and before.passive and bool(word.conj) and clause.subject == before.subject
    return (clause.how in (HOW["topic"], HOW["relative"]) or goes_on) and sense.past


def _mutual(clause: Clause, signals: list[Predicate]) -> bool:
    """Whether the other side of what both do stands behind its preposition: «اشتبك الأهالي مع الشرطة»."""
    behind = {p.prep for p in clause.obliques if p.direct}
    return any(p.reciprocal and any(p.frame.get(prep) == "actor" for prep in behind) for p in signals)


def doer(subject: NounPhrase, words: list[Word], lexicon: Lexicon) -> bool:
    """Whether the phrase names what acts rather than suffers: a state, a body, a weapon."""
    named = subject.parties[0].named if subject.parties and subject.direct else None
    if named is not None and named.kind in ("country", "organization"):
        return True
    sense = words[subject.head].sense
    info = lexicon.nouns.get(sense.key) if sense is not None and sense.cls == "noun" else None
    return info is not None and info.party in ("vessel", "weapon", "organization")
