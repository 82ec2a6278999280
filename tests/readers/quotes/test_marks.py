"""Quotation marks: pairs, as desks leave them."""

import pytest

from marsad.arabic.tokens import tokenize
from marsad.readers.quotes.marks import pair


def inside(text: str) -> list[str]:
    return [text[m.start : m.end] for m in pair(tokenize(text)).values()]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("قال «نعم» ومضى", ["نعم"]),
        ('قال "نعم" ثم "لا"', ["نعم", "لا"]),
        ("قال “نعم” ومضى", ["نعم"]),
        ("قال ''نعم للسلام'' ومضى", ["نعم للسلام"]),
        ("قال 'نعم للسلام' ومضى", ["نعم للسلام"]),
        ('قال «صحيفة "الرياض" أخطأت» ومضى', ['صحيفة "الرياض" أخطأت', "الرياض"]),
        ("نص بلا علامات", []),
        ('انتهى الاجتماع".', []),
    ],
)
def test_pair_finds_what_is_quoted(text: str, quoted: list[str]) -> None:
    assert inside(text) == quoted


def test_unclosed_quotation_ends_with_its_sentence() -> None:
    marked = next(iter(pair(tokenize('قال "لن نرحل من هنا. وصل الوفد ليلا.')).values()))
    assert not marked.closed
    assert inside('قال "لن نرحل من هنا. وصل الوفد ليلا.') == ["لن نرحل من هنا"]


def test_forgotten_mark_does_not_turn_the_next_quotation_inside_out() -> None:
    text = 'قال "الوضع هادئ. وأضاف الوزير أن "الطريق آمن" الآن'
    assert inside(text) == ["الوضع هادئ", "الطريق آمن"]


def test_quotation_over_several_sentences_is_one() -> None:
    assert inside('قال: "وصلنا. رأينا. انتصرنا" ثم صمت') == ["وصلنا. رأينا. انتصرنا"]


def test_paragraph_ends_a_straight_quotation_that_is_not_closed() -> None:
    assert inside('قال "وصلنا إلى هنا\nوغادر الوفد "القصر" ليلا') == ["وصلنا إلى هنا", "القصر"]
