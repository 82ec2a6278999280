"""Written shadda and damma: readings that contradict them are dropped, where another agrees."""

import pytest

import marsad
from marsad.arabic.tokens import tokenize
from marsad.pipeline import default_reader
from marsad.readers.tagging import read_words
from marsad.readers.words import VERB, Word


def words(text: str) -> list[Word]:
    return read_words(tokenize(text), default_reader().morphology)


@pytest.mark.parametrize(
    ("text", "at", "verb"),
    [
        ("بيّن الخبير أن السد سليم", 0, True),
        ("دار الحوار بين الوزير والسفير", 2, False),
        ("حوّل الجيش القاعدة إلى سجن", 0, True),
        ("دار الحديث حول الاتفاق", 2, False),
        ("قدّم السفير احتجاجا", 0, True),
    ],
)
def test_a_letter_written_double_makes_a_verb(text: str, at: int, verb: bool) -> None:
    assert (words(text)[at].tag == VERB) is verb


@pytest.mark.parametrize("form", ["يمدّون", "اتّفق", "تبنّى", "الرئيس", "الشّرطة", "مدرّس", "قوّات", "حدّة"])
def test_words_that_are_rightly_written_double_keep_a_reading(form: str) -> None:
    analyses = default_reader().morphology.forms[tokenize(form)[0].fold].analyses
    (word,) = words(form)
    assert word.analyses and {a.split.at for a in word.analyses} <= {a.split.at for a in analyses}


def test_a_damma_on_the_prefix_leaves_only_the_passive_of_a_plain_verb() -> None:
    (killed,) = words("يُقتل")
    assert all(
        s.passive or s.key.endswith("فعّل") for a in killed.analyses for s in a.senses if s.cls == "verb"
    )


def test_the_verb_with_its_sign_introduces_what_is_said() -> None:
    (quote,) = marsad.read("وبيّنت الوزيرة أن الطريق مفتوح.").quotes
    assert quote.text == "الطريق مفتوح"


def test_a_last_letter_written_double_is_the_verb_of_a_double_root() -> None:
    assert (words("وردّ الوزير على الرسالة")[0].conj, words("ورد في الرسالة")[0].conj) == ("و", "")


@pytest.mark.parametrize(("form", "pronoun"), [("شرفة", ""), ("شرفه", "ه"), ("كمية", ""), ("الأمة", "")])
def test_what_ends_in_ta_marbuta_carries_no_pronoun(form: str, pronoun: str) -> None:
    assert words("رأى " + form)[1].pronoun == pronoun
