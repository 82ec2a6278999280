from hypothesis import given
from hypothesis import strategies as st

from marsad.show.bidi import isolate, plain


@given(st.text())
def test_plain_keeps_the_length_and_commands_no_terminal(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert not set(shown) & set("\x1b\x07\x9b\n\t\u202e\u2066\u2069")


def test_isolate_closes_what_it_opens() -> None:
    assert isolate("مصر\u2069") == "\u2068مصر\u200b\u2069"
