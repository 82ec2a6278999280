from pathlib import Path

from marsad.check import check

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
