"""docs/cookbook.md is run from top to bottom; what it shows is what comes out."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from marsad.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", re.M | re.S)


class Block(NamedTuple):
    language: str
    code: str
    shown: str | None


BLOCKS = [Block(*match.groups()) for match in _BLOCK.finditer(PAGE)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the samples, in which the page is followed."""
    here = tmp_path_factory.mktemp("cookbook")
    (here / "samples").symlink_to(ROOT / "samples")
    yield here


@pytest.mark.filterwarnings("default")  # what the readers' libraries say to each other is not ours
@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_what_the_page_shows_comes_out(
    number: int, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    block = BLOCKS[number]
    monkeypatch.chdir(folder)
    if block.language == "sh":
        for command in re.split(r"^(?=marsad )", block.code, flags=re.M)[1:]:
            assert main(shlex.split(command)[1:]) == 0, command
    elif block.language == "python":
        exec(compile(block.code, f"cookbook, block {number}", "exec"), {})
    if block.shown is not None:
        assert capsys.readouterr().out.strip() == block.shown.strip()


def test_ten_questions_are_answered_in_both_ways() -> None:
    questions = re.findall(r"^## (\d+)\. [^\n]*\?\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    assert [int(number) for number, _ in questions] == list(range(1, 11))
    assert all("```sh" in answer and "```python" in answer and "```text" in answer for _, answer in questions)


def test_the_lines_of_r_name_columns_that_are_there(folder: Path) -> None:
    (lines,) = [block.code for block in BLOCKS if block.language == "r"]
    header = (folder / "events.csv").read_text(encoding="utf-8").partition("\n")[0].split(",")
    named = set(re.findall(r"events\$(\w+)", lines)) | set(re.findall(r"event ~ (\w+) \+ (\w+)", lines)[0])
    assert named <= set(header)
