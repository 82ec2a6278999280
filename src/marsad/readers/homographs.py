"""Forms that are two verbs: which one it is, by the phrase that can only be its subject.

Unvocalised, «تمكن» is «he managed» and «she enables»; the tagger sees only words, so this is decided again where
phrases are known.
"""

from __future__ import annotations

from marsad.lexicon.tables import Lexicon
from marsad.readers.agreement import agrees
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import NEG, SUB, Word


def reread(
    word: Word,
    bare: list[list[NounPhrase]],
    *,
    words: list[Word],
    phrases: list[NounPhrase],
    lexicon: Lexicon,
) -> None:
    """Where one form is two verbs (تعهد: he pledged, she entrusts), a phrase beside it that must be its subject decides."""
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
    body = man_of_name(bare[0][0], words) if bare else False
    if body and sense.person == "3fs":
        fitting = [s for s in senses if s.person == "3ms" and s.past and not s.passive]
        if fitting:
            sense = fitting[0]
            word.mean(sense)  # «تبنى تنظيم القاعدة الهجوم»: it claimed, she builds
    topic = behind_particle(word.i, words, phrases)
    if topic is not None and not agrees(topic, sense.person, lexicon, before=True):
        fitting = [
            s for s in senses
            if not s.jussive and not s.passive and agrees(topic, s.person, lexicon, before=True)
        ]  # fmt: skip
        if fitting:
            sense = fitting[0]
            word.mean(sense)  # «إن الجيش تمكن من …»: he managed
    short = sense.jussive or (word.i > 0 and words[word.i - 1].tag == NEG)
    same = [s for s in senses if (s.person, s.past) == (sense.person, sense.past)]
    # «يستعد» prepares; only after «لم» may it be «he regains» cut short
    word.keys = tuple(dict.fromkeys(s.key for s in same if s.jussive <= short)) or word.keys


def behind_particle(verb: int, words: list[Word], phrases: list[NounPhrase]) -> NounPhrase | None:
    """What stands between إنّ and the verb, so that it can only be the subject: «إن الجيش تمكن»."""
    for phrase in reversed(phrases):
        if phrase.end == verb:
            own = phrase.direct and phrase.gender and not phrase.prep and phrase.start
            return phrase if own and words[phrase.start - 1].tag == SUB else None
    return None


def man_of_name(phrase: NounPhrase, words: list[Word]) -> bool:
    """Whether the name of a body begins with a masculine noun: «تنظيم القاعدة»."""
    if phrase.gender or phrase.start != phrase.head or phrase.end - phrase.head < 2 or phrase.prep:
        return False
    nouns = [s for s in words[phrase.head].senses if s.cls in ("noun", "masdar")]
    return bool(nouns) and all((s.number, s.gender) == ("s", "m") for s in nouns)
