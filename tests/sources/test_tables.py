import codecs
import csv
import datetime
import io
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from tools.fuzz import columns, table

from marsad.errors import InputError
from marsad.sources.records import parse_columns
from sources.reading import ARTICLES, NEWS, read

OTHER = {"text": "body", "id": "guid", "published": "date"}


def parquet(**values: object) -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(values), out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "content"), [
    ("a.csv", table(ARTICLES)),
    ("a.csv", table(ARTICLES, delimiter=";")),
    ("a.csv", codecs.BOM_UTF8 + table(ARTICLES)),
    ("a.csv", b"\r\n" + table(ARTICLES)),
    ("a.tsv", table(ARTICLES, delimiter="\t")),
    ("a.csv", table(ARTICLES, delimiter="\t").decode().encode("utf-16")),
    ("a.parquet", columns(ARTICLES)),
])  # fmt: skip
def test_every_row_is_an_article(name: str, content: bytes, tmp_path: Path) -> None:
    found, problems, notes = read(tmp_path / name, content)
    assert problems == notes == []
    facts = ("id", "published", "source", "title")
    assert [[getattr(item.article, key) for key in facts] for item in found] == [
        [a[key] for key in facts] for a in ARTICLES
    ]
    assert [item.text for item in found] == [a["text"] for a in ARTICLES]


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.jsonl"])
def test_columns_are_called_otherwise(name: str, tmp_path: Path) -> None:
    contents = {
        "a.csv": f"guid,body,date,text\n1,{NEWS},2022-03-08,other\n".encode(),
        "a.parquet": parquet(guid=[1], body=[NEWS], date=["2022-03-08"], text=["other"]),
        "a.jsonl": f'{{"guid": 1, "body": "{NEWS}", "date": "2022-03-08", "text": "other"}}'.encode(),
    }
    (item,), problems, _ = read(tmp_path / name, contents[name], columns=OTHER)
    assert (item.article.id, item.text, item.article.published, problems) == ("1", NEWS, "2022-03-08", [])


@pytest.mark.parametrize(("kind", "published"), [
    (datetime.date(2022, 3, 8), "2022-03-08"),
    (datetime.datetime(2022, 3, 8, 10), "2022-03-08T10:00:00"),
    (datetime.datetime(2022, 3, 8, 10, tzinfo=datetime.UTC), "2022-03-08T10:00:00+00:00"),
    (None, None),
])  # fmt: skip
def test_parquet_dates_of_all_types(kind: object, published: str | None, tmp_path: Path) -> None:
    (item,), *_ = read(tmp_path / "a.parquet", parquet(text=[NEWS], published=[kind]))
    assert item.article.published == published


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
@pytest.mark.parametrize(("names", "options", "complaint"), [
    (("guid", "txt"), {}, "no column text; there is guid, txt (did you mean txt?)"),
    (("guid", "body"), {}, "no column text; there is guid, body (say --columns text=COLUMN)"),
    (("guid", "text"), {"id": "giud"}, "no column giud; there is guid, text (did you mean guid?)"),
])  # fmt: skip
def test_missing_columns_name_the_nearest(
    name: str, names: tuple[str, str], options: dict[str, str], complaint: str, tmp_path: Path
) -> None:
    contents = {
        "a.csv": f"{','.join(names)}\n1,{NEWS}\n".encode(),
        "a.parquet": parquet(**{key: [NEWS] for key in names}),
    }
    found, problems, _ = read(tmp_path / name, contents[name], columns=options)
    assert found == [] and [line.partition(": ")[2] for line in problems] == [complaint]


def rows(*lines: str) -> bytes:
    return "\n".join(["id,text", *lines]).encode()


@pytest.mark.parametrize(("lines", "ids", "said"), [
    ((f'1,"{NEWS}"x', f"2,{NEWS}"), ["2"], ["a.csv:2: broken quoting: ',' expected after '\"'"]),
    ((f'1,"{NEWS}', f"2,{NEWS}", f"3,{NEWS}"), ["2", "3"], ["a.csv:2: broken quoting: unexpected end of data"]),
    ((f'1,"{NEWS}', f"2,{NEWS}", f'3,"{NEWS}"'), ["2", "3"], ["a.csv:2: broken quoting: ',' expected after '\"'"]),
    ((f"1,{NEWS},x", f"2,{NEWS}"), ["2"], ["a.csv:2: 3 fields in this row, 2 columns"]),
    (("1", f"2,{NEWS}"), ["2"], ["a.csv:2: 1 fields in this row, 2 columns"]),
    (("1,", f"2,{NEWS}"), ["2"], ["a.csv:2: empty text"]),
    ((f'1,"{NEWS}\n{NEWS}"', f"2,{NEWS}"), ["1", "2"], []),
    ((f'1,"{NEWS}\n""{NEWS}"""', "2,no"), ["1"], ["a.csv:4: not Arabic: most letters are Latin"]),
])  # fmt: skip
def test_a_broken_row_does_not_take_the_others_with_it(
    lines: tuple[str, ...], ids: list[str], said: list[str], tmp_path: Path
) -> None:
    found, problems, _ = read(tmp_path / "a.csv", rows(*lines))
    assert ([item.article.id for item in found], problems) == (ids, said)


