import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.sentences import sentences
from marsad.arabic.tokens import tokenize


def split(text: str) -> list[str]:
    return [text[s[0].start : s[-1].end] for s in sentences(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوزير. غادر السفير.", 2),
        ("بلغت 4.4 مليار دولار.", 1),
        ("قالت أ.ف.ب إن الوفد وصل.", 1),
        ("كراكاس (ا ف ب) – وصل الوزير إلى المدينة.", 1),
        ("انتهى اللقاء. – النفط الفنزويلي – فرضت واشنطن عقوبات.", 3),
        ("هل وصل؟ نعم!", 2),
        ("سطر أول\nسطر ثان", 2),
    ],
)
def test_sentences_end_where_they_should(text: str, count: int) -> None:
    assert len(split(text)) == count


@given(st.text(alphabet='ابج .،؟!\n–«»"4', max_size=120))
def test_every_word_stands_in_exactly_one_sentence(text: str) -> None:
    tokens = [t for t in tokenize(text) if t.kind in ("word", "number")]
    parted = [t for s in sentences(tokenize(text)) for t in s if t.kind in ("word", "number")]
    assert parted == tokens


def test_a_web_address_does_not_end_a_sentence() -> None:
    text = "نشر البيان على https://www.un.org/search?q=30%25;x=2.5 أمس. ثم صمت."
    assert len(list(sentences(tokenize(text)))) == 2
