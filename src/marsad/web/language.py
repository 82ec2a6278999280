"""What a page says in the reader's language: words, numbers, days, and who is who.

The words are data (`words/ar.yaml`, `words/en.yaml`); plural forms, dates and names of countries come from Babel.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache, partial
from importlib import resources
from typing import Any, Literal, NamedTuple

import yaml
from babel import Locale, negotiate_locale
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_name

from marsad.lexicon.cache import lexicon

Code = Literal["ar", "en"]
Digits = Literal["latn", "arab"]

_ARABIC = re.compile(r'["«]?[\u0600-\u06ff]+(?:[ «»"،\d-]+[\u0600-\u06ff]+)*["»]?')
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_KINDS = ("person", "group", "org", "place", "article")
"""Kinds of ids made from the words of a text, which are no entity of the lexicon: `person:روجر-كارستنز`."""
_SCALES = {1e12: ("تريليون", "trillion"), 1e9: ("مليار", "billion"), 1e6: ("مليون", "million")}


class Language(NamedTuple):
    """A language with the digits in which its numbers are written."""

    code: Code
    digits: Digits = "latn"

    @property
    def direction(self) -> str:
        """rtl or ltr."""
        return "rtl" if self.code == "ar" else "ltr"

    def __call__(self, key: str, **given: object) -> str:
        """The words of a key; `section.key` is one of a section.

        >>> Language("ar")("types.CONSULT"), Language("en")("pair_title", a="Egypt", b="Sudan")
        ('تشاور', 'Egypt and Sudan')
        """
        section, _, name = key.rpartition(".")
        words = _words(self.code)[section] if section else _words(self.code)
        return str(words[name]).format_map(given) if given else str(words[name])

    def counted(self, key: str, n: int) -> str:
        """A number with what is counted, in the form the number asks for.

        >>> Language("ar").counted("n_events", 11), Language("ar", "arab").counted("n_events", 3)
        ('11 حدثا', '٣ أحداث')
        """
        return self.written(_counted(self.code, key, n))

    def any_of(self, section: str, key: str | None) -> str:
        """The words of a key in a section; a key that is not in it stands for itself."""
        return str(_words(self.code)[section].get(key or "", key or ""))

    def of(self, section: str) -> Callable[[str], str]:
        """What the keys of a section are called."""
        return partial(self.any_of, section)

    def reason(self, line: str) -> str:
        """Why an event has a party, as `marsad explain` says it, in the reader's language.

        >>> Language("ar").reason("actor مصر: subject of وقعت, which carries it")
        'الفاعل مصر: فاعل وقعت الذي يحمله'
        """
        head, colon, why = line.partition(": ")
        role, _, party = head.partition(" ")
        if not colon or role not in _words(self.code)["roles"]:
            head, why = "", line
        reasons: dict[str, str] = _words(self.code)["reasons"]
        told = reasons.get(_ARABIC.sub("{}", why))
        if told is None:
            return line
        told = told.format(*_ARABIC.findall(why))
        return f"{self.any_of('roles', role)} {party}: {told}" if head else told

    def value(self, dimension: str, value: str) -> str:
        """A value of a dimension."""
        own = _words(self.code)["dimension_values"].get(f"{dimension}.{value}")
        return str(own or self.any_of("values", value))

    def number(self, value: float) -> str:
        """A number with its separators."""
        return self.written(_number(value))

    def money(self, amount: float, currency: str | None) -> str:
        """An amount of money.

        >>> Language("ar").money(4.4e9, "USD"), Language("en").money(500, None)
        ('4.4 مليار دولار أمريكي', '500')
        """
        size = next((size for size in _SCALES if abs(amount) >= size), 1.0)
        scale = _SCALES.get(size, ("", ""))[0 if self.code == "ar" else 1]
        name = get_currency_name(currency, locale=_locale(self.code)) if currency else ""
        return " ".join(filter(None, (self.number(round(amount / size, 2)), scale, name)))

    def day(self, day: date | str | None) -> str:
        """A day in words: 8 مارس 2022."""
        if day is None:
            return ""
        given = day
        if isinstance(given, str):
            try:
                given = date.fromisoformat(given[:10])
            except ValueError:
                return str(day)
        return self.written(_day(self.code, given))

    def month(self, day: date) -> str:
        """A month in words: مارس 2022."""
        return self.written(_month(self.code, day))

    def written(self, text: str) -> str:
        """A text of ours with the digits the reader has chosen."""
        return text.translate(_ARABIC_DIGITS) if self.digits == "arab" else text

    def name(self, key: str) -> str:
        """Whom an entity id or country code names; other words stand for themselves.

        >>> Language("ar").name("VEN"), Language("en").name("person:nicolas-maduro"), Language("en").name("متظاهرون")
        ('فنزويلا', 'Nicolás Maduro', 'متظاهرون')
        """
        entity = lexicon().entities.get(key)
        if entity is not None:
            return entity.name if self.code == "ar" else entity.english or entity.name
        two = _TWO_LETTERS.get(key)
        if two is not None:
            return str(_locale(self.code).territories.get(two, key))
        kind, colon, name = key.partition(":")
        return name.replace("-", " ") if colon and kind in _KINDS else key


def spoken(accepted: str) -> Code:
    """The first language of an Accept-Language header that pages are written in; English if there is none.

    >>> spoken("fr-FR,fr;q=0.9,en-GB;q=0.8"), spoken("ar-EG,en"), spoken("de")
    ('en', 'ar', 'en')
    """
    wanted = [tag.partition(";")[0].strip().replace("-", "_") for tag in accepted.split(",")]
    return "ar" if negotiate_locale(filter(None, wanted), ["ar", "en"]) == "ar" else "en"


_TWO_LETTERS = {
    three: found[0] for three, found in get_global("territory_aliases").items()
    if len(three) == 3 and three.isalpha() and len(found) == 1
}  # fmt: skip
"""ISO 3166-1 alpha-3 → alpha-2, by which Babel knows countries."""


@lru_cache(maxsize=10_000)
def _number(value: float) -> str:
    """A number with its separators; a page has hundreds of small ones, and Babel takes a while for each."""
    return format_decimal(value, locale="en")


@lru_cache(maxsize=10_000)
def _day(code: Code, day: date) -> str:
    return format_date(day, "d MMMM y" if code == "ar" else "d MMM y", locale=_locale(code))


@lru_cache(maxsize=10_000)
def _month(code: Code, day: date) -> str:
    return format_date(day, "MMMM y", locale=_locale(code))


@lru_cache(maxsize=10_000)
def _counted(code: Code, key: str, n: int) -> str:
    """Kept, for a page counts the sources of every event."""
    forms = _words(code)[key]
    form = _locale(code).plural_form(n)
    return str(forms.get(form, forms["other"])).format(n=_number(n))


@cache
def _locale(code: Code) -> Locale:
    return Locale.parse(code)


@cache
def _words(code: Code) -> dict[str, Any]:
    text = resources.files("marsad").joinpath(f"web/words/{code}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return loaded
