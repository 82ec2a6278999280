"""What may happen to a store and must not hurt it. MARSAD_KILLS=200 kills 200 times instead of 10."""

import json
import os
import random
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from made import Ingester, claim, made, values
from victim import CLAIMS, articles

from marsad.cli import main
from marsad.errors import StoreError
from marsad.store.engine import Engine
from marsad.store.layout import MANIFEST, existing
from marsad.store.lock import locked
from marsad.store.parquet import table_of, write
from marsad.store.tables import CLAIMS as CLAIMS_TABLE
from marsad.store.tables import WITHDRAWALS

VICTIM = Path(__file__).parent / "victim.py"
KILLS = int(os.environ.get("MARSAD_KILLS", "10"))
MANY = 120


def whole(root: Path) -> dict[str, int]:
    """The articles of a store and how many claims each has."""
    with Engine(existing(root)) as engine:
        return dict(
            engine.rows(
                "SELECT article, (SELECT count(*) FROM claims c WHERE c.article = a.article) FROM articles a"
            )
        )


@pytest.mark.parametrize("seed", range(KILLS))
def test_kill_loses_no_committed_article_and_leaves_no_half_one(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root = tmp_path / "store"
    command = [sys.executable, str(VICTIM), str(root), str(MANY), str(chance.choice([1, 1, 2, 7]))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline().strip()]
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        said += process.stdout.read().split()
    found = whole(root)
    assert set(said) <= set(found)
    assert set(found.values()) == {CLAIMS}
    main_again = subprocess.run([*command[:-1], "50"], check=True, capture_output=True, text=True)
    assert main_again.stderr == ""
    assert whole(root) == dict.fromkeys(articles(MANY), CLAIMS)
    assert not [path for path in (root / "batches").iterdir() if path.name.startswith(".")]


def test_of_two_writers_the_second_says_so_and_waits(tmp_path: Path) -> None:
    ingest = Ingester(tmp_path)
    ingest(made("a", "2020-01-01", claim()))
    said: list[str] = []
    second = Ingester(tmp_path)
    second.waiting = said.append
    with locked(existing(tmp_path), print):
        thread = threading.Thread(target=second, args=(made("b", "2020-01-02", claim()),))
        thread.start()
        deadline = time.monotonic() + 10
        while not said and time.monotonic() < deadline:
            time.sleep(0.01)
        assert said == [f"{tmp_path}: another process is writing to this store; waiting until it is done"]
        assert set(whole(tmp_path)) == {"a"}
    thread.join(10)
    assert set(whole(tmp_path)) == {"a", "b"}


def test_a_full_disk_is_one_line_and_what_was_there_stays(tmp_path: Path) -> None:
    ingest = Ingester(tmp_path)
    ingest(made("a", "2020-01-01", claim()))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(
        resource.RLIMIT_FSIZE, (4_000, before[1])
    )  # no file may grow larger, as on a full disk
    try:
        with pytest.raises(StoreError) as refused:
            ingest(made("b", "2020-01-02", *(claim(valid_from=f"{y}-01-01") for y in range(1000, 3000))))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(refused.value) == f"{tmp_path}: file too large; what was committed before is intact"
    assert whole(tmp_path) == {"a": 1}
    assert len(list((tmp_path / "batches").iterdir())) == 1
    assert ingest(made("b", "2020-01-02", claim())) == 1


READ_ONLY = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from made import Ingester, claim, made, values
from marsad.errors import StoreError
from marsad.lexicon.cache import lexicon
import marsad.store.writer
root = Path(sys.argv[1])
print(values(root, "2020-02-01"))  # imports what it needs
if os.geteuid() == 0:
    os.setuid(65534)
try:
    Ingester(root)(made("b", "2020-01-02", claim()))
except StoreError as error:
    print(error)
print(values(root, "2020-02-01"))
"""


def test_a_read_only_store_answers_and_refuses_in_one_line(tmp_path_factory: pytest.TempPathFactory) -> None:
    base = Path("/tmp") / f"marsad-read-only-{os.getpid()}"  # where another user may look
    root = base / "store"
    try:
        Ingester(root)(made("a", "2020-01-01", claim()))
        for path in [base, root, root / "batches"]:
            path.chmod(0o555)
        (root / ".lock").chmod(0o444)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(root), str(VICTIM.parent)], capture_output=True, text=True
        )
        assert done.stderr == ""
        assert done.stdout.splitlines() == [
            "['sanctions in_force']", f"{root}: cannot be written: permission denied", "['sanctions in_force']",
        ]  # fmt: skip
    finally:
        for path in [base, root, root / "batches"]:
            path.chmod(0o755)
        subprocess.run(["rm", "-r", str(base)], check=True)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def gone(path: Path) -> None:
    path.unlink()


def foreign(path: Path) -> None:
    """Another table in its place, of which the manifest knows."""
    write(path, WITHDRAWALS, [("a", "b", None, 1, None)])
    relist(path)


def scrambled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4 : len(data) // 2] = bytes(len(data) // 2 - 4)
    path.write_bytes(data)


def text(path: Path) -> None:
    path.write_text("no Parquet at all")
    relist(path)


def relist(path: Path) -> None:
    manifest = path.parent / MANIFEST
    listed = json.loads(manifest.read_bytes())
    listed["files"][path.name] = path.stat().st_size
    manifest.write_text(json.dumps(listed))


@pytest.mark.parametrize("hurt", [cut, gone, foreign, scrambled, text])
def test_a_damaged_file_is_named_in_one_line(
    tmp_path: Path, hurt: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    ingest = Ingester(tmp_path)
    ingest(made("a", "2020-01-01", claim()))
    ingest(made("b", "2020-01-02", claim()))
    path = sorted((tmp_path / "batches").iterdir())[1] / "claims.parquet"
    kept = path.read_bytes(), (path.parent / MANIFEST).read_bytes()
    hurt(path)
    assert main(["relations", "USA", "VEN", "--store", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1
    assert err.startswith(f"marsad: {path}: ")
    path.write_bytes(kept[0])
    (path.parent / MANIFEST).write_bytes(kept[1])
    assert values(tmp_path, "2020-02-01") == ["sanctions in_force"]


def test_a_manifest_that_is_gone_is_named(tmp_path: Path) -> None:
    Ingester(tmp_path)(made("a", "2020-01-01", claim()))
    (manifest,) = (tmp_path / "batches").glob(f"*/{MANIFEST}")
    manifest.unlink()
    with pytest.raises(StoreError, match=rf"{MANIFEST}: damaged, the batch cannot be trusted"):
        values(tmp_path, "2020-02-01")


def test_what_an_ended_process_left_is_neither_read_nor_kept(tmp_path: Path) -> None:
    ingest = Ingester(tmp_path)
    ingest(made("a", "2020-01-01", claim()))
    left = tmp_path / "batches" / ".tmp-20200101T000000.000000Z"
    left.mkdir()
    (left / "claims.parquet").write_bytes(b"PAR1 half a file")
    assert values(tmp_path, "2020-02-01") == ["sanctions in_force"]
    ingest(made("b", "2020-01-02", claim()))
    assert not left.exists()


@pytest.mark.parametrize("package", ["duckdb", "pyarrow"])
def test_a_missing_package_is_one_line_that_says_what_to_install(tmp_path: Path, package: str) -> None:
    script = f"import sys; sys.modules[{package!r}] = None; from marsad.cli import main; sys.exit(main(sys.argv[1:]))"
    for command in (
        ["relations", "USA", "VEN"],
        ["ingest", "samples"],
        ["forget", "a"],
        ["timeline", "USA", "VEN"],
    ):
        done = subprocess.run(
            [sys.executable, "-c", script, *command, "--store", str(tmp_path)], capture_output=True, text=True
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"marsad: this needs {package}: pip install 'marsad[ledger]'\n"


def test_an_empty_table_has_its_columns() -> None:
    assert table_of(CLAIMS_TABLE.columns, []).column_names == list(CLAIMS_TABLE.names)
