"""Zips and gzip of every kind, and what is done to them by accident or on purpose."""

import gzip
import io
import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from tools.fuzz import feed, good, members, table

from marsad.sources import Incoming, Note
from marsad.sources.kinds import KNOWN
from sources.reading import ARTICLES, NEWS, Pipe, gather, read

KINDS = [name for name in good() if name.startswith("a.") and not name.endswith((".gz", ".zip"))]


@pytest.mark.parametrize("name", KINDS)
def test_gzip_gives_what_the_plain_file_gives(name: str, tmp_path: Path) -> None:
    plain, *_ = read(tmp_path / name, good()[name])
    packed, problems, _ = read(tmp_path / f"{name}.gz", gzip.compress(good()[name]))
    assert packed == plain and problems == []


def test_a_zip_gives_what_a_folder_gives(tmp_path: Path) -> None:
    kinds = {f"x/{name}": content for name, content in good().items() if not name.endswith(".zip")}
    found, problems, _ = read(tmp_path / "a.zip", members({**kinds, "read.me": b"x", "x/.a.txt": b"x"}))
    (tmp_path / "x").mkdir()
    for name, content in kinds.items():
        (tmp_path / name).write_bytes(content)
    there = [item for item in gather(tmp_path / "x") if isinstance(item, Incoming)]
    assert problems == []
    assert sorted(item.text for item in found) == sorted(
        item.text for item in there if item.article.id != "unknown"
    )


def test_what_stands_in_a_zip_is_named_with_it(tmp_path: Path) -> None:
    _, problems, _ = read(tmp_path / "a.zip", members({"x/a.txt": b"no", "b.csv": b"text\nno\n"}))
    assert problems == [
        "a.zip/x/a.txt: not Arabic: most letters are Latin",
        "a.zip/b.csv:2: not Arabic: most letters are Latin",
    ]


def test_names_of_a_zip_that_contradict_each_other_cost_one_file(tmp_path: Path) -> None:
    content = members({"خبر.txt": NEWS.encode(), "b.txt": NEWS.encode()})
    broken = content.replace(
        "خبر".encode(), b"\x85" * 6, 1
    )  # where the file begins, not in the list at the end
    found, problems, _ = read(tmp_path / "a.zip", broken)
    assert [item.article.id for item in found] == ["b"]
    assert problems == ["a.zip/خبر.txt: broken zip: its names contradict each other"]
    _, problems, _ = read(tmp_path / "a.zip", content.replace("خبر".encode(), b"\x85" * 6))
    assert problems == ["a.zip: broken zip: a name that is no text"]


