"""Verbs that carry an event noun and lend it their subject: «شنت إسرائيل غارة», «هجوم نفذه مسلحون»."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from marsad.readers.agreement import agent_of_passive
from marsad.readers.clause import STOPS, Clause
from marsad.readers.demands import SUFFERED
from marsad.readers.events.candidates import adverbial, kinds_of
from marsad.readers.events.draft import NAMED_AFTER, Draft, Found, Reason
from marsad.readers.events.reach import coordinated
from marsad.readers.events.roles import accusation, addressed, put, put_obliques, where
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import NOUN, PREP, REL, SUB, VERB

_COMPLEMENT: Final = frozenset(("", "ب", "علي", "الي", "ل", "عن", "من", "في"))
_WHEN: Final = frozenset(("بعد", "قبل", "عقب", "اثر", "خلال", "اثناء"))
"""Prepositions that set a deed beside what its doer does: «عاد الوزير بعد محادثات مع نظيره»."""
_CONTROL: Final = frozenset((
    "verb.light", "verb.plan", "verb.attempt", "verb.possible", "verb.deny", "verb.aspect", "cue", "verb.want",
    "verb.managing", "verb.doing",
))  # fmt: skip


def carried(draft: Draft, event: Found, clause: Clause | None, phrase: NounPhrase | None, start: int) -> None:
    """A verb that carries the noun lends it its subject: «شنت إسرائيل غارة», «تبحث واشنطن فرض عقوبات»."""
    if clause is None:
        return
    verb = draft.words[clause.verb]
    infos = draft.verbs_behind(verb)
    info = next((i for i in infos if i.lemma in event.predicate.light), infos[0] if infos else None)
    lemma = info.lemma if info is not None else ""
    light = lemma in event.predicate.light
    impersonal = info is not None and "verb.impersonal" in info.classes
    classes = [c for i in infos for c in i.classes]
    in_subject = any(p is phrase for p in clause.subject)
    if in_subject and not light:
        return
    if phrase is not None and _of_its_doer(draft, event, phrase):
        return
    if phrase is not None and phrase.prep not in _COMPLEMENT and not light:
        if _on_the_way(draft, event, phrase):
            role, why = event.predicate.frame["subject"], f"subject of {lemma}, who does it meanwhile"
            put(draft, event, role, clause.subject, why)
        elif phrase.prep in _WHEN and predicate_half(draft, event, clause):
            why = f"subject of {lemma}, the other side of what is mutual"
            put(draft, event, "actor", clause.subject, why)
        return
    if impersonal and not light:
        return
    if any(w.cls == "ap" and adverbial(draft, w) for w in draft.words[clause.verb + 1 : start]):
        return  # «قطعت العلاقات متهمة … بدعم»: the participle governs, not the verb
    aside = phrase is not None and phrase.prep == "في" and event.predicate.type == "ASSAULT"
    if "cue" in classes and not light and (event.predicate.aftermath is not None or aside):
        return  # «أعلنت الشرطة مقتل أربعة»: who announces the dead has not killed them
    hit = "verb.hitting" in classes and event.predicate.type == "ASSAULT" and clause.passive
    if hit and phrase is not None and phrase.prep in ("في", "ب", "خلال"):  # «الذين استهدفوا في الهجوم»
        put(draft, event, "recipient", clause.subject, f"subject of {lemma}, who is hit in it")
        return
    if "cue" in classes and not light and _behind_a_deed(draft, event, clause.verb):
        return  # «عبرت تونس عن إدانتها للتفجير»: who condemns a deed has not done it
    controlled = light or bool(_CONTROL.intersection(classes))
    frame = event.predicate.frame
    undergone = "verb.undergo" in classes
    if undergone and not in_subject and (phrase is None or phrase.prep != "من"):
        put(draft, event, "recipient", clause.subject, f"subject of {lemma}, who suffers it")
        by = [p for p in clause.obliques if p.prep == "من" and p.direct and p.start >= event.end]
        put(draft, event, "actor", [] if event.actors else by[:1], "from whom it comes")
        return
    if "verb.answering" in classes and phrase is not None and phrase.prep == "علي":
        role = "recipient" if event.predicate.type in SUFFERED else "none"
        put(draft, event, role, clause.subject, f"subject of {lemma}, to whom it was done before")
        return
    if not event.actors and (said := _announced_by(draft, event, phrase)):
        put(draft, event, frame["subject"], said, "who announces it in a verbal noun")
    if _instrument(draft, event, clause, phrase):
        put(draft, event, "recipient", clause.object, f"object of {lemma}, done with it")
    if predicate_half(draft, event, clause):
        put(draft, event, "actor", clause.subject, f"subject of {lemma}, the other side of what is mutual")
    if _purpose(draft, event) and not light and "verb.doing" not in classes:
        put(draft, event, frame["subject"], clause.subject, f"why the subject of {lemma} does it")
    if impersonal and clause.subject and clause.subject[0].direct:
        return  # whose streets see a protest does not protest
    if "cue" in classes and clause.complement >= 0 and not light and not _governs(clause, phrase):
        return  # «قال في تعليقه على قرار الإقالة إن …»: who says it did not do it
    free = not event.actors or (light and event.predicate.reciprocal)
    if not free or clause.passive or in_subject:
        pass
    elif clause.object and phrase is not clause.object[0] and accusation(draft, clause.object[0]):
        if phrase is not None and phrase.prep == "ب":
            put(draft, event, frame["subject"], addressed(draft, clause), f"whom {lemma} names")
    elif (kinds_of(draft, verb) & {"REQUEST", "ACCUSE"} and not light) or _warned_of(event, classes):
        put(draft, event, frame["subject"], addressed(draft, clause), f"whom {lemma} names")
    elif not light and ("SUPPORT" in kinds_of(draft, verb) or "verb.favour" in classes):
        # «رحبت الدوحة برفع العقوبات»: who welcomes a deed has not done it; who is thanked for one has
        thanked = clause.object if phrase is not None and phrase.prep == "علي" else []
        put(draft, event, frame["subject"], thanked, f"whom {lemma} thanks")
    elif light and frame.get("speaker") == "actor" and "cue" not in classes:
        put(draft, event, "recipient", clause.subject, f"subject of {lemma}, who is judged")
    elif controlled or not _ANSWERS.isdisjoint(kinds_of(draft, verb)) or _aim(draft, event, clause, phrase):
        put(draft, event, frame["subject"], clause.subject, f"subject of {lemma}, which carries it")
    if not event.actors and not clause.passive and phrase is not None and _meant(draft, event, phrase):
        for who in (clause.subject, [p for p in (*clause.object, *clause.obliques) if _state(p)]):
            put(draft, event, "actor", who, f"who is to do it when the subject of {lemma} comes")
    if light:
        put_obliques(draft, event, [p for p in clause.obliques if p.start < start])
        for p in clause.obliques:
            if clause.passive and agent_of_passive(p, draft.words):
                put(draft, event, "actor", [p], "agent of the passive")


def _warned_of(event: Found, classes: Collection[str]) -> bool:
    """Whether the deed is what somebody warns of, who then is not its doer: «حذرت باريس من هجوم على المدينة»."""
    return "verb.warn" in classes and event.predicate.type in SUFFERED


def _of_its_doer(draft: Draft, event: Found, phrase: NounPhrase) -> bool:
    """Whether the noun only tells whose doer, victim or reason is meant: «اعتقلت الشرطة منفذ الهجوم», «سبب إقالته»."""
    if not 0 <= phrase.head < event.start:
        return False
    if draft.words[phrase.head].stem in draft.lexicon.mark("presupposing"):
        return True
    for word in draft.words[phrase.head : event.start]:
        info = draft.reader.noun(word.i)
        if info is None or info.party != "person" or word.i < event.start - 2:
            continue
        keys = {s.key for a in word.analyses for s in a.senses if s.cls == "ap"}
        if any("verb.doing" in v.classes for v in draft.verbs_of(sorted(keys))):
            put(draft, event, "actor", [draft.reader.phrase(word.i)], NAMED_AFTER)
        return True
    return False


def _on_the_way(draft: Draft, event: Found, phrase: NounPhrase) -> bool:
    """Whether the noun tells what the subject was about, «قال الوزير خلال زيارة إلى طهران»: it names no doer."""
    word = draft.words[event.anchor]
    bare = phrase.head == event.anchor and not word.article and not word.pronoun and not phrase.joined
    return bare and event.predicate.type == "CONSULT" and not event.actors and phrase.prep in _MEANWHILE


_MEANWHILE: Final = frozenset(("خلال", "اثناء", "اثر", "عقب", "بعد", "بعيد", "لدي", "في"))
"""Prepositions that set what is said or done beside a visit or meeting."""


def _meant(draft: Draft, event: Found, phrase: NounPhrase) -> bool:
    """Whether what is mutual is what the verb is done for: «وصل وفد إلى عمان لإجراء محادثات»."""
    keys = draft.words[phrase.head].keys if phrase.prep == "ل" else ()
    lemmas = {info.lemma for info in draft.verbs_of(keys)}
    return event.predicate.reciprocal and not lemmas.isdisjoint(event.predicate.light)


def _aim(draft: Draft, event: Found, clause: Clause, phrase: NounPhrase | None) -> bool:
    """Whether the noun is what the subject acts for: «انضمت السعودية إلى واشنطن لفرض عقوبات»."""
    word = draft.words[event.anchor]
    if phrase is None or phrase.prep != "ل" or phrase.head != event.anchor or phrase.joined:
        return False
    deed = word.cls == "masdar" and not (word.article or word.pronoun) and phrase.start > clause.verb + 1
    return deed and not clause.object and bool(clause.subject) and clause.subject[0].direct


def _state(phrase: NounPhrase) -> bool:
    """Whether a verb goes to a state: «إلى كوبا», «كوبا»."""
    named = phrase.parties[0].named if phrase.direct and phrase.parties else None
    return phrase.prep in ("", "الي", "مع") and named is not None and named.rule == "state"


def _behind_a_deed(draft: Draft, event: Found, verb: int) -> bool:
    """Whether a word that judges stands between a verb of saying and an act of force: «عبرت عن إدانتها للتفجير»."""
    verbs = draft.lexicon.verbs
    between = (w for w in draft.words[verb + 1 : event.start] if w.cls == "masdar" and w.tag == NOUN)
    takes = (t for w in between for k in w.keys if k in verbs for t in verbs[k].predicates)
    named = {t.predicate for t in takes if not t.nouns}
    judges = any(draft.lexicon.predicates[i].type in _JUDGING for i in named)
    return judges and event.predicate.type in SUFFERED


_ANSWERS: Final = frozenset(("AGREE", "CONCEDE", "REJECT", "THREATEN"))
"""What somebody does by saying it, so that who says it is the doer."""
_JUDGING: Final = frozenset(("ACCUSE", "SUPPORT", "REJECT"))


def _instrument(draft: Draft, event: Found, clause: Clause, phrase: NounPhrase | None) -> bool:
    """Whether the noun is what the verb is done with: «فرقت الشرطة السائقين بالغاز المسيل للدموع»."""
    if event.predicate.type not in ("ASSAULT", "COERCE") or event.recipients or clause.passive:
        return False
    if phrase is None or phrase.prep != "ب" or not clause.object or not clause.object[0].direct:
        return False
    verb = draft.words[clause.verb]
    return "cue" not in draft.classes(clause.verb) and not kinds_of(draft, verb) & {"ACCUSE", "REQUEST"}


def _governs(clause: Clause, phrase: NounPhrase | None) -> bool:
    """Whether the noun's phrase is an object of the verb or among the first things its prepositions bring."""
    near = (*clause.object, *clause.second, *clause.subject, *clause.obliques[:2])
    return phrase is None or phrase.joined or any(p is phrase for p in near)


