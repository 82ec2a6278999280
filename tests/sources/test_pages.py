import json
from pathlib import Path

import pytest
from tools.warc import page

from marsad.errors import InputError
from marsad.sources.pages import drafted, plain
from sources.reading import ARTICLES, NEWS, gather, read, words


def html(head: str = "", body: str = f"<p>{NEWS}</p>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article["id"]))
def test_a_news_page_gives_the_article_without_what_stands_around_it(article: dict[str, str]) -> None:
    draft = drafted(page(article))
    assert words(draft.text) == words(article["text"])
    assert (draft.published, draft.source, draft.title) == (
        article["published"],
        article["source"],
        article["title"],
    )
    assert draft.url == f"https://akhbar.example/news/{article['id']}"


def test_a_flash_of_one_sentence_comes_without_what_stands_around_it() -> None:
    assert drafted(page({"id": "flash", "title": "عاجل", "text": NEWS})).text == NEWS


def test_offsets_count_the_extracted_text(tmp_path: Path) -> None:
    (item,), *_ = read(tmp_path / "a.html", page(ARTICLES[0]).encode())
    assert item.article.chars == len(item.text)
    assert item.text.strip() == item.text


LAYOUTS = {
    "a table": "<table><tr><td class=menu>{menu}</td><td>{text}</td></tr></table>",
    "divisions without names": "<div>{menu}</div><div><div>{text}</div></div><div>{menu}</div>",
    "a blog": "<div id=header>{menu}</div><div id=content><div class=post>{text}</div></div><div id=sidebar>{menu}</div>",
    "breaks instead of paragraphs": "<nav>{menu}</nav><div class=entry-content>{broken}</div><footer>{menu}</footer>",
    "an article in many sections": "<nav>{menu}</nav><main><section>{text}</section></main>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_of_many_makes_give_all_paragraphs(layout: str) -> None:
    text = str(ARTICLES[1]["text"])
    menu = (
        "<ul>"
        + "".join(f"<li><a href=/{i}>{name}</a></li>" for i, name in enumerate(("رياضة", "سياسة", "ثقافة")))
        + "</ul>"
    )
    body = LAYOUTS[layout].format(
        menu=menu,
        text="".join(f"<p>{p}</p>" for p in text.splitlines()),
        broken=text.replace("\n", "<br><br>"),
    )
    assert set(words(text)) <= set(words(drafted(html(body=body)).text))


@pytest.mark.parametrize(("head", "published"), [
    ('<meta property="article:published_time" content="2022-03-08T10:15:00+03:00">', "2022-03-08T10:15:00+03:00"),
    ('<meta name="DC.date.issued" content="2022-03-08">', "2022-03-08"),
    ('<meta itemprop="datePublished" content="2022-03-08">', "2022-03-08"),
    ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"}, '
     '{"@type": ["NewsArticle"], "datePublished": "2022-03-08"}]}</script>', "2022-03-08"),
    ('<meta name="date" content="08/03/2022">', None),
    ('<meta property="article:modified_time" content="2022-03-08">', None),
    ('<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", '
     '"datePublished": "2022-03-08"}]}</script>', None),
    ('<script type="application/ld+json">{broken "datePublished": "2022-03-08"</script>', None),
    ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 1646734500}</script>', None),
])  # fmt: skip
def test_dates_come_from_metadata(head: str, published: str | None) -> None:
    assert drafted(html(head)).published == published


@pytest.mark.parametrize("body", [
    f"<p>نشر يوم 8 مارس 2022</p><p>{NEWS}</p>", f"<time datetime=2022-03-08>8/3</time><p>{NEWS}</p>",
    f'<p>{NEWS}</p><footer>© 2022-03-08</footer>',
])  # fmt: skip
def test_dates_are_not_guessed_from_the_page(body: str) -> None:
    assert drafted(html(body=body), "https://akhbar.example/2022/03/08/a").published is None


def test_a_time_element_that_says_what_it_is_counts() -> None:
    assert (
        drafted(html(body=f"<time itemprop=datePublished datetime=2022-03-08></time><p>{NEWS}</p>")).published
        == "2022-03-08"
    )


