import json
from datetime import date
from pathlib import Path

import pytest
from made import Ingester, claim, made, values

from marsad.errors import QueryError, StoreError
from marsad.store.engine import Engine
from marsad.store.forget import forget
from marsad.store.layout import existing
from marsad.store.outlets import Agency, agencies, credited_to, outlet_of
from marsad.store.tables import TABLES
from marsad.types import Article


def count(root: Path, table: str) -> int:
    with Engine(existing(root)) as engine:
        return int(engine.rows(f"SELECT count(*) FROM {table}")[0][0])


def test_what_is_ingested_twice_is_there_once(tmp_path: Path) -> None:
    ingest = Ingester(tmp_path / "s")
    assert ingest(made("a", "2020-01-01", claim())) == 1
    assert ingest(made("a", "2020-01-01", claim())) == 0
    assert (count(tmp_path / "s", "articles"), count(tmp_path / "s", "claims")) == (1, 1)


def test_an_updated_article_is_a_new_version_for_those_who_can_know_it(tmp_path: Path) -> None:
    ingest = Ingester(tmp_path)
    ingest(made("a", "2020-01-01", claim(value="in_force")))
    ingest(made("a", "2020-01-05", claim(value="lifted")))
    assert values(tmp_path, "2020-01-10", "2020-01-04") == ["sanctions in_force"]
    assert values(tmp_path, "2020-01-10", "2020-01-05") == ["sanctions lifted"]
    assert values(tmp_path, "2020-01-10") == ["sanctions lifted"]
    assert (count(tmp_path, "articles"), count(tmp_path, "record.articles")) == (1, 2)


def test_of_versions_of_one_moment_the_last_ingested_counts(tmp_path: Path) -> None:
    ingest = Ingester(tmp_path)
    ingest(made("a", "2020-01-01", claim(value="in_force")))
    ingest(made("a", "2020-01-01", claim(value="eased"), text="نص آخر للمقال نفسه"))
    assert values(tmp_path, "2020-01-10") == ["sanctions eased"]


def test_what_brings_no_date_is_known_from_its_ingestion(tmp_path: Path) -> None:
    Ingester(tmp_path)(made("a", None, claim()))
    assert values(tmp_path, "2024-01-01") == []
    assert values(tmp_path, "2024-01-02") == ["sanctions in_force"]
    assert values(tmp_path, "2024-01-02", "2024-01-01") == []


def test_what_is_forgotten_is_gone_but_leaves_a_trace_and_can_come_back(tmp_path: Path) -> None:
    ingest = Ingester(tmp_path)
    article = made("a", "2020-01-01", claim())
    ingest(article, made("b", "2020-01-02", claim(value="eased")))
    before = values(tmp_path, "2020-02-01")
    assert forget(tmp_path, "a", why="a hoax", waiting=print, clock=lambda: ingest.today) == 1
    assert (count(tmp_path, "articles"), count(tmp_path, "claims")) == (1, 1)
    assert count(tmp_path, "record.claims") == 2
    with Engine(existing(tmp_path)) as engine:
        assert engine.rows("SELECT article, versions, why FROM withdrawals") == [("a", 1, "a hoax")]
    with pytest.raises(QueryError, match="no article 'a'"):
        forget(tmp_path, "a", why=None, waiting=print)
    assert ingest(article) == 1
    assert values(tmp_path, "2020-02-01") == before


def test_texts_and_days_come_back_as_they_were(tmp_path: Path) -> None:
    Ingester(tmp_path)(made("a", "2020-01-01T23:00:00-05:00", text="نص\u064b  «المقال»\n"))
    with Engine(existing(tmp_path)) as engine:
        rows = engine.rows("SELECT text, known, published FROM articles")
    assert rows == [("نص\u064b  «المقال»\n", date(2020, 1, 1), "2020-01-01T23:00:00-05:00")]


def test_columns_on_the_disk_are_those_documented(tmp_path: Path) -> None:
    Ingester(tmp_path)(made("a", "2020-01-01", claim()))
    with Engine(existing(tmp_path)) as engine:
        for table in TABLES:
            described = engine.rows(f"DESCRIBE {table.name}")
            assert tuple(row[0] for row in described) == table.names


