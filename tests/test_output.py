import errno
import os
import sys
from pathlib import Path

import pytest

from marsad.output import writing


def test_output_replaces_the_file_and_keeps_link_and_mode(tmp_path: Path) -> None:
    target = tmp_path / "out.tsv"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(target)
    with writing(link) as out:
        out.write("جديد")
        assert target.read_text(encoding="utf-8") == "old"
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "جديد"
    assert target.stat().st_mode & 0o777 == 0o640
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_failure_leaves_the_old_output_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "out.tsv"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(type(error)), writing(target) as out:
        out.write("half")
        raise error
    assert target.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_device_is_written_to_and_not_renamed_over() -> None:
    with writing(Path(os.devnull)) as out:
        out.write("x")
    assert not Path(os.devnull).is_file()


def test_without_a_file_it_is_standard_output() -> None:
    with writing(None) as out:
        assert out is sys.stdout
