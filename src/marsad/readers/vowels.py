"""Vowel signs and ة the desk wrote: readings of a word that contradict them are dropped.

News writes few vowel signs, and where it does it is to tell two words apart: «بيّن» (he showed) from «بين»
(between), «قُتل» (was killed) from «قتل» (he killed).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from marsad.arabic.tokens import Token
from marsad.lexicon.tables import Sense
from marsad.readers.words import Analysis

_FEMININE: Final = (Sense("noun", "", gender="f"),)
_SHADDA: Final = "\u0651"
_VERBAL: Final = frozenset(("verb", "masdar", "ap", "pp"))
_NEVER: Final = frozenset(("preposition", "time-noun", "adverb", "negation"))
"""Classes of words none of which doubles a letter inside."""
_SHORT: Final = 3
"""Letters of a stem that is hardly a noun when its middle one is doubled, unless it is a feminine («مدّة»)."""
_FULL: Final = ("فعّل", "فاعل", "أفعل", "فعلل")
"""Patterns whose active imperfect has a damma on its prefix as well: «يُعلن»."""


def agreeing(token: Token, analyses: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The readings of a word that its written shadda or damma allows; all of them when it allows none.

    >>> from marsad.arabic.tokens import tokenize
    >>> agreeing(tokenize("بيّن")[0], ())
    ()
    """
    found = []
    for analysis in analyses:
        senses = tuple(s for s in analysis.senses if _allowed(s, analysis, token))
        if senses or analysis.named:
            found.append(replace(analysis, senses=senses))
    sure = any(s.cls in _VERBAL for a in found for s in a.senses)
    return tuple(found) if sure else analyses


def feminine(analyses: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """The readings of a word written with ة, which is no pronoun: «شرفة» is a balcony, nobody's honour.

    A word that is known only as another with a pronoun is some feminine noun.
    """
    found = tuple(a for a in analyses if a.split.pronoun != "ه")
    if found or not analyses:
        return found
    split = analyses[0].split
    return (Analysis(replace(split, to=split.to + 1, pronoun=""), _FEMININE, False),)


def _allowed(sense: Sense, analysis: Analysis, token: Token) -> bool:
    """Whether a sense may be written with the shadda and damma of the token."""
    at, to = analysis.split.at, analysis.split.to
    inner = any(at < i < to - 1 for i in token.shadda)
    if inner and not _doubling(sense, token.fold[at:to]):
        return False
    if sense.cls == "verb" and to - 1 in token.shadda and _distinct(sense, token.fold[to - 1]):
        return False
    return not (at in token.damma and sense.cls == "verb" and _open(sense))


def _doubling(sense: Sense, stem: str) -> bool:
    """Whether a letter inside the word may be doubled."""
    if sense.cls not in _VERBAL:
        short = len(stem) == _SHORT and sense.cls in ("noun", "adjective") and not stem.endswith("ه")
        return sense.cls not in _NEVER and not short
    root, _, pattern = sense.key.partition(" ")
    if len(root) != _SHORT or root[1] == root[2] or pattern.startswith("افت"):
        return True  # «يمدّون», «يتّفق»
    return _SHADDA in pattern and not (sense.cls == "masdar" and pattern == "فعّل")


def _distinct(sense: Sense, last: str) -> bool:
    """Whether the verb ends in a letter of its root that is no double: «ردّ» answers, «ورد» arrives."""
    root = sense.key.partition(" ")[0]
    return len(root) == _SHORT and root[2] == last != root[1]


def _open(sense: Sense) -> bool:
    """Whether the active voice of the form begins with another vowel than a damma."""
    return not sense.passive and (sense.past or not sense.key.endswith(_FULL))
