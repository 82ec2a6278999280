"""Folding in SQL, and words without what spellings differ in, the same in SQL and in Python."""

from __future__ import annotations

import re
from functools import cache

from marsad.arabic.fold import MARKS, fold

_BARE = r"^(?:ال|لل|[وفبكل])*([^\s]{3,}?)(?:هما|كما|ات|كم|هم|هن|ها|نا|ه|ت)*$"
"""A word between its clitics, articles and endings: three letters of it stay. Both sides of a comparison are
cut alike, so that it does no harm where «وزير» loses a letter of its root."""
_WORD = re.compile(_BARE)


def bare(word: str) -> str:
    """A folded word without clitics, articles and the ending of its feminine.

    >>> bare(fold("وبالعلاقات")) == bare(fold("علاقتهما")) == bare(fold("العلاقة"))
    True
    """
    return _WORD.sub(r"\1", word.casefold())


def in_sql(column: str) -> str:
    """A column folded, as an SQL expression."""
    letters, become = _foldable()
    return f"lower(translate({column}, '{letters}', '{become}'))"


def bare_in_sql(column: str) -> str:
    """A column of folded words cut as `bare` cuts them, as an SQL expression."""
    return f"regexp_replace({column}, '{_BARE}', '\\1')"


@cache
def _foldable() -> tuple[str, str]:
    """The letters that folding replaces one for one or drops, as SQL's translate wants them."""
    letters = [chr(code) for code in range(0x600, 0x700) if fold(chr(code)) != chr(code)]
    replaced = [letter for letter in letters if len(fold(letter)) == 1]
    dropped = [letter for letter in {*letters, *MARKS} if not fold(letter)]
    return "".join(replaced) + "".join(sorted(dropped)), "".join(map(fold, replaced))
