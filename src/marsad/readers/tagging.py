"""Tagging: of the readings the lexicon allows a word, the one its neighbours ask for.

Words are chosen from left to right; «بحث» opens a clause as a verb and follows a preposition as a verbal noun.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from marsad.arabic.clitics import Split
from marsad.arabic.tokens import Token
from marsad.lexicon.tables import Sense
from marsad.readers.clause import QUOTES
from marsad.readers.qualifying import (
    articled,
    continues,
    deeds_too,
    describes,
    elative,
    governed_thing,
    masculine,
    nominal_next,
    nominative,
    one_number,
    opens_construct,
    qualified,
)
from marsad.readers.vowels import agreeing, feminine
from marsad.readers.words import (
    ADJ,
    ADV,
    BREAK,
    CLOSED,
    CONJ,
    LATIN,
    NAME,
    NEG,
    NOUN,
    NUMBER,
    PART,
    PREP,
    PUNCT,
    QUANT,
    REL,
    SUB,
    TIME,
    UNKNOWN,
    VERB,
    Analysis,
    Form,
    Morphology,
    Reading,
    Word,
)  # fmt: skip

_NONE: Final[frozenset[str]] = frozenset()
_TAGS: Final = {"number": NUMBER, "latin": LATIN, "break": BREAK}
_FOREIGN: Final = Sense("verb", "?", person="3ms")
"""An unknown word that looks like an imperfect."""
_CLAUSE_START: Final = frozenset((PUNCT, BREAK, CONJ, REL, NEG, PART, SUB))


def read_words(tokens: list[Token], morphology: Morphology) -> list[Word]:
    """The words of a sentence with a part of speech each, chosen from left to right."""
    words: list[Word] = []
    known = morphology.forms
    written: dict[int, Form] = {}
    dotted = any(token.marbuta for token in tokens)
    for i, token in enumerate(tokens):
        fold = token.fold
        if token.kind == "word":
            form = known[fold]
            if token.shadda or token.damma:
                form = written[i] = morphology.form(fold, agreeing(token, form.analyses))
            if token.marbuta and any(a.split.pronoun == "ه" for a in form.analyses):
                form = written[i] = morphology.form(fold, feminine(form.analyses))
            split = form.split
            word = Word(
                i, token, fold, form.analyses, form.classes,
                split, fold[split.at : split.to], split.conj, split.prep, split.article, split.pronoun,
            )  # fmt: skip
            if (only := form.only) is not None:
                word.tag, word.keys = only.tag, only.keys
                word.mean(only.sense)
            words.append(word)
        else:
            tag = _TAGS.get(token.kind, PUNCT)
            split = _whole(len(fold))
            words.append(Word(i, token, fold, (), _NONE, split, fold, "", "", False, "", tag))
    for word in words:
        if word.token.kind == "word":
            if word.sense is None:
                _choose(word, words, (written.get(word.i) or known[word.fold]).readings, dotted=dotted)
            if word.tag == VERB:
                _settle(word, words, morphology)
            elif word.article and word.cls == "number-word" and word.i and not (word.conj or word.prep):
                before = words[word.i - 1]
                if before.tag == NOUN and before.article:
                    word.tag = ADJ  # «وقعت الدول الثلاث اتفاقا»: it counts nothing
    return words


@lru_cache(maxsize=1000)
def _whole(size: int) -> Split:
    """A token that carries no clitics."""
    return Split("", "", False, 0, size, "")


def _choose(word: Word, words: list[Word], readings: tuple[Reading, ...], *, dotted: bool) -> None:
    """Pick the reading of a word by what stands before and after it; of equals the first."""
    if len(readings) == 1:
        _settle_on(word, readings[0])
        return
    before = words[word.i - 1] if word.i else None
    if not word.analyses:
        shape = word.stem
        if (
            not word.article
            and 4 <= len(shape) <= 9
            and shape[0] == "ي"
            and not (before and before.tag in (UNKNOWN, NAME, PREP))
            and not (before and before.cls == "noun" and before.article)
        ):
            word.tag = VERB
            word.mean(_FOREIGN)
            return
        word.tag = UNKNOWN
        return
    if before is not None and before.fold in QUOTES and word.i > 1 and words[word.i - 2].tag == PREP:
        before = words[word.i - 2]  # «المكنى بـ"أبي عياض"»: no verb follows a preposition
    best, most = None, 0.0
    after = words[word.i + 1] if word.i + 1 < len(words) else None
    dotted = dotted and any(r.analysis.split.pronoun == "ه" for r in readings)
    for reading in readings:
        score = _score(reading, word, words, before, after, dotted=dotted)
        if best is None or score > most or (score == most and reading.order < best.order):
            best, most = reading, score
    if best is not None:
        _settle_on(word, best)
    else:
        word.cut(word.analyses[0].split)


def _settle_on(word: Word, reading: Reading) -> None:
    """Give the word this reading."""
    word.cut(reading.analysis.split)
    word.mean(reading.sense)
    word.tag = reading.tag
    word.keys = reading.keys


def _settle(word: Word, words: list[Word], morphology: Morphology) -> None:
    """A second verb in a clause without a boundary is a verbal noun: «فرضت السلطات حظر التجول»."""
    sense = word.sense
    persons = ("3ms", "3fs") if word.pronoun else ("3ms",)
    if word.tag != VERB or sense is None:
        return
    shared = sense.person == "3fs" and not sense.past  # «أعلنت ليبيا تخليها عن …»: no feminine verb
    if not shared and (sense.person not in persons or not sense.past):
        return
    if word.conj or word.prep or word.split.future:
        return
    nouns = [s for s in word.senses if s.cls in ("masdar", "noun")]
    before = words[word.i - 1] if word.i else None
    if not nouns or before is None:
        return
    aside = before.fold in ("،", ",") and _after_aside(words, word.i, morphology)
    if aside or (word.pronoun and _described(words, word.i)):
        _settle_on_noun(word, nouns)
        return
    proper = before.cls in ("given-name", "family-name") or before.tag == UNKNOWN  # a state, perhaps
    if not proper and not _definite(before):
        return
    for before in reversed(words[max(word.i - 8, 0) : word.i]):
        if before.tag in _BOUNDARY or (before.conj and before.tag not in (NOUN, ADJ, NAME)):
            return
        if before.tag == VERB and "name-particle" not in before.classes:
            wants = not morphology.stating.isdisjoint(before.keys)
            if wants if shared else morphology.auxiliary.isdisjoint(before.keys):
                _settle_on_noun(word, nouns)
            return


def _settle_on_noun(word: Word, nouns: list[Sense]) -> None:
    """Give the word the first of these readings, with every verb that one of them may belong to."""
    word.tag = NOUN
    word.mean(nouns[0])
    word.keys = tuple(dict.fromkeys(s.key for s in nouns if s.cls == "masdar"))


def _described(words: list[Word], at: int) -> bool:
    """Whether a definite adjective follows, which no verb has: «دعمها القوي»; nations act: «قتله الأميركيون»."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or not after.article or after.conj or after.prep:
        return False
    return "adjective" in after.classes and "ap" not in after.classes


