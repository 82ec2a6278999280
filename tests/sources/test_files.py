import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from marsad.errors import InputError
from marsad.published import check_published
from marsad.sources import Incoming, Problem, articles, find
from marsad.sources.kinds import KNOWN
from marsad.sources.language import seeming_language
from marsad.sources.text import MAX_CHARS

NEWS = "فرضت الولايات المتحدة عقوبات على إيران."


def gather(*paths: Path | str, published: str | None = None) -> list[Incoming | Problem]:
    items: list[Incoming | Problem] = []
    for found in find(map(str, paths)):
        if isinstance(found, Problem):
            items.append(found)
        else:
            items += articles(found, published=published)
    return items


def problem(content: bytes | str, tmp_path: Path, name: str = "a.jsonl") -> str:
    """The only problem of a file of this content, as `where: what` without the folder."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (item,) = gather(path)
    assert isinstance(item, Problem)
    assert "\n" not in item.what
    return f"{Path(item.where).name}: {item.what}"


def incoming(items: list[Incoming | Problem]) -> list[Incoming]:
    assert not [item for item in items if isinstance(item, Problem)]
    return [item for item in items if isinstance(item, Incoming)]


def record(**fields: object) -> str:
    return json.dumps({"id": "a", "text": NEWS} | fields) + "\n"


def test_txt_is_one_article_named_by_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_text(NEWS, encoding="utf-8")
    (item,) = incoming(gather(path, published="2022-03-08"))
    assert (item.article.id, item.article.published, item.text) == ("خبر", "2022-03-08", NEWS)


def test_txt_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"\ufeff{NEWS}\r\n\r\n{NEWS}".encode())
    assert incoming(gather(path))[0].text == f"\ufeff{NEWS}\r\n\r\n{NEWS}"


def test_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text(NEWS, encoding="utf-8")
    assert incoming(gather(os.fsdecode(path)))[0].article.id == "\ufffd"


def test_jsonl_brings_what_is_known_of_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    facts = {
        "published": "2022-03-08T10:00:00Z",
        "source": "وكالة",
        "url": "https://a.example",
        "title": "عنوان",
    }
    path.write_text(
        "\ufeff" + record(id=7, **facts) + "\n" + record(id=None, published=None), encoding="utf-8"
    )
    first, second = incoming(gather(path, published="2020-01-01"))
    assert first.article.id == "7"
    assert {key: getattr(first.article, key) for key in facts} == facts
    assert second.article.published == "2020-01-01"
    assert second.article.id == second.article.sha256[:16]


def test_duplicate_ids_are_two_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(record() * 2, encoding="utf-8")
    assert [item.article.id for item in incoming(gather(path))] == ["a", "a"]


def test_folder_is_read_in_name_order_with_what_is_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.jsonl", "notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(record(id="c") if name == "c.jsonl" else NEWS, encoding="utf-8")
    (tmp_path / "a" / "circle").symlink_to(tmp_path)
    assert [item.article.id for item in incoming(gather(tmp_path))] == ["c", "z", "b", "c"]


def test_gzip_gives_what_plain_lines_give(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(record().encode() * 3))
    assert len(incoming(gather(path))) == 3


def test_truncated_gzip_gives_the_articles_before_the_end(tmp_path: Path) -> None:
    lines = "".join(record(text=NEWS + " " + os.urandom(300).hex() + " " + NEWS * 20) for _ in range(200))
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(lines.encode())
    path.write_bytes(whole[: len(whole) // 2])
    *before, last = gather(path)
    assert len(incoming(before)) > 20
    assert last == Problem(str(path), "compressed data broken or cut short")


@pytest.mark.parametrize("lead", ["", "\n \n", "\ufeff"])
def test_standard_input_tells_json_lines_from_text(lead: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(content: str) -> list[Incoming]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((lead + content).encode())))
        return incoming(gather("-"))

    assert [item.text for item in read(record() * 2)] == [NEWS, NEWS]
    assert [item.text for item in read(f"{NEWS}\n{NEWS}")] == [f"{lead}{NEWS}\n{NEWS}"]


def test_bad_lines_do_not_stop_the_good_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(record().encode() + b"{\n" + b'{"text": "\xd9"}\n' + record().encode())
    items = gather(path)
    assert [isinstance(item, Incoming) for item in items] == [True, False, False, True]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("", "a.jsonl: empty file"),
        ("\n\n", "a.jsonl: empty file"),
        ('\n{"text": }', "a.jsonl:2: invalid JSON: Expecting value (column 10)"),
        ("[" * 100_000, "a.jsonl:1: invalid JSON: nested too deep or a number too long"),
        ('{"text": ' + "9" * 10_000 + "}", "a.jsonl:1: invalid JSON: nested too deep or a number too long"),
        ('["نص"]', "a.jsonl:1: a list, not an object with id and text"),
        ("3", "a.jsonl:1: a number, not an object with id and text"),
        ('{"id": "a"}', "a.jsonl:1: no text"),
        (record(text=None), "a.jsonl:1: no text"),
        (record(text=""), "a.jsonl:1: empty text"),
        (record(text=" \n "), "a.jsonl:1: empty text"),
        (record(text=["نص"]), "a.jsonl:1: text is a list, not a string"),
        (record(id={}), "a.jsonl:1: id is an object, not a string"),
        (record(id=True), "a.jsonl:1: id is true or false, not a string"),
        (record(id=1.5), "a.jsonl:1: id is a number, not a string"),
        (record(title=3), "a.jsonl:1: title is a number, not a string"),
        (
            record(published="31/02/2020"),
            "a.jsonl:1: published '31/02/2020' is not an ISO date such as 2020-02-29",
        ),
        (
            record(text=NEWS + "\ud800"),
            f"a.jsonl:1: lone surrogate U+D800 at character {len(NEWS) + 1}, which UTF-8 cannot carry",
        ),
        (
            record(title="\udfff"),
            "a.jsonl:1: title: lone surrogate U+DFFF at character 1, which UTF-8 cannot carry",
        ),
        (record(text="\u064b" * 100_000), "a.jsonl:1: no words: only marks or punctuation"),
        (record(text="The president said no."), "a.jsonl:1: not Arabic: most letters are Latin"),
        (record(text="Президент заявил"), "a.jsonl:1: not Arabic: most letters are Cyrillic"),
        (record(text=NEWS + "\0"), "a.jsonl:1: binary, not text: it is full of control characters"),
        (record(text=NEWS + "\x02" * 9), "a.jsonl:1: binary, not text: it is full of control characters"),
        (record(text="ن" * (MAX_CHARS + 1)), "a.jsonl:1: too long: more than 5,000,000 characters"),
        (record(text="ن " * 10_000_000), "a.jsonl:1: too long: a line of more than 64 MB"),
    ],
    ids=lambda value: value[:40] if value.startswith("a.jsonl") else "",
)
def test_bad_record_is_one_clear_line(line: str, complaint: str, tmp_path: Path) -> None:
    assert problem(line, tmp_path) == complaint


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "a.txt: empty file"),
        (b"\n", "a.txt: empty text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.txt:3: binary, not text: a zero byte at offset 8"),
        ((NEWS + "\nسطر").encode() + b"\xd9", "a.txt:2: broken UTF-8: byte 0xd9 at byte 7 of the line"),
        ((NEWS + "x").encode("utf-16")[:-1], "a.txt:1: broken UTF-16: byte 81"),
        (
            "لقاء قادة".encode("cp1256"),
            "a.txt:1: broken UTF-8: byte 0xe1 at byte 1 of the line"
            " (it may be Windows-1256: convert it to UTF-8)",
        ),
        (b"a" * 20_000_001, "a.txt: too long: more than 20 MB"),
    ],
    ids=["empty", "blank", "binary", "broken", "utf-16", "windows-1256", "long"],
)
def test_bad_text_file_is_one_clear_line(content: bytes, complaint: str, tmp_path: Path) -> None:
    assert problem(content, tmp_path, "a.txt") == complaint


def test_broken_utf8_names_its_line(tmp_path: Path) -> None:
    complaint = problem(b'\n\n{"text": "\xff"}', tmp_path)
    assert complaint == "a.jsonl:3: broken UTF-8: byte 0xff at byte 11 of the line"


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    missing, empty, other = gather(tmp_path / "no.txt", tmp_path / "empty", tmp_path / "a.pdf")
    assert isinstance(missing, Problem)
    assert missing.what == "no such file or directory"
    assert empty == Problem(str(tmp_path / "empty"), f"no file here is {KNOWN}")
    assert other == Problem(str(tmp_path / "a.pdf"), f"not {KNOWN}")


def test_no_permission_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NEWS, encoding="utf-8")

    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)  # a real chmod does not stop root, who runs many a CI
    assert gather(path) == [Problem(str(path), "permission denied")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "Persian",
            "رئیس جمهور ایران روز شنبه در تهران با وزیر خارجه روسیه دیدار کرد و گفت که این سفر مهم است.",
        ),
        ("Persian", "وزیر امور خارجه گفت این کشور برای گفتگو آماده است."),
        ("Urdu", "وزیر اعظم نے کہا ہے کہ پاکستان اور چین کے درمیان تعلقات مضبوط ہیں۔"),
        ("Pashto", "د افغانستان ولسمشر په کابل کې له خپل پاکستاني سیال سره وکتل او ویې ویل چې سوله مهمه ده."),
        ("Kurdish", "سەرۆکی هەرێمی کوردستان لە هەولێر پێشوازی لە وەزیری دەرەوەی ئێران کرد."),
        ("Arabic", "أعلن رئيس الوزراء الپاکستاني أن پوتين وچاڤيز سيلتقون في پكين"),
        ("Arabic", "قال الرئيس اﻹيراني إن بلاده لن تتفاوض"),
        ("Arabic", "وزیر الخارجیة یصل إلی القاهرة"),
        ("Arabic", "پوتين"),
        ("Arabic", "قَالَ الرَّئِيسُ إِنَّ بِلَادَهُ لَنْ تَتَفَاوَضَ مَعَ أَحَدٍ فِي هَذَا الشَّأْنِ"),
    ],
)
def test_language_is_told_by_its_own_words(language: str, text: str) -> None:
    assert seeming_language(text) == language


@pytest.mark.parametrize("good", ["2020-02-29", "2020-02-29T23:59", "2020-02-29 23:59:59+03:00"])
def test_iso_dates_are_kept_as_given(good: str) -> None:
    assert check_published(good) == good


@pytest.mark.parametrize(
    "bad", ["31/02/2020", "2020-02-31", "20200229", "2020-W05-1", "2020", "", "٢٠٢٠-٠٢-٢٩"]
)
def test_other_dates_are_refused(bad: str) -> None:
    with pytest.raises(InputError):
        check_published(bad)


@pytest.mark.parametrize("text", ["0", "١٢٫٥", "42 SAR", "20$ 43c"])
def test_an_amount_alone_is_in_no_language_and_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(record(text=text), encoding="utf-8")
    (found,) = incoming(gather(path))
    assert found.text == text
