import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.cli import main

TEXT = "فرضت الولايات المتحدة عقوبات على إيران."


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, list[str]]:
    code = main([str(a) for a in args])
    out, err = capsys.readouterr()
    return code, out, err.splitlines()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_code_prints_who_did_what_to_whom(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "code", article, "--published", "2019-05-08")
    assert (code, err) == (0, [])
    assert "SANCTION" in out
    assert "USA" in out and "IRN" in out


def test_jsonl_carries_the_text_only_when_asked(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for flags, text in ((), None), (("--with-text",), TEXT):
        _, out, _ = run(capsys, "code", article, "--format", "jsonl", *flags)
        assert json.loads(out)["article"]["text"] == text


def test_tsv_has_a_header_and_one_event_a_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "code", article, "--format", "tsv")
    header, line = out.splitlines()
    assert len(header.split("\t")) == len(line.split("\t"))


def test_folders_and_gzip_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    with gzip.open(folder / "a.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "one", "text": TEXT}) + "\n")
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    _, out, _ = run(capsys, "code", folder, "--format", "jsonl")
    assert [json.loads(line)["article"]["id"] for line in out.splitlines()] == ["one", "b"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"This is an English sentence about Russia.", "Arabic"),
        (b"\x00\x01\x02", "binary"),
        ("قال".encode() + b"\xff\xfe", "UTF-8"),
        ("\u064b".encode() * 100_000, ""),
    ],
)
def test_a_bad_text_is_one_clear_line_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    code, _, err = run(capsys, "code", path)
    assert code == 2
    assert len(err) == 1 and "bad.txt" in err[0] and said.lower() in err[0].lower()


@pytest.mark.parametrize(
    "line",
    ["{not json", "[1, 2]", '{"id": "x"}', '{"text": 5}', '{"text": ""}', json.dumps({"text": "\ud800 نص"}),
     json.dumps({"text": TEXT, "published": "31/02/2020"})],
)  # fmt: skip
def test_a_bad_line_is_named_and_the_others_are_coded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    path = tmp_path / "news.jsonl"
    good = json.dumps({"id": "good", "text": TEXT})
    path.write_text(f"{good}\n{line}\n{good}\n", encoding="utf-8")
    code, out, err = run(capsys, "code", path, "--format", "jsonl")
    assert code == 2
    assert len(out.splitlines()) == 2
    assert len(err) == 1 and "2" in err[0]


def test_a_path_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "code", "/nowhere/article.txt")
    assert (code, len(err)) == (2, 1)


def test_a_line_of_20_megabytes_is_refused_and_the_rest_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(
        json.dumps({"text": "ا" * 20_000_000}) + "\n" + json.dumps({"id": "good", "text": TEXT}) + "\n"
    )
    code, out, err = run(capsys, "code", path, "--format", "jsonl")
    assert (code, len(out.splitlines()), len(err)) == (2, 1, 1)


def test_a_failed_run_leaves_the_output_file_as_it_was(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.jsonl"
    run(capsys, "code", article, "--format", "jsonl", "--output", output)
    before = output.read_text(encoding="utf-8")
    assert main(["code", "--format", "nothing", str(article), "--output", str(output)]) == 2
    assert output.read_text(encoding="utf-8") == before
    capsys.readouterr()


def test_explain_shows_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "explain", TEXT)
    assert code == 0
    assert "sanction." in out and "subject after the verb" in out


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps({"text": TEXT}) for _ in range(3000)), encoding="utf-8")
    command = f"{sys.executable} -m marsad code {path} --format jsonl | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        env={**os.environ, "LANG": "C", "LC_ALL": "C"},
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert TEXT[:5] in json.loads(done.stdout)["events"][0]["trigger"]["text"] + TEXT


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), suffix=st.sampled_from([".txt", ".jsonl", ".jsonl.gz"]))
def test_any_bytes_end_in_0_or_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, suffix: str
) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    code, _, err = run(capsys, "code", path, "--format", "jsonl")
    assert code in (0, 2)
    assert not any("Traceback" in line for line in err)