@pytest.mark.parametrize(
    "query",
    [
        "DROP VIEW claims",
        "SELECT 1; SELECT 2",
        "COPY claims TO '/tmp/stolen.csv'",
        "SET threads = 1",
        "ATTACH ':memory:' AS other",
        "SELECT * FROM read_csv('/etc/passwd')",
        "WITH gone AS (DELETE FROM versions.superseded RETURNING *) SELECT * FROM gone",
        "WITH made AS (INSERT INTO versions.superseded SELECT reading, true, NULL FROM articles RETURNING *) FROM made",
        "SELECT * FROM nothing",
        "SELECT",
        "",
    ],
)
def test_sql_reads_and_does_nothing_else(tmp_path: Path, query: str) -> None:
    Ingester(tmp_path)(made("a", "2020-01-01", claim()))
    with Engine(existing(tmp_path)) as engine:
        with pytest.raises(QueryError) as refused:
            engine.ask(query)
        assert "\n" not in str(refused.value)
        assert engine.ask("SELECT subject FROM claims").to_pylist() == [{"subject": "USA"}]


def test_a_query_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    Ingester(tmp_path)(made("a", "2020-01-01", claim()))
    with Engine(existing(tmp_path)) as engine:
        with pytest.raises(QueryError, match=r"longer than 0.2 seconds"):
            engine.ask(
                "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range % 7 = b.range % 5",
                seconds=0.2,
            )
        assert engine.ask("SELECT 1 AS one", seconds=5).to_pylist() == [{"one": 1}]


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ('{"format": 2}', "newer marsad"),
        ('{"format": 0}', "older than this marsad reads"),
        ("{}", "damaged"),
        ("\x00", "damaged"),
    ],
)
def test_a_store_of_another_format_is_refused(tmp_path: Path, mark: str, said: str) -> None:
    ingest = Ingester(tmp_path)
    ingest(made("a", "2020-01-01", claim()))
    (tmp_path / "marsad-store.json").write_text(mark)
    with pytest.raises(StoreError, match=said):
        values(tmp_path, "2020-01-01")
    with pytest.raises(StoreError, match=said):
        ingest(made("b", "2020-01-01", claim()))


def test_a_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("")
    with pytest.raises(StoreError, match=r"not empty \(it holds thesis.docx\)"):
        Ingester(tmp_path)(made("a", "2020-01-01"))
    with pytest.raises(StoreError, match="no marsad store here"):
        existing(tmp_path)
    with pytest.raises(StoreError, match="no such store"):
        existing(tmp_path / "nowhere")


def test_batches_sort_in_their_order_even_if_the_clock_goes_back(tmp_path: Path) -> None:
    ingest = Ingester(tmp_path)
    ingest(made("a", None, claim(value="in_force")))
    ingest.today = ingest.today.replace(year=2023)
    ingest(made("b", "2023-01-01", claim(value="eased")))
    names = sorted(path.name for path in (tmp_path / "batches").iterdir())
    assert [json.loads((tmp_path / "batches" / n / "batch.json").read_bytes())["files"] != {} for n in names]
    with Engine(existing(tmp_path)) as engine:
        order = engine.rows("SELECT article FROM record.articles ORDER BY batch")
    assert order == [("a",), ("b",)]


@pytest.mark.parametrize("agency", agencies(), ids=lambda agency: agency.id)
def test_stories_are_credited_as_the_knowledge_file_says(agency: Agency) -> None:
    assert [credited_to(text) for text in agency.examples] == [agency.id] * len(agency.examples)
    assert [credited_to(text) for text in agency.nots] == [None] * len(agency.nots)
    assert agency.examples and agency.nots


def test_the_source_of_an_article_is_its_agency_outlet_site_or_itself() -> None:
    text = "وصل الوفد إلى العاصمة في المساء"
    assert outlet_of(Article(id="a", source="Reuters"), text) == "org:reuters"
    assert outlet_of(Article(id="a", source="صحيفة الأخبار"), text) == "صحيفه الاخبار"
    assert outlet_of(Article(id="a", source="صحيفة الأخبار"), f"{text} (رويترز)") == "org:reuters"
    assert outlet_of(Article(id="a", url="https://www.news.example/1"), text) == "news.example"
    assert outlet_of(Article(id="a"), text) == "article:a"
