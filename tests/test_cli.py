import gzip
import json
import os
import signal
import subprocess
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.cli import main
from marsad.sources.kinds import KNOWN

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


# Bytes that look somewhat like articles reach further than pure noise.
CONTENTS = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(alphabet="المتحدةوقعفرضتعلى إيران.،«»\u064b\u200f\n(–", max_size=300).map(str.encode),
    st.dictionaries(
        st.sampled_from(["id", "text", "published", "title", "other"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.just(TEXT), st.just("2020-02-29")),
    ).map(lambda record: json.dumps(record).encode()),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=CONTENTS, suffix=st.sampled_from([".txt", ".jsonl", ".jsonl.gz"]))
def test_any_bytes_end_in_0_or_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, suffix: str
) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    code, _, err = run(capsys, "code", path, "--format", "jsonl")
    assert code in (0, 2)
    assert not any("Traceback" in line for line in err)


def test_readings_keep_to_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(resources.files("marsad").joinpath("schema/reading.schema.json").read_text("utf-8"))
    samples = Path(__file__).parent.parent / "samples"
    code, out, _ = run(capsys, "code", samples, "--format", "jsonl", "--with-text")
    assert code == 0
    assert len(out.splitlines()) >= 6
    for line in out.splitlines():
        reading = json.loads(line)
        jsonschema.validate(reading, schema)
        text = reading["article"]["text"]
        for item in [*reading["mentions"], *(event["trigger"] for event in reading["events"])]:
            assert text[item["start"] : item["end"]] == item["text"]


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        ([], "marsad: Missing command. (see marsad --help)"),
        (["code"], "marsad: Missing argument 'PATH...'. (see marsad code --help)"),
        (
            ["code", "a.txt", "--published", "31/02/2020"],
            "marsad: published '31/02/2020' is not an ISO date such as 2020-02-29",
        ),
        (
            ["code", "a.csv", "--columns", "body=text"],
            "marsad: 'body' is no field of an article: id, text, published, source, url, title",
        ),
        (["explain", "Hello there"], "marsad: not Arabic: most letters are Latin"),
        (["explain", "نص \udcff"], "marsad: lone surrogate U+DCFF at character 4, which UTF-8 cannot carry"),
        (["code", "a\nb\x1b[2J.txt"], "marsad: a b [2J.txt: no such file or directory"),
        (["code", __file__], f"marsad: {__file__}: not {KNOWN}"),
    ],
)
def test_misuse_is_one_line(args: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, *args) == (2, "", [complaint])


def test_check_names_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("- id: x\n", encoding="utf-8")
    code, out, err = run(capsys, "check", path)
    assert (code, err) == (2, ["1 problem"])
    assert out.startswith(f"{path}:1: ")


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}])
def test_output_is_utf8_whatever_the_locale(env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "marsad", "code", "-"],
        input=TEXT.encode(),
        capture_output=True,
        env=os.environ | env,
        check=True,
    )
    assert "الولايات المتحدة" in done.stdout.decode("utf-8")


def test_columns_may_have_other_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.csv"
    path.write_text(f"guid,body\n7,{TEXT}\n", encoding="utf-8")
    code, out, err = run(capsys, "code", path, "--columns", "text=body,id=guid", "--format", "jsonl")
    assert (code, err, json.loads(out)["article"]["id"]) == (0, [], "7")
    code, out, err = run(capsys, "code", path)
    assert (code, err) == (
        2,
        [f"marsad: {path}:1: no column text; there is guid, body (say --columns text=COLUMN)"],
    )


def test_what_is_only_worth_knowing_is_said_and_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode("cp1256"))
    code, out, err = run(capsys, "code", path)
    assert (code, err) == (0, [f"marsad: {path}: read as windows-1256, which is not declared"])
    assert "SANCTION" in out


@pytest.mark.parametrize(("bad", "code"), [("", 0), ("{\n", 2)])
def test_a_closed_output_does_not_change_the_exit_code(bad: str, code: int, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(bad + (json.dumps({"text": TEXT}) + "\n") * 3000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "marsad", "code", str(path), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read().count(b"\n") == len(bad.splitlines())
        assert process.wait() == code


def test_interrupt_ends_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "marsad", "code", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(json.dumps({"text": TEXT}).encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()  # it is at work now
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().strip() == b""
        assert process.wait() == 130
