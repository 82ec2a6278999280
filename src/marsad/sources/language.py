"""Which language a text seems to be in, as far as it takes to refuse what is not Arabic."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from marsad.arabic.fold import MARKS
from marsad.errors import InputError

_LEAST_ARABIC = 0.3
"""Share of Arabic letters below which a text is in another script; news quotes Latin names and addresses."""
_LEAST_LETTERS = 4
"""Fewer letters than this beside digits are a unit or a currency, which tells no language."""
_SAMPLE = 20_000
_LEAST_SIGNS = 3
"""A single پوتين does not make a headline Persian."""

_NO_MARKS = dict.fromkeys(map(ord, MARKS))
_WORD = re.compile(r"[^\W\d_]+")

# Words of each language that the others lack: function words, and letters or endings of its own. Arabic
# news has a few words with پ چ گ ڤ and desks with Persian keyboards type ی ک, so letters only count as
# signs beside the far more frequent signs of Arabic itself.
_SIGNS = {
    language: re.compile(pattern)
    for language, pattern in {
        "Arabic": r"[وفبكل]?ال\w+|لل\w+|\w+ة|[وف]?(?:في|من|على|إلى|الى|عن|أن|إن|ان|لا|لم|لن|ليس|هذا|هذه|ذلك|قد|كان|قال)",
        "Persian": r"\w*[پچژگ]\w*|از|که|را|است|برای|این|شد|شده|کرد|کرده|بود|دارد|خود|های|می|در",
        "Urdu": r"\w*[ٹڈڑںے]\w*|کی|کا|کو|کہ|سے|نے|اور|پر|ہے|یہ|بھی|تھا",
        "Pashto": r"\w*[ټډړږښګڼۍ]\w*|په|کې|چې|له|او|ته|دي|شوي|د",
        "Kurdish": r"\w*[ەێۆڕڵ]\w*|بۆ|لە|کە|بە|ئەو|ئەم",
    }.items()
}


class NotArabicError(InputError):
    """A text in another language or script."""


def check_arabic(text: str, chars: Counter[str]) -> None:
    """Raise NotArabicError saying what a text seems to be if it is not Arabic; `chars` counts its characters."""
    scripts: Counter[str] = Counter()
    for char, count in chars.items():
        if char.isalpha() and char != "ـ":
            scripts[unicodedata.name(char, "unknown").split()[0]] += count
    if scripts.total() < _LEAST_LETTERS and any(char.isdigit() for char in chars):
        return  # «42 SAR», «١٢٫٥»: an amount alone is in no language, and can be read
    if not scripts:
        raise NotArabicError("no words: only marks or punctuation")
    if scripts["ARABIC"] < _LEAST_ARABIC * scripts.total():
        raise NotArabicError(f"not Arabic: most letters are {scripts.most_common(1)[0][0].capitalize()}")
    language = seeming_language(text)
    if language != "Arabic":
        raise NotArabicError(f"not Arabic: it seems to be {language}")


def seeming_language(text: str) -> str:
    """The language whose signs are most frequent among the first words; Arabic unless another is clear.

    >>> seeming_language("وزیر خارجه ایران گفت که این تصمیم برای منطقه مهم است")
    'Persian'
    >>> seeming_language("قال پوتين إن گروپ «ڤاگنر» لن تغادر")
    'Arabic'
    """
    words = _WORD.findall(text[:_SAMPLE].translate(_NO_MARKS))
    signs = {language: sum(map(bool, map(sign.fullmatch, words))) for language, sign in _SIGNS.items()}
    best = max(signs, key=lambda language: signs[language])
    return best if signs[best] >= _LEAST_SIGNS else "Arabic"
