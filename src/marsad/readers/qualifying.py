"""Whether a word can be the adjective of the one before it, by number, gender and article."""

from __future__ import annotations

from marsad.arabic.clitics import Split
from marsad.lexicon.tables import Sense
from marsad.readers.words import ADJ, CLOSED, NAME, NOUN, QUANT, TAGS, TIME, UNKNOWN, Word


def qualified(before: Word, split: Split) -> bool:
    """Whether the word before can be the noun of an adjective with these clitics."""
    if before.tag not in (NOUN, ADJ, UNKNOWN, NAME) or split.prep or split.conj or _elative(before):
        return False
    return split.article == (before.article or bool(before.pronoun)) or before.tag == NAME


def one_number(before: Word, adjective: Sense) -> bool:
    """No plural of people qualifies a singular, «يد مسلحين», no feminine a masculine, «تمديد مهمة», «منفذ عملية»."""
    someone = before.cls == "noun" and before.sense is not None and bool(before.sense.key)
    if (before.cls == "masdar" or someone) and adjective.gender == "f" and before.sense is not None:
        return (before.sense.number, before.sense.gender) != ("s", "m") or before.stem.endswith("ه")
    if adjective.number != "p" or adjective.gender != "m" or before.sense is None or before.tag != NOUN:
        return True
    return before.sense.number != "s" or not before.sense.key


def continues(before: Word, split: Split, adjective: Sense) -> bool:
    """Whether it is joined to an adjective as feminine as itself: «منشآت أمنية وعسكرية» names no soldier."""
    if before.tag != ADJ or before.sense is None or split.conj != "و" or split.prep or split.pronoun:
        return False
    one = before.sense.gender == adjective.gender == "f" and before.sense.number == adjective.number == "s"
    return one and before.article == split.article


def describes(before: Word, split: Split, adjective: Sense) -> bool:
    """Whether an adjective with the article has its noun before it: «العلاقات التجارية والدبلوماسية»."""
    return split.article and (qualified(before, split) or continues(before, split, adjective))


def _elative(word: Word) -> bool:
    """Whether the word may be «the greatest», which stands before its noun: «أكبر مدينة»."""
    return word.tag == ADJ and not word.article and _of_four(word) and word.fold[-1] != "ه"


def _of_four(word: Word) -> bool:
    """Whether the stem has the letters of «أكبر»."""
    return len(word.stem) == 4 and word.stem[0] == "ا"


def nominative(after: Word) -> bool:
    """Whether the next word is a plural in ون with the article, which nothing can govern: «الاسلاميون»."""
    return after.fold.startswith("ال") and after.fold.endswith("ون") and len(after.fold) > 6


def elative(word: Word, after: Word | None) -> bool:
    """Whether a form may be «the greatest» and an indefinite noun follows: «أكبر قنبلة»."""
    most = word.fold[0] == "ا" and _of_four(word) and "adjective" in word.classes
    nouns = after is not None and not after.classes.isdisjoint(("noun", "masdar"))
    return most and nouns and after is not None and not after.fold.startswith("ال")


def opens_construct(word: Word, split: Split, before: Word | None, after: Word | None) -> bool:
    """Whether it is rather a noun before its genitive than an adjective: «محتجين إيرانيين | مبنى السفارة»."""
    noun = "noun" in word.classes and not (split.article or split.pronoun)
    many = before is not None and before.tag == ADJ and before.stem.endswith(("ون", "ين"))
    return noun and many and after is not None and after.fold.startswith("ال") and after.token.kind == "word"


def deeds_too(word: Word, people: Sense) -> bool:
    """Whether women and deeds are written alike, so that deeds are meant: «المفاوضات» are talks."""
    women = people.number == "p" and people.gender == "f"
    return women and "masdar" in word.classes and word.stem.endswith("ات")


def articled(word: Word) -> bool:
    """Whether it may as well be an adjective with the article: «دعمها التام» is complete, and has not convened."""
    return word.fold.startswith("ال") and "adjective" in word.classes


def governed_thing(after: Word) -> bool:
    """Whether the next word is an indefinite noun, as the object of a verbal noun is and a stretch of time is not."""
    split = after.split
    if after.token.kind != "word" or split.prep or split.conj or split.article:
        return False
    return any(s.cls in ("noun", "masdar") for a in after.analyses[:1] for s in a.senses) and not any(
        TAGS.get(s.cls) in (TIME, QUANT) for a in after.analyses[:1] for s in a.senses
    )


def nominal_next(after: Word | None) -> bool:
    """Whether the next word can be a subject: «هجوم شنه مسلحون», unlike «محاولة قتله في»."""
    if after is None or after.token.kind != "word" or after.split.prep or after.split.conj:
        return False
    return not any(TAGS.get(s.cls) in CLOSED or s.cls == "verb" for a in after.analyses[:1] for s in a.senses)


def masculine(before: Word) -> bool:
    """Whether the noun before is one masculine thing."""
    return before.sense is not None and (before.sense.number, before.sense.gender) == ("s", "m")