def predicate_half(draft: Draft, event: Found, clause: Clause) -> bool:
    """Whether a mutual act has only the side behind مع: «تتمسك الحركة بالمفاوضات مع الحكومة»."""
    if not event.predicate.reciprocal or len(event.actors) != 1 or clause.passive or not clause.subject:
        return False
    if draft.words[event.anchor].cls in ("ap", "pp") or clause.how.startswith("dropped"):
        return False
    behind = [r.evidence for r in event.why if r.role == "actor"]
    stated = "cue" in draft.classes(clause.verb) and clause.complement >= 0
    return behind == ["after مع"] and not stated and clause.subject[0].direct


def _announced_by(draft: Draft, event: Found, phrase: NounPhrase | None) -> list[NounPhrase]:
    """Who announces or does the deed in the phrase right before it: «إعلان واشنطن منع السفر», «قيام كندا بتجربة»."""
    word = draft.words[event.anchor]
    if phrase is None or phrase.head != event.anchor or phrase.prep not in ("", "ب"):
        return []
    if not phrase.prep and (word.article or word.cls != "masdar"):
        return []
    start = phrase.start
    for when in reversed(draft.phrases):
        start = when.start if when.time and when.end == start else start  # «إعلان واشنطن أمس الأول منع السفر»
    for before in draft.phrases:
        if before.end == start and before.parties and not before.direct and before.head >= 0:
            keys = draft.words[before.head].keys
            classes = {c for info in draft.verbs_of(keys) for c in info.classes}
            if classes & (_CARRIED if phrase.prep else _CONTROL):
                return [before]
    return []


