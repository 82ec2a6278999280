"""Is it so: whether an event happened, is planned, supposed or denied.

A first, simple reading: the words before the trigger in its clause and the verb that governs it.
"""

from __future__ import annotations

from marsad.lexicon.tables import Lexicon
from marsad.readers.clauses import Clause
from marsad.readers.words import VERB, Word
from marsad.types import Realis

_NEGATIONS = frozenset(("لم", "لا", "ليس", "ليست", "لما", "غير"))
_NOUN_NEGATIONS = frozenset(("عدم", "دون", "بدون", "غياب", "بلا", "انعدام"))
_POSSIBLE = frozenset((
    "احتمال", "احتمالات", "امكانيه", "امكان", "خطر", "مخاوف", "تهديد", "اقتراح", "مقترح", "فرصه", "دعوه",
    "تجنب", "منع", "تفادي", "مخطط", "محاوله", "فكره", "بهدف", "سبل", "طرق", "سبل", "كيفيه", "ضروره", "اجل",
))  # fmt: skip
_PLANNED = frozenset(("المقرر", "المتوقع", "المنتظر", "المرتقب", "المرجح", "المزمع", "مقررا", "متوقعا"))
_IF = frozenset(("اذا", "لو", "حال", "حاله", "ربما", "لعل", "عسي", "ان كان", "مالم"))


def read_realis(
    words: list[Word], trigger: int, clause: Clause | None, clauses: list[Clause], lexicon: Lexicon
) -> Realis:
    """The realis of the event at word `trigger`, which stands in this clause."""
    word = words[trigger]
    if word.tag == VERB:
        own = _of_verb(words, trigger)
        if own != "actual":
            return own
        return _governed(words, clause, clauses, lexicon)
    for i in range(trigger - 1, max(trigger - 4, -1), -1):
        before = words[i]
        if before.tag == VERB or before.token.kind == "punct":
            break
        if before.stem in _NOUN_NEGATIONS:
            return "negated"
        if before.stem in _POSSIBLE:
            return "hypothetical"
    if clause is None or clause.verb > trigger:
        return "actual"
    own = _of_verb(words, clause.verb)
    if own != "actual":
        return own
    held = _by_class(words[clause.verb], lexicon)
    if held is not None:
        return held
    return _governed(words, clause, clauses, lexicon)


def _of_verb(words: list[Word], verb: int) -> Realis:
    word = words[verb]
    before = [words[i] for i in range(max(verb - 2, 0), verb)]
    near = before[-1] if before else None
    if near is not None:
        if near.stem in _NEGATIONS:
            return "negated"
        if near.stem == "لن":
            return "negated"
        if near.stem == "سوف":
            return "planned"
        if near.stem == "قد" and word.sense is not None and not word.sense.past:
            return "hypothetical"
        if near.stem in _IF:
            return "hypothetical"
    if word.split.future:
        return "planned"
    return "actual"


def _by_class(word: Word, lexicon: Lexicon) -> Realis | None:
    """What the class of a governing verb makes of its object."""
    classes = {c for k in word.keys if k in lexicon.verbs for c in lexicon.verbs[k].classes}
    if "verb.deny" in classes:
        return "negated"
    if "verb.possible" in classes or "verb.want" in classes:
        return "hypothetical"
    if "verb.plan" in classes:
        return "planned"
    return None


def _governed(words: list[Word], clause: Clause | None, clauses: list[Clause], lexicon: Lexicon) -> Realis:
    """What stands before أن: a plan, a wish, a denial."""
    if clause is None or clause.first < 1:
        return "actual"
    particle = words[clause.first - 1]
    if particle.stem in _IF:
        return "hypothetical"
    if particle.stem != "ان":
        return "actual"
    for i in range(clause.first - 2, max(clause.first - 5, -1), -1):
        if words[i].fold in _PLANNED:
            return "planned"
        if words[i].stem in _POSSIBLE or words[i].stem in (
            "يمكن",
            "الممكن",
            "المحتمل",
            "ينبغي",
            "يجب",
            "ضروره",
        ):
            return "hypothetical"
    sense = words[clause.verb].sense
    if sense is not None and sense.past:
        return "actual"
    for other in clauses:
        if other.complement == clause.first - 1:
            return _by_class(words[other.verb], lexicon) or "actual"
    return "actual"
