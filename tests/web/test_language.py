"""What pages say is there in both languages, and whatever a template says is there at all."""

import re
from datetime import date
from importlib import resources
from typing import Any

import pytest
import yaml
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, nodes

import marsad.web
from marsad.dimensions import dimensions, kinds
from marsad.plover import QUADS, SCORES
from marsad.web.asked import REALIS
from marsad.web.language import Code, Digits, Language, spoken

WEB = resources.files(marsad.web)
WORDS: dict[Code, dict[str, Any]] = {
    code: yaml.load(WEB.joinpath(f"words/{code}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for code in ("ar", "en")
}
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in WEB.joinpath("templates").iterdir()}
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in (WEB, WEB.joinpath("pages")) for path in folder.iterdir() if path.name.endswith(".py")
)  # fmt: skip
SAID_IN_CODE = {"from", "to", "type", "realis", "source", "page", "format"}
BOTH: tuple[Code, ...] = ("ar", "en")


def said(source: str) -> set[tuple[str, str]]:
    """(function, key) of everything a template says by a key that stands in it."""
    found: set[tuple[str, str]] = set()
    for call in Environment().parse(source).find_all(nodes.Call):
        match call.node:
            case nodes.Name(name="t" | "counted" as function):
                pass
            case nodes.Getattr(node=nodes.Name(name="t"), attr="counted" | "any_of" as function):
                pass
            case _:
                continue
        for key in (
            call.args[0].find_all(nodes.Const)
            if not isinstance(call.args[0], nodes.Const)
            else [call.args[0]]
        ):
            found.add((function, str(key.value)))
    return found


def test_both_languages_have_the_same_keys() -> None:
    ar, en = WORDS["ar"], WORDS["en"]
    assert list(ar) == list(en)
    for key, value in ar.items():
        if isinstance(value, dict) and not key.startswith("n_") and key != "reasons":  # they are in English
            assert list(value) == list(en[key]), key
        assert type(value) is type(en[key]), key


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_key_of_a_template_is_there(name: str) -> None:
    for function, key in said(TEMPLATES[name]):
        words = WORDS["ar"].get(key)
        if function in ("counted", "any_of"):
            assert isinstance(words, dict), key
        elif key.endswith("_"):  # t("theme_" ~ one)
            assert any(other.startswith(key) for other in WORDS["ar"]), key
        else:
            assert isinstance(words, str), key


def test_every_refusal_has_its_words_and_every_word_is_said_somewhere() -> None:
    refusals = set(re.findall(r'"(error_\w+)"', CODE))
    assert refusals <= set(WORDS["ar"])
    everything = "\n".join([*TEMPLATES.values(), CODE])
    errors = {key for key in WORDS["ar"] if key.startswith("error_")}
    assert {key for key in errors if key not in everything} == set()


def test_what_words_speak_of_is_given_in_both_languages_alike() -> None:
    for key, value in WORDS["ar"].items():
        if isinstance(value, str):
            assert set(re.findall(r"{(\w+)}", value)) == set(re.findall(r"{(\w+)}", WORDS["en"][key])), key


@pytest.mark.parametrize("code", BOTH)
def test_plural_forms_are_those_of_the_language(code: Code) -> None:
    categories = {*Locale.parse(code).plural_form.tags, "other"}
    counted = {key: forms for key, forms in WORDS[code].items() if key.startswith("n_")}
    assert counted
    for key, forms in counted.items():
        assert set(forms) <= categories and "other" in forms, key
        if code == "ar":
            assert set(forms) == categories, key
        for n in (0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111, 1_000, 1_000_000):
            shown = Language(code).counted(key, n)
            assert "{" not in shown and (n <= 2 or f"{n:,}" in shown), (key, n)


@pytest.mark.parametrize("code", BOTH)
def test_everything_the_ledger_may_say_has_words(code: Code) -> None:
    words = WORDS[code]
    assert set(words["types"]) == set(QUADS)
    assert {mode for _, mode in SCORES if mode} <= set(words["modes"])
    assert set(words["realis_values"]) == set(REALIS)
    assert set(words["dimensions"]) == set(dimensions())
    assert {value for one in dimensions().values() for value in one.strand_of} <= set(words["values"]) | {
        key.partition(".")[2] for key in words["dimension_values"]
    }
    assert kinds()


@pytest.mark.parametrize(
    ("accepted", "code"),
    [("ar", "ar"), ("ar-EG,en;q=0.5", "ar"), ("en-US,ar;q=0.9", "en"), ("fr,ar;q=0.8,en;q=0.7", "ar"), ("fr", "en"),
     ("", "en"), ("*", "en"), ("ar;q=,;;,,-_", "ar"), ("\x00é,,,", "en"), ("x" * 5_000, "en")],
)  # fmt: skip
def test_the_language_asked_for(accepted: str, code: Code) -> None:
    assert spoken(accepted) == code


@pytest.mark.parametrize(
    ("code", "digits", "day", "number", "money"),
    [("ar", "latn", "8 مارس 2022", "1,234.5", "4.4 مليار دولار أمريكي"), ("ar", "arab", "٨ مارس ٢٠٢٢", "١,٢٣٤.٥", "٤.٤ مليار دولار أمريكي"),
     ("en", "latn", "8 Mar 2022", "1,234.5", "4.4 billion US Dollar"), ("en", "arab", "٨ Mar ٢٠٢٢", "١,٢٣٤.٥", "٤.٤ billion US Dollar")],
)  # fmt: skip
def test_days_numbers_and_money_in_the_digits_chosen(
    code: Code, digits: Digits, day: str, number: str, money: str
) -> None:
    language = Language(code, digits)
    assert (language.day("2022-03-08"), language.number(1234.5)) == (day, number)
    assert language.money(4.4e9, "USD") == money
    assert language.month(date(2022, 3, 8)) == day.partition(" ")[2].replace("Mar ", "March ")


@settings(deadline=None)  # the first name loads the lexicon
@given(st.text(max_size=20), st.sampled_from(BOTH))
def test_a_name_nobody_knows_stands_for_itself(name: str, code: Code) -> None:
    assert Language(code).name(f"؟{name}") == f"؟{name}"
    assert Language(code).day(f"؟{name}") == f"؟{name}"


def test_countries_have_names_in_both_languages() -> None:
    assert [Language("ar").name(key) for key in ("VEN", "SAU")] == ["فنزويلا", "السعودية"]
    assert Language("en").name("SAU") == "Saudi Arabia"