_CARRIED: Final = frozenset(("verb.doing", "verb.light"))
"""Verbs whose noun brings the deed with ب: «قيام بيونغيانغ بتجربة»."""


def _purpose(draft: Draft, event: Found) -> bool:
    """Whether the noun says why the verb is done, «تظاهروا تنديدا بالقرار»: who does the one does the other."""
    word = draft.words[event.anchor]
    bare = not (word.article or word.prep or word.pronoun or word.conj) and word.cls == "masdar"
    follow = draft.words[event.end] if event.end < len(draft.words) else None
    return (
        bare and word.fold.endswith("ا") and follow is not None and (follow.tag == PREP or bool(follow.prep))
    )


_DOING: Final = frozenset(("verb.doing", "verb.concluding", "verb.posing"))


def relative_doer(draft: Draft, event: Found, phrase: NounPhrase | None) -> None:
    """«هجوم نفذه مسلحون», «الغارات التي شنتها واشنطن», «عقوبات استهدفت طهران»: the clause that follows says who."""
    end = phrase.end if phrase is not None else event.end
    listed = coordinated(draft, phrase)
    if listed and all(not p.parties and not p.prep and draft.words[p.head].article for p in listed):
        end = listed[-1].end  # «القتل والاغتيالات التي ترتكبها الميليشيا»
    for clause in draft.clauses:
        if not end <= clause.verb <= end + 5:
            continue
        between = draft.words[end : clause.verb]
        if (
            any(w.fold in STOPS or w.tag in (VERB, SUB) or w.conj for w in between)
            or draft.words[clause.verb].conj
        ):
            return
        if draft.classes(clause.verb) & _DOING and (
            draft.words[clause.verb].pronoun
            or clause.antecedent is not None
            or any(p.pronoun for p in clause.obliques[:1])
        ):
            if not event.actors:
                put(
                    draft,
                    event,
                    "actor",
                    clause.subject,
                    "subject of the verb that carries it in a relative clause",
                )
            put_obliques(draft, event, clause.obliques)
            if not event.recipients and event.predicate.type in SUFFERED:
                against = [p for p in clause.obliques if p.prep in ("ضد", "بحق")]
                put(draft, event, "recipient", against, "against whom it is done")
        elif "verb.gathering" in draft.classes(clause.verb) and event.predicate.reciprocal:
            gathered = [*([clause.antecedent] if clause.antecedent is not None else []), *clause.object]
            if clause.how == "subject after the verb":
                gathered += clause.subject
            put(
                draft,
                event,
                "actor",
                gathered + [p for p in clause.obliques if p.prep == "ب" and not where(draft, p)],
                "whom the meeting brings together",
            )
        elif "verb.happening" in draft.classes(clause.verb):
            if between and not any(w.tag == REL for w in between):
                return  # «وقع هجوم، فيما تم اعتقال رجلين»
            put_obliques(draft, event, clause.obliques)
            for deed in clause.subject[:1]:  # «الاتفاق الذي تم التوصل إليه بين طهران والغرب»: one event
                draft.used.update(range(deed.start, deed.end))
        elif "verb.hitting" in draft.classes(clause.verb) and not event.recipients:
            _hit(draft, event, clause)
        elif "verb.undergo" in draft.classes(clause.verb) and not event.recipients:
            who = clause.subject if any(p.pronoun and p.prep for p in clause.obliques) else []
            put(draft, event, "recipient", who, "who undergoes it")
        elif "verb.impersonal" in draft.classes(clause.verb) and clause.how == "subject after the verb":
            seen = clause.antecedent is not None or draft.words[clause.verb].pronoun
            if seen and event.predicate.type == "ASSAULT" and not event.predicate.lasting:
                put(draft, event, "recipient", clause.subject, "where it happened")
        return