def _after_aside(words: list[Word], at: int, morphology: Morphology) -> bool:
    """Whether the comma before word `at` closes an aside right behind a verb and its subject: «رفضت روما، …، نشر»."""
    commas = 0
    for before in reversed(words[max(at - 14, 0) : at]):
        commas += before.fold in ("،", ",")
        if before.tag == VERB:
            return commas == 2 and morphology.auxiliary.isdisjoint(before.keys)
        if before.tag in (SUB, REL, BREAK) or (before.tag == PUNCT and before.fold not in ("،", ",")):
            return False
    return False


_BOUNDARY: Final = frozenset((PUNCT, BREAK, CONJ, REL, NEG, PART, SUB))


def _may_open(word: Word, words: list[Word], analysis: Analysis) -> bool:
    """«وعبر الوزير عن قلقه»: a preposition by its letters, a verb by the «عن» that follows its subject."""
    if not any(s.cls == "verb" for s in analysis.senses):
        return False
    if word.i and not analysis.split.conj and words[word.i - 1].token.kind == "word":
        return False
    if word.stem in _LEAVING and any(w.token.kind == "number" for w in words[word.i + 1 : word.i + 2]):
        return True  # «انفجار خلف 12 قتيلا»
    if any("demonstrative" in w.classes for w in words[word.i + 1 : word.i + 2]):
        return False  # «مثل هذه القرارات»
    brings = _BRINGS.get(word.stem)
    if brings == "ان":  # «وبين الناطق باسم الوزارة أن …», unlike «وبين باريس ولندن اتفاق على أن»
        for w in words[word.i + 1 : word.i + 6]:
            if w.fold == brings:
                return True
            if w.token.kind != "word" or any(a.split.conj for a in w.analyses):
                return False
    return any(w.fold == brings for w in words[word.i + 2 : word.i + 9])


