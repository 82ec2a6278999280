"""Claims without an event: what an article states outright, «العلاقات متوترة», «يمثل 96 في المئة من إيرادات البلاد».

A rule names what a state is said of and the words that say it. The words must stand close together in one stretch
of the sentence; the parties are those of the noun itself, then those that follow it, then its possessor.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.behind import BRINGING
from marsad.readers.claims.building import Stated, build
from marsad.readers.claims.completion import around, nationals, possessors
from marsad.readers.claims.ground import CERTAINTY, PRIVATE, Ground, Pair, name, named, says
from marsad.readers.claims.sides import fits
from marsad.readers.clause import COMMAS, QUOTES, STOPS, Clause
from marsad.readers.named import Named
from marsad.readers.phrase import NounPhrase, named_party
from marsad.readers.words import ADJ, NOUN, UNKNOWN, Word
from marsad.types import Claim, Evidence, Party, Quantity

_NEAR: Final = 3
_BEFORE: Final = 5
_BEHIND: Final = 9
"""Words before and behind the noun among which the words that say its state may stand."""
_PLACE: Final = "@place"
"""Stands there for a country in which it is so: «الصراع في اليمن»."""
_OURS: Final = "@ours"
"""Stands there for the owner of a noun and whom it is said of: «حلفاؤنا في كندا»."""
_SPEAKER: Final = frozenset(("نا", "ي"))
"""Pronouns by which who speaks owns something."""
_NATIONAL: Final = "@national"
"""Stands there for one nationality behind the noun: «الحوار الليبي»."""
_CLAUSE: Final = 12
"""Words behind a verb among which those that tell it stand."""
_INSIDE: Final = frozenset(("energy_project", "detention", "negotiation"))
"""Dimensions of which «في» brings a side."""
ENDS: Final = STOPS | COMMAS | QUOTES
_SIDES: Final = frozenset(("مع", "بين"))
"""Prepositions that bring the sides of what a nationality only calls its own."""
_SHARE: Final = "@share"
"""Stands among the words that say it for a share: «96 في المئة»."""


def stated(ground: Ground) -> Iterator[Claim]:
    """The claims of the rules that need no event."""
    lexicon = ground.lexicon
    for at, word in enumerate(ground.sentence.words):
        if word.tag in (NOUN, ADJ, UNKNOWN):  # «الاتفاقية» looks like an adjective
            for rule in lexicon.stated_of.get(word.stem, []) or lexicon.stated_of.get(word.fold, []):
                claim = _said(ground, lexicon.claims[rule], at) if not lexicon.claims[rule].between else None
                if claim is not None:
                    yield claim
    for clause in ground.sentence.clauses:
        lemmas = {
            lexicon.verbs[k].lemma for k in ground.sentence.words[clause.verb].keys if k in lexicon.verbs
        }
        for rule in sorted({r for lemma in lemmas for r in lexicon.stated_of.get(f"={lemma}", ())}):
            claim = _told(ground, lexicon.claims[rule], clause)
            if claim is not None:
                yield claim


def _told(ground: Ground, rule: ClaimRule, clause: Clause) -> Claim | None:
    """What a verb and a word of its clause tell: «تتعامل معه كرئيس شرعي»."""
    words = ground.sentence.words
    end = next(
        (i for i in range(clause.verb, min(clause.verb + _CLAUSE, len(words))) if words[i].fold in ENDS), -1
    )
    high = end if end >= 0 else min(clause.verb + _CLAUSE, len(words))
    last = next((i for i in range(clause.verb, high) if says(words[i : i + 2], rule.said)), -1)
    if last < 0 or clause.passive:
        return None
    ours = named([ground.party(p) for phrase in clause.subject for p in phrase.parties])
    if not ours and (before := ground.past.pairs.get(rule.dimension)):
        ours = named([p for p in before[1:] if p is not None])  # «اعترفت به بعدما أعلن نفسه رئيسا»
    others = [*clause.object, *(p for p in clause.obliques if p.prep in BRINGING)]
    theirs = named([ground.party(p) for phrase in others for p in phrase.parties])
    if rule.dimension == "stance" and any(p.sector in PRIVATE for p in ours[:1]):
        return None  # «وصف المدرب الكندي …»
    realis = ground.realis(clause.verb, clause)
    value = rule.values.get(realis, rule.value)
    start, end = ground.offsets(clause.verb, min(last + 2, high))
    sources = ground.sources(start)
    if not ours:
        return None
    if rule.dimension == "war" and {p.country for p in theirs} <= {ours[0].country, None}:
        theirs = named(
            [*_leading(ground, last), *theirs]
        )  # its own president fights in it, another state leads
    pair: Pair = ours[0], next((b for b in (*theirs, *ours[1:]) if name(b) != name(ours[0])), None)
    pair = pair[::-1] if rule.turned else pair
    if not value or not fits(pair, rule):
        return None
    state = Stated(
        value, dict(rule.detail), _since(ground, clause.verb, high), None,
        CERTAINTY.get(realis, "claimed" if sources else "asserted"), sources,
        Evidence(start=start, end=end), None,
    )  # fmt: skip
    return build(rule, pair, state, ground.past)


def _leading(ground: Ground, at: int) -> Iterator[Party]:
    """Who leads a side, in the rest of the sentence: «حربا بين الحكومة يدعمها تحالف تقوده كينيا وبين …»."""
    words, names = ground.sentence.words, ground.sentence.reader.name_of
    leading = ground.lexicon.mark("leading")
    stop = next((i for i in range(at, len(words)) if words[i].fold in STOPS), len(words))
    for i in range(at + 1, stop):
        if words[i - 1].stem in leading and (one := names.get(i)) and one.rule in ("state", "capital"):
            yield ground.party(named_party(one))


def _said(ground: Ground, rule: ClaimRule, at: int) -> Claim | None:
    """What words beside a noun say of it: «العلاقات متوترة»."""
    words = ground.sentence.words
    low, high = _stretch(ground, at)
    saying = [i for i in range(low, high) if i != at and _says_at(words, i, rule.said)]
    share = _share(ground, at, high) if _SHARE in rule.said else None
    if share is not None:
        saying = [share[0]]
    place = _place(ground, at) if _PLACE in rule.said else None
    if place is not None:
        saying = [place.head]
    nation = _nation(ground, at) if _NATIONAL in rule.said else None
    if nation is not None:
        saying = [nation[0]]
    ours = _ours(ground, at) if _OURS in rule.said else None
    if ours is not None:
        saying = [ours[0]]
    near = words[low:high]
    if not saying or says(near, rule.without) or (rule.about and not says(near, rule.about)):
        return None
    nearest = min(saying, key=lambda i: abs(i - at))
    parties = named(list(_parties(ground, rule, at, high)))
    if share is not None:
        parties = parties[:1]
    if place is not None:
        parties = named([ground.party(p) for p in place.parties])[:1]
    if nation is not None:
        parties = [nation[1]]
    if ours is not None:
        parties = named(list(ours[1:]))
    pairs: list[Pair] = [(b, a) if rule.turned else (a, b) for a, b in combinations(parties, 2)]
    if rule.parties != "states" and not pairs:
        pairs = [(None, p) if rule.turned else (p, None) for p in parties]
    first, last = min(at, nearest), max(at, nearest) + 1
    clause = around(ground, at)
    realis = "actual" if rule.presupposed else ground.realis(at, clause)
    value = rule.values.get(realis, rule.value)
    begin = ground.offsets(at, at + 1)[0]
    if not value or not pairs or not fits(pairs[0], rule):
        return None
    a, b = pairs[0]
    start, end = ground.offsets(first, last)
    limit = ground.offsets(high - 1, high)[1]
    end = max([end, *(p.end for p in (a, b) if p is not None and begin <= p.start < limit)])
    same = rule.dimension, value, frozenset(name(p) for p in (a, b) if p is not None)
    if same in ground.past.told:
        return None
    ground.past.told.add(same)
    sources = ground.sources(begin)
    state = Stated(
        value, {**rule.detail, **({"share": share[1].value, "of": share[1].of} if share else {})},
        _since(ground, low, high), None, CERTAINTY.get(realis, "claimed" if sources else "asserted"),
        sources, Evidence(start=start, end=end), None,
    )  # fmt: skip
    return build(rule, (a, b), state, ground.past)


def _says_at(words: list[Word], at: int, wanted: frozenset[str]) -> bool:
    """Whether this word, or it with the next, is wanted."""
    return says(words[at : at + 1], wanted) or (
        says(words[at : at + 2], wanted) and not says(words[at + 1 : at + 2], wanted)
    )


def _since(ground: Ground, low: int, high: int) -> str | None:
    """The day from which on it is so, when a time among these words says it: «منذ العام 2017»."""
    dated = [t.time for t in ground.times if low <= t.first < high and t.time.earliest]
    return (dated[0].earliest or "")[:10] or None if dated else None


def _stretch(ground: Ground, at: int) -> tuple[int, int]:
    """The words around a noun, up to the next stop, comma or quotation mark."""
    words = ground.sentence.words
    low, high = at, at + 1
    while low > max(0, at - _BEFORE) and words[low - 1].fold not in ENDS:
        low -= 1
    while high < min(len(words), at + _BEHIND) and words[high].fold not in ENDS:
        high += 1
    return low, high


def _parties(ground: Ground, rule: ClaimRule, at: int, high: int) -> Iterator[Party]:
    """The parties of a noun: whom its pronoun stands for, those inside its phrase, those behind it."""
    yield from nationals(ground, at, high)
    yield from possessors(ground, at, rule.dimension)
    phrases = ground.sentence.phrases
    own = next((p for p in phrases if p.start <= at < p.end), None)
    if own is not None:
        yield from map(ground.party, own.parties)
    preps = BRINGING | {"في"} if rule.dimension in _INSIDE else BRINGING
    wished = rule.dimension == "recognition"
    low = _stretch(ground, at)[0] if wished else at  # «فرصة لإسرائيل للتخلي عن فكرة …»
    for phrase in phrases:
        if low < phrase.start < high and (phrase.prep in preps or phrase.joined):
            yield from map(ground.party, phrase.parties)
    if wished:  # «فكرة الدولة الفلسطينية»: the state is no party, only wished for
        yield from (ground.party(named_party(n)) for n in _demonyms(ground, at, high))
    clause = around(ground, at) if rule.dimension == "diplomatic_relations" else None
    if clause is not None:
        for phrase in (*([clause.antecedent] if clause.antecedent else []), *clause.subject):
            yield from map(ground.party, phrase.parties)


def _place(ground: Ground, at: int) -> NounPhrase | None:
    """The country that «في» brings right behind the noun."""
    return next((
        p for p in ground.sentence.phrases
        if at < p.start <= at + _NEAR and p.prep == "في" and any(one.country for one in p.parties)
    ), None)  # fmt: skip


def _nation(ground: Ground, at: int) -> tuple[int, Party] | None:
    """The one nationality behind a noun and its adjectives, and where it stands: «الحوار الوطني الليبي».

    Two are two sides («المفاوضات الكورية اليابانية»), and whom «مع» or «بين» brings is a side as well.
    """
    words = ground.sentence.words
    end = next(
        (i for i in range(at + 1, min(at + 1 + _NEAR, len(words))) if words[i].tag not in (ADJ, UNKNOWN)),
        min(at + 1 + _NEAR, len(words)),
    )
    found = _demonyms(ground, at + 1, end)
    if len(found) != 1:
        return None
    one = found[0]
    follows = words[one.end : one.end + _NEAR]
    if any(w.stem in _SIDES or w.fold in _SIDES for w in follows):
        return None
    return one.start, ground.party(named_party(one))


def _ours(ground: Ground, at: int) -> tuple[int, Party, Party] | None:
    """Who owns a noun and whom «في» or the name right behind it says it is, with the place of that."""
    word = ground.sentence.words[at]
    if not word.pronoun:
        return None
    sources = ground.sources(ground.offsets(at, at + 1)[0])
    owners = sources[-1:] if word.pronoun in _SPEAKER else list(possessors(ground, at, "stance"))
    other = next((
        ground.party(party)
        for p in ground.sentence.phrases if at < p.start <= at + 2 and p.prep in ("", "في")
        for party in p.parties if party.country and p.start - at == 1 + bool(p.prep)
    ), None)  # fmt: skip
    owner = next((p for p in owners if p.country), None)
    if owner is None or other is None:
        return None
    return at + 1, owner, other


def _demonyms(ground: Ground, low: int, high: int) -> list[Named]:
    """The nationalities among these words, each once."""
    names = ground.sentence.reader.name_of
    found = {n.start: n for i in range(low, high) if (n := names.get(i)) and n.rule == "demonym"}
    return list(found.values())


def _share(ground: Ground, at: int, high: int) -> tuple[int, Quantity] | None:
    """The share that is said of it, and the word it begins at."""
    return next(((i, q) for i, q in ground.quantities if q.kind == "percent" and at < i < high), None)