def _hit(draft: Draft, event: Found, clause: Clause) -> None:
    """What a clause behind the noun says it hits; the clause is no event besides."""
    hit = clause.object or ([] if clause.how == "subject before the verb" else clause.subject)
    put(draft, event, "recipient", hit, "what it is said to hit")
    draft.used.add(clause.verb)
    draft.swallowed.add(clause.verb)


def hit_by_object(draft: Draft, event: Found, at: int) -> None:
    """Whom what a verb carries is said to hit: «فرض المجلس عقوبات استهدفت الرئيس»."""
    phrase = draft.phrase_of.get(at)
    if phrase is None or event.recipients:
        return
    for clause in draft.clauses:
        if phrase.end <= clause.verb <= phrase.end + 1 and "verb.hitting" in draft.classes(clause.verb):
            if clause.verb == phrase.end or draft.words[phrase.end].tag == REL:
                _hit(draft, event, clause)
            return


def chain(draft: Draft, found: list[Found]) -> None:
    """A noun that another event governs has its doer there: «مستعدة لمراجعة العقوبات», «رفض موسكو سحب قواتها»."""
    for event in found:
        phrase = draft.phrase_of.get(event.anchor)
        if event.actors or phrase is None or draft.words[event.anchor].tag == VERB:
            continue
        for outer in found:
            if outer.anchor >= event.anchor or not outer.actors or not 0 <= phrase.start - outer.end <= 1:
                continue
            if outer.predicate.type in ("REQUEST", "ACCUSE"):
                doers = outer.recipients
            elif outer.predicate.type in _ANSWERS and not _warned_of(event, draft.classes(outer.anchor)):
                doers = outer.actors
            else:
                continue
            for party in doers:
                if all((party.start, party.end) != (p.start, p.end) for p in event.recipients):
                    event.actors.append(party)
                    event.why.append(Reason("actor", party, f"of the {outer.predicate.type} that governs it"))