_LEAVING: Final = frozenset(("خلف",))
"""Prepositions that stand before no bare number."""
_BRINGS: Final = {"عبر": "عن", "مثل": "امام", "بين": "ان"}
"""What follows such a verb: «مثل الوزير أمام المحكمة»."""


def _score(
    reading: Reading, word: Word, words: list[Word], before: Word | None, after: Word | None, *, dotted: bool
) -> float:
    """How well a reading fits its place; the plainest analysis starts with the lead.

    Where the desk has written a ة in the sentence (`dotted`), its ه is one.
    """
    analysis, sense, tag, score = reading.analysis, reading.sense, reading.tag, reading.lead
    split = analysis.split
    if tag in CLOSED:
        if split.conj == "ف" and word.analyses[0].split.conj == "" and word.analyses[0].senses:
            # «فتحت المفوضية»: rather a verb than «ف + تحت»
            return score + 3 * (tag == SUB and _then(before, after))
        if sense.cls == "interjection" and split.pronoun:
            return score - 5  # «أهنئ» is no «آه» with a pronoun
        return score + (0 if tag == PREP and _may_open(word, words, analysis) else 3)
    verbal = tag == VERB
    if split.pronoun == "ه" and word.token.marbuta:
        score -= 5
    elif (
        dotted
        and (sense.gender == "f" or tag == TIME)
        and not split.pronoun
        and word.fold[split.to - 1] == "ه"
    ):
        score -= 0 if word.token.marbuta else 2.5  # «نظيره»: his counterpart, no woman
    if sense.number == "d" and not verbal:
        score -= 1.2  # duals are rare, and their endings end many other words
    if tag in (TIME, ADV, QUANT):
        opens = tag == TIME and (before is None or bool(split.conj)) and after is not None
        if tag == TIME and _masdar_too(word) and after is not None and governed_thing(after):
            return score  # «عقد جلسة»: to hold, not a decade
        if tag == QUANT and split.prep == "ك":
            return score  # «كمية» is a quantity, not «like a hundred»
        return score + (0.2 if opens and any(s.cls == "verb" for s in analysis.senses) else 1.5)
    if split.prep in ("ب", "ك") or split.article:
        if verbal:
            return score - 5
        if sense.cls == "adjective" and before is not None and describes(before, split, sense):
            return score + 1.8
        if sense.cls == "noun" and sense.key and not deeds_too(word, sense):
            return score + 1.6
        return score + (1.2 if sense.cls == "masdar" else 1)
    at_start = before is None or before.tag in _CLAUSE_START or bool(split.conj)
    if before is not None and not split.conj:
        if before.tag == PREP and before.pronoun == "":
            score += -4 if verbal else 1
        elif before.tag in (NEG, REL) or (before.tag == PART and before.fold in _BEFORE_VERBS):
            score += 2 if verbal else 0
        elif before.tag == SUB and before.stem == "ان":
            # «أنّ» is followed by a noun, «أنْ» by an imperfect: only the latter is a verb's place.
            since = words[word.i - 2].fold if word.i > 1 else ""
            if verbal and (not sense.past or before.pronoun or since in _SINCE):
                score += 2
            elif verbal:
                score -= 1
        elif before.cls in ("given-name", "family-name"):
            score += 1 if verbal else -0.5
        elif before.tag == UNKNOWN and not before.analyses and not before.article:
            score += 0.3 if verbal else 0  # probably a name
        elif before.tag in (NOUN, UNKNOWN, QUANT) and not _definite(before):
            taken_up = verbal and bool(split.pronoun) and (nominal_next(after) or not _masdar_too(word))
            score += 1.2 if taken_up else -1 if verbal and sense.past else 0.5
            if verbal and sense.person == "3fs" and _masdar_too(word) and masculine(before):
                score -= 2.5  # «عدم تدخل»: what describes a masculine is no feminine verb
        elif before.tag in (NOUN, ADJ, NAME, UNKNOWN) and _definite(before):
            score += 1 if verbal and not articled(word) else -0.5
            if verbal and sense.past and sense.person == "3ms" and _hers(before, words) and _masdar_too(word):
                score -= (
                    2  # «إعلان الولايات المتحدة منع …»: what follows a feminine is no masculine verb of hers
                )
    if at_start and not (split.conj and split.pronoun and _listed(word, before, split)):
        score += 1 if verbal else 0
    if verbal:
        if not sense.past and sense.person not in ("1s", "1p"):
            score += 0.8
        if sense.person in ("3ms", "3fs"):
            score -= _misfit(sense, analysis, before, after)
        if sense.person == "1s":
            score -= 3
        if sense.person == "1p":
            score -= 1.5
        if sense.person in ("3fp", "3fd") or (sense.person == "3md" and sense.past):
            score -= 2.5
        if sense.jussive and not (before is not None and before.stem in ("لم", "لا", "لما")):
            score -= 4
        if sense.passive:
            score -= 2 if sense.past and at_start and not split.conj and word.fold.startswith("وو") else 0.3
        if sense.bound:
            score += 0.2
        if sense.past and elative(word, after):
            score -= 2  # «ألقت أكبر قنبلة»
        if split.pronoun and sense.past:
            score -= 0.4
        if after is not None and after.token.kind == "word" and after.fold.startswith("ال"):
            score += 0.2
    elif sense.cls == "masdar":
        score += 0.2 if after is None or not nominative(after) else -2  # «رفع الاسلاميون»: he raised
    elif sense.cls == "adjective":
        # An adjective needs a noun before it, as definite as itself: عملية opens a phrase as a noun.
        if before is not None and continues(before, split, sense):
            return score + 1
        fits = before is not None and qualified(before, split) and one_number(before, sense)
        score += 0.5 if fits and not opens_construct(word, split, before, after) else -0.8
    elif sense.cls == "noun" and not sense.key:
        score += 0.1  # a common noun before a participle of the same letters: «مدينة» is a city
    elif sense.cls == "noun" and sense.key:
        opens = split.article or (before is not None and before.tag == ADJ)
        score += -0.1 if deeds_too(word, sense) else 0.6 if opens else 0.3
    if split.pronoun and not split.prep and tag == ADJ:
        score -= 1
    return score


