import shutil
from pathlib import Path

import pytest

from marsad.check import check
from marsad.lexicon.load import DATA

GOOD = """- id: place:testville
  kind: place
  name: تستفيل
  english: Testville
  country: FRA
  examples:
    - وصل الوفد إلى [تستفيل] أمس
  not:
    - وصل الوفد إلى باريس أمس
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


CUE = """\
- id: cue.test
  kind: cue
  stance: asserts
  content:
    - clause
  verbs:
    - lemma: قحطب
      root: قحطب
      pattern: فعلل
  examples:
    - {example}
  not:
    - {counter}
"""


@pytest.fixture(autouse=True)
def little_knowledge(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The grammar and two continents only: all of marsad's knowledge takes seconds to compile."""
    root = tmp_path_factory.mktemp("data")
    shutil.copytree(DATA / "words", root / "words")
    (root / "states").mkdir()
    for name in ("arab.yaml", "europe.yaml"):
        shutil.copy(DATA / "states" / name, root / "states")
    monkeypatch.setattr("marsad.check.DATA", root)


def complaints(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "new.yaml"
    path.write_text(text, encoding="utf-8")
    return list(check([path]))


def test_a_good_entry_has_no_complaint(tmp_path: Path) -> None:
    assert complaints(tmp_path, GOOD) == []


def test_an_example_that_is_not_found_is_named_with_its_place(tmp_path: Path) -> None:
    (line,) = complaints(tmp_path, GOOD.replace("[تستفيل]", "[غيرها]"))
    assert "new.yaml:1: place:testville: example not found" in line


def test_a_counter_example_that_is_found_is_a_complaint(tmp_path: Path) -> None:
    (line,) = complaints(tmp_path, GOOD.replace("إلى باريس", "إلى تستفيل"))
    assert "counter-example is found" in line


def test_an_entry_without_examples_is_a_complaint(tmp_path: Path) -> None:
    lines = complaints(tmp_path, GOOD.split("  examples")[0])
    assert [line.rsplit(": ", 1)[1] for line in lines] == ["no example", "no counter-example"]


def test_an_id_of_marsad_itself_is_not_taken_twice(tmp_path: Path) -> None:
    (line,) = complaints(tmp_path, GOOD.replace("place:testville", "FRA"))
    assert "already used" in line


def _line(complaint: str) -> str:
    """A complaint from its line number on."""
    return complaint.split("new.yaml:", 1)[1]


def test_broken_promises_of_a_predicate(tmp_path: Path) -> None:
    found = complaints(
        tmp_path, PREDICATE.format(example="قحطبت مصر لبنان", actor="سوريا", counter="قحطبت فرنسا لبنان")
    )
    assert list(map(_line, found)) == [
        "1: aid.test: example without actor سوريا: قحطبت مصر لبنان",
        "1: aid.test: counter-example is coded: قحطبت فرنسا لبنان",
    ]


def test_example_that_no_event_answers(tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, PREDICATE.format(example="نام الرجل", actor="سوريا", counter="نام الولد"))
    assert _line(found) == "1: aid.test: example not found (but no event): نام الرجل"


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
    (found,) = complaints(tmp_path, content)
    assert complaint in found
    assert "\n" not in found


def test_a_good_cue_has_no_complaint(tmp_path: Path) -> None:
    entry = CUE.format(example="قحطبت [فرنسا] أن {الطريق مفتوح}", counter="قحطبت فرنسا القمح")
    assert complaints(tmp_path, entry) == []


@pytest.mark.parametrize(
    ("example", "counter", "complaint"),
    [
        ("قحطبت [فرنسا] أن {الطريق}  مفتوح", "قحطبت فرنسا القمح", "example not found"),
        ("قحطبت [ألمانيا] أن {الطريق مفتوح}", "قحطبت فرنسا أن الطريق مفتوح", "counter-example is read"),
        ("قحطبت فرنسا أن {الطريق مفتوح}", "قحطبت فرنسا القمح", "marks no [speaker]"),
    ],
)
def test_broken_promises_of_a_cue(example: str, counter: str, complaint: str, tmp_path: Path) -> None:
    (line,) = complaints(tmp_path, CUE.format(example=example, counter=counter))
    assert complaint in line
