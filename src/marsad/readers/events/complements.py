"""What a predicate takes: the nouns, prepositions or kinds of complement without which it means something else."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Takes
from marsad.readers.clause import COMMAS, STOPS, Clause
from marsad.readers.demands import is_one
from marsad.readers.events.draft import Draft
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import NOMINAL, PREP, REL, SUB, VERB, Word

_FORCES: Final = frozenset(("@weapon",))
"""What a pronoun cannot show to be meant."""
_KINDS: Final = frozenset(("@place", "@party", "@person", "@weapon"))


def taken(draft: Draft, clause: Clause, takes: Takes, near: dict[str, int]) -> tuple[int, int]:
    """What among the complements of a verb is wanted: its word, and how telling it is (-1 when there is nothing).

    A noun of the entry tells most (4), then another form of one (3), then a kind of complement (2: «@place»
    any place or state, «@party» anybody who can act, «@person» people, «@weapon» forces as the subject), then
    a preposition (1). `near` are the words around the verb, from `complements`.
    """
    wanted = takes.nouns
    at = -1 if wanted.isdisjoint(near) else next(at for form, at in near.items() if form in wanted)
    if at >= 0:
        return at, 4 if at == clause.verb or is_one(draft.words[at], takes.listed) else 3
    kinds = wanted & _KINDS
    if "@weapon" in kinds and any(armed(draft, p) for p in clause.subject):
        return clause.verb, 3
    complements = [*clause.object, *clause.obliques[:2], *(clause.subject if clause.passive else [])]
    if clause.antecedent is not None:
        complements.append(clause.antecedent)
    if kinds and any(
        is_kind(draft, p, kinds) or (kinds - _FORCES and p.pronoun and p.prep and not p.parties)
        for p in complements
    ):
        return clause.verb, 2
    for phrase in clause.obliques[:4]:
        if phrase.prep in wanted:
            return (phrase.start if draft.words[phrase.start].tag == PREP else clause.verb), 1
    return -1, -1


def complements(draft: Draft, clause: Clause) -> dict[str, int]:
    """The forms of the words a verb may take, the likeliest first, within the clause or the one it governs.

    Each comes with the word it is found at, the verb itself for what stands in another clause. A verb may
    signal many predicates, each with hundreds of nouns: so the few words of the clause are gathered once.
    """
    near: dict[str, int] = {}
    heads = 0
    for i in range(clause.verb + 1, min(clause.end, clause.verb + 14)):
        phrase = draft.phrase_of.get(i)
        if phrase is not None and phrase.start == i and not phrase.joined and not phrase.time:
            heads += 1
        if heads > 4 or (phrase is not None and i - phrase.head > 2 and phrase.direct):
            continue
        if draft.words[i].tag != PREP and draft.words[i].fold not in draft.lexicon.mark("jointly"):
            _add_forms(near, draft.words[i], i)
        if draft.words[i].stem in draft.lexicon.mark("allegation"):
            break  # «رفضت الدوحة اتهامها بدعم …»: the support is what she is accused of
    if clause.complement >= 0:
        reach = 7 if "cue" in draft.classes(clause.verb) else 11  # what is said of something is no complement
        for i in range(clause.complement + 1, min(clause.complement + reach, len(draft.words))):
            if draft.words[i].fold in STOPS or draft.words[i].fold in COMMAS:
                break
            _add_forms(near, draft.words[i], clause.verb)
    for phrase in clause.subject if not clause.passive else ():
        if 0 <= phrase.head < clause.verb:
            _add_forms(near, draft.words[phrase.head], clause.verb)
    stands_for = [clause.antecedent] if clause.antecedent is not None else []
    for phrase in [*clause.object, *stands_for, *(clause.subject[:1] if clause.passive else [])]:
        if phrase.head >= 0:
            _add_forms(near, draft.words[phrase.head], phrase.head)
    return near


def _add_forms(near: dict[str, int], word: Word, at: int) -> None:
    """Keep every form by which `is_one` knows a word, unless an earlier word has it."""
    near.setdefault(word.stem, at)
    near.setdefault(word.fold, at)
    if word.stem.endswith("ا"):
        near.setdefault(word.stem[:-1], at)


_NEAR: Final = 5
"""Words after a verbal noun among which what it takes must stand, words of time apart."""


def taken_by_noun(draft: Draft, word: Word, wanted: frozenset[str]) -> int:
    """The word in construct with a verbal noun, or in the first phrase after it, that it needs; else -1."""
    kinds = wanted & _KINDS
    left, beside = _NEAR, False
    for i in range(word.i + 1, len(draft.words)):
        other = draft.words[i]
        within = draft.phrase_of.get(i)
        left -= within is None or not within.time  # «منع … منذ العام 2019 من تداول»: when does not count
        if left < 0:
            break
        # «داعيا رئيس الحكومة وأعضاءها إلى …»: who is joined to the object bars nothing
        apart = other.conj and not (within is not None and within.joined and within.parties)
        if other.tag == SUB and other.stem == "بان" and _speaks(draft, word):
            left = _NEAR + 1  # «واصفا إياه بأنه كاذب»: what follows is said of him
            continue
        if other.tag in (VERB, REL, SUB) or other.fold in STOPS or other.fold in COMMAS or apart:
            return -1
        if is_one(other, wanted) and not beside:
            return i
        if other.tag == PREP and other.stem in draft.lexicon.mark("presupposing"):
            follows = draft.phrase_of.get(i + 1)
            beside = follows is None or not follows.time  # «التعليق على الخبر رغم صدور نفي»: another deed
        if kinds - _FORCES and other.tag == PREP and other.pronoun:
            return word.i  # «السيطرة عليها»
        if kinds and (i == word.i + 1 or draft.phrase_of.get(i) is not draft.phrase_of.get(word.i)):
            opens = other.tag in NOMINAL or draft.reader.counted(i) != i
            inner = draft.reader.phrase(i) if opens else None
            if inner is not None and (
                is_kind(draft, inner, kinds) or ("@weapon" in kinds and armed(draft, inner))
            ):
                return word.i
    if kinds - _FORCES and word.pronoun and "@place" not in kinds:
        return word.i
    return -1


def _speaks(draft: Draft, word: Word) -> bool:
    """Whether the participle is of a verb by which somebody says something."""
    verbs = draft.lexicon.verbs
    return word.cls == "ap" and any("cue" in verbs[k].classes for k in word.keys if k in verbs)


def armed(draft: Draft, phrase: NounPhrase) -> bool:
    """Warships, bombers, troops: what moves as a show of force."""
    info = draft.reader.noun(phrase.head) if phrase.head >= 0 else None
    return info is not None and (info.party in ("vessel", "weapon") or info.sector == "MIL")


def is_kind(draft: Draft, phrase: NounPhrase, kinds: frozenset[str]) -> bool:
    """Whether a phrase is a place, a party or people, as «@place», «@party», «@person» ask."""
    if phrase.time or (phrase.prep in ("في", "خلال", "منذ", "بعد", "قبل", "بسبب") and "@place" not in kinds):
        return False
    info = draft.reader.noun(phrase.head)
    named = phrase.parties[0].named if phrase.parties else None
    if "@place" in kinds and phrase.prep not in ("في", "خلال", "منذ"):  # «احتلت العناوين في البلاد»
        if info is not None and info.party in ("place", "country"):
            return True
        if named is not None and named.on_the_map:
            return True
        if draft.words[phrase.head].stem in draft.lexicon.mark("place"):
            return True
    if "@party" in kinds and phrase.parties and phrase.direct:
        return True
    return (
        "@person" in kinds
        and phrase.direct
        and bool(phrase.parties)
        and (
            draft.reader.is_person(phrase.head)
            or (named is not None and named.kind in ("person", "nationality"))
        )
    )
