"""The construct term of a noun: who does it, who suffers it, «قصف الطيران المدينة», «قصف المدينة»."""

from __future__ import annotations

from typing import Final

from marsad.readers.events.draft import Draft, Found
from marsad.readers.events.governors import suffered
from marsad.readers.events.participles import role_of_object
from marsad.readers.events.reach import coordinated, next_bare, phrases_after
from marsad.readers.events.roles import another_deed, attackable, put, unheard
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import ADJ, NOMINAL, NOUN

_GOING_ON: Final = frozenset(("verb.attempt", "verb.plan", "verb.managing", "verb.continuing"))
"""Verbs whose subject does the deed in their object."""

_WHEN: Final = frozenset(("من", "بعد", "قبل", "عقب", "منذ"))
"""Prepositions of a time that a deed sets: «جاء القرار بعد ساعات من اقتحام محتجين السفارة»."""
_BLASTS: Final = frozenset(("explosives", "suicide-attack"))
"""Modes whose noun is followed by what was blown up with: «تفجير قنبلة»."""


def construct(draft: Draft, at: int, limit: int) -> NounPhrase:
    """The phrase in construct after the trigger."""
    phrase = draft.reader.phrase(at)
    phrase.end = min(max(phrase.end, at + 1), max(limit, at + 1))
    return phrase


def genitive(draft: Draft, event: Found, inner: NounPhrase, outer: NounPhrase | None) -> None:
    """The construct term; with a bare object behind it, the term is the doer (قصف الطيران المدينة)."""
    frame = event.predicate.frame
    others = coordinated(draft, outer)
    if parted := _parted(draft, event, inner, others):
        put(draft, event, "actor", parted, "construct, before what the verbal noun takes")
        victims = event.end < len(draft.words) and draft.words[event.end].tag in NOMINAL
        if frame["genitive"] == "recipient" and victims:
            put(draft, event, "recipient", [draft.reader.phrase(event.end)], "construct of what is done")
        return
    if _refusing(draft, event, inner):
        put(draft, event, "actor", [inner], "construct, before the deed refused")
        return
    deed = next((i for i, p in enumerate(others) if another_deed(draft, p)), None)
    group = [inner, *others[:deed]]
    role = frame["genitive"]
    if frame["subject"] == "recipient" and draft.words[event.anchor].cls == "masdar":
        got = draft.phrase_of.get(event.end - 1)  # «نيل الحكومة ثقة البرلمان»
        apart = got is not None and got is not outer
        put(draft, event, "recipient", [inner] if apart else group, "who gets it")
        put(draft, event, "actor", [got, *coordinated(draft, got)] if got and apart else [], "whose it was")
        return
    if role == "recipient" and frame["object"] == "recipient" and suffered(draft, event, outer):
        role = "actor"
    info = draft.reader.noun(inner.head)
    if (
        role == "recipient"
        and event.predicate.mode in _BLASTS
        and info is not None
        and info.party == "weapon"
    ):
        return  # «تفجير قنبلة»: with what, not whom
    if role == "actor" and not inner.direct and event.predicate.type in ("SANCTION", "COERCE"):
        role = "recipient"  # «حظر استيراد النفط الإيراني»: whose goods they are
    hit = event.predicate.type == "ASSAULT" and role == "recipient"
    hit = hit and (attackable(draft, inner) or bool(unheard(draft, inner)))
    if not inner.direct and not inner.parties and not hit:
        # «اقتحام القرية» hits something; elsewhere what is neither party nor of one says nothing,
        follow = next_bare(draft, outer) if role_of_object(event.predicate) else None
        if follow is not None:  # but does not hide the object: «منع الأخيرة طائرة الوزير»
            put(draft, event, "recipient", [follow], "object of the verbal noun")
        return
    if role == "recipient" and event.predicate.reciprocal and not fought(draft, event):
        role = "actor"
    place = inner.parties[0].named if inner.parties else None
    if role == "actor" and event.predicate.type == "ASSAULT" and place is not None and place.town:
        role = "recipient"  # «اعتداءات بروكسل»
    visit = event.predicate.type == "CONSULT" and frame.get("الي") == "recipient"
    if role == "actor" and visit and place is not None:
        goes_to = any(
            p.prep in ("الي", "ل") for p in phrases_after(draft, outer.end if outer else event.end)[:2]
        )
        if place.on_the_map and not goes_to and not event.predicate.reciprocal:
            role = "recipient"  # «زيارة تونس»
    if frame["object"] == "recipient" and inner.direct and goes_on(draft, event, outer):
        put(draft, event, "recipient", group, "construct")
        return  # «ستواصل موسكو قصف التنظيم»: the doer is the subject
    if role != "actor" and inner.direct:
        follow = next_bare(draft, outer)
        behind = next(
            (p for p in phrases_after(draft, outer.end if outer else event.end)[:1] if p.prep == "ل"), None
        )
        if (
            role == "recipient"
            and follow is not None
            and frame["object"] == "recipient"
            and acts(draft, inner)
        ):
            put(draft, event, "actor", group, "construct, with an object behind it")
            put(draft, event, "recipient", [follow], "object of the verbal noun")
            return
        if role == "none" and acts(draft, inner) and follows_bare(draft, outer):
            put(draft, event, "actor", group, "construct, with an object behind it")
            return
        if behind is not None and (role == "none" or behind.direct):
            put(draft, event, "actor", group, "construct, with an object in ل behind it")
            if role == "recipient":
                put(draft, event, "recipient", [behind], "object in ل of the verbal noun")
            return
        end = outer.end if outer else event.end
        next_to = [p for p in phrases_after(draft, end)[:1] if p.start <= end + 1]
        sided = any(frame.get(p.prep) == role and not p.pronoun for p in next_to)
        if role == "recipient" and acts(draft, inner) and sided and follow is None:
            put(draft, event, "actor", group, "construct, with the other side behind a preposition")
            return  # «سيطرة الجيش على المدينة»
    if (
        role == "actor"
        and frame["object"] == "recipient"
        and governed(draft, event)
        and follows_bare(draft, outer)
    ):
        role = "recipient"  # «قررت موسكو منح كاراكس تسهيلات»: the doer is the subject of the governing verb
    put(draft, event, role, group, "construct")