def _misfit(sense: Sense, analysis: Analysis, before: Word | None, after: Word | None) -> float:
    """What tells against a form that is «she does» in one verb and «he did» in another: «إنه تشاور», «تخلى حزب»."""
    gender = "f" if sense.person == "3fs" else "m"
    active = {s.person for s in analysis.senses if s.cls == "verb" and not s.passive}
    if "3ms" not in active or (gender == "f") == (sense.past):
        return 0
    against = 0.0
    if sense.passive and not sense.past:
        against += 1  # rarer than the active perfect of the same letters
    if before is not None and before.tag == SUB and before.pronoun in _GENDERS and not analysis.split.conj:
        against += 3 * (_GENDERS[before.pronoun] != gender)
    if gender == "f" and after is not None and after.classes & _OF_MEN:
        against += 1
    return against


_GENDERS: Final = {"ه": "m", "ها": "f"}
_OF_MEN: Final = frozenset(("given-name", "family-name"))
"""Names that make a feminine verb before them unlikely."""


def _hers(before: Word, words: list[Word]) -> bool:
    """Whether the word before ends a definite feminine whose deed the verbal noun before it is: «إعلان الدولة»."""
    feminine = before.fold.startswith("ال") and before.fold.endswith("ه")
    return feminine and any(w.cls == "masdar" for w in words[max(before.i - 2, 0) : before.i])


def _then(before: Word | None, after: Word | None) -> bool:
    """Whether «فإن» is no name here: a name follows a given name or a title with the article and precedes another."""
    if after is not None and any(a.senses for a in after.analyses):
        return True
    named = before is None or before.tag == VERB or (before.tag == UNKNOWN) != before.article
    return before is not None and not named


def _listed(word: Word, before: Word | None, split: Split) -> bool:
    """Whether the word goes on a list of what one party does: «تؤكد مساندتها ودعمها لها»."""
    return (
        before is not None
        and before.cls == "masdar"
        and before.pronoun == split.pronoun
        and _masdar_too(word)
    )


def _masdar_too(word: Word) -> bool:
    """Whether the word may be a verbal noun: «محاولة قتله», unlike «نداء وجّهه»."""
    return "masdar" in word.classes


_SINCE: Final = frozenset(("بعد", "قبل", "منذ", "الي", "سبق", "دون"))
"""Words before «أن» after which it is followed by a verb."""
_BEFORE_VERBS: Final = frozenset(("قد", "لقد", "سوف", "وقد", "فقد"))


def _definite(word: Word) -> bool:
    return word.article or bool(word.pronoun) or word.tag == NAME
