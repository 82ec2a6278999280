import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.sources.charset import NotTextError, declared_within, decode
from sources.reading import ARTICLES

TEXT = str(ARTICLES[0]["text"])
ENCODINGS = ["windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be", "utf-16"]


@pytest.mark.parametrize("codec", ENCODINGS)
def test_what_is_not_declared_is_told_by_its_bytes_and_said(codec: str) -> None:
    data = TEXT.encode(codec, "ignore")
    text, how = decode(data)
    assert text == data.decode(codec)
    assert how == (None if codec == "utf-16" else f"read as {codec}, which is not declared")


@pytest.mark.parametrize("codec", ENCODINGS)
def test_what_is_declared_needs_no_word(codec: str) -> None:
    data = TEXT.encode(codec, "ignore")
    how = decode(data, codec.upper()).how
    assert how is None or codec.startswith("utf-16-")


@pytest.mark.parametrize(("real", "declared"), [
    ("utf-8", "windows-1256"), ("utf-8", "iso-8859-6"), ("windows-1256", "utf-8"), ("windows-1256", "iso-8859-6"),
    ("iso-8859-6", "windows-1256"), ("windows-1256", "iso-8859-1"), ("iso-8859-6", "gb2312"), ("utf-16-le", "utf-8"),
    ("utf-8", "nonsense"),
])  # fmt: skip
def test_a_wrong_declaration_is_overruled_and_said(real: str, declared: str) -> None:
    data = TEXT.encode(real, "ignore")
    text, how = decode(data, declared)
    assert text == data.decode(real)
    assert how == (f"read as {real}, though {declared} is declared" if declared != "nonsense" else None)


def test_a_short_declared_text_is_read_as_declared() -> None:
    assert decode("عاجل".encode("cp1256"), "windows-1256") == ("عاجل", None)


def test_too_little_to_be_sure_is_a_hint() -> None:
    with pytest.raises(
        NotTextError, match=r"broken UTF-8: byte 0xda .* \(it may be Windows-1256: convert it to UTF-8\)"
    ):
        decode("عاجل".encode("cp1256"))


def test_other_code_pages_are_not_taken_for_arabic() -> None:
    for text, codec in (("Президент заявил, что переговоры продолжаются в Москве", "cp1251"),
                        ("Le président a déclaré à l'étranger que la crise est à côté", "cp1252"),
                        ("总统表示谈判将继续", "gb2312"), ("Ο πρόεδρος δήλωσε ότι οι συνομιλίες συνεχίζονται", "cp1253")):  # fmt: skip
        with pytest.raises(NotTextError):
            decode(text.encode(codec))


def test_few_broken_bytes_pass_in_a_page_only() -> None:
    data = TEXT.encode() + b"\xd9"
    text, how = decode(data, lenient=True)
    assert text == TEXT + "\ufffd" and how == "bytes that are no UTF-8 shown as \ufffd"
    with pytest.raises(NotTextError):
        decode(data)


@pytest.mark.parametrize(("head", "charset"), [
    (b'<?xml version="1.0" encoding="windows-1256"?>', "windows-1256"),
    (b"<meta charset=utf-8>", "utf-8"),
    (b'<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-6">', "ISO-8859-6"),
    (b"<p>charset=utf-8</p>", None),
])  # fmt: skip
def test_pages_and_feeds_declare_within(head: bytes, charset: str | None) -> None:
    assert declared_within(head) == charset


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "windows-1256", "utf-16", "rot13", "idna"]))
def test_any_bytes_are_a_text_or_one_complaint(data: bytes, declared: str | None) -> None:
    try:
        text, how = decode(data, declared)
    except NotTextError as error:
        assert "\n" not in str(error)
    else:
        text.encode()
        assert how is None or "\n" not in how


@given(st.text(max_size=300).filter(lambda text: "\0" not in text))
def test_utf8_is_what_it_is(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if not data.startswith(b"\xff"):
        assert decode(data).text.encode() == data or data.count(b"\x06") > 0
