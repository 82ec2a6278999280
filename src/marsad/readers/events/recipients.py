"""The other side where the frame found nobody: looked for in wider and wider circles around the trigger."""

from __future__ import annotations

from typing import Final

from marsad.readers.agreement import antecedent, of_a_deed, owned_by
from marsad.readers.clause import COMMAS, QUOTES, Clause
from marsad.readers.events.draft import Draft, Found, Reason
from marsad.readers.events.reach import coordinated
from marsad.readers.events.roles import means, put, suffers
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.words import ADJ, ADV, NEG, NOUN, PART, PREP, QUANT, REL, SUB, VERB

ADDRESSING: Final = frozenset(("REQUEST", "THREATEN", "ACCUSE", "REJECT"))
"""Types whose object, when it is somebody, is the other side whatever else the frame says."""
_AGAINST: Final = ("ضد", "بحق", "علي", "تجاه", "ازاء", "حيال", "لدي")
_DIRECTING: Final = {
    "SUPPORT": ("ل", "مع", "الي", "تجاه", "علي"), "AID": ("ل", "الي", "مع"),
    "CONCEDE": ("ل", "الي", "علي", "عن", "مع", "امام", "في"),
    "AGREE": ("ل", "الي", "مع", "من", "امام"), "COOPERATE": ("مع", "الي", "ل", "من"), "RETREAT": ("من", "عن", "الي"),
    "REQUEST": ("من", "علي", "الي"), "ACCUSE": (*_AGAINST, "من", "الي", "في"), "REJECT": (*_AGAINST, "مع", "من", "ل", "عن"),
    "THREATEN": (*_AGAINST, "الي", "ب", "مع", "من", "ل", "في"), "SANCTION": (*_AGAINST, "مع", "من", "عن", "ل", "الي", "في"),
    "ASSAULT": ("ضد", "علي", "عند", "امام", "تجاه", "صوب"), "COERCE": (*_AGAINST, "عن", "في"),
    "PROTEST": (*_AGAINST, "امام"),
    "MOBILIZE": (*_AGAINST, "الي", "مع", "في", "ب"),
}  # fmt: skip
"""By type, the prepositions that may bring the other side, the most telling first."""
_HITTING: Final = frozenset(("SANCTION", "COERCE"))
"""Types that hit what stands behind their noun."""
_NEARBY: Final = frozenset(("ل", "الي", "من", "عن", "في"))
"""Prepositions that bring the other side only as a party itself, not as something that contains one."""
_TOWARDS: Final = frozenset(
    ("AGREE", "THREATEN", "PROTEST", "RETREAT", "REJECT", "SANCTION", "COERCE", "CONCEDE")
)
"""Types that are about a country even when it is only the place: «سحب قواتها من بنما», «احتجاج في الجزائر»."""
_REACH: Final = 14
"""Words after the trigger within which such a country still belongs to it."""


