"""What a run leaves in its folder, whatever came in between."""

import errno
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from runs import article, code, contents, counted, table, write

from marsad.bulk import coding, gather, inputs
from marsad.bulk import folder as folder_module
from marsad.bulk.folder import Folder, opened
from marsad.bulk.inputs import packs
from marsad.cli import main
from marsad.errors import StoreError
from marsad.pipeline import default_reader
from marsad.store.tables import ARTICLES
from marsad.types import Reading

LONG = "أعلنت الحكومة التركية مساء أمس أنها ستستأنف المحادثات مع اليونان بشأن الحدود البحرية في بحر إيجه بعد توقف دام عاما"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a few articles, so that few articles make many parts."""
    monkeypatch.setattr(gather, "SMALLEST", 4)
    monkeypatch.setattr(gather, "LARGEST", 5)
    monkeypatch.setattr(inputs, "MOST_FILES", 2)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Three files: stories that come again, articles that come again as they are, and lines that are none."""
    again = [
        {"id": "late", "published": "2020-03-02", "source": "الغد", "text": f"أثينا (رويترز) - {LONG}"},
        {"id": "early", "published": "2020-03-01", "text": LONG},
    ]
    write(tmp_path / "news" / "a.jsonl", [article(i) for i in range(9)] + again[:1])
    write(tmp_path / "news" / "b.jsonl", [article(i) for i in range(9, 14)] + [article(3)])
    write(tmp_path / "news" / "c.jsonl", [*again[1:], {"id": "none"}, article(20)])
    return tmp_path / "news"


EVERY = {f"a{i:04}" for i in (*range(14), 20)} | {"early", "late"}


def test_each_article_is_there_once_and_each_story_coded_once(news: Path, tmp_path: Path) -> None:
    summary, heard = code([news], tmp_path / "out")
    assert counted(tmp_path / "out") == dict.fromkeys(EVERY, 1)
    assert (summary.coded, summary.repeated, summary.before) == (16, 1, 0)
    rows = {row["article"]: row for row in table(tmp_path / "out", "articles")}
    assert rows["late"]["same_as"] == "early" and rows["late"]["same_as_version"] == rows["early"]["version"]
    assert rows["late"]["likeness"] > 0.9
    assert rows["early"]["outlet"] == "org:reuters"  # the copy tells whose story it is
    assert [row for row in rows.values() if row["same_as"]] == [rows["late"]]
    told = {row["article"] for row in table(tmp_path / "out", "readings")}
    assert told == EVERY - {"late"}
    assert {row["article"] for row in table(tmp_path / "out", "events")} <= told
    assert [one.where for one in heard.troubles] == [f"{news / 'c.jsonl'}:2"]
    assert [row["what"] for row in table(tmp_path / "out", "problems")] == ["no text"]
    assert [name for name, _ in heard.stages] == ["gathering", "coding"]


def test_every_article_is_coded_where_that_is_wanted(news: Path, tmp_path: Path) -> None:
    summary, _ = code([news], tmp_path / "out", threshold=None)
    assert (summary.coded, summary.repeated) == (17, 0)


def test_tables_are_those_of_the_record(news: Path, tmp_path: Path) -> None:
    code([news], tmp_path / "out")
    (first, *_) = table(tmp_path / "out", "articles")
    assert tuple(first)[: len(ARTICLES.names)] == ARTICLES.names


def test_the_order_of_files_makes_no_difference(news: Path, tmp_path: Path) -> None:
    files = sorted(news.iterdir())
    outcomes = []
    for i, order in enumerate((files, files[::-1])):
        code(order, tmp_path / f"out{i}")
        rows = table(tmp_path / f"out{i}", "articles")
        outcomes.append(sorted((row["article"], row["same_as"] or "") for row in rows))
    assert outcomes[0] == outcomes[1]


class Killed(BaseException):
    """What no code of ours catches."""


class Killer:
    """Ends the run at a write: before it, in the middle of the file, or right after."""

    def __init__(self, at: int, how: str) -> None:
        self.left, self.how = at, how
        self.put = folder_module._put

    def __call__(self, path: Path, data: bytes) -> None:
        self.left -= 1
        if self.left:
            self.put(path, data)
            return
        if self.how == "middle":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(f".{path.name}.1.part").write_bytes(data[: len(data) // 2])
        elif self.how == "after":
            self.put(path, data)
        raise Killed


@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    kills=st.lists(
        st.tuples(st.integers(1, 45), st.sampled_from(["before", "middle", "after"])), min_size=1, max_size=4
    )
)
def test_killed_anywhere_and_taken_up_it_comes_to_the_same(
    news: Path, tmp_path_factory: pytest.TempPathFactory, kills: list[tuple[int, str]]
) -> None:
    base = tmp_path_factory.mktemp("kills")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folder_module, "synced", lambda path: None)
        code([news], base / "whole")
        for at, how in kills:
            with pytest.MonkeyPatch.context() as killing:
                killing.setattr(folder_module, "_put", Killer(at, how))
                try:
                    code([news], base / "out")
                except Killed:
                    assert set(counted(base / "out").values()) <= {1}
        code([news], base / "out")
    assert contents(base / "out") == contents(base / "whole")
    assert not list((base / "out").rglob("*.part"))


