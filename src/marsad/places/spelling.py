"""Names of places without what their spellings differ in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.arabic.clitics import prefixes
from marsad.arabic.fold import fold
from marsad.lexicon.cache import lexicon


def key(name: str) -> str:
    """A name folded, each word without its article: what names are looked up by.

    >>> key("دير الزّور") == key("ديرالزور".replace("دير", "دير ")), key("الحَسَكة") == key("حسكه")
    (True, True)
    """
    return " ".join(_without_article(word) for word in fold(name).split())


class Form(NamedTuple):
    """A key that a name may stand under; `province` if the name says that it is no town."""

    key: str
    province: bool = False


def forms(name: str) -> Iterator[Form]:
    """The keys a name may stand under, the likeliest first: as written, without glued particles, without «مدينة».

    >>> [form.key for form in forms("وبمدينة الحلّة")]
    ['وبمدينه حله', 'بمدينه حله', 'مدينه حله', 'حله']
    >>> list(forms("محافظة حلب"))[-1]
    Form(key='حلب', province=True)
    """
    seen = set()
    words = fold(name).split()
    if not words:
        return
    marks = lexicon().marks
    for first in (words[0], *(words[0][cut.at :] for cut in prefixes(words[0]) if not cut.future)):
        stated = [(False, [first, *words[1:]])]
        if first in marks["before-place"] or first in marks["province"]:
            stated.append((first in marks["province"], words[1:]))
        for province, given in stated:
            form = Form(" ".join(map(_without_article, given)), province)
            if form.key and form not in seen:
                seen.add(form)
                yield form


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
