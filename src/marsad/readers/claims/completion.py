"""The side that an event does not name: what the syntax around it supports, and what the article has said before.

An event has often one side only: «العقوبات على إيران». The other stands behind a preposition in its own stretch, is
the possessor («علاقاتها»), the doer of the clause, or known from what the article has claimed before. A party that
belongs to another event is none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from marsad.lexicon.tables import ClaimRule
from marsad.readers.agreement import antecedent
from marsad.readers.claims.behind import BOTH, BRINGING, WHERE, behind, pause, stop, stretch_end, taken_up
from marsad.readers.claims.ground import NOWHERE, PLACED, VIOLENT, Ground, Told, is_person, named, suitable
from marsad.readers.claims.standing import backs
from marsad.readers.clause import STOPS, Clause
from marsad.readers.phrase import NounPhrase, named_party
from marsad.readers.phrase import Party as WordParty
from marsad.readers.words import NOUN, REL, VERB
from marsad.types import Party

_REACH: Final = 14
"""Words behind an event in which its other side may stand."""
_BESIDE: Final = 3
"""Words before and behind an event in which the possessed may stand: «تشهد علاقاتها مع … تدهورا»."""
_ADJECTIVES: Final = 4
"""Words behind a noun in which its adjectives stand."""
_DONE: Final = frozenset(
    ("negotiation", "agreement", "arms_supply", "oil_trade", "military_exercise", "credit")
)
"""Dimensions in which the doer of the clause is a side: «تشارك السفن الروسية في مناورات مع فنزويلا»."""
_TOWARDS: Final = frozenset(("recognition", "sanctions"))
"""Dimensions in which a pronoun takes up whom the last claim was about: «اعترفت به خمسون دولة»."""
_ONLY: Final = frozenset(("sanctions", "detention", "diplomatic_relations", "agreement"))
"""Dimensions whose unnamed side is whoever the article is about: «المحتجزون الأميركيون في البلاد»."""
_ACTS: Final = frozenset(("war", "detention"))
"""Dimensions in which one doer does several things in a row."""
_HOLDING: Final = frozenset(("GOV", "COP", "MIL", "JUD", "SPY"))
"""Sectors that tell of their own arrests: «أعلنت وزارة الداخلية التونسية إيقاف …»."""


def complete(told: Told, rule: ClaimRule, ground: Ground, ours: list[Party], theirs: list[Party]) -> None:
    """Add to the sides of an event what it does not name itself, the surest first."""
    if not rule.directed and _among(told, ground):
        return
    if not rule.directed and rule.placed:
        _add(theirs, behind(told, ground, WHERE, stretch_end(told, ground)), rule, ours, theirs)
    elif not rule.directed:
        for party in (*_mutual(told, rule, ground), *_remembered(told, rule, ground, ours, theirs)):
            if len(_countries(ours, theirs)) > 1:
                break
            _add(theirs if ours else ours, [party], rule, ours, theirs)
        if rule.dimension == "agreement" and rule.otherwise and len(_countries(ours, theirs)) == 1:
            _add(theirs, _nationality(told, ground), rule, ours, theirs)  # «السماح بمرور طائرات كينية»
    if not rule.directed:
        return
    if not ours:
        _add(ours, _holders(told, rule, ground), rule, ours, theirs)
    if not ours and rule.dimension in _DONE and ground.sentence.words[told.found.anchor].tag == VERB:
        before = ground.past.pairs.get(rule.dimension)  # «بدلا مما تشتريه من روسيا»: the same one buys
        _add(ours, before[1 if rule.turned else 0 :][:1] if before else (), rule, ours, theirs)
    if not theirs and rule.dimension != "detention":
        _add(theirs, behind(told, ground, BRINGING, stretch_end(told, ground)), rule, ours, theirs)
    if not theirs and rule.dimension == "stance":
        _add(theirs, _backed(told, ground), rule, ours, theirs)
    if not theirs and rule.dimension == "stance":
        _add(theirs, _behind_relative(told, ground), rule, ours, theirs)
    if not (ours or theirs) and rule.dimension in _ACTS:
        ours.extend(_doers(told, ground))
    if not theirs and rule.placed:
        _add(theirs, behind(told, ground, WHERE, stop(told, ground)), rule, ours, theirs)
    side = ours if rule.dimension == "detention" else theirs
    armed = rule.dimension == "arms_supply" and _group(told)
    placed = rule.dimension in PLACED and rule.parties != "towards"
    if (placed or armed) and not any(p.country for p in side):
        _add(side, behind(told, ground, WHERE, stretch_end(told, ground)), rule, ours, theirs)
        _add(side, _homeland(told, ground), rule, ours, theirs)
    if rule.dimension == "deployment" and not ours:
        _add(ours, _nationality(told, ground), rule, ours, theirs)
    for party in _remembered(told, rule, ground, ours, theirs):
        if not (ours and theirs):
            _add(theirs if ours else ours, [party], rule, ours, theirs)
    if rule.dimension == "detention" and not (rule.turned or ours or any(p.country for p in theirs)):
        ours.extend(
            [p for p in told.event.attribution if p.sector in _HOLDING and p.country and not is_person(p)][
                -1:
            ]
        )
    if not (ours or theirs) and rule.dimension in _TOWARDS and taken_up(told, ground):
        theirs.extend(ground.past.pairs.get(rule.dimension, ())[1:])


def _among(told: Told, ground: Ground) -> bool:
    """Whether it is between people of one country, so that nobody else is a side: «اتفاق بين الفرقاء الليبيين»."""
    every = [*told.found.actors, *told.found.recipients]
    if len(every) != 1 or not every[0].country:
        return False
    at = every[0].start
    phrase = next((p for p in ground.sentence.phrases if p.start <= at < p.end), None)
    return phrase is not None and phrase.prep == "بين" and phrase.number in ("p", "d")


def _add(
    side: list[Party],
    parties: Iterable[Party | None],
    rule: ClaimRule,
    ours: list[Party],
    theirs: list[Party],
) -> None:
    """Put the first of these parties that is of another country on a side."""
    known = _countries(ours, theirs)
    for party in suitable([p for p in parties if p is not None], rule):
        if (
            party.country
            and party.country not in known
            and (rule.dimension not in PLACED or party.country not in NOWHERE)
        ):
            side.append(party)
            return


def _countries(ours: list[Party], theirs: list[Party]) -> set[str | None]:
    return {p.country for p in (*ours, *theirs)} - {None}


def _mutual(told: Told, rule: ClaimRule, ground: Ground) -> Iterator[Party]:
    """Who may be a side of what is mutual."""
    found, words = told.found, ground.sentence.words
    relations = ground.lexicon.mark("relation")
    for at in range(max(found.start - _BESIDE, 0), min(found.end + _BESIDE, len(words))):
        if words[at].tag == NOUN and (found.start <= at < found.end or words[at].stem in relations):
            yield from possessors(ground, at, rule.dimension)
    yield from nationals(ground, found.start, min(found.end + _ADJECTIVES, len(words)))
    yield from behind(told, ground, BOTH, stretch_end(told, ground))
    if rule.dimension == "agreement":
        yield from behind(told, ground, BOTH, pause(told, ground))
    if rule.dimension in _DONE and words[found.anchor].tag != VERB:
        clause = around(ground, found.anchor)
        if clause is not None and not _judged(clause, ground):
            yield from parties_of(ground, clause.subject)
            if rule.dimension == "military_exercise":
                yield from parties_of(ground, [p for p in clause.obliques if p.prep in ("الي", "مع")])
    if _spoken(told, ground):
        yield from told.event.attribution[-1:]
    if rule.dimension == "agreement":
        yield from _earlier(told, ground)


def _earlier(told: Told, ground: Ground) -> Iterator[Party]:
    """Who does what a deed comes before: «عادت كندا إلى الاجتماع، الذي …، بعد التوصل إلى اتفاق مع بيرو»."""
    at, words = told.found.start, ground.sentence.words
    before = ground.lexicon.mark("presupposing")
    if words[told.found.anchor].tag == VERB or not any(w.stem in before for w in words[max(at - 1, 0) : at]):
        return
    for clause in reversed(ground.sentence.clauses):
        parties = list(parties_of(ground, clause.subject)) if clause.verb < at else []
        if any(p.country for p in parties) and not _judged(clause, ground):
            yield from parties
            return


def _holders(told: Told, rule: ClaimRule, ground: Ground) -> Iterator[Party]:
    """Who may be the doer: the possessor, the doer of the clause, who promises it."""
    found = told.found
    yield from possessors(ground, found.anchor, rule.dimension)
    if rule.dimension in _DONE and ground.sentence.words[found.anchor].tag != VERB:
        clause = around(ground, found.anchor)
        if clause is not None and not _judged(clause, ground):
            yield from parties_of(ground, clause.subject)
    if rule.dimension not in PLACED and _spoken(told, ground):
        yield from told.event.attribution[-1:]


def _remembered(
    told: Told, rule: ClaimRule, ground: Ground, ours: list[Party], theirs: list[Party]
) -> Iterator[Party]:
    """Who the article has already said it is: «الاجتماع», «العقوبات»."""
    found, words = told.found, ground.sentence.words
    every = (*found.actors, *found.recipients)
    nameless = [p for p in every if not (p.entity or p.country)]
    described = [p for p in every if p.mention] if not rule.directed else []
    if words[found.anchor].tag == VERB and found.actors and not (nameless or described or rule.about):
        return
    if rule.dimension == "detention" and found.recipients and ours and not theirs:
        return  # «إيقاف ثلاثة إرهابيين»: these are new, of no country that is told
    if any(p.sector == "OPP" for p in every):
        return  # «المحادثات مع المعارضة» are with those of one country
    state = rule.dimension == "stance" and _state_meant(nameless, ground)
    if rule.dimension == "stance" and not (rule.about or state):
        return  # «الغرب» is not whom the article spoke of before, «المملكة» is
    unnamed = ground.lexicon.mark("state-unnamed")
    if rule.dimension == "sanctions" and any(
        words[i].stem in unnamed for p in nameless for i in range(max(p.start, 0), p.end)
    ):
        return  # «مواطنو سبع دول» are not those of the one that the article spoke of
    if rule.dimension in ("negotiation", "agreement") and len(every) > 1:
        return  # two that the text names, of one country or unknown, are all that there are
    meant = any(w.article or w.pronoun for w in words[found.start : found.end + 1])
    if not rule.directed and not (meant or nameless or described):
        return
    if rule.dimension != "deployment":
        for country in sorted(c for c in _countries(ours, theirs) if c):
            other = ground.past.other(rule.dimension, country)
            verb = words[found.anchor].tag == VERB and rule.dimension == "diplomatic_relations"
            known_of = rule.dimension in _ONLY and (theirs or rule.dimension != "detention")
            if rule.dimension == "agreement" and any(map(is_person, (*ours, *theirs))):
                known_of = False
            if other is None and (known_of or (state and country not in NOWHERE)) and not verb:
                other = ground.past.partner(country)
            if other is not None:
                yield other
    known = not rule.directed or rule.dimension in PLACED  # «الاجتماع» is that of those named before
    if known and len(nameless) == len(every) and (meant or nameless) and not (ours or theirs):
        yield from ground.past.pairs.get(rule.dimension, ())


def _state_meant(parties: list[WordParty], ground: Ground) -> bool:
    words, states = ground.sentence.words, ground.lexicon.mark("state-meant")
    return any(words[i].article and words[i].stem in states for p in parties for i in range(p.start, p.end))


def _behind_relative(told: Told, ground: Ground) -> Iterator[Party]:
    """Whom the verb names behind a relative clause on its doer: «شكك الوزير الذي زار كندا في نوايا روسيا»."""
    found, words = told.found, ground.sentence.words
    after = max((p.end for p in found.actors), default=-1)
    if found.recipients or not 0 < after < len(words) or words[after].tag != REL:
        return
    preps = {prep for prep, role in found.predicate.frame.items() if role == "recipient"}
    stop = next((i for i in range(after, len(words)) if words[i].fold in STOPS), len(words))
    for phrase in reversed(
        ground.sentence.phrases
    ):  # the last is the verb's, those before are the relative's
        if after < phrase.start < stop and phrase.prep in preps:
            yield from parties_of(ground, [phrase])


def _backed(told: Told, ground: Ground) -> list[Party]:
    """Who does what it is done with the help of others: «تقدم الجيش السوري بدعم من روسيا»."""
    at, anchor = told.found.anchor, ground.sentence.words[told.found.anchor]
    clause = around(ground, at)
    helped = anchor.prep == "ب" and any(p.start > at and backs(p.start, ground) for p in told.found.actors)
    return list(parties_of(ground, clause.subject)) if helped and clause is not None else []


def _nationality(told: Told, ground: Ground) -> list[Party]:
    """Whose the base is into which troops are sent, the aircraft that may pass: «نشر قوات في قاعدة تركية بقطر»."""
    names = ground.sentence.reader.name_of
    for i in range(told.found.end, stretch_end(told, ground)):
        one = names.get(i)
        if one is not None and one.rule == "demonym":
            return [ground.party(named_party(one))]
    return []


def _homeland(told: Told, ground: Ground) -> Iterator[Party]:
    """The country named last, where «في البلاد» stands behind the event."""
    words = ground.sentence.words
    if not told.event.actors:
        return
    for at in range(told.found.end, stretch_end(told, ground)):
        if words[at].article and words[at].stem in ground.lexicon.mark("state-home"):
            for phrase in reversed(ground.sentence.phrases):
                if phrase.start < at:
                    yield from (
                        ground.party(p) for p in phrase.parties if p.named and p.named.rule == "state"
                    )


def _group(told: Told) -> bool:
    """Whether those who get arms are people of no country that is told: «سلمت كندا أسلحة لميليشيا في بيرو»."""
    return bool(told.found.recipients) and not any(p.country for p in told.found.recipients)


def _doers(told: Told, ground: Ground) -> list[Party]:
    """Who did what is told right before, when this is joined to it: «قتل الجيش … وإلقاء القبض على …»."""
    at = told.found.start
    before = [
        one.event.actors for one in ground.told
        if one.found.end <= at and one.event.type in VIOLENT and named(one.event.actors)
    ]  # fmt: skip
    joined = any(w.conj for w in ground.sentence.words[max(at - 1, 0) : at + 1])
    if not before or not joined or told.event.type not in VIOLENT:
        return []
    return [p for p in named(before[-1]) if p.country]


def around(ground: Ground, at: int) -> Clause | None:
    """The clause in which a word stands."""
    return next((c for c in reversed(ground.sentence.clauses) if c.verb < at < c.end), None)


def nationals(ground: Ground, low: int, high: int) -> list[Party]:
    """The two nationalities that qualify one noun: «العلاقات الفرنسية الروسية», «الحكومتان التركية والقطرية»."""
    names = ground.sentence.reader.name_of
    found = list(
        {n.entity: n for i in range(low, high) if (n := names.get(i)) and n.rule == "demonym"}.values()
    )
    if len(found) != 2 or found[1].start > found[0].end:
        return []
    return [ground.party(named_party(n)) for n in found]


def _judged(clause: Clause, ground: Ground) -> bool:
    """Whether the verb only takes a stand: who opposes a meeting does not meet."""
    return any(
        one.found.anchor == clause.verb
        and one.found.predicate.type in ("REJECT", "ACCUSE", "SUPPORT", "REQUEST")
        for one in ground.told
    )


def _spoken(told: Told, ground: Ground) -> bool:
    """Whether who says it is the one who will: «إننا مستعدون», a promise without a doer."""
    at = told.found.anchor
    words = ground.sentence.words[max(at - 2, 0) : at + 1]
    if any(w.pronoun in ("نا", "ني") or (w.sense and w.sense.person in ("1s", "1p")) for w in words):
        return True
    return told.event.realis != "actual" and not told.found.actors


def possessors(ground: Ground, at: int, dimension: str) -> Iterator[Party]:
    """Whom the pronoun on a noun means: «علاقاتها».

    Where one relation is set against another («… بينما توترت علاقاتها مع …»), the side that was named first goes on.
    """
    pronoun = ground.sentence.words[at].pronoun
    if not pronoun or ground.sentence.words[at].tag == VERB:
        return  # «التي تشتريها»: what is bought owns nothing
    before = ground.past.pairs.get(dimension)
    if before is not None and dimension == "diplomatic_relations":
        yield before[0]
        return
    near = _nearest_state(ground, at) if pronoun == "ها" else None
    if near is not None:
        yield near
        return
    placed = [p for p in ground.sentence.phrases if p.prep == "في"]
    stands = antecedent(at, pronoun, ground.sentence.phrases, exclude=placed)
    if stands is not None:
        yield from parties_of(ground, [stands])


def own_deed(told: Told, ground: Ground) -> Party | None:
    """The state whose deed a verbal noun names: «عزل روسيا بسبب غزوها لأوكرانيا» is about Russia's invasion."""
    word = ground.sentence.words[told.found.anchor]
    owner = _nearest_state(ground, told.found.anchor) if word.tag == NOUN and word.pronoun == "ها" else None
    against = {p.country for p in told.event.recipients}
    return owner if owner is not None and owner.country not in against else None


def _nearest_state(ground: Ground, at: int) -> Party | None:
    """The state that is named last before a word, inside other phrases too: «منع فنزويلا من بيع نفطها»."""
    for phrase in reversed(ground.sentence.phrases):
        if at - _REACH < phrase.start < at and phrase.prep != "في":
            for party in reversed(phrase.parties):
                if party.start < at and party.named is not None and party.named.rule in ("state", "capital"):
                    return ground.party(party)
    return None


def parties_of(ground: Ground, phrases: list[NounPhrase]) -> Iterator[Party]:
    """The parties of phrases, in offsets."""
    for phrase in phrases:
        yield from (ground.party(p) for p in phrase.parties)