def test_dates_that_cannot_be_are_reported_and_left_out(tmp_path: Path) -> None:
    for year, why in (("1970", "before 1990"), ("2099", "to come")):
        content = html(f'<meta name="date" content="{year}-01-01">').encode()
        (item,), problems, _ = read(tmp_path / "a.html", content)
        assert item.article.published is None
        assert problems == [f"a.html: published {year}-01-01 is {why}: left out"]


def test_a_page_without_date_takes_the_one_given(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(html(), encoding="utf-8")
    (item,) = gather(path, published="2022-03-08")
    assert item[0].published == "2022-03-08"  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "head", "id"), [
    ("خبر.html", "", "خبر"),
    ("خبر.htm", '<link rel="canonical" href="https://a.example/1">', "https://a.example/1"),
    ("خبر.html", '<link rel="canonical" href="https://a.example/">', "خبر"),
    ("خبر.html", '<link rel="canonical" href="javascript:alert(1)">', "خبر"),
    ("خبر.html", '<meta property="og:url" content="http://[broken/1">', "خبر"),
    ("index.html", "", None),
])  # fmt: skip
def test_id_is_the_stated_address_or_the_name(name: str, head: str, id: str | None, tmp_path: Path) -> None:
    (item,), *_ = read(tmp_path / name, html(head).encode())
    assert item.article.id == (id or item.article.sha256[:16])


def test_source_is_the_site_where_nothing_says_more() -> None:
    assert drafted(html(), "https://www.akhbar.example/1").source == "akhbar.example"
    publisher = {"@type": "NewsArticle", "publisher": {"name": "وكالة"}}
    assert (
        drafted(html(f'<script type="application/ld+json">{json.dumps(publisher)}</script>')).source
        == "وكالة"
    )


@pytest.mark.parametrize(("real", "declared"), [
    ("windows-1256", "windows-1256"), ("iso-8859-6", "iso-8859-6"), ("windows-1256", "utf-8"), ("utf-8", "windows-1256"),
    ("windows-1256", "iso-8859-1"), ("utf-16", "utf-8"),
])  # fmt: skip
def test_charsets_declared_rightly_or_not(real: str, declared: str, tmp_path: Path) -> None:
    text = str(ARTICLES[0]["text"])
    content = page(ARTICLES[0]).replace('charset="utf-8"', f'charset="{declared}"').encode(real, "ignore")
    (item,), problems, notes = read(tmp_path / "a.html", content)
    assert words(item.text) == words(text.encode(real, "ignore").decode(real))
    assert not problems
    said = [f"a.html: read as {real}, though {declared} is declared"]
    assert notes == ([] if real in (declared, "utf-16") else said)


@pytest.mark.parametrize(("content", "complaint"), [
    ("", "a.html: empty file"),
    (html(body=""), "a.html: no text found in the page"),
    (html(body="<nav><a href=/>رياضة</a></nav>"), "a.html: no text found in the page"),
    (html(body="<div>" * 100_000 + NEWS), "a.html: elements nested more than 400 deep"),
    (html(body="<b>" * 100_000 + NEWS), "a.html: elements nested more than 400 deep"),
    (html(body="<p>The president said no.</p>"), "a.html: not Arabic: most letters are Latin"),
    (html(body="<p>وزیر خارجه ایران گفت که این تصمیم مهم است</p>"), "a.html: not Arabic: it seems to be Persian"),
    (html(body=f"<p>{NEWS}</p>" * 300_000), "a.html: too long: a page of more than 20 MB"),
], ids=["empty", "bare", "menu", "nested", "nested inline", "latin", "persian", "long"])  # fmt: skip
def test_pages_that_are_no_article_are_one_line(content: str, complaint: str, tmp_path: Path) -> None:
    assert read(tmp_path / "a.html", content.encode()) == ([], [complaint], [])


@pytest.mark.parametrize(
    "tag", ["table", "ul><li", "a", "p", "font", "form", "svg", "template", "noscript", "select"]
)
def test_tags_that_are_never_closed_end(tag: str) -> None:
    try:
        drafted(html(body=f"<{tag}>" * 20_000 + f"<p>{NEWS}</p>"))
    except InputError as error:
        assert "\n" not in str(error)


def test_pieces_of_html_lose_their_tags_only() -> None:
    assert plain(f"<p>{NEWS}</p><ul><li>بند</li></ul>").split() == [*NEWS.split(), "بند"]
