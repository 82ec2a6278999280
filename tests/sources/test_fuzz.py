"""Damaged files of every kind: 30 seconds of what `python -m tools.fuzz --minutes 60` does for an hour."""

from pathlib import Path

import pytest
from tools.fuzz import check, fuzzing, good


@pytest.mark.parametrize("name", good())
def test_good_files_give_articles_only(name: str, tmp_path: Path) -> None:
    seen = check(tmp_path / name, good()[name])
    assert seen["Incoming"] and not seen["Problem"]


@pytest.mark.parametrize("name", good())
def test_damaged_files_give_articles_and_problems(name: str, tmp_path: Path) -> None:
    fuzzing((name,), tmp_path, 60, 0)()