def test_a_full_disk_is_one_line_and_what_was_finished_stays(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = folder_module._put
    written: list[Path] = []

    def full(path: Path, data: bytes) -> None:
        if len(written) == 30:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        written.append(path)
        put(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(folder_module, "_put", full)
        with pytest.raises(StoreError) as refused:
            code([news], tmp_path / "out")
    said = f"{tmp_path / 'out'}: no space left on device; what was finished before is intact"
    assert str(refused.value) == said
    summary, _ = code([news], tmp_path / "out")
    assert summary.before + summary.coded + summary.repeated == len(EVERY)
    assert counted(tmp_path / "out") == dict.fromkeys(EVERY, 1)


def test_an_article_that_no_reader_foresaw_is_a_problem(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = default_reader()

    class Failing:
        def read(self, article: Any, text: str) -> Reading:
            if article.id == "a0003":
                raise RecursionError("too deep")
            return reader.read(article, text)

    monkeypatch.setattr(coding, "default_reader", Failing)
    summary, _ = code([news], tmp_path / "out")
    assert summary.problems
    assert counted(tmp_path / "out") == dict.fromkeys(EVERY - {"a0003"}, 1)
    what = {row["where"]: row["what"] for row in table(tmp_path / "out", "problems")}
    assert what["a0003"] == "cannot be coded: RecursionError: too deep"


def test_what_comes_later_is_added_and_what_was_said_stays(news: Path, tmp_path: Path) -> None:
    code([news], tmp_path / "out")
    write(
        news / "d.jsonl", [{"id": "first", "published": "2019-01-01", "text": LONG}, article(30), article(5)]
    )
    summary, _ = code([news], tmp_path / "out")
    assert (summary.coded, summary.repeated, summary.before) == (1, 1, len(EVERY))
    rows = {row["article"]: row for row in table(tmp_path / "out", "articles")}
    assert counted(tmp_path / "out") == dict.fromkeys({*EVERY, "first", "a0030"}, 1)
    assert rows["first"]["same_as"] == "early"


def test_a_file_that_has_grown_brings_what_is_new(news: Path, tmp_path: Path) -> None:
    code([news], tmp_path / "out")
    write(news / "b.jsonl", [article(i) for i in range(9, 16)])
    code([news], tmp_path / "out")
    assert counted(tmp_path / "out") == dict.fromkeys({*EVERY, "a0014", "a0015"}, 1)


def test_a_folder_that_holds_something_else_is_refused(news: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.doc").write_text("mine")
    with pytest.raises(StoreError, match=r"holds something else \(thesis.doc\)"):
        code([news], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.doc"]


def test_a_folder_begun_in_another_way_is_refused(news: Path, tmp_path: Path) -> None:
    code([news], tmp_path / "out")
    with pytest.raises(StoreError, match=r"was begun with threshold 0.8, not 0.9: use another folder"):
        code([news], tmp_path / "out", threshold=0.9)


def test_files_in_an_object_store_are_read_and_written(news: Path) -> None:
    bucket = f"memory://bucket-{random.randrange(10**9)}"
    for path in news.iterdir():
        Folder(bucket).write(f"news/{path.name}", path.read_bytes())
    Folder(bucket).write("news/picture.png", b"no news")
    summary, heard = code([Path("-")], "memory://nothing")  # standard input cannot be read twice
    assert summary.coded == 0 and "only once" in heard.troubles[0].what
    from marsad.bulk.job import run
    from marsad.bulk.tasks import Options

    for _ in range(2):
        from runs import Heard, here

        heard = Heard()
        summary = run([f"{bucket}/news"], f"{bucket}/out", Options(threshold=0.8), here, heard)
    assert summary.before == len(EVERY)
    assert Folder(f"{bucket}/out").names("articles")
    with opened(f"{bucket}/news/a.jsonl") as stream:
        assert stream.read() == (news / "a.jsonl").read_bytes()
    assert "no such file" in code([Path("x")], f"{bucket}/other")[1].troubles[0].what


def test_an_address_of_no_file_is_a_problem() -> None:
    from runs import Heard, here

    from marsad.bulk.job import run
    from marsad.bulk.tasks import Options

    heard = Heard()
    run(["memory://nowhere/at/all", "s4://bucket/x"], "memory://empty", Options(), here, heard)
    assert [one.where for one in heard.troubles] == ["memory://nowhere/at/all", "s4://bucket/x"]


def test_many_small_files_make_few_packs() -> None:
    from marsad.bulk.folder import Found
    from marsad.bulk.tasks import Options

    files = [Found(f"{i}.txt", 10, "x") for i in range(5)] + [Found("big.jsonl", 50_000_000, "x")]
    made = packs(files, "out", Options())
    assert [len(pack.files) for pack, _ in made] == [2, 2, 1, 1]
    assert made == packs(files, "out", Options())
    assert not packs([], "out", Options())
    few = packs([Found(f"{i}.jsonl", 1_000_000, "x") for i in range(20)], "out", Options())
    assert len(few) >= 10  # all workers have something to gather


@pytest.mark.parametrize(
    "args",
    [["--workers", "2"], ["--workers", "0", "--output", "x"], ["--threshold", "0.9"], ["--keep-duplicates"]],
)
def test_misuse_is_one_line(args: list[str], news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(news), *args]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
