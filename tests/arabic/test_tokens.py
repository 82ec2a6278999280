import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.fold import fold
from marsad.arabic.tokens import tokenize


@given(st.text(max_size=200))
def test_tokens_stand_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(st.text(alphabet="ابتةىـً ُّلوسي٣4.،«» &;quot", max_size=80))
def test_a_word_folds_to_the_fold_of_its_letters(text: str) -> None:
    for token in tokenize(text):
        if token.kind == "word":
            assert token.fold == fold(text[token.start : token.end])


@pytest.mark.parametrize(
    ("text", "folds"),
    [
        ("&laquo;نعم&raquo;", ["«", "نعم", "»"]),
        ("4.4 مليار و١٬٢٣٤", ["4.4", "مليار", "و", "1,234"]),
        ("قُتل", ["قتل"]),
        ("ب\u200fيان", ["بيان"]),
    ],
)
def test_tokenize_reads_what_web_text_brings(text: str, folds: list[str]) -> None:
    assert [t.fold for t in tokenize(text)] == folds


def test_a_written_damma_is_kept_beside_the_folded_letters() -> None:
    assert tokenize("وقُتل")[0].damma == (1,)
