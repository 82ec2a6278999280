"""Who holds a claim towards whom: the parties of the event, completed by what the syntax around it supports.

An event has often one side only: «العقوبات على إيران». The other stands behind one of the prepositions of its own
stretch, is the possessor («علاقاتها»), the doer of the clause, or known from what the article has claimed before.
A party that belongs to another event is none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from marsad.lexicon.tables import ClaimRule
from marsad.readers.agreement import antecedent
from marsad.readers.claims.ground import UNDIRECTED, Ground, Pair, Told, name, named
from marsad.readers.clause import STOPS, Clause
from marsad.readers.events import Found
from marsad.readers.phrase import NounPhrase
from marsad.readers.phrase import Party as WordParty
from marsad.readers.words import NOUN, PREP, VERB
from marsad.types import Party

_PAIRS = 12
"""Pairs that one event may make; a meeting of forty states says little of each pair."""
_REACH = 14
"""Words behind an event in which its other side may stand."""
BRINGING = frozenset(("بين", "مع", "ب", "الي", "علي", "ل", "ازاء", "تجاه", "اتجاه", "حيال", "ضد", "من"))
"""Prepositions that bring the other side."""
_BOTH = frozenset(("مع", "بين"))
"""Those that bring it from afar as well: «وقع اتفاقا يقضي ببناء … مع شركة صينية»."""
_WHERE = frozenset(("في", "ب", "داخل", "قرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "الي", "نحو", "باتجاه"))
"""Prepositions that bring the place."""
_PLACED = frozenset(("war", "deployment", "detention"))
"""Dimensions in which the country where it happens is a side."""
_BESIDE = 3
"""Words before and behind an event in which the possessed may stand: «تشهد علاقاتها مع … تدهورا»."""
_ADJECTIVES = 4
"""Words behind a noun in which its adjectives stand."""
_BODIES = frozenset(("IGO", "NGO"))
_KNOWN = UNDIRECTED | {"detention", "deployment", "war"}
"""Dimensions whose event needs no party of its own where the article has named them: «الاجتماع»."""
_ONLY = frozenset(("sanctions", "detention"))
"""Dimensions whose unnamed side is whoever the article is about: «المحتجزون الأميركيون في البلاد»."""
_ACTS = frozenset(("war", "detention"))
"""Dimensions in which one doer does several things in a row."""
_TOWARDS = frozenset(("recognition", "sanctions"))
"""Dimensions in which a pronoun takes up whom the last claim was about: «اعترفت به خمسون دولة»."""
_DONE = frozenset(("negotiation", "agreement", "arms_supply", "oil_trade", "military_exercise", "credit"))
"""Dimensions in which the doer of the clause is a side: «تشارك السفن الروسية في مناورات مع فنزويلا»."""


def sides(told: Told, rule: ClaimRule, ground: Ground) -> list[Pair]:
    """The pairs of parties that one event gives to one rule."""
    ours, theirs = _fitting(told.event.actors, rule), _fitting(told.event.recipients, rule)
    mutual = rule.dimension in UNDIRECTED or told.found.predicate.reciprocal
    every = [*told.event.actors, *told.event.recipients]
    lacking = not (ours and theirs) and not (mutual and len(every) > 1 and all(map(name, every)))
    if rule.parties != "any" and lacking:
        _complete(told, rule, ground, ours, theirs)
    if rule.turned:
        ours, theirs = theirs, ours
    pairs: list[Pair]
    if ours and theirs:
        pairs = list(product(ours, theirs))
    elif mutual and len(ours or theirs) > 1:
        pairs = list(combinations(ours or theirs, 2))
    else:
        pairs = [(one, None) for one in ours] or [(None, other) for other in theirs]
    fitting = [pair for pair in pairs if fits(pair, rule)][:_PAIRS]
    if rule.parties != "states":
        return fitting
    return list(
        {frozenset(p.country for p in pair if p is not None): pair for pair in reversed(fitting)}.values()
    )[::-1]


def _fitting(parties: list[Party], rule: ClaimRule) -> list[Party]:
    """Those who can be a side: not the paper that tells it, nor in a detention the town where it is."""
    town = rule.dimension == "detention"
    return [
        p
        for p in named(parties)
        if p.sector != "JRN" and not (town and (p.entity or "").startswith("place:"))
    ]


def fits(pair: Pair, rule: ClaimRule) -> bool:
    """Whether the parties are such as the rule is about."""
    a, b = pair
    countries = [party.country for party in pair if party is not None and party.country is not None]
    if rule.parties == "states":
        return len(set(countries)) == 2
    if rule.parties == "both" and (a is None or b is None):
        return False
    if rule.parties == "any":
        return True
    return bool(countries) and (a is None or b is None or name(a) != name(b))


def _complete(told: Told, rule: ClaimRule, ground: Ground, ours: list[Party], theirs: list[Party]) -> None:
    """Add the side that the event itself does not name."""
    known = {p.country for p in (*ours, *theirs)} - {None}
    for party in _others(told, rule, ground, known):
        if party.country is None or party.country in known or not _fitting([party], rule):
            continue
        if rule.dimension in _PLACED and party.country in _BODIES:
            continue
        (theirs if ours and not theirs else ours).append(party)
        known.add(party.country)
        if len(known) > 1:
            return
    if not (ours or theirs) and rule.dimension in _ACTS:
        ours.extend(_doers(told, ground))
    side = ours if rule.dimension == "detention" else theirs
    if rule.dimension in _PLACED and not side:
        where = _behind(told, ground, _WHERE, stretch_end(told.found, ground))
        side.extend([p for p in where if p.country and p.country not in {*known, *_BODIES}][:1])
    if not known and rule.dimension in _TOWARDS and _taken_up(told, ground):
        theirs.extend(ground.past.pairs.get(rule.dimension, ())[1:])


def _others(told: Told, rule: ClaimRule, ground: Ground, known: set[str | None]) -> Iterator[Party]:
    """Who may be the other side, the surest first."""
    found, sentence = told.found, ground.sentence
    word = sentence.words[found.anchor]
    if rule.dimension in UNDIRECTED:
        for at in range(max(found.start - _BESIDE, 0), min(found.end + _BESIDE, len(sentence.words))):
            if sentence.words[at].tag == NOUN:
                yield from possessors(ground, at, rule.dimension)
    else:
        yield from possessors(ground, found.anchor, rule.dimension)
    if rule.dimension in UNDIRECTED:
        yield from nationals(ground, found.start, min(found.end + _ADJECTIVES, len(sentence.words)))
    if rule.dimension != "detention":
        yield from _behind(told, ground, BRINGING, stretch_end(found, ground))
    if rule.dimension == "agreement":
        yield from _behind(told, ground, _BOTH, _stop(found, ground))
    if rule.dimension in _DONE and word.tag != VERB:
        clause = around(ground, found.anchor)
        if clause is not None and not _judged(clause, ground):
            yield from _parties(ground, clause.subject)
            if rule.dimension == "military_exercise":
                yield from _parties(ground, [p for p in clause.obliques if p.prep in ("الي", "مع")])
    if rule.dimension not in _PLACED and (
        _first_person(told, ground) or (told.event.realis != "actual" and not found.actors)
    ):
        yield from told.event.attribution[-1:]
    yield from _remembered(told, rule, ground, known)


def _remembered(told: Told, rule: ClaimRule, ground: Ground, known: set[str | None]) -> Iterator[Party]:
    """Who the article has already said it is: «الاجتماع», «العقوبات»."""
    found, words = told.found, ground.sentence.words
    every = (*found.actors, *found.recipients)
    nameless = [p for p in every if not (p.entity or p.country)]
    if words[found.anchor].tag == VERB and found.actors and not (nameless or rule.about):
        return
    if any(p.sector == "OPP" for p in every):
        return  # «المحادثات مع المعارضة» are with those of one country
    state = ground.lexicon.mark("state-meant")
    if (
        rule.dimension == "stance"
        and not rule.about
        and not any(
            words[i].article and words[i].stem in state for p in nameless for i in range(p.start, p.end)
        )
    ):
        return  # «الغرب» is not whom the article spoke of before, «المملكة» is
    meant = any(w.article or w.pronoun for w in words[found.start : found.end + 1])
    if rule.dimension in UNDIRECTED and not (meant or nameless):
        return
    if rule.dimension not in ("war", "deployment"):
        for country in sorted(c for c in known if c):
            other = ground.past.other(rule.dimension, country)
            if other is None and rule.dimension in _ONLY:
                other = ground.past.partner(country)
            if other is not None:
                yield other
    if len(nameless) == len(every) and rule.dimension in _KNOWN and (meant or nameless):
        yield from ground.past.pairs.get(rule.dimension, ())


def _doers(told: Told, ground: Ground) -> list[Party]:
    """Who did what is told right before, when this is joined to it: «قتل الجيش … وإلقاء القبض على …»."""
    at = told.found.start
    before = [one.event.actors for one in ground.told if one.found.end <= at and named(one.event.actors)]
    if not before or not any(w.conj for w in ground.sentence.words[max(at - 1, 0) : at + 1]):
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
    return [ground.party(WordParty(n.start, n.end, n.entity, n.country, n.sector, n)) for n in found]


def _judged(clause: Clause, ground: Ground) -> bool:
    """Whether the verb only takes a stand: who opposes a meeting does not meet."""
    return any(
        one.found.anchor == clause.verb
        and one.found.predicate.type in ("REJECT", "ACCUSE", "SUPPORT", "REQUEST")
        for one in ground.told
    )


def _first_person(told: Told, ground: Ground) -> bool:
    """Whether the speaker speaks of himself: «إننا مستعدون»."""
    at = told.found.anchor
    words = ground.sentence.words[max(at - 2, 0) : at + 1]
    return any(w.pronoun in ("نا", "ني") or (w.sense and w.sense.person in ("1s", "1p")) for w in words)


def _taken_up(told: Told, ground: Ground) -> bool:
    """Whether a preposition with a pronoun takes up somebody behind the event: «اعترفت به»."""
    words = ground.sentence.words
    return any(
        w.pronoun and (w.prep or w.tag == PREP) for w in words[told.found.anchor + 1 : told.found.end + 2]
    )


def _behind(told: Told, ground: Ground, preps: frozenset[str], end: int) -> Iterator[Party]:
    """The parties that these prepositions bring behind an event, before word `end`."""
    found = told.found
    elsewhere = {
        p.start for one in ground.told if one.found is not found
        for p in (*one.found.actors, *one.found.recipients)
    }  # fmt: skip
    brought = False
    for phrase in ground.sentence.phrases:
        if not found.end <= phrase.start < end:
            continue
        brought = phrase.prep in preps or (brought and phrase.joined)
        if brought:
            yield from (ground.party(p) for p in phrase.parties if p.start not in elsewhere)


def stretch_end(found: Found, ground: Ground) -> int:
    """The first word behind an event that does not belong to it: a stop, or the verb of the next clause."""
    words = ground.sentence.words
    end = min(found.end + _REACH, len(words))
    own = found.clause.verb if found.clause is not None else -1
    for i in range(found.end, end):
        if words[i].fold in STOPS or (words[i].tag == VERB and i != own):
            return i
    return end


def _stop(found: Found, ground: Ground) -> int:
    """The next stop behind an event."""
    words = ground.sentence.words
    return next((i for i in range(found.end, len(words)) if words[i].fold in STOPS), len(words))


def possessors(ground: Ground, at: int, dimension: str) -> Iterator[Party]:
    """Whom the pronoun on a noun means: «علاقاتها».

    Where one relation is set against another («… بينما توترت علاقاتها مع …»), the side that was named first goes on.
    """
    pronoun = ground.sentence.words[at].pronoun
    if not pronoun:
        return
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
        yield from _parties(ground, [stands])


def _nearest_state(ground: Ground, at: int) -> Party | None:
    """The state that is named last before a word, inside other phrases too: «منع فنزويلا من بيع نفطها»."""
    for phrase in reversed(ground.sentence.phrases):
        if at - _REACH < phrase.start < at and phrase.prep != "في":
            for party in reversed(phrase.parties):
                if party.start < at and party.named is not None and party.named.rule in ("state", "capital"):
                    return ground.party(party)
    return None


def _parties(ground: Ground, phrases: list[NounPhrase]) -> Iterator[Party]:
    for phrase in phrases:
        yield from (ground.party(p) for p in phrase.parties)
