"""The commands of the store, on the project's sample articles and on claims made by hand."""

import csv
import io
import itertools
import json
from datetime import date
from pathlib import Path

import pyarrow.parquet
import pytest
from made import Ingester, claim, made, ties

import marsad
from marsad.cli import main
from marsad.show.bidi import FSI, PDI

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, list[str]]:
    code = main([str(a) for a in args])
    out, err = capsys.readouterr()
    return code, out, err.splitlines()


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("samples") / "store"
    assert main(["ingest", str(SAMPLES), "--store", str(root)]) == 0
    return root


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    root = tmp_path / "made-up"
    Ingester(root)(
        made("a", "2019-01-24", ties("severed", valid_from="2019-01-23"), text="قطعت كراكاس العلاقات مع واشنطن"),
        made("b", "2020-01-01", ties("established"), text="العلاقات بين البلدين قائمة"),
        made("c", "2020-01-01", claim(detail={"kind": "oil", "amount": 1e9, "currency": "USD"}, sources=["USA"],
                                      certainty="claimed")),
        made("d", "2020-01-02", claim(value="lifted", certainty="planned", valid_from="2020-06-01")),
    )  # fmt: skip
    return root


def test_ingest_adds_skips_and_goes_on_after_a_bad_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.jsonl"
    good = json.dumps({"id": "good", "text": "فرضت الولايات المتحدة عقوبات على إيران."})
    path.write_text(f"{good}\n{{\n", encoding="utf-8")
    store = tmp_path / "store"
    assert run(capsys, "ingest", path, "--store", store)[:2] == (
        2,
        f"{store}: 1 article added, 0 were there already\n",
    )
    code, out, err = run(capsys, "ingest", path, "--store", store)
    assert (code, out, len(err)) == (2, f"{store}: 0 articles added, 1 were there already\n", 1)
    assert run(capsys, "ingest", tmp_path / "nowhere.txt", "--store", tmp_path / "other")[0] == 2


def test_relations_show_each_entry_with_its_sentence(
    made_up: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "relations", "فنزويلا", "US", "--as-of", "2020-02-01", "--store", made_up)
    assert (code, err) == (0, [])
    assert f"{FSI}قطعت كراكاس العلاقات مع واشنطن{PDI}" in out
    lines = {
        line.split()[0].strip(","): line
        for line in out.splitlines()
        if line.startswith("  ") and "source" in line
    }
    assert "USA – VEN  since 2019-01-23" in lines["severed"] and "disputed" in lines["severed"]
    assert "since 2020-01-01 or before" in lines["established"] and "disputed" in lines["established"]
    assert "claimed (oil)  USA → VEN  1,000,000,000 USD" in lines["in_force"]
    assert "according to USA" in lines["in_force"]
    assert "planned  USA → VEN  for 2020-06-01, known since 2020-01-02" in lines["lifted"]