def complete_recipient(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """Fill a recipient that is lacking; each step is less certain than the one before."""
    if event.recipients or event.predicate.reciprocal or event.predicate.type not in _DIRECTING:
        return
    frame = event.predicate.frame
    if any(p.pronoun and p.prep and not p.parties and frame.get(p.prep) == "recipient" for p in phrases[:1]):
        return  # «القبض عليه في برلين»: whoever he is, he is no town
    addressed_to = (
        event.clause.object[:1] if event.clause is not None and event.predicate.type in ADDRESSING else []
    )
    if draft.words[event.anchor].tag == VERB and addressed_to and addressed_to[0].direct:
        put(draft, event, "recipient", addressed_to, "object")
        return
    physical = event.predicate.type in ("ASSAULT", "MOBILIZE")
    steps = (_directed,) if physical else _STEPS
    for step in steps:
        step(draft, event, phrases)
        if event.recipients:
            return


def _author(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """Who stands behind the thing praised or refused: «رحبت ببيان أصدره الرئيس», «نفت ما تردده المعارضة»."""
    if event.predicate.type not in ("SUPPORT", "REJECT", "ACCUSE", "COERCE"):
        return
    for clause in draft.clauses:
        if draft.words[clause.verb].conj or _sourced(draft, clause):
            continue
        if draft.classes(clause.verb) & _WITNESSING:
            continue  # «التحقيق في التفجير الذي شهده البرلمان»: where it happened, not whose doing
        taken_up = clause.antecedent is not None or draft.words[clause.verb].pronoun
        behind = any(p.end <= clause.verb <= p.end + 2 for p in phrases) and taken_up
        said = _what_is_done(draft, clause, event.end)
        if said and "verb.coming-from" in draft.classes(clause.verb):
            source = [p for p in clause.obliques[:1] if p.prep in ("من", "عن")]  # «ما صدر عن بعض النواب»
            joined = [p for first in source for p in coordinated(draft, first)]
            put(draft, event, "recipient", [*source, *joined], "from whom it comes")
        elif behind or said:
            put(draft, event, "recipient", clause.subject, "author of what it is about")
            if event.recipients:
                return


_WITNESSING: Final = frozenset(("verb.impersonal", "verb.happening"))


def _sourced(draft: Draft, clause: Clause) -> bool:
    """Whether the clause only names the source of it all: «وفق ما أعلنته الوزارة»."""
    return any(s.cue == clause.verb and s.outside for s in draft.sayings)


def _what_is_done(draft: Draft, clause: Clause, end: int) -> bool:
    """Whether the clause is «ما تردده المعارضة» right behind word `end`."""
    what = clause.first - 1
    return (
        0 <= what - end <= 2
        and draft.words[what].tag == REL
        and draft.words[what].fold in ("ما", "بما", "مما")
    )


def _directed(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """The first party that one of the directing prepositions of the type brings."""
    directing = _DIRECTING[event.predicate.type]
    for phrase in sorted(phrases, key=lambda p: directing.index(p.prep) if p.prep in directing else 99):
        if suffers(draft, event, phrase) or means(draft, event, phrase):
            continue
        if phrase.prep not in directing or phrase.time or event.predicate.frame.get(phrase.prep) == "none":
            continue
        place = phrase.prep == "في" and bool(phrase.parties) and phrase.parties[0].named is not None
        if phrase.prep in _NEARBY and not phrase.direct and not place:
            continue
        if (
            phrase.prep == "ب"
            and draft.words[phrase.head].cls != "masdar"
            and event.predicate.type != "MOBILIZE"
        ):
            continue
        if event.predicate.type == "ASSAULT":
            if phrase.start - event.end > 1:
                return
            put(draft, event, "recipient", [phrase], f"where it hits, after {phrase.prep}")
            if event.recipients:
                return
            continue
        for party in phrase.parties:
            if event.predicate.type == "MOBILIZE" and (party.named is None or party.named.rule != "state"):
                continue  # forces go to a country or against one; elsewhere it is only where they are
            if event.predicate.type in ("PROTEST", "ACCUSE") and _where(phrase, party):
                continue  # «تظاهروا في باريس»
            if _other(draft, event, party):
                for joined in (party, *_joined(draft, phrase)):
                    _add(event, joined, f"the first party after {phrase.prep}", 0.6)
                return


def _joined(draft: Draft, phrase: NounPhrase) -> list[Party]:
    """The parties of the phrases that go on behind the same preposition: «إلى واشنطن وتل أبيب»."""
    return [p for other in coordinated(draft, phrase) if other.prep == phrase.prep for p in other.parties]


def _on_condition(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """Whom a threat is to move: «هدد بالانسحاب إذا لم تتراجع بكين», «ما لم تقبل بغداد»."""
    if event.predicate.type != "THREATEN":
        return
    for clause in draft.clauses:
        if clause.verb <= event.end or clause.first < 1 or clause.how != "subject after the verb":
            continue
        opens = draft.words[min(clause.first - 1, clause.verb - 2) : clause.verb]
        unless = tuple(w.fold for w in opens[-2:]) == ("ما", "لم")
        if unless or any(w.fold in draft.lexicon.mark("proviso") for w in opens):
            mover = [p for p in clause.subject if p.start >= 0]
            put(draft, event, "recipient", mover, "whose move it waits for")
            return


def _judged(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """Of whom a judgement is said: «قالت إن الأمم المتحدة "منحازة"», «سياسة الحكومة فاشلة»."""
    judging = event.predicate.type in ("ACCUSE", "REJECT", "SUPPORT")
    if not judging or draft.words[event.anchor].tag not in (ADJ, NOUN, QUANT, PREP, NEG):
        return
    if draft.words[event.anchor].cls == "masdar":
        return
    at = event.start
    while at > 0 and (draft.words[at - 1].fold in QUOTES or draft.words[at - 1].tag in (ADV, PART)):
        at -= 1
    own = draft.phrase_of.get(event.anchor)
    if own is not None and own.start < at and not own.prep and not own.definite:
        at = own.start  # «إن الحكومة الحالية حكومة فاشلة»
    for phrase in topic(draft, at):
        put(draft, event, "recipient", [phrase], "of whom it is said")
        if event.recipients:
            return


def topic(draft: Draft, at: int) -> list[NounPhrase]:
    """The definite phrase that ends before word `at` and what belongs to it: «إن رفع العقوبات عن بورما | مستحيل»."""
    found: list[NounPhrase] = []
    for phrase in reversed(draft.phrases):
        if phrase.end != at:
            continue
        found.insert(0, phrase)
        if not phrase.prep:
            return found if phrase.definite else []
        at = phrase.start - (draft.words[phrase.start - 1].tag == PREP)
    return []


def _inside_noun(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """Whose the thing hit is: «خفض واردات النفط الروسية», «إغلاق مكاتب الجزيرة»."""
    phrase = draft.phrase_of.get(event.anchor)
    if phrase is None or event.predicate.type not in _HITTING or draft.words[event.anchor].tag == VERB:
        return
    for party in phrase.parties:
        if party.start > event.anchor and party.named is not None and _other(draft, event, party):
            _add(event, party, "inside what it hits", 0.6)
            return


def _agent(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """By whom what is complained of was done: «احتجاجا على الانتهاكات من قبل الشرطة»."""
    if event.predicate.type not in ("ACCUSE", "PROTEST"):
        return
    for phrase in draft.phrases:
        if event.end < phrase.start < event.end + _REACH and phrase.direct and of_a_deed(phrase, draft.words):
            put(draft, event, "recipient", [phrase], "who did what is complained of")
            return


def _owner(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """Whose the thing hit is, by the pronoun on it: «تجميد أرصدتهم», «صادرت أسلحتهم», unless it is the doer's own."""
    if event.predicate.type not in _HITTING:
        return
    word = draft.words[event.anchor]
    things = [draft.phrase_of.get(event.anchor)] if word.tag != VERB else _objects(event)
    for phrase in things:
        if phrase is None or phrase.parties or phrase.start < 0 or phrase.start < phrase.head:
            continue
        last = next((w for w in reversed(draft.words[phrase.head : phrase.end]) if w.pronoun), None)
        subject = event.clause.subject if event.clause is not None else []
        if last is None or last.i == event.anchor or owned_by(last.pronoun, subject):
            continue
        stands = antecedent(event.start, last.pronoun, draft.phrases, exclude=subject)
        if stands is not None:
            put(draft, event, "recipient", [stands], "whose the thing is")
            return


def _objects(event: Found) -> list[NounPhrase]:
    """What an active verb has as object."""
    return [] if event.clause is None or event.clause.passive else event.clause.object[:1]


def _inside_object(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """Whose the object is: «رفضت اقتراحا هنديا», «دفعت رواتب موظفي غزة»."""
    if draft.words[event.anchor].tag != VERB or event.clause is None or event.clause.passive:
        return
    for phrase in event.clause.object[:1]:
        for party in phrase.parties if not means(draft, event, phrase) else ():
            if _other(draft, event, party):
                _add(event, party, "whose the object is", 0.6)
                return


def _who_is_to(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """Who is to do or has done what follows أن: «طالبت بأن تعمل الدول», «اشتكى من أن السعودية لا تعامل»."""
    if event.predicate.type not in ("REQUEST", "ACCUSE"):
        return
    for clause in draft.clauses:
        that = clause.first - 1
        mine = (
            event.clause is not None and event.clause.verb == event.anchor and event.clause.complement == that
        )
        near = 0 <= that - event.end <= 3 and all(w.fold not in COMMAS for w in draft.words[event.end : that])
        if (mine or near) and draft.words[that].tag == SUB and draft.words[that].stem == "ان":
            for phrase in clause.subject:
                for party in phrase.parties:
                    known = (*event.actors, *event.recipients)
                    if phrase.direct and all((party.start, party.end) != (a.start, a.end) for a in known):
                        _add(event, party, "subject of what follows أن", 0.6)


def _country_after(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """The first other country named after the trigger in its clause."""
    if event.predicate.type not in _TOWARDS:
        return
    for phrase in draft.phrases:
        if not event.end <= phrase.start < event.end + _REACH:
            continue
        if any(w.tag in (SUB, REL, VERB) for w in draft.words[event.end : phrase.start]):
            return
        for party in phrase.parties:
            if event.predicate.type in ("PROTEST", "ACCUSE") and _where(phrase, party):
                continue
            if event.predicate.type == "PROTEST" and phrase.prep in _PLACING and party.start == phrase.head:
                continue  # «احتجاجات في الهند»: a state where people march is not whom they march against
            if (
                party.named is not None
                and party.named.country
                and len(party.named.country) == 3
                and _other(draft, event, party)
            ):
                _add(event, party, "the first other country after it", 0.5)
                return


def _where(phrase: NounPhrase, party: Party) -> bool:
    """Whether a town behind «في» is only where it happens."""
    return phrase.prep in _PLACING and party.named is not None and party.named.town


_PLACING: Final = frozenset(("في", "ب", "بين", "شمال", "جنوب", "شرق", "غرب", "قرب", "وسط"))
"""Prepositions of place."""


def _other(draft: Draft, event: Found, party: Party) -> bool:
    """Whether the party is neither an actor nor its country nor, by an attached pronoun, its own: «قواته»."""
    pronoun = draft.words[party.start].pronoun if party.named is None and party.start >= 0 else ""
    subject = event.clause.subject if event.clause is not None and event.clause.verb == event.anchor else []
    own = bool(pronoun) and (not subject or owned_by(pronoun, subject))
    if own and party.country in {None}.union(a.country for a in event.actors):
        return False
    state = party.named is not None and party.named.kind in ("country", "nationality")
    return all(
        (party.start, party.end) != (a.start, a.end)
        and not (party.country is not None and party.country == a.country and state)
        and not (party.entity is not None and party.entity == a.entity)
        for a in event.actors
    )


def _add(event: Found, party: Party, why: str, confidence: float) -> None:
    event.recipients.append(party)
    event.why.append(Reason("recipient", party, why))
    event.confidence = min(event.confidence, confidence)


_STEPS: Final = (
    _on_condition,
    _judged,
    _author,
    _inside_noun,
    _agent,
    _directed,
    _inside_object,
    _owner,
    _who_is_to,
    _country_after,
)
"""From the surest to the least sure."""
