"""What a verb demands: an object, somebody to act on."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.words import Word

SUFFERED: Final = frozenset(("ASSAULT", "COERCE", "SANCTION"))
"""Types of what is done to people, of which desks leave the doer out as a matter of course."""


def wants_object(word: Word, lexicon: Lexicon) -> bool:
    """Whether the verb is never without an object: nobody accuses without accusing somebody."""
    return any("verb.object" in lexicon.verbs[k].classes for k in word.keys if k in lexicon.verbs)


def acts_on(word: Word, lexicon: Lexicon) -> bool:
    """Whether some predicate of the verb has its other side as object."""
    infos = [lexicon.verbs[k] for k in word.keys if k in lexicon.verbs]
    frames = [lexicon.predicates[t.predicate].frame for info in infos for t in info.predicates]
    return any(f["object"] == "recipient" for f in frames)


def said_or_done(word: Word, lexicon: Lexicon) -> bool:
    """Whether only somebody can be the subject, whose deed or word the object is: «كرر دعوته», «جدد رفضه»."""
    classes = {c for k in word.keys if k in lexicon.verbs for c in lexicon.verbs[k].classes}
    return bool(classes & _OWN)


_OWN: Final = frozenset(("cue", "verb.light", "verb.plan", "verb.want"))


def hits(word: Word, lexicon: Lexicon) -> bool:
    """Whether the verb is done to people by somebody, so that an agreeing earlier subject goes on doing."""
    return any(
        p.type in SUFFERED and p.frame["object"] == "recipient"
        for k in word.keys if k in lexicon.verbs
        for t in lexicon.verbs[k].predicates
        for p in [lexicon.predicates[t.predicate]]
    )  # fmt: skip


def is_one(word: Word, wanted: frozenset[str]) -> bool:
    """Whether a word is one of the nouns, in any case ending."""
    stem = word.stem
    return stem in wanted or word.fold in wanted or (stem.endswith("ا") and stem[:-1] in wanted)


def undergoes(noun: Word, verb: Word, lexicon: Lexicon) -> bool:
    """Whether the noun is what the verb is done to by somebody, so that it cannot do it: ties that «قطعت»."""
    infos = [lexicon.verbs[k] for k in verb.keys if k in lexicon.verbs]
    return any(
        is_one(noun, t.nouns) and lexicon.predicates[t.predicate].frame["subject"] == "actor"
        for info in infos for t in info.predicates
    )  # fmt: skip
