"""Events that a finite verb signals, and duties laid on somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from marsad.lexicon.tables import Predicate, VerbInfo
from marsad.readers.agreement import agent_of_passive, agrees
from marsad.readers.clause import QUOTES, STOPS, Clause
from marsad.readers.events.candidates import stands
from marsad.readers.events.carriers import hit_by_object
from marsad.readers.events.complements import complements, taken
from marsad.readers.events.draft import Draft, Found
from marsad.readers.events.recipients import complete_recipient
from marsad.readers.events.roles import by_speaker, put, put_obliques
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import ADJ, NEG, PART, PREP, SUB, VERB


def verb_event(draft: Draft, clause: Clause) -> Found | None:
    """The event the verb of a clause signals: the predicate whose demands fit best, if any fits."""
    word = draft.words[clause.verb]
    behind = draft.verbs_behind(word)
    fitting = _fitting(draft, clause, behind)
    if not fitting:
        fitting = [f for f in _fitting(draft, clause, _homographs(draft, clause)) if f[0] >= _TELLING]
    if not fitting and not any(info.predicates for info in behind):
        return None
    for _, _, at, predicate in fitting:
        event = Found(predicate, clause.verb, clause.verb + 1, clause.verb, clause)
        for subject in clause.subject:
            _end_before(draft, subject, at)
        fill_verb(draft, event, clause, at)
        if not stands(draft, event):
            continue
        draft.used.add(clause.verb)
        if at >= 0 and at != clause.verb and draft.words[at].tag != PREP:
            mark_trigger(draft, event, at)
            hit_by_object(draft, event, at)
        return event
    if not fitting:
        draft.rejected.append(f"{word.fold}: none of the nouns its predicates take follows")
    return None


def _end_before(draft: Draft, subject: NounPhrase, at: int) -> None:
    """Cut from the subject the object it seems to be in construct with: «أطلق [جندي] النار»."""
    if not (subject.start < at == subject.end - 1 == subject.head + 1 and subject.direct):
        return
    head = draft.words[subject.head]
    if draft.words[at].article and not head.article and draft.reader.is_person(subject.head):
        subject.end = at
        subject.parties = tuple(replace(p, end=at) for p in subject.parties)


def _fitting(draft: Draft, clause: Clause, verbs: list[VerbInfo]) -> list[tuple[int, int, int, Predicate]]:
    """The predicates of these verbs that find what they take, the most telling first, then the nearest."""
    fitting = []
    near = complements(draft, clause) if any(info.predicates for info in verbs) else {}
    for takes in (t for info in verbs for t in info.predicates):
        predicate = draft.lexicon.predicates[takes.predicate]
        at, rank = taken(draft, clause, takes, near) if takes.nouns else (-1, 0)
        if rank == 1 and "ب" in takes.nouns and len({info.lemma for info in verbs}) > 1:
            continue  # «تعد من الدول الغنية بالنفط»: ب does not say which verb it is
        if predicate.type == "REQUEST" and _named_so(draft, clause):
            continue
        if predicate.type in ("REQUEST", "REJECT") and _nameless(draft, clause):
            continue
        if rank >= 0 and (not predicate.negated or denied(draft, clause.verb)):
            fitting.append((rank + 5 * predicate.negated, -abs(at - clause.verb), at, predicate))
    heads = {at for _, _, at, _ in fitting}
    for n, (rank, apart, at, predicate) in enumerate(fitting):
        if at > 0 and draft.words[at].tag == ADJ and at - 1 in heads:
            fitting[n] = (rank, apart + 2, at, predicate)  # «صاروخا باليستيا»: the adjective tells more
    return sorted(fitting, key=lambda f: (-f[0], -f[1]))


def _homographs(draft: Draft, clause: Clause) -> list[VerbInfo]:
    """The other verbs written as this one: «تجمع» is «she collects» and «he gathered»; what it takes decides."""
    word = draft.words[clause.verb]
    if word.sense is None or word.sense.key == "?" or clause.passive or not clause.subject:
        return []
    if word.i > 0 and draft.words[word.i - 1].tag == VERB:
        return []  # «تم تبادل السجناء»
    before = clause.subject[0].start < clause.verb
    keys = {
        s.key: None
        for s in word.senses
        if s.cls == "verb" and s.person in _THIRD and s.key not in word.keys and not s.passive and not s.jussive
        and agrees(clause.subject[0], s.person, draft.lexicon, before=before)
    }  # fmt: skip
    return draft.verbs_of(keys)


_THIRD: Final = frozenset(("3ms", "3fs"))
_TELLING: Final = 4
"""How telling what a verb takes must be to say which of two verbs a form is."""


def _named_so(draft: Draft, clause: Clause) -> bool:
    """Whether a form of دعا without «إلى» only says a name: «تونسي يدعى بوبكر»."""
    word = draft.words[clause.verb]
    if word.stem not in _NAMED or word.pronoun:
        return False
    return not any(p.prep in ("الي", "ل") for p in clause.obliques[:2])


def _nameless(draft: Draft, clause: Clause) -> bool:
    """Whether a source only stays unnamed: «طلب عدم نشر اسمه»."""
    behind = draft.words[clause.verb + 1 : clause.verb + 7]
    naming, names = draft.lexicon.mark("naming"), draft.lexicon.mark("own-name")
    return any(w.stem in naming for w in behind) and any(w.fold in names for w in behind)


_NAMED: Final = frozenset(("يدعي", "تدعي", "دعي", "دعيت"))


def mark_trigger(draft: Draft, event: Found, at: int) -> None:
    """The trigger is the verb with the noun it takes; the noun alone where a light verb stands far from it."""
    phrase = draft.phrase_of.get(at)
    if draft.words[at].tag == ADJ and phrase is not None and event.anchor < phrase.head:
        draft.used.update(range(phrase.head, at))  # «شن هجوما لاذعا»: no attack besides
    if not _answered(draft, event, phrase, at):
        draft.used.add(at)
    near = 0 < at - event.anchor <= _TOGETHER
    if near:
        event.end = at + 1
    elif _light(draft, event.anchor, at) and draft.words[at].tag != VERB:
        event.start, event.end = at, at + 1


def _answered(draft: Draft, event: Found, phrase: NounPhrase | None, at: int) -> bool:
    """Whether the noun is what somebody did before, which the verb answers or ends: «نفى اتهامات الوزير», «أنهوا إضرابهم»."""
    if event.predicate.type not in ("REJECT", "CONCEDE") or phrase is None or phrase.head != at:
        return False
    owned = bool(draft.words[at].pronoun) or (bool(phrase.parties) and not phrase.direct)
    word = draft.words[at]
    infos = draft.verbs_of(s.key for s in word.senses if s.cls == "masdar")
    named = {t.predicate for info in infos for t in info.predicates if not t.nouns}
    named |= {int(m.phrase.key) for m in draft.others if m.start == at and m.phrase.kind == "trigger"}
    return owned and any(draft.lexicon.predicates[i].type in _PRIOR for i in named)


_PRIOR: Final = frozenset(("ACCUSE", "PROTEST", "REQUEST"))
"""Types of deed that stay done though they are answered or ended."""


def _light(draft: Draft, verb: int, at: int) -> bool:
    """Whether the verb says little beside its noun: «أجرى … محادثات», «الاتفاق الذي أبرمته»."""
    classes = draft.classes(verb)
    return "verb.doing" in classes or (at < verb and "verb.concluding" in classes)


_TOGETHER: Final = 6
"""Words within which verb and noun make one trigger."""


def denied(draft: Draft, verb: int) -> bool:
    """Whether a negation stands right before the verb, «لن نقبل», and no condition before that: «ما لم يقبل»."""
    if verb < 1 or draft.words[verb - 1].stem not in ("لم", "لا", "لن"):
        return False
    unless = verb > 1 and draft.words[verb - 2].stem in draft.lexicon.mark("unless")
    return not (unless and draft.words[verb - 1].stem == "لم")


def fill_verb(draft: Draft, event: Found, clause: Clause, at: int) -> None:
    """Gives the parties of the clause the roles the frame of the predicate lays down; it takes word `at`."""
    frame = event.predicate.frame
    if clause.passive:
        suffers = [p for p in clause.subject if not _part_of_it(draft, p, at)]
        put(draft, event, frame["object"], suffers, f"subject of the passive ({clause.how})")
        if event.predicate.reciprocal:
            put(draft, event, frame["subject"], clause.subject, "party of the passive")
    else:
        put(draft, event, frame["subject"], clause.subject, clause.how)
        hit = clause.object or shared_object(draft, clause)
        put(draft, event, frame["object"], hit, "object", things=False)
        if clause.second:
            put(draft, event, frame.get("second", "none"), clause.second, "second object")
        if clause.antecedent is not None:
            put(draft, event, frame["object"], [clause.antecedent], "attached pronoun")
    put_obliques(draft, event, clause.obliques)
    if not clause.passive and not event.recipients:
        put(draft, event, frame["object"], hit, "object")
    if clause.passive:
        for phrase in clause.obliques:
            if agent_of_passive(phrase, draft.words):
                put(draft, event, "actor", [phrase], "agent of the passive")
    by_speaker(draft, event)
    if event.predicate.frame.get("duty") == "recipient" and not event.recipients:
        for other in draft.clauses:  # «يجب أن توقف طهران»: on whom the duty lies
            if 0 <= other.first - 1 - clause.verb <= 2 and draft.words[other.first - 1].stem == "ان":
                put(draft, event, "recipient", other.subject, "who is to do it")
    if not event.recipients and event.predicate.type == "ACCUSE":
        judging = next((c for c in draft.clauses if _what_they_call(draft, clause, c)), clause)
        put(draft, event, "recipient", _judged(draft, judging), "whose deed is judged")
    about = taken_up(clause)
    if not event.recipients and event.predicate.type in ("SUPPORT", "REJECT", "ACCUSE"):
        put(draft, event, "recipient", [p for p in about if p.direct], "what the relative clause is about")
    complete_recipient(draft, event, [*clause.object, *about, *clause.obliques])


def _part_of_it(draft: Draft, phrase: NounPhrase, at: int) -> bool:
    """Whether the phrase is where the verb puts somebody, and nobody itself: «أودع السجن»."""
    return phrase.head == at and draft.words[at].stem in draft.lexicon.mark("confinement")


def _what_they_call(draft: Draft, clause: Clause, other: Clause) -> bool:
    """Whether the object is «ما» and what somebody calls it: «أدانت ما سمته تدخل إيران»."""
    at = other.verb - 1
    return clause.verb < at <= clause.end + 1 and draft.words[at].fold == "ما"


def _judged(draft: Draft, clause: Clause) -> list[NounPhrase]:
    """Whose deed somebody calls something behind a pronoun: «ما اعتبرته تدخلا روسيا»."""
    phrase = draft.phrase_of.get(clause.verb + 1) if draft.words[clause.verb].pronoun else None
    deed = phrase is not None and not phrase.prep and draft.words[phrase.head].cls == "masdar"
    return [phrase] if phrase is not None and deed else []


def taken_up(clause: Clause) -> list[NounPhrase]:
    """What the pronoun behind a preposition stands for in a relative clause: «الحكومة التي صادق عليها البرلمان»."""
    if clause.antecedent is None or not clause.obliques or not clause.obliques[0].pronoun:
        return []
    return [replace(clause.antecedent, prep=clause.obliques[0].prep, joined=False)]


def shared_object(draft: Draft, clause: Clause) -> list[NounPhrase]:
    """«يقتل ويخطف الفلسطينيين»: coordinated verbs share the object of the last."""
    if clause.antecedent is not None or clause.end != clause.verb + 1:
        return []
    for other in draft.clauses:
        if other.verb == clause.end and draft.words[other.verb].conj == "و" and not other.passive:
            return other.object
    return []


def duties(draft: Draft) -> list[Found]:
    """«على السودان أن يعيد …»: what somebody is told to do, without a word that says so."""
    if draft.lexicon.duty < 0:
        return []
    predicate = draft.lexicon.predicates[draft.lexicon.duty]
    found = []
    for phrase in draft.phrases:
        follow = draft.words[phrase.end] if phrase.end < len(draft.words) else None
        if phrase.prep != "علي" or follow is None:
            continue
        if (not phrase.parties and not phrase.pronoun) or (not phrase.direct and not phrase.pronoun):
            continue
        if any(c.verb < phrase.start < c.end and c.verb in draft.used for c in draft.clauses):
            continue
        if not (_told_to(draft, phrase.end) or _duty_as_noun(draft, phrase)):
            continue
        at = phrase.start if draft.words[phrase.start].tag == PREP else phrase.start - 1
        event = Found(predicate, at, phrase.end + 1, at, None)
        put(draft, event, "recipient", [phrase], "on whom the duty lies")
        by_speaker(draft, event)
        found.append(event)
    return found


def _told_to(draft: Draft, at: int) -> bool:
    """Whether أن or ألا and an imperfect follow: «على السودان أن يعيد»."""
    if (
        draft.words[at].tag not in (SUB, PART, NEG)
        or draft.words[at].stem not in ("ان", "الا")
        or at + 1 >= len(draft.words)
    ):
        return False
    verb = draft.words[at + 1]
    return verb.tag == VERB and verb.sense is not None and not verb.sense.past


def _duty_as_noun(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether a definite verbal noun says the duty: «إن على الولايات المتحدة الوفاء بالتزاماتها»."""
    start = phrase.start if draft.words[phrase.start].tag == PREP else phrase.start - 1
    opens = start <= 0 or draft.words[start - 1].tag == SUB or draft.words[start - 1].fold in QUOTES | STOPS
    follow = draft.words[phrase.end]
    return opens and "masdar" in follow.classes and follow.article and not follow.prep and not follow.conj
