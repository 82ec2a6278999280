"""Whom a name means, however it is written: ISO code, Arabic or English name, capital, demonym, entity id."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cache
from importlib import resources

import yaml

from marsad.arabic.fold import fold
from marsad.errors import QueryError
from marsad.ledger.parties import Who
from marsad.lexicon.cache import lexicon

_STRENGTH = ("state", "seat", "capital", "demonym", "body", "person", "place", "short")
"""Kinds of names, the likelier meaning of one form first: تونس is the state before it is the city."""
_SUGGESTED = 3
_MANY = 40
"""Forms that are looked at for suggestions: one party has many, all alike."""
_SHORT = 3
"""Letters of «الف»: too few to be a word with its article."""


def who(name: str) -> Who:
    """The party that a name means; raises QueryError with the nearest names if it means nobody known.

    >>> who("USA").key, who("الولايات المتحدة").key, who("united states").key, who("واشنطن").key
    ('USA', 'USA', 'USA', 'USA')
    >>> who("Putin").name
    'Vladimir Putin'
    >>> who("حماس")
    Who(key='group:hamas', country=False, name='Hamas')
    """
    table = lexicon().entities
    given = name.strip()
    key = given.upper() if given.upper() in table else given.lower() if given.lower() in table else None
    key = key or _forms().get(plain(given)) or _by_part(plain(given))
    if key is None:
        known = (f"{table[key].english or table[key].name} ({key})" for key in nearest(given))
        raise QueryError(f"no party is known as {name!r}; the nearest: {', '.join(known) or 'none'}")
    entity = table[key]
    return Who(key, entity.kind == "country", entity.english or entity.name)


def plain(name: str) -> str:
    """A name without what its spellings differ in: case, accents, punctuation, articles.

    >>> plain("The  Côte d’Ivoire"), plain("الولايات المتّحدة")
    ('cote d ivoire', 'ولايات متحده')
    """
    letters = unicodedata.normalize("NFKD", fold(unicodedata.normalize("NFC", name)))
    bare = "".join(char for char in letters if not unicodedata.combining(char)).casefold()
    words = [_without_article(word) for word in re.findall(r"\w+", bare)]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def _forms() -> dict[str, str]:
    """Every form of a name → whom it means."""
    known = lexicon()
    forms: dict[str, str] = {}
    by_kind: dict[str, list[tuple[str, str]]] = {kind: [] for kind in _STRENGTH}
    for stem, phrases in known.phrases.items():
        for phrase in phrases:
            if phrase.kind in by_kind and phrase.key in known.entities:
                by_kind[phrase.kind].append((" ".join((stem, *phrase.rest)), phrase.key))
    for key, names in _english().items():
        forms |= {plain(name): key for name in names}
    for kind in _STRENGTH:
        for form, key in sorted(by_kind[kind]):
            entity = known.entities[key]
            seat = kind == "seat" and entity.country in known.entities  # a seat of power stands for its state
            bare = " ".join(map(_without_article, form.split()))  # it is folded already
            forms.setdefault(bare, entity.country if seat and entity.country else key)
    for key, entity in sorted(known.entities.items(), key=lambda item: item[1].kind != "country"):
        forms.setdefault(plain(entity.english), key)
    return forms


def _by_part(form: str) -> str | None:
    """The only one in whose English name all these words are: «putin»."""
    found = set.intersection(*(_parts().get(word, set()) for word in form.split())) if form else set()
    return found.pop() if len(found) == 1 else None


@cache
def _parts() -> dict[str, set[str]]:
    """Words of English names → whom they name."""
    parts: dict[str, set[str]] = {}
    for key, entity in lexicon().entities.items():
        for word in plain(entity.english).split():
            parts.setdefault(word, set()).add(key)
    return parts


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > _SHORT else word


@cache
def _english() -> dict[str, list[str]]:
    text = resources.files("marsad").joinpath("data/ledger/english-names.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[str]] = yaml.load(text, Loader=yaml.BaseLoader)
    return loaded


def nearest(name: str) -> list[str]:
    """Whom names most like this one mean: those of which it is a word go first."""
    name = name.strip()
    known = lexicon().entities
    form = plain(name)
    holding = sorted((other for other in _forms() if form and form in other.split()), key=len)
    codes = [key for key in known if len(key) == len(name) == 3]
    near = [
        *get_close_matches(name.upper(), codes, n=_SUGGESTED),
        *(_forms()[other] for other in holding[:_SUGGESTED]),
        *(_forms()[other] for other in get_close_matches(form, _forms(), n=_MANY, cutoff=0.3)),
    ]
    return list(dict.fromkeys(near))[:_SUGGESTED]