def _parted(draft: Draft, event: Found, inner: NounPhrase, others: list[NounPhrase]) -> list[NounPhrase]:
    """Who parts a verbal noun from what it takes: «إطلاق [واشنطن] سراح», «توقيع [باريس ولندن] اتفاقا»."""
    masdar = draft.words[event.anchor].cls == "masdar" and event.predicate.frame["subject"] == "actor"
    if not masdar or not inner.direct or event.end <= inner.end:
        return []
    thing, taken = draft.words[event.end - 1], draft.phrase_of.get(event.end - 1)
    doers = acts(draft, inner) or inner.parties[0].named or (taken is not None and taken.definite)
    beside = draft.phrase_of.get(event.anchor)
    held = governed(draft, event) and not (beside is not None and beside.prep in _WHEN)
    if event.predicate.frame["object"] == "recipient" and (held or not doers):
        return []  # «قررت موسكو منح كراكاس قرضا», «انتشال مواطنين أحياء»
    who = [inner, *(p for p in others if p.end < event.end and p.direct)]
    opens = taken is not None and taken.head == thing.i  # «مبنى» is spelt like «built»
    bare = (thing.tag == NOUN or (opens and thing.tag == ADJ)) and not (thing.prep or thing.conj)
    within = taken is None or taken.start <= event.anchor or not (taken.prep or taken.joined)
    return who if bare and within and who[-1].end == event.end - 1 else []


def _refusing(draft: Draft, event: Found, inner: NounPhrase) -> bool:
    """Whether who refuses stands between the noun and what he will not do: «رفض بلاده التدخل», «رفض واشنطن رفع …»."""
    if event.predicate.type != "REJECT" or draft.words[event.anchor].cls != "masdar":
        return False
    whose = draft.words[inner.head].pronoun or any(p.named is not None for p in inner.parties)
    at = inner.end if event.end <= inner.end else event.end - 1
    deed = draft.words[at] if at < len(draft.words) else None
    return bool(whose) and deed is not None and deed.cls == "masdar" and not (deed.prep or deed.conj)


def goes_on(draft: Draft, event: Found, phrase: NounPhrase | None) -> bool:
    """Whether the noun is what its verb is about to do or goes on with: «تعتزم بغداد قصف», «شرعت في ملاحقة»."""
    if event.clause is None or phrase is None or not governed(draft, event):
        return False
    taken = event.clause.object[0] if event.clause.object else None
    if taken is not None and taken is not phrase and draft.words[taken.head].cls == "masdar":
        return False  # «جدد الوزير التأكيد على دعم بلاده»: he goes on with something else
    classes = draft.classes(event.clause.verb)
    return "verb.aspect" in classes or (
        bool(classes & _GOING_ON) and phrase.prep in ("", "ب", "في", "علي", "من")
    )


def governed(draft: Draft, event: Found) -> bool:
    """Whether a verb with a subject of its own governs the verbal noun."""
    return (
        event.clause is not None and bool(event.clause.subject) and draft.words[event.anchor].cls == "masdar"
    )


def follows_bare(draft: Draft, outer: NounPhrase | None) -> bool:
    """Whether another bare phrase follows: the thing given after the one it is given to."""
    if outer is None:
        return False
    ends = {outer.end, *(p.end for p in coordinated(draft, outer) if p.direct and not p.prep)}
    return any(p.start in ends and not p.prep and not p.time and not p.joined for p in draft.phrases)


def acts(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether the phrase names what does rather than suffers: a state, a body, forces, a weapon."""
    named = phrase.parties[0].named if phrase.parties else None
    info = draft.reader.noun(phrase.head)
    return (named is not None and named.kind in ("country", "organization")) or (
        info is not None
        and (info.party in ("vessel", "weapon", "organization") or info.sector in ("MIL", "COP"))
    )


def fought(draft: Draft, event: Found) -> bool:
    """Whether the noun is of a verb that one side does to the other, though both may do it: «محاربة القراصنة»."""
    keys = draft.words[event.anchor].keys
    return event.predicate.type == "ASSAULT" and any(key.endswith(" فاعل") for key in keys)
