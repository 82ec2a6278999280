from pathlib import Path

import pytest
from tools.fuzz import feed

from marsad.sources import Incoming
from sources.reading import ARTICLES, NEWS, gather, read, words

HEAD = '<?xml version="1.0"?>'


def rss(item: str, head: str = HEAD) -> str:
    return f'{head}<rss version="2.0"><channel><title>أخبار</title>{item}</channel></rss>'


def atom(entry: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title>{entry}</feed>'


BODY = f"<description>{NEWS}</description>"


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.atom"])
def test_every_entry_is_an_article(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(feed(ARTICLES, atom=name == "a.atom"))
    for article, item in zip(ARTICLES, gather(path), strict=True):
        assert isinstance(item, Incoming)
        assert words(item.text)[:20] == words(article["text"])[:20]
        assert (item.article.id, item.article.title, item.article.source) == (
            article["id"],
            article["title"],
            "أخبار",
        )
        assert item.article.published == (
            f"{article['published']}T10:00:00Z" if name == "a.atom" else "2022-03-08T10:15:00+03:00"
        )


@pytest.mark.parametrize(("content", "published"), [
    (rss(f"<item>{BODY}<pubDate>Tue, 08 Mar 2022 10:15:00 GMT</pubDate></item>"), "2022-03-08T10:15:00+00:00"),
    (rss(f"<item>{BODY}<pubDate>08/03/2022</pubDate></item>"), None),
    (rss(f"<item>{BODY}</item>"), None),
    (atom(f"<entry><summary>{NEWS}</summary><updated>2022-03-09T00:00:00Z</updated></entry>"), "2022-03-09T00:00:00Z"),
    (atom(f"<entry><summary>{NEWS}</summary><published>2022-03-08</published><updated>2022-03-09</updated></entry>"), "2022-03-08"),
])  # fmt: skip
def test_dates_come_from_the_entry(content: str, published: str | None, tmp_path: Path) -> None:
    (item,), problems, _ = read(tmp_path / "a.rss", content.encode())
    assert item.article.published == published and problems == []


def test_all_that_is_there_is_read_and_tags_are_not(tmp_path: Path) -> None:
    item = (
        "<item><title>عنوان &amp;amp; عنوان</title><guid>1</guid><description>قصير جدا</description>"
        '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<![CDATA[<p>{NEWS}</p><script>x</script>]]></content:encoded></item>"
    )
    (found,), *_ = read(tmp_path / "a.rss", rss(item).encode())
    assert (found.text, found.article.title, found.article.id) == (NEWS, "عنوان & عنوان", "1")


@pytest.mark.parametrize("codec", ["windows-1256", "iso-8859-6", "utf-16"])
@pytest.mark.parametrize("declared", [True, False])
def test_charsets(codec: str, declared: bool, tmp_path: Path) -> None:
    head = f'<?xml version="1.0" encoding="{codec}"?>' if declared else HEAD
    (item,), problems, notes = read(tmp_path / "a.rss", rss(f"<item>{BODY}</item>", head).encode(codec))
    assert item.text == NEWS and problems == []
    assert len(notes) == (not declared and codec != "utf-16")


def test_a_feed_cut_short_gives_the_entries_before(tmp_path: Path) -> None:
    content = feed(ARTICLES)
    found, problems, _ = read(tmp_path / "a.rss", content[: len(content) // 2])
    assert [item.article.id for item in found][:2] == [article["id"] for article in ARTICLES][:2]
    assert problems[0].startswith("a.rss: broken XML: ")


def test_a_bad_entry_does_not_stop_the_good_ones(tmp_path: Path) -> None:
    items = f"<item><link>http://a.example/1</link></item><item><link>http://a.example/2</link>{BODY}</item>" \
        f"<item><description>The president said no.</description></item>" \
        f"<item>{BODY}<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item>"  # fmt: skip
    found, problems, _ = read(tmp_path / "a.rss", rss(items).encode())
    assert [item.text for item in found] == [NEWS, NEWS]
    assert problems == [
        "a.rss: http://a.example/1: no text in this entry",
        "a.rss: entry 3: not Arabic: most letters are Latin",
        "a.rss: entry 4: published 1970-01-01T00:00:00+00:00 is before 1990: left out",
    ]


def test_a_billion_laughs_are_not_laughed(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ضحك"}">' for i in range(12))
    head = f"{HEAD}<!DOCTYPE rss [{entities}]>"
    found, problems, _ = read(
        tmp_path / "a.rss", rss(f"<item><description>{NEWS} &l11;</description></item>", head).encode()
    )
    assert sum(len(item.text) for item in found) < 1000
    assert found or problems


def test_no_file_is_read_that_a_feed_names(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("سر لا يعرفه أحد", encoding="utf-8")
    head = f'{HEAD}<!DOCTYPE rss [<!ENTITY s SYSTEM "file://{tmp_path}/secret">]>'
    found, *_ = read(
        tmp_path / "a.rss", rss(f"<item><description>{NEWS} &s;</description></item>", head).encode()
    )
    assert all("سر" not in item.text for item in found)
    found, *_ = read(tmp_path / "b.rss", str(tmp_path / "secret").encode())
    assert found == []


@pytest.mark.parametrize(("content", "complaint"), [
    ("", "a.xml: empty file"),
    ("<html><p>x</p></html>", "a.xml: no feed: neither RSS nor Atom"),
    (f"{HEAD}<note>x</note>", "a.xml: no feed: neither RSS nor Atom"),
    (rss(""), "a.xml: a feed without entries"),
    (rss("<item>" + "a" * 21_000_000), "a.xml: too long: a feed of more than 20 MB"),
], ids=["empty", "page", "other", "bare", "long"])  # fmt: skip
def test_feeds_that_are_none_are_one_line(content: str, complaint: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.xml", content.encode()) == ([], [complaint], [])


def test_nested_tags_end(tmp_path: Path) -> None:
    for tag in ("item", "div", "b"):
        read(tmp_path / "a.rss", rss(f"<{tag}>" * 5_000 + BODY).encode())
        read(
            tmp_path / "a.rss",
            rss(f"<item><description><![CDATA[{f'<{tag}>' * 20_000}{NEWS}]]></description></item>").encode(),
        )
