"""Who says so: the stretches of a sentence that somebody is made responsible for."""

from __future__ import annotations

import msgspec

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import QUOTES, Carry, Clause
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import VERB, Word


class Saying(msgspec.Struct):
    """Words `start`..`end` (half-open) stand on the word of `speaker`; `cue` is the word that says so."""

    start: int
    end: int
    speaker: list[NounPhrase]
    cue: int
    self_report: bool = False
    """The content is a noun phrase, often the speaker's own act: «أعلنت مصر قطع العلاقات»."""


def read_sayings(
    words: list[Word], clauses: list[Clause], phrases: list[NounPhrase], lexicon: Lexicon, carry: Carry
) -> list[Saying]:
    """The sayings of a sentence, outermost first."""
    found = [
        *_verbs(words, clauses, lexicon, carry),
        *_participles(words, clauses, lexicon),
        *_according_to(words, clauses, phrases),
    ]
    found.sort(key=lambda s: (s.start, -s.end))
    return found


def _verbs(words: list[Word], clauses: list[Clause], lexicon: Lexicon, carry: Carry) -> list[Saying]:
    found = []
    for clause in clauses:
        infos = [lexicon.verbs[k] for k in words[clause.verb].keys if k in lexicon.verbs]
        if not any("cue" in info.classes for info in infos):
            continue
        speaker = clause.subject
        if not speaker and carry.speaker:
            speaker = carry.speaker
        if not speaker:
            continue
        before = _relay(words, clause)
        if before >= 0:
            found.append(Saying(before, clause.verb, speaker, clause.verb))
            continue
        start = clause.complement if clause.complement >= 0 else -1
        if start < 0:
            obliques = clause.object or [p for p in clause.obliques if p.prep in ("ان", "عن", "الي", "ب")]
            if not obliques:
                continue
            found.append(Saying(obliques[0].start, _stop(words, clause.verb), speaker, clause.verb, True))
            continue
        found.append(Saying(start, _stop(words, start), speaker, clause.verb))
    return found


def _participles(words: list[Word], clauses: list[Clause], lexicon: Lexicon) -> list[Saying]:
    """«مؤكدا أن», «مضيفا»: the speaker is the subject of the main clause before."""
    found = []
    for word in words:
        senses = [s for a in word.analyses if a.split == word.split for s in a.senses if s.cls == "ap"]
        cue = any("cue" in lexicon.verbs[s.key].classes for s in senses if s.key in lexicon.verbs)
        if not cue or word.article or word.prep or word.tag == VERB or not word.fold.endswith(("ا", "ه")):
            continue
        start = _content(words, word.i + 1)
        before = [c for c in clauses if c.verb < word.i and c.subject and c.governor < 0]
        if start >= 0 and before:
            found.append(Saying(start, len(words), before[-1].subject, word.i))
    return found


def _content(words: list[Word], at: int) -> int:
    """Where the content begins after a participle: at أن, a colon or a quotation mark within three words; else -1."""
    for i in range(at, min(at + 3, len(words))):
        if words[i].stem in ("ان", "بان") or words[i].fold in QUOTES or words[i].fold == ":":
            return i
        if words[i].tag == VERB:
            return -1
    return -1


def _relay(words: list[Word], clause: Clause) -> int:
    """Beginning of the content when the cue follows it: «على ما أعلن X», «حسبما ذكر X»; else -1."""
    at = clause.verb
    if at and words[at - 1].fold in ("ما", "كما", "حسبما", "وفقما", "بحسبما", "مثلما"):
        return 0
    if at and words[at - 1].fold in ("حسب", "وفق", "وفقا"):
        return 0
    return -1


def _stop(words: list[Word], start: int) -> int:
    """The end of what is said: the end of the sentence, or where a new main clause of the narrator begins."""
    return len(words)


def _according_to(words: list[Word], clauses: list[Clause], phrases: list[NounPhrase]) -> list[Saying]:
    found = []
    for phrase in phrases:
        before = words[phrase.start - 1] if phrase.start else None
        cue = -1
        if (before is not None and before.stem in _SOURCES) or (
            phrase.prep == "ل" and before is not None and before.stem in ("وفقا", "طبقا")
        ):
            cue = before.i
        elif (
            phrase.prep in ("عن", "الي")
            and phrase.start >= 2
            and words[phrase.start - 2].stem in ("نقلا", "استنادا")
        ):
            cue = phrase.start - 2
        if cue < 0 or words[cue].tag == VERB:
            continue
        if not phrase.parties:
            continue
        found.append(Saying(0, len(words), [phrase], cue))
    return found


_SOURCES = frozenset(("حسب", "وفق", "بحسب", "وفقا", "طبقا"))
