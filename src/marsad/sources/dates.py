"""The publication date that an article's metadata states: read, checked, never guessed.

A page's date is what it says of itself in a form that has one meaning. No date is made from the clock, from
when a file was written or a page was crawled, or from digits that look like one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from marsad.errors import InputError
from marsad.published import check_published

_DAY = len("2022-03-08")
EARLIEST = date(1990, 1, 1)
"""There is no news on the web before; 1970 is what software writes that knows no date."""


def stated(value: str) -> str | None:
    """The ISO form of a date in metadata (ISO 8601, or RFC 2822 as in feeds); None if it is in no such form.

    >>> stated("Tue, 08 Mar 2022 10:15:00 +0300")
    '2022-03-08T10:15:00+03:00'
    >>> stated("08/03/2022") is None
    True
    """
    value = value.strip()
    try:
        return check_published(value)
    except InputError:
        pass
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            if value[:1].isalpha() or (value[:8].isdigit() and len(value) >= 8):
                read = parse(value)
                return read.isoformat() if len(value) > _DAY else read.date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def check_plausible(published: str) -> str:
    """The date, if an article can have been published then; raises InputError if it is before 1990 or to come.

    Tomorrow passes: at a newsroom's midnight it may still be yesterday where marsad runs.
    """
    day = date.fromisoformat(published[:10])
    if not EARLIEST <= day <= datetime.now(UTC).date() + timedelta(days=1):
        raise InputError(
            f"published {published[:40]} is {'before 1990' if day < EARLIEST else 'to come'}: left out"
        )
    return published
