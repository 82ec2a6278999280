from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.lexicon import cache

ENTRY = "- id: FRA\n  kind: state\n  name: {name}\n  english: France\n"


@pytest.fixture
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache.lexicon.cache_clear()
    folder = tmp_path / "data" / "states"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(ENTRY.format(name="فرنسا"), encoding="utf-8")
    yield tmp_path / "data"
    cache.lexicon.cache_clear()


def test_a_changed_entry_invalidates_the_compiled_lexicon(knowledge: Path) -> None:
    assert cache.lexicon(knowledge).entities["FRA"].name == "فرنسا"
    (knowledge / "states" / "a.yaml").write_text(ENTRY.format(name="فرانسا"), encoding="utf-8")
    cache.lexicon.cache_clear()
    assert cache.lexicon(knowledge).entities["FRA"].name == "فرانسا"


def test_a_cut_cache_file_is_compiled_afresh(knowledge: Path, tmp_path: Path) -> None:
    cache.lexicon(knowledge)
    (stored,) = (tmp_path / "cache" / "marsad").glob("lexicon-*")
    stored.write_bytes(stored.read_bytes()[:20])
    cache.lexicon.cache_clear()
    assert cache.lexicon(knowledge).entities["FRA"].country == "FRA"


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    knowledge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert cache.lexicon(knowledge).entities["FRA"].english == "France"


def test_of_many_compilations_the_latest_stay(knowledge: Path, tmp_path: Path) -> None:
    for name in ("فرنسا", "فرانسا", "افرنسا", "فرنسه", "فرانسه", "فرنسى"):
        (knowledge / "states" / "a.yaml").write_text(ENTRY.format(name=name), encoding="utf-8")
        cache.lexicon.cache_clear()
        cache.lexicon(knowledge)
    stored = list((tmp_path / "cache" / "marsad").glob("lexicon-*"))
    assert len(stored) == 4
    assert any("فرنسى".encode() in path.read_bytes() for path in stored)
