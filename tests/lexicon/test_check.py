from pathlib import Path

import pytest

from marsad.lexicon.check import cases, check
from marsad.lexicon.load import load_file

BODY = """\
- id: org:test-bureau
  kind: body
  name: ديوان الاختبار الأعلى
  english: Test Bureau
  examples:
    - {example}
  not:
    - {counter}
"""
PREDICATE = """\
- id: aid.test
  kind: predicate
  type: AID
  verbs:
    - lemma: قحطب
      root: قحطب
      pattern: فعلل
  examples:
    - text: {example}
      actor:
        - {actor}
      realis: actual
  not:
    - {counter}
"""


def complaints(content: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "own.yaml"
    path.write_text(content, encoding="utf-8")
    return [line.removeprefix(f"{path}:") for line in check([path])]


def test_kept_promises_are_silent(tmp_path: Path) -> None:
    good = "أعلن [ديوان الاختبار الأعلى] نتائجه"
    assert not complaints(BODY.format(example=good, counter="أعلن الديوان نتائجه"), tmp_path)


@pytest.mark.parametrize(
    ("example", "counter", "complaint"),
    [
        (
            "أعلن [ديوان الاختبار] نتائجه",
            "أعلن الديوان نتائجه",
            "1: org:test-bureau: example not found: [ديوان الاختبار] in: أعلن [ديوان الاختبار] نتائجه",
        ),
        (
            "أعلن ديوان الاختبار الأعلى نتائجه",
            "أعلن الديوان نتائجه",
            "1: org:test-bureau: example marks no [name]: أعلن ديوان الاختبار الأعلى نتائجه",
        ),
        (
            "أعلن [ديوان الاختبار الأعلى] نتائجه",
            "صمت ديوان الاختبار الأعلى",
            "1: org:test-bureau: counter-example is found as ديوان الاختبار الأعلى: صمت ديوان الاختبار الأعلى",
        ),
    ],
)
def test_broken_promise_of_a_name(example: str, counter: str, complaint: str, tmp_path: Path) -> None:
    assert complaints(BODY.format(example=example, counter=counter), tmp_path) == [complaint]


def test_broken_promises_of_a_predicate(tmp_path: Path) -> None:
    found = complaints(
        PREDICATE.format(example="قحطبت مصر لبنان", actor="سوريا", counter="قحطبت فرنسا لبنان"), tmp_path
    )
    assert found == [
        "1: aid.test: example without actor سوريا: قحطبت مصر لبنان",
        "1: aid.test: counter-example is coded: قحطبت فرنسا لبنان",
    ]


def test_example_that_no_event_answers(tmp_path: Path) -> None:
    (found,) = complaints(PREDICATE.format(example="نام الرجل", actor="سوريا", counter="نام الولد"), tmp_path)
    assert found == "1: aid.test: example not found (but no event): نام الرجل"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("- id: [", "not YAML"),
        ("- id: a\n  kind: body\n  colour: red\n", "1: Object"),
        ("- id: FRA\n  kind: body\n  name: فرنسا\n  english: France\n", "1: id FRA is already used at"),
        ("- id: x\n  kind: words\n  class: \x01\n", "1: no text a YAML file can hold"),
    ],
)
def test_malformed_file_is_one_line(content: str, complaint: str, tmp_path: Path) -> None:
    (found,) = complaints(content, tmp_path)
    assert complaint in found
    assert "\n" not in found


def test_cases_are_the_sentences_of_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(BODY.format(example="أعلن [ديوان]", counter="نام"), encoding="utf-8")
    (located,) = load_file(path)
    assert [(case.kind, case.text) for case in cases(located)] == [
        ("example", "أعلن [ديوان]"),
        ("counter-example", "نام"),
    ]
