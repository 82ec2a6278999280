import pytest

from marsad.arabic.clitics import prefixes, pronouns


@pytest.mark.parametrize(
    ("word", "stem"),
    [("وبالسعوديه", "سعوديه"), ("لروسيا", "روسيا"), ("للولايات", "ولايات"), ("فالرييس", "رييس")],
)
def test_prefixes_offer_the_stem(word: str, stem: str) -> None:
    assert stem in [word[s.at :] for s in prefixes(word)]


def test_the_plainest_reading_comes_first() -> None:
    assert prefixes("وزير")[0].at == 0


def test_pronouns_leave_two_letters_at_least() -> None:
    assert pronouns("به") == (("ب", "ه"),)
    assert pronouns("كه") == ()
    assert ("علاقات", "هما") in pronouns("علاقاتهما")
