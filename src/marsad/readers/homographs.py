"""Forms that are two words: which one it is, by what the tagger cannot see.

Unvocalised, «تمكن» is «he managed» and «she enables»; which one, the phrase decides that can only be its subject.
«رفض» is «he refused» and «refusal»; behind a verb that announces something and its subject it is what is announced.
"""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.agreement import agrees
from marsad.readers.asides import read_asides
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import NAME, NEG, NOMINAL, NOUN, PREP, QUANT, SUB, VERB, Word

_SUBJECT: Final = 8
"""Words that the subject of a verb of saying may have."""


def announced(words: list[Word], lexicon: Lexicon) -> None:
    """Read as a verbal noun what a verb of saying and its subject bring: «أكد الوزير رفض بلاده التدخل»."""
    opens = {aside.closes + 1: aside.opens for aside in read_asides(words, lexicon)}
    for word in words:
        sense = word.sense
        if word.tag != VERB or sense is None or not sense.past or sense.person != "3ms" or word.conj:
            continue
        deeds = [s for s in word.senses if s.cls == "masdar"]
        if deeds and word.i > 1 and _brings(opens.get(word.i, word.i), words, lexicon):
            word.mean(deeds[0])
            word.tag = NOUN
            word.keys = tuple(dict.fromkeys(s.key for s in deeds))


def _brings(at: int, words: list[Word], lexicon: Lexicon) -> bool:
    """Whether a verb that takes what is said as its object, and a definite subject, stand before word `at`."""
    last = words[at - 1]
    if last.tag == VERB:
        return _announces(last, lexicon)  # «السعودية ومصر أعلنتا قطع العلاقات»
    if not (last.article or last.tag == NAME) or last.prep:
        return False  # «قال مسؤول رفض الكشف عن اسمه»: he who refused
    for i in range(at - 2, max(at - 2 - _SUBJECT, -1), -1):
        word = words[i]
        if word.tag == VERB:
            return _announces(word, lexicon)
        listed = word.tag == PREP and words[i - 1].tag == QUANT  # «وزراء خارجية كل من تونس ومصر»
        if (word.tag not in NOMINAL and not listed) or word.prep or word.conj not in ("", "و"):
            return False
    return False


def _announces(verb: Word, lexicon: Lexicon) -> bool:
    """Whether what is said may be the object of the verb: «أعلن القطيعة»."""
    return any("object" in lexicon.verbs[key].content for key in verb.keys if key in lexicon.verbs)


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
