"""A cell of a tab-separated file."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def cell(value: object, *, null: str, between: str = ";") -> str:
    """A value as such files have it: nothing in it may end the cell, the item or the line.

    >>> cell(["a; b", "c\\td"], null="None", between="; "), cell([], null="None"), cell(None, null="")
    ('a, b; c d', 'None', '')
    """
    if value is None or value == []:
        return null
    if isinstance(value, list):
        return between.join(cell(item, null=null).replace(";", ",") for item in value)
    return _BREAKS.sub(" ", str(value))
