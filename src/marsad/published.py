"""The publication date of an article, as a user gives it."""

from __future__ import annotations

import re
from datetime import datetime

from marsad.errors import InputError

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:$|[T ])", re.ASCII)


def check_published(value: str) -> str:
    """The date as given, if it is an ISO date or datetime; raises InputError otherwise.

    Nothing else is accepted: 03/04/2020 is April in one country and March in another.

    >>> check_published("2022-03-08T10:15:00Z")
    '2022-03-08T10:15:00Z'
    """
    try:
        if _ISO.match(value):
            datetime.fromisoformat(value)
            return value
    except ValueError:
        pass  # the right shape, but no such day: 2020-02-31
    raise InputError(f"published {value[:40]!r} is not an ISO date such as 2020-02-29")
