"""Processes that code, die, grow and are broken off."""

import fcntl
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from runs import Heard, article, code, counted, table, write
from victims import DEADLY, dies_gathering, dies_once, fails, poisoned

from marsad.bulk import crew as crew_module
from marsad.bulk.coding import do
from marsad.bulk.crew import Crew
from marsad.bulk.job import Summary
from marsad.bulk.persistence import persist
from marsad.bulk.tasks import Done, Task

COUNT = 120


@pytest.fixture
def news(tmp_path: Path) -> Path:
    write(tmp_path / "news" / "one.jsonl", [article(i) for i in range(COUNT // 2)])
    write(tmp_path / "news" / "two.jsonl", [article(i) for i in range(COUNT // 2, COUNT)])
    return tmp_path / "news"


def with_crew(
    news: Path, output: Path, doing: Callable[[Task], Done], workers: int = 2
) -> tuple[Summary, Heard]:
    with Crew(workers, do=doing) as crew:
        return code([news], output, hands=lambda tasks: persist(crew, tasks))


def everyone(but: str | None = None) -> dict[str, int]:
    return {f"a{i:04}": 1 for i in range(COUNT) if f"a{i:04}" != but}


def test_an_article_that_ends_processes_is_a_problem_and_the_others_are_coded(
    news: Path, tmp_path: Path
) -> None:
    summary, heard = with_crew(news, tmp_path / "out", poisoned)
    assert counted(tmp_path / "out") == everyone(but=DEADLY)
    (problem,) = table(tmp_path / "out", "problems")
    assert (problem["where"], problem["what"]) == (DEADLY, "ended the process that read it (killed)")
    assert [one.where for one in heard.troubles] == [DEADLY]
    assert summary.problems and summary.coded == COUNT - 1


def test_a_worker_that_dies_is_replaced_and_its_task_done(news: Path, tmp_path: Path) -> None:
    summary, heard = with_crew(news, tmp_path / "out", dies_once)
    assert counted(tmp_path / "out") == everyone()
    assert not heard.troubles and not summary.problems


def test_files_that_end_processes_are_problems(news: Path, tmp_path: Path) -> None:
    summary, heard = with_crew(news, tmp_path / "out", dies_gathering)
    assert {one.where for one in heard.troubles} == {str(news / "one.jsonl"), str(news / "two.jsonl")}
    assert "exit code 4" in heard.troubles[0].what
    assert summary.problems and summary.coded == 0


def test_a_part_for_which_memory_is_too_small_is_taken_apart(news: Path, tmp_path: Path) -> None:
    with_crew(news, tmp_path / "out", fails)
    assert counted(tmp_path / "out") == everyone()


@pytest.mark.parametrize("limit", ["MOST_MEMORY", "MOST_ARTICLES"])
def test_a_worker_that_has_grown_or_worked_long_is_replaced(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(crew_module, limit, 1)
    with Crew(1) as crew:
        first = crew.workers[0].process.pid
        code([news], tmp_path / "out", hands=lambda tasks: persist(crew, tasks))
        assert crew.workers[0].process.pid != first
    assert counted(tmp_path / "out") == everyone()


def test_workers_give_what_one_process_gives(news: Path, tmp_path: Path) -> None:
    with_crew(news, tmp_path / "two", do)
    code([news], tmp_path / "one")
    for name in ("events", "claims", "readings"):
        one, two = (sorted(map(str, table(tmp_path / which, name))) for which in ("one", "two"))
        assert one == two and one


def command(news: Path, output: Path) -> list[str]:
    return [sys.executable, "-m", "marsad", "code", str(news), "--output", str(output), "--workers", "2"]


def workers_of(pid: int) -> list[int]:
    """Processes that live and were begun by the server of this one."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    of = {int(a): int(b) for a, b in (line.split() for line in listed.splitlines())}
    return [child for child, parent in of.items() if parent == pid or of.get(parent) == pid]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_broken_off_is_taken_up_and_leaves_no_process(tmp_path: Path, number: signal.Signals) -> None:
    news, output = tmp_path / "news", tmp_path / "out"
    many = 500
    write(news / "many.jsonl", [article(i) for i in range(many)])
    with subprocess.Popen(command(news, output), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while not list((output / "articles").glob("*.parquet")) and time.monotonic() < deadline:
            time.sleep(0.02)
        theirs = workers_of(process.pid)
        process.send_signal(number)
        assert process.stderr and b"Traceback" not in process.stderr.read()
        assert process.wait() == (130 if number == signal.SIGINT else -9)
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in theirs) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert theirs and not [pid for pid in theirs if Path(f"/proc/{pid}").exists()]
    done = subprocess.run(command(news, output), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "were there already" in done.stdout
    assert counted(output) == {f"a{i:04}": 1 for i in range(many)}
    assert not list(output.rglob("*.part")) and not list((output / ".work" / "texts").iterdir())


def test_a_second_run_on_the_folder_is_refused(tmp_path: Path) -> None:
    news = write(tmp_path / "news.jsonl", [article(0)])
    assert subprocess.run(command(news, tmp_path / "out"), capture_output=True).returncode == 0
    with (tmp_path / "out" / ".lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        second = subprocess.run(command(news, tmp_path / "out"), capture_output=True, text=True)
    assert second.returncode == 2
    assert second.stderr == f"marsad: {tmp_path / 'out'}: another run is writing to this folder\n"


def test_the_command_says_what_it_did(news: Path, tmp_path: Path) -> None:
    with (news / "two.jsonl").open("a", encoding="utf-8") as file:
        file.write("{no json\n" + json.dumps(article(0, id="again", published="2021-01-01")) + "\n")
    done = subprocess.run(command(news, tmp_path / "out"), capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stdout == f"{tmp_path / 'out'}: {COUNT} coded, 1 repeat others\n"
    assert len(done.stderr.splitlines()) == 1 and "two.jsonl:61: invalid JSON" in done.stderr
