"""Which language a text seems to be in, as far as it takes to refuse what is not Arabic."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from importlib import resources

import msgspec
import yaml

from marsad.arabic.fold import MARKS
from marsad.errors import InputError

_LEAST_ARABIC = 0.3
"""Share of Arabic letters below which a text is in another script; news quotes Latin names and addresses."""
_LEAST_LETTERS = 4
"""Fewer letters than this beside digits are a unit or a currency, which tells no language."""
_SAMPLE = 20_000
_LEAST = 1.3
"""Weight of signs below which nothing is said against Arabic: a single پوتين does not make a headline Persian."""
_PLAIN = re.compile(r"\b[وفبكل]?ال\w{2}|\wة\b")
_STRANGE = re.compile("[پچژگیکٹڈڑںےہھټډړږښګڼۍېەێۆڕڵۇۈۋڭ]")
_FEW = 5
"""Words that only Arabic has, in a text with few strange letters, from which on no more is asked."""
_JOINER = "\u200c"
_JOINED = 0.8
"""Weight of the joiner that Persian spelling puts between the parts of a word."""

_NO_MARKS = dict.fromkeys(map(ord, MARKS))
_WORD = re.compile(r"[^\W\d_]+")


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What in a word speaks for a language, and how much."""

    weight: float
    letters: str = ""
    words: str = ""
    forms: str = ""
    without: str = ""

    def pattern(self) -> str:
        """The sign as an expression for a whole word."""
        lacking = f"(?!.*[{self.without}])" if self.without else ""
        if self.letters:
            return rf"{lacking}\w*[{self.letters}]\w*"
        return lacking + (f"(?:{'|'.join(self.words.split())})" if self.words else f"(?:{self.forms})")


class NotArabicError(InputError):
    """A text in another language or script."""


def check_arabic(text: str, chars: Counter[str]) -> None:
    """Raise NotArabicError saying what a text seems to be if it is not Arabic; `chars` counts its characters."""
    scripts: Counter[str] = Counter()
    for char, count in chars.items():
        if script := _script(char):
            scripts[script] += count
    if scripts.total() < _LEAST_LETTERS and any(char.isdigit() for char in chars):
        return  # «42 SAR», «١٢٫٥»: an amount alone is in no language, and can be read
    if not scripts:
        raise NotArabicError("no words: only marks or punctuation")
    if scripts["ARABIC"] < _LEAST_ARABIC * scripts.total():
        raise NotArabicError(f"not Arabic: most letters are {scripts.most_common(1)[0][0].capitalize()}")
    language = seeming_language(text)
    if language != "Arabic":
        raise NotArabicError(f"not Arabic: it seems to be {language}")


@lru_cache(maxsize=4096)
def _script(char: str) -> str | None:
    """The script of a letter, as its name begins; None for what is no letter."""
    return unicodedata.name(char, "unknown").split()[0] if char.isalpha() and char != "ـ" else None


def seeming_language(text: str) -> str:
    """The language whose signs weigh most among the first words; Arabic unless another is clear.

    >>> seeming_language("وزیر خارجه ایران گفت که این تصمیم برای منطقه مهم است")
    'Persian'
    >>> seeming_language("قال پوتين إن گروپ «ڤاگنر» لن تغادر")
    'Arabic'
    """
    sample = text[:_SAMPLE]
    joiners = sample.count(_JOINER)
    plain = len(_PLAIN.findall(sample))
    if plain >= _FEW and plain > 2 * (joiners + len(_STRANGE.findall(sample))):
        return "Arabic"
    weights: dict[str, float] = dict.fromkeys(_signs(), 0.0)
    weights["Persian"] += _JOINED * joiners
    for word, count in Counter(_WORD.findall(sample.translate(_NO_MARKS))).items():
        for language, signs in _signs().items():
            weights[language] += count * max(
                (weight for weight, sign in signs if sign.fullmatch(word)), default=0.0
            )
    best = max(weights, key=lambda language: weights[language])
    return best if weights[best] >= _LEAST else "Arabic"


@lru_cache(maxsize=1 << 16)
def _heaviest(word: str) -> tuple[tuple[str, float], ...]:
    """What a word weighs for each language for which it speaks at all."""
    found = (
        (language, max((weight for weight, sign in signs if sign.fullmatch(word)), default=0.0))
        for language, signs in _signs().items()
    )
    return tuple((language, weight) for language, weight in found if weight)


@cache
def _signs() -> dict[str, list[tuple[float, re.Pattern[str]]]]:
    """The signs of the knowledge file; Arabic first, to which a tie goes."""
    text = resources.files("marsad").joinpath("data/sources/languages.yaml").read_text(encoding="utf-8")
    known = msgspec.convert(yaml.safe_load(text), dict[str, list[Sign]])
    return {
        language: [(sign.weight, re.compile(sign.pattern())) for sign in signs]
        for language, signs in known.items()
    }
