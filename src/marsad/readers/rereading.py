"""Which verb a form is that may be two: the phrase behind it and the negation before it tell."""

from __future__ import annotations

from marsad.lexicon.tables import Lexicon
from marsad.readers.agreement import agrees
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import NEG, Word


def reread(word: Word, bare: list[list[NounPhrase]], before: Word | None, lexicon: Lexicon) -> None:
    """Choose again where one form is two verbs (تعهد: he pledged, she entrusts); `bare` are the phrases behind it."""
    sense = word.sense
    assert sense is not None
    senses = [s for s in word.senses if s.cls == "verb"]
    if bare and not bare[0][0].oblique and not agrees(bare[0][0], sense.person, lexicon, before=False):
        fitting = [
            s for s in senses
            if not s.jussive and not s.passive and s.person in ("3ms", "3fs")
            and agrees(bare[0][0], s.person, lexicon, before=False)
        ]  # fmt: skip
        if fitting and bare[0][0].gender:
            sense = fitting[0]
            word.mean(sense)
    short = sense.jussive or (before is not None and before.tag == NEG)
    same = [s for s in senses if (s.person, s.past) == (sense.person, sense.past)]
    # «يستعد» prepares; only after «لم» may it be «he regains» cut short
    word.keys = tuple(dict.fromkeys(s.key for s in same if s.jussive <= short)) or word.keys