def test_relations_as_known_earlier_say_nothing_of_what_came_later(
    made_up: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for args in (["--known-by", "2019-01-23"], ["--known-by", "2019-01-23", "--as-of", "2020-02-01"]):
        assert (
            run(capsys, "relations", "USA", "VEN", *args, "--store", made_up)[1]
            == "nothing is known to hold\n"
        )
    _, out, _ = run(capsys, "relations", "USA", "VEN", "--known-by", "2019-01-24", "--store", made_up)
    assert "severed" in out and "sanctions" not in out
    _, out, _ = run(
        capsys,
        "relations",
        "USA",
        "VEN",
        "--dimension",
        "sanctions",
        "--as-of",
        "2020-02-01",
        "--store",
        made_up,
    )
    assert "severed" not in out and "in_force" in out


def test_json_csv_and_parquet_say_the_same(
    made_up: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = ["relations", "USA", "VEN", "--as-of", "2020-02-01", "--store", made_up]
    rows = json.loads(run(capsys, *question, "--format", "json")[1])
    lines = list(csv.DictReader(io.StringIO(run(capsys, *question, "--format", "csv")[1])))
    path = tmp_path / "answer.parquet"
    assert run(capsys, *question, "--format", "parquet", "--output", path) == (0, "", [])
    table = pyarrow.parquet.read_table(path)
    assert (
        [row["evidence"] for row in rows]
        == [line["evidence"] for line in lines]
        == table["evidence"].to_pylist()
    )
    assert rows[-2]["detail"] == {"amount": 1e9, "currency": "USD", "kind": "oil"}
    assert list(lines[0]) == list(rows[0]) == table.column_names


def test_without_an_answer_every_format_still_has_its_form(
    made_up: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = ["relations", "FRA", "VEN", "--store", made_up]
    assert json.loads(run(capsys, *question, "--format", "json")[1]) == []
    assert run(capsys, *question, "--format", "csv")[1].startswith("entry,dimension,value")


def test_events_of_the_samples(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def asked(*filters: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = json.loads(
            run(capsys, "events", *filters, "--store", samples, "--format", "json")[1]
        )
        return rows

    everything = asked()
    assert len(everything) > 100
    usa = asked("--actor", "واشنطن")
    assert usa and all("USA" in row["actor_countries"] for row in usa)  # type: ignore[operator]
    sanctions = asked(
        "--type", "sanction", "--realis", "actual", "--from", "2022-01-01", "--to", "2023-12-31"
    )
    assert sanctions and all((row["type"], row["realis"]) == ("SANCTION", "actual") for row in sanctions)
    assert all("2022-01-01" <= str(row["day"]) <= "2023-12-31" for row in sanctions)
    spelled = asked("--text", "العُقوبات")
    assert spelled and all("العقوبات" in str(row["evidence"]) for row in spelled)
    assert asked("--known-by", "2000-01-01") == []
    _, out, _ = run(capsys, "events", "--actor", "USA", "--type", "SUPPORT", "--store", samples)
    assert "SUPPORT" in out and FSI in out


def test_the_same_event_in_two_papers_is_one_with_two_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.jsonl"
    told = [
        ("a", "جريدة", "فرضت الولايات المتحدة عقوبات على إيران."),
        ("b", "موقع", "قررت واشنطن التصعيد. وفرضت الولايات المتحدة عقوبات جديدة على إيران."),
        ("c", "مدونة", "فرضت الولايات المتحدة عقوبات على إيران"),
        ("d", "جريدة", "نفى المتحدث أنباء كثيرة، ولم تفرض الولايات المتحدة عقوبات على إيران."),
    ]
    path.write_text(
        "\n".join(
            json.dumps({"id": i, "source": s, "text": t, "published": "2019-05-08"}) for i, s, t in told
        )
    )
    for order in (told, told[::-1]):
        store = tmp_path / order[0][0]
        for name, *_ in order:
            one = tmp_path / f"{name}.jsonl"
            one.write_text(next(line for line in path.read_text().splitlines() if f'"id": "{name}"' in line))
            assert run(capsys, "ingest", one, "--store", store)[0] == 0
        with marsad.open(store) as ledger:
            rows = ledger.events(actor="USA", recipient="IRN", type="SANCTION").to_pylist()
        actual, negated = sorted(rows, key=lambda row: row["realis"])
        assert (actual["realis"], actual["articles"], actual["sources"]) == ("actual", ["a", "b", "c"], 2)
        assert (negated["realis"], negated["disputed_by"]) == ("negated", [actual["event"]])
        assert actual["disputed_by"] == [negated["event"]]


def test_timeline_is_drawn_in_the_terminal_and_as_a_picture(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "timeline", "USA", "VEN", "--store", samples)
    assert "█" in out and "months without events" in out
    rows = json.loads(run(capsys, "timeline", "VEN", "USA", "--store", samples, "--format", "json")[1])
    assert any(row["cooperation"] > 0 for row in rows) and any(row["conflict"] < 0 for row in rows)
    months = [date.fromisoformat(row["month"]) for row in rows]
    assert all((b - a).days <= 31 for a, b in itertools.pairwise(months))
    for name, begins in (("x.svg", b"<?xml"), ("x.png", b"\x89PNG")):
        path = tmp_path / name
        assert run(capsys, "timeline", "USA", "VEN", "--store", samples, "--output", path) == (0, "", [])
        assert path.read_bytes().startswith(begins)
    again = tmp_path / "again.svg"
    run(capsys, "timeline", "USA", "VEN", "--store", samples, "--output", again)
    assert again.read_bytes() == (tmp_path / "x.svg").read_bytes()
    assert run(capsys, "timeline", "FRA", "MDV", "--store", samples)[1] == "no events between them\n"


def test_show_marks_the_evidence_in_the_text(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "beijing-2023", "--store", samples)
    assert code == 0
    text = next(
        json.loads(line)["text"] for line in SAMPLES.read_text("utf-8").splitlines() if "beijing" in line
    )
    plain = "".join(out[out.index("بكين -") : out.index("  SUPPORT")].split())
    for sign in (FSI, PDI, "⟦", "⟧", "[", "]"):
        plain = plain.replace(sign, "")
    assert plain == "".join(text.split())
    assert "⟦[وقّع]" in out
    shown = json.loads(run(capsys, "show", "beijing-2023", "--store", samples, "--format", "json")[1])[0]
    assert shown["article"]["text"] == text and shown["events"]


def test_forget_withdraws_and_says_so(made_up: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "forget", "a", "--why", "خبر كاذب", "--store", made_up) == (
        0, f"{made_up}: a withdrawn (1 version)\n", [],
    )  # fmt: skip
    assert "severed" not in run(capsys, "relations", "USA", "VEN", "--store", made_up)[1]
    assert run(capsys, "show", "a", "--store", made_up) == (2, "", ["marsad: no article 'a'"])
    assert run(capsys, "forget", "a", "--store", made_up)[0] == 2
    assert "خبر كاذب" in run(capsys, "sql", "FROM withdrawals", "--store", made_up)[1]


def test_sql_prints_columns_and_refuses_what_is_no_query(
    made_up: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(
        capsys, "sql", "SELECT dimension, count(*) AS n FROM claims GROUP BY 1 ORDER BY 1", "--store", made_up
    )
    assert out.split() == ["dimension", "n", "diplomatic_relations", "2", "sanctions", "2"]
    code, out, err = run(capsys, "sql", "DELETE FROM claims", "--store", made_up)
    assert (code, out, len(err)) == (2, "", 1)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["relations", "USA", "Atlantis"], "no party is known as 'Atlantis'; the nearest: "),
        (
            ["relations", "USA", "VEN", "--as-of", "1.6.2019"],
            "'1.6.2019' is not an ISO date such as 2020-02-29",
        ),
        (["relations", "USA", "VEN", "--dimension", "love"], "no dimension 'love': diplomatic_relations, "),
        (["events", "--type", "PARTY"], "no event type 'PARTY': AGREE, "),
    ],
)
def test_misuse_is_one_line(
    made_up: Path, args: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *args, "--store", made_up)
    assert (code, out, len(err)) == (2, "", 1)
    assert err[0].startswith(f"marsad: {said}")


def test_python_gives_arrow_tables(made_up: Path) -> None:
    with marsad.open(made_up) as ledger:
        answer = ledger.relations("USA", "واشنطن", as_of=date(2020, 2, 1))
        assert answer.num_rows == 0
        answer = ledger.relations("USA", "كاراكاس", as_of=date(2020, 2, 1))
        assert answer.column("value").to_pylist() == ["severed", "established", "in_force", "lifted"]
        assert ledger.sql("SELECT count(*) AS n FROM articles").to_pylist() == [{"n": 4}]
        assert ledger.events().num_rows == ledger.timeline("USA", "VEN").num_rows == 0
