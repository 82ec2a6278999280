from datetime import UTC, datetime, timedelta

import pytest

from marsad.errors import InputError
from marsad.sources.dates import check_plausible, stated


@pytest.mark.parametrize(("given", "published"), [
    ("2022-03-08", "2022-03-08"),
    ("2022-03-08T10:15:00Z", "2022-03-08T10:15:00Z"),
    ("2022-03-08T10:15:00.123+0300", "2022-03-08T10:15:00.123+0300"),
    (" 2022-03-08 10:15 ", "2022-03-08 10:15"),
    ("20220308T101500Z", "2022-03-08T10:15:00+00:00"),
    ("20220308", "2022-03-08"),
    ("Tue, 08 Mar 2022 10:15:00 +0300", "2022-03-08T10:15:00+03:00"),
    ("Tue, 08 Mar 2022 10:15:00 GMT", "2022-03-08T10:15:00+00:00"),
    ("08/03/2022", None), ("8 مارس 2022", None), ("March 8", None), ("yesterday", None), ("2022", None), ("", None),
    ("1646734500", None), ("2022-02-31", None), ("Tue, 99 Mar 2022 10:15:00 GMT", None),
])  # fmt: skip
def test_dates_in_one_meaning_only(given: str, published: str | None) -> None:
    assert stated(given) == published


@pytest.mark.parametrize(
    ("published", "why"), [("1970-01-01", "before 1990"), ("2099-12-31T00:00:00Z", "to come")]
)
def test_dates_that_cannot_be(published: str, why: str) -> None:
    with pytest.raises(InputError, match=f"published {published} is {why}: left out"):
        check_plausible(published)


def test_tomorrow_passes_and_the_day_after_does_not() -> None:
    today = datetime.now(UTC).date()
    assert check_plausible(str(today + timedelta(days=1)))
    with pytest.raises(InputError):
        check_plausible(str(today + timedelta(days=2)))
