"""`marsad export`: one clear line for what is wrong, the same every time."""

import json
from pathlib import Path

import pytest

from marsad.cli import main
from marsad.exports import FORMATS


def test_filters_are_those_of_events(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        "--store",
        str(store),
        "--actor",
        "واشنطن",
        "--type",
        "sanction",
        "--from",
        "2019-01-01",
        "--realis",
        "actual",
    ]
    assert main(["export", "--format", "jsonl", *asked]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["actors"], row["recipients"]) for row in rows if row["day"] == "2019-05-07"] == [
        (["USA"], ["IRN"])
    ]
    assert all(row["type"] == "SANCTION" and row["realis"] == "actual" for row in rows)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_store_gives_the_same_bytes(name: str, store: Path, tmp_path: Path) -> None:
    files = [tmp_path / one for one in ("a", "b")]
    for file in files:
        assert main(["export", "--store", str(store), "--format", name, "--output", str(file)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_asked_for_is_an_empty_file_and_no_error(name: str, store: Path, tmp_path: Path) -> None:
    asked = ["--store", str(store), "--format", name, "--from", "1990-01-01", "--to", "1990-01-02"]
    assert main(["export", *asked, "--output", str(tmp_path / "none")]) == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "excel"], "'excel' is not one of"),
        (["--format", "quads", "--realis", "negated"], "quads cannot say that an event is negated"),
        (["--format", "csv", "--actor", "لا أحد يعرفه"], "no party is known as"),
        (["--format", "csv", "--from", "yesterday"], "'yesterday' is not an ISO date"),
        (["--format", "csv", "--type", "HUG"], "no event type 'HUG'"),
        (["--format", "csv", "--output", "/nowhere/at/all.csv"], "/nowhere/at"),
    ],
)
def test_what_is_wrong_is_one_line(
    args: list[str], said: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--store", str(store), *args]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_store_that_is_none_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--store", str(tmp_path / "none"), "--format", "csv"]) == 2
    assert str(tmp_path / "none") in capsys.readouterr().err


def test_a_failed_export_leaves_what_was_there(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_text("before")
    assert (
        main(["export", "--store", str(store), "--format", "csv", "--output", str(file), "--type", "HUG"])
        == 2
    )
    assert file.read_text() == "before"