def test_a_problem_is_one_line_whatever_a_file_calls_its_columns(tmp_path: Path) -> None:
    _, (problem,), _ = read(tmp_path / "a.csv", '"id\nof it","te\u2028xt"\n1,2\n'.encode())
    assert len(problem.splitlines()) == 1 and "id of it" in problem


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "..\\a.txt", "\\a.txt"])
def test_paths_that_lead_out_are_not_read(name: str, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.filename = name
        archive.writestr(info, NEWS)
        archive.writestr("b.txt", NEWS)
    before = set(tmp_path.parent.rglob("*"))
    found, problems, _ = read(tmp_path / "a.zip", out.getvalue())
    assert [item.article.id for item in found] == ["b"]
    assert len(problems) == 1 and problems[0].endswith(": a path that leads out of the archive: not read")
    assert set(tmp_path.parent.rglob("*")) - before == {tmp_path / "a.zip"}


def test_zips_within_zips_links_and_secrets_are_not_opened(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inner.zip", members({"a.txt": NEWS.encode()}))
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("last.txt", NEWS)
    content = out.getvalue()
    secret = bytearray(members({"secret.txt": NEWS.encode()}))
    secret[6] |= 1  # the flag that says encrypted, in the file's head and in the list of files
    secret[secret.index(b"PK\x01\x02") + 8] |= 1
    found, problems, _ = read(tmp_path / "a.zip", content)
    assert [item.article.id for item in found] == ["last"]
    assert problems == [
        "a.zip/inner.zip: an archive within an archive: not opened",
        "a.zip/link.txt: a link in an archive: not followed",
    ]
    assert read(tmp_path / "b.zip", bytes(secret))[1] == ["b.zip/secret.txt: encrypted: not read"]


@pytest.mark.parametrize("name", ["bomb.jsonl", "bomb.csv", "bomb.warc"])
def test_bombs_are_not_unpacked(name: str, tmp_path: Path) -> None:
    content = (b"text\n" if name.endswith("csv") else b"") + (b" " * 999 + b"\n") * 60_000
    found, problems, _ = read(tmp_path / f"{name}.gz", gzip.compress(content))
    complaint = "unpacks to more than 200 times its size: taken for a bomb, not read on"
    assert (
        found == []
        and (name.endswith("warc") or problems == [f"{name}.gz: {complaint}"])
        and len(problems) == 1
    )
    found, problems, _ = read(tmp_path / "a.zip", members({name: content, "b.txt": NEWS.encode()}))
    assert [item.article.id for item in found] == ["b"]
    assert problems == [f"a.zip/{name}: {complaint}"]


def test_a_gzip_bomb_in_a_zip_is_none_either(tmp_path: Path) -> None:
    content = gzip.compress((b" " * 999 + b"\n") * 60_000)
    found, (problem,), _ = read(tmp_path / "a.zip", members({"a.jsonl.gz": content}))
    assert found == [] and problem.startswith("a.zip/a.jsonl.gz: unpacks to more than 200 times its size")


def test_all_of_a_zip_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = members({f"{i}.jsonl": os.urandom(1000).hex().encode() for i in range(20)})
    monkeypatch.setattr("marsad.sources.archives.MAX_TOTAL", 10_000)
    found, problems, _ = read(tmp_path / "a.zip", content)
    assert found == [] and sum("not read on" in line for line in problems) >= 10


@pytest.mark.parametrize("name", [name for name in good() if name.endswith((".gz", ".zip"))])
def test_what_is_cut_short_is_said(name: str, tmp_path: Path) -> None:
    for part in (0.3, 0.9):
        content = good()[name]
        found, problems, _ = read(tmp_path / name, content[: int(part * len(content))])
        assert problems
        assert len(found) <= len(read(tmp_path / name, content)[0])


def test_a_broken_file_in_a_zip_does_not_stop_the_others(tmp_path: Path) -> None:
    content = bytearray(
        members({"a.jsonl": table(ARTICLES), "b.rss": feed(ARTICLES[:1]), "c.txt": NEWS.encode()})
    )
    content[60:90] = bytes(30)
    found, problems, _ = read(tmp_path / "a.zip", bytes(content))
    assert [item.article.id for item in found] == [ARTICLES[0]["id"], "c"]
    assert problems and all(line.startswith("a.zip/a.jsonl") for line in problems)


@pytest.mark.parametrize(("content", "complaint"), [
    (b"", "a.zip: broken zip: file is not a zip file"),
    (b"PK\x03\x04" + bytes(100), "a.zip: broken zip: file is not a zip file"),
    (members({}), f"a.zip: no file here is {KNOWN}"),
    (members({"a.pdf": b"x"}), f"a.zip: no file here is {KNOWN}"),
])  # fmt: skip
def test_zips_that_hold_nothing_are_one_line(content: bytes, complaint: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.zip", content) == ([], [complaint], [])


@pytest.mark.parametrize("name", [*KINDS, "a.zip", "a.csv.gz", "a.warc.gz"])
def test_standard_input_tells_most_kinds_by_how_they_begin(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(good()[name])))
    items = gather("-")
    if name in ("a.csv", "a.tsv", "a.csv.gz"):  # a table begins with any word: by its name only
        assert len(items) == 1
    else:
        assert len(items) >= 1 and all(isinstance(item, Incoming | Note) for item in items)


def test_folders_and_links_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "back").symlink_to(tmp_path)
    (tmp_path / "x" / "self.html").symlink_to(tmp_path / "x" / "self.html")
    (tmp_path / "x" / "a.txt").write_text(NEWS, encoding="utf-8")
    circle, article = sorted(gather(tmp_path), key=lambda item: isinstance(item, Incoming))
    assert isinstance(article, Incoming)
    assert circle[1] == "too many levels of symbolic links"
