"""Runs over what researchers have: crawls, tables with columns of their own, archives."""

import csv
import io
import random
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from runs import Heard, article, code, counted, here, table
from tools.warc import build_warc

from marsad.bulk.folder import Folder
from marsad.bulk.job import run
from marsad.bulk.tasks import Options

PAGES = [article(number) for number in range(12)]
ADDRESSES = {f"https://akhbar.example/news/{page['id']}": 1 for page in PAGES}


def test_a_crawl_is_coded_page_by_page_and_once(tmp_path: Path) -> None:
    build_warc(tmp_path / "news.warc.gz", PAGES)
    summary, heard = code([tmp_path / "news.warc.gz"], tmp_path / "out")
    assert (summary.coded, heard.troubles) == (12, [])
    assert counted(tmp_path / "out") == ADDRESSES
    rows = {row["article"]: row for row in table(tmp_path / "out", "articles")}
    (first, *_) = ADDRESSES
    assert rows[first]["text"] == PAGES[0]["text"] and str(rows[first]["published"]).startswith("2020-01-01")
    assert {row["article"] for row in table(tmp_path / "out", "events")} <= set(ADDRESSES)
    assert code([tmp_path / "news.warc.gz"], tmp_path / "out")[0][:3] == (0, 0, 12)


def test_a_crawl_that_was_cut_gives_what_is_there_and_later_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    build_warc(path, PAGES)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    summary, heard = code([path], tmp_path / "out")
    assert 0 < summary.coded < 12 and summary.problems
    assert [one.where for one in heard.troubles] == [str(path)]
    path.write_bytes(whole)
    more, _ = code([path], tmp_path / "out")
    assert summary.coded + more.coded == 12
    assert counted(tmp_path / "out") == ADDRESSES


def test_tables_have_columns_of_their_own(tmp_path: Path) -> None:
    body = pa.table(
        {"guid": [page["id"] for page in PAGES[:6]], "body": [page["text"] for page in PAGES[:6]]}
    )
    pq.write_table(body, tmp_path / "news.parquet")
    sheet = io.StringIO()
    csv.writer(sheet).writerows([("guid", "body"), *((page["id"], page["text"]) for page in PAGES[6:])])
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("more/news.csv", sheet.getvalue())
    columns = {"id": "guid", "text": "body"}
    summary, heard = code([tmp_path], tmp_path.parent / f"{tmp_path.name}-out", columns=columns)
    assert (summary.coded, heard.troubles) == (12, [])
    assert counted(tmp_path.parent / f"{tmp_path.name}-out") == {page["id"]: 1 for page in PAGES}


def test_a_crawl_in_an_object_store(tmp_path: Path) -> None:
    build_warc(tmp_path / "news.warc.gz", PAGES)
    bucket = f"memory://crawl-{random.randrange(10**9)}"
    Folder(bucket).write("news/news.warc.gz", (tmp_path / "news.warc.gz").read_bytes())
    summary = run([f"{bucket}/news"], f"{bucket}/out", Options(threshold=0.8), here, Heard())
    assert summary.coded == 12 and not summary.problems