def test_zero_bytes_and_broken_letters_are_of_one_row(tmp_path: Path) -> None:
    content = rows(f"1,{NEWS}", f"2,{NEWS}\0", f"3,{NEWS}", "4,") + b"\xd9\n" + f"5,{NEWS}".encode()
    found, problems, _ = read(tmp_path / "a.csv", content)
    assert [item.article.id for item in found] == ["1", "3", "5"]
    assert [line[:30] for line in problems] == [
        "a.csv:3: binary, not text: a z",
        "a.csv:5: broken UTF-8: byte 0x",
    ]


def test_a_quotation_mark_that_is_never_closed_in_a_long_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.sources.tables._MOST_LINES", 100)
    content = rows(f'0,"{NEWS}', *(f"{i},{NEWS}" for i in range(1, 1_000)))
    found, problems, _ = read(tmp_path / "a.csv", content)
    assert len(found) == 999
    assert problems == ["a.csv:2: broken quoting: a quotation mark that is never closed"]


def test_old_tables_are_decoded_and_it_is_said_once(tmp_path: Path) -> None:
    content = rows(*(f"{i},{NEWS}" for i in range(3))).decode().encode("cp1256")
    found, problems, notes = read(tmp_path / "a.csv", content)
    assert [item.text for item in found] == [NEWS] * 3 and problems == []
    assert notes == ["a.csv:2: read as windows-1256, which is not declared"]


@pytest.mark.parametrize(("name", "content", "complaint"), [
    ("a.csv", b"", "a.csv: empty file"),
    ("a.csv", b"id,text\n", "a.csv: a table without rows"),
    ("a.csv", b"a" * 70_000_000, "a.csv:1: too long: a line of more than 64 MB"),
    ("a.parquet", b"", "a.parquet: broken parquet: "),
    ("a.parquet", b"PAR1" + bytes(100) + b"PAR1", "a.parquet: broken parquet: "),
    ("a.parquet", columns(ARTICLES)[:-1000], "a.parquet: broken parquet: "),
    ("a.parquet", parquet(text=pyarrow.array([], pyarrow.string())), "a.parquet: a table without rows"),
    ("a.parquet", parquet(text=[1]), "a.parquet:1: text is a number, not a string"),
    ("a.parquet", parquet(text=[NEWS], id=[[1]]), "a.parquet:1: id is a list, not a string"),
    ("a.parquet", parquet(text=[b"x"]), "a.parquet:1: text is of another kind, not a string"),
    ("a.parquet", parquet(text=[None]), "a.parquet:1: no text"),
])  # fmt: skip
def test_tables_that_cannot_be_read_are_one_line(
    name: str, content: bytes, complaint: str, tmp_path: Path
) -> None:
    found, (said,), _ = read(tmp_path / name, content)
    assert found == [] and said.startswith(complaint)


def test_dates_that_cannot_be_are_left_out(tmp_path: Path) -> None:
    (item,), problems, _ = read(tmp_path / "a.csv", f"text,published\n{NEWS},1970-01-01\n".encode())
    assert item.article.published is None
    assert problems == ["a.csv:2: published 1970-01-01 is before 1990: left out"]


@pytest.mark.parametrize(("given", "complaint"), [
    ("body=text", "'body' is no field of an article: id, text, published, source, url, title"),
    ("text", "text: no column given (text=COLUMN)"), ("", "'' is no field"), ("text=", "text: no column given"),
])  # fmt: skip
def test_column_mappings_that_make_no_sense(given: str, complaint: str) -> None:
    with pytest.raises(InputError) as raised:
        parse_columns(given)
    assert str(raised.value).startswith(complaint)


def test_csv_of_any_size_is_a_stream(tmp_path: Path) -> None:
    assert csv.field_size_limit() >= 131_072
    long = " ".join([NEWS] * 10_000)
    (item,), *_ = read(tmp_path / "a.csv", rows(f'1,"{long}"'))
    assert item.text == long
