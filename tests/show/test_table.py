import io

import marsad
from marsad.show import FORMATS
from marsad.show.bidi import FSI, PDI

TEXT = "قالت موسكو إن واشنطن لن تفرض عقوبات على طهران."


def shown(name: str) -> str:
    out = io.StringIO()
    FORMATS[name](out)(marsad.read(TEXT, published="2020-01-01", id="a"), TEXT)
    return out.getvalue()


def test_arabic_stands_in_isolates_so_that_mixed_lines_do_not_scramble() -> None:
    for line in shown("table").splitlines():
        assert line.count(FSI) == line.count(PDI)
    assert f"{FSI}واشنطن{PDI} USA" in shown("table")


def test_what_is_not_actual_and_who_says_so_are_said() -> None:
    assert "negated" in shown("table")
    assert "according to" in shown("table")


def test_formats_are_those_of_the_command_line() -> None:
    assert set(FORMATS) == {"table", "jsonl", "tsv"}


def test_control_characters_of_hostile_text_do_not_reach_the_terminal() -> None:
    out = io.StringIO()
    text = "قالت \x1b[31mواشنطن إنها تدين موسكو."
    FORMATS["table"](out)(marsad.read(text, id="\x1b]0;x\x07"), text)
    assert "\x1b" not in out.getvalue()
