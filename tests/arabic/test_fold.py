from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.fold import MARKS, fold, origins

ARABIC = st.text(
    alphabet=[
        *"ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةئؤءـ",
        "\u064f",
        "\u0651",
        "\u200f",
        "ﷲ",
        "ﻻ",
        "٣",
        "پ",
        "گ",
        "a",
    ],
    max_size=30,
)


def test_fold_gives_one_form_for_the_spellings_of_a_word() -> None:
    assert len({fold(w) for w in ("الأميركية", "الاميركيه", "الأميركيـــة", "الأميرْكيّة")}) == 1


@given(ARABIC)
def test_origins_cover_every_folded_letter_in_order(text: str) -> None:
    spans = origins(text)
    assert len(spans) == len(fold(text))
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert spans == sorted(spans)


@given(ARABIC)
def test_a_cut_between_letters_never_parts_a_letter_from_its_marks(text: str) -> None:
    for start, _ in origins(text):
        assert text[start] not in MARKS


@given(ARABIC)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
