"""Claims without an event: what an article states outright, «العلاقات متوترة», «يمثل 96 في المئة من إيرادات البلاد».

A rule names what a state is said of and the words that say it. The words must stand close together in one stretch
of the sentence; the parties are those of the noun itself, then those that follow it, then its possessor.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from marsad.ids import content_id
from marsad.lexicon.tables import ClaimRule
from marsad.readers.agreement import antecedent
from marsad.readers.claims.ground import CERTAINTY, UNDIRECTED, Ground, name
from marsad.readers.clause import COMMAS, QUOTES, STOPS
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.words import NOUN, UNKNOWN
from marsad.types import Claim, Evidence, Quantity

_BEFORE, _BEHIND = 5, 9
"""Words before and behind the noun among which the words that say its state may stand."""
_BRINGING = frozenset(("بين", "مع", "ب", "الي", "علي", "ل", "ازاء", "تجاه", "من"))
"""Prepositions that bring a party to what the state is said of."""
_SHARE = "@share"
"""Stands among the words that say it for a share: «96 في المئة»."""


def stated(ground: Ground, rules: list[ClaimRule]) -> Iterator[Claim]:
    """The claims of the rules that need no event."""
    for at, word in enumerate(ground.sentence.words):
        if word.tag not in (NOUN, UNKNOWN):
            continue
        for rule in rules:
            if word.stem in rule.of or word.fold in rule.of:
                yield from _said(ground, rule, at)


def _said(ground: Ground, rule: ClaimRule, at: int) -> Iterator[Claim]:
    words = ground.sentence.words
    low, high = _stretch(ground, at)
    saying = [
        i for i in range(low, high) if i != at and (words[i].stem in rule.said or words[i].fold in rule.said)
    ]
    share = _share(ground, at, high) if _SHARE in rule.said else None
    if share is not None:
        saying = [share[0]]
    if not saying or any(words[i].stem in rule.without for i in range(low, high)):
        return
    nearest = min(saying, key=lambda i: abs(i - at))
    parties = list({_key(p): p for p in _parties(ground, at, high) if _key(p)}.values())
    pairs: list[tuple[Party, Party | None]] = [*combinations(parties, 2)]
    if rule.parties != "states" and not pairs:
        pairs = [(p, None) for p in parties]
    first, last = min(at, nearest), max(at, nearest) + 1
    realis = ground.realis(at)
    value = rule.values.get(realis, rule.value)
    for a, b in pairs[:1]:
        if not value or (rule.parties == "states" and (b is None or a.country == b.country)):
            continue
        ends = [p.end for p in (a, b) if p is not None and 0 <= p.start < high]
        start, end = ground.offsets(first, max([last, *ends]))
        sources = ground.sources(ground.offsets(at, at + 1)[0])
        subject, object_ = _key(a), _key(b) if b is not None else None
        yield Claim(
            id=content_id("c", rule.dimension, value, subject, object_, start, end), dimension=rule.dimension,
            subject=subject, object=object_, directed=rule.dimension not in UNDIRECTED, value=value,
            detail={**rule.detail, **({"share": share[1].value, "of": share[1].of} if share else {})},
            valid_from=ground.since(low, high), valid_to=None,
            certainty=CERTAINTY.get(realis, "claimed" if sources else "asserted"),
            sources=[name(p) or p.text for p in sources], evidence=Evidence(start=start, end=end), event=None,
        )  # fmt: skip


def _stretch(ground: Ground, at: int) -> tuple[int, int]:
    """The words around a noun, up to the next stop, comma or quotation mark."""
    words = ground.sentence.words
    ends = STOPS | COMMAS | QUOTES
    low, high = at, at + 1
    while low > max(0, at - _BEFORE) and words[low - 1].fold not in ends:
        low -= 1
    while high < min(len(words), at + _BEHIND) and words[high].fold not in ends:
        high += 1
    return low, high


def _parties(ground: Ground, at: int, high: int) -> Iterator[Party]:
    """The parties of a noun: inside its phrase, behind it, and whom its pronoun stands for."""
    phrases = ground.sentence.phrases
    own = next((p for p in phrases if p.start <= at < p.end), None)
    if own is not None:
        yield from own.parties
    for phrase in phrases:
        if at < phrase.start < high and (phrase.prep in _BRINGING or phrase.joined):
            yield from phrase.parties
    pronoun = ground.sentence.words[at].pronoun
    if pronoun:
        stands = _possessor(ground, at, pronoun)
        if stands is not None:
            yield from stands.parties


def _possessor(ground: Ground, at: int, pronoun: str) -> NounPhrase | None:
    """Whom the pronoun means: the subject of the clause around it, else the nearest that agrees."""
    for clause in ground.sentence.clauses:
        if clause.verb < at < clause.end and clause.subject and clause.subject[0].parties:
            return clause.subject[0]
    return antecedent(at, pronoun, ground.sentence.phrases, exclude=[])


def _share(ground: Ground, at: int, high: int) -> tuple[int, Quantity] | None:
    """The share that is said of it, and the word it begins at."""
    return next(((i, q) for i, q in ground.quantities if q.kind == "percent" and at < i < high), None)


def _key(party: Party) -> str:
    return party.entity or party.country or ""
