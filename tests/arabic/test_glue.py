import pytest

from marsad.arabic.glue import unglue
from marsad.arabic.tokens import tokenize
from marsad.pipeline import default_reader


def pieces(text: str) -> list[str]:
    tokens = unglue(tokenize(text), text, default_reader().morphology)
    return [text[t.start : t.end] for t in tokens]


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("الولاياتالمتحدة", ["الولايات", "المتحدة"]),
        ("الولاياتالمتحدةوروسيا", ["الولايات", "المتحدة", "وروسيا"]),
        ("وزيرالخارجية", ["وزير", "الخارجية"]),
        ("قالالرئيس", ["قال", "الرئيس"]),
        ("الحكومةالفرنسية", ["الحكومة", "الفرنسية"]),
        ("المملكةالعربيةالسعودية", ["المملكة", "العربية", "السعودية"]),
        ("مجلسالأمنالدولي", ["مجلس", "الأمن", "الدولي"]),
    ],
)
def test_glued_words_come_apart(glued: str, parts: list[str]) -> None:
    assert pieces(glued) == parts


@pytest.mark.parametrize(
    "word", ["والعاملين", "بالإجراءات", "فلسطينيون", "استعدادها", "الأميركيين", "كوالالمبور"]
)
def test_whole_words_stay_whole(word: str) -> None:
    assert pieces(word) == [word]
