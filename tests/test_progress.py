from pathlib import Path

import pytest

from marsad.progress import progress
from marsad.sources import open_bytes


@pytest.fixture
def long(tmp_path: Path) -> Path:
    path = tmp_path / "long.jsonl"
    path.write_bytes(b"\n" * 300_000)
    return path


def test_no_bar_without_a_terminal(long: Path) -> None:
    with progress([long], wanted=True) as opened:
        assert opened is open_bytes


def test_bar_for_long_work_on_a_terminal(
    long: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress([long], wanted=True) as opened, opened(long) as stream:
        assert len(stream.read(300_000)) == 300_000
    assert "reading" in capsys.readouterr().err


def test_no_bar_for_short_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress([tmp_path / "missing.txt"], wanted=True) as opened:
        assert opened is open_bytes
