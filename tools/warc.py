"""News pages and WARC files as Common Crawl News publishes them, made from articles.

    python -m tools.warc samples/articles.jsonl OUT.warc.gz [--times N]

For tests and benchmarks: the words of every page come from the articles and from this file, nothing from the web.
"""

from __future__ import annotations

import argparse
import itertools
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]

HOST = "https://akhbar.example"
CRAWLED = "2024-01-01T00:00:00Z"
"""Of each page, whenever its article was published: a crawl's date is not a publication's."""

_SECTIONS = (
    "الرئيسية",
    "سياسة",
    "اقتصاد",
    "العالم العربي",
    "دولي",
    "ثقافة",
    "رياضة",
    "منوعات",
    "رأي",
    "فيديو",
    "صور",
    "بودكاست",
)
_SHARES = ("فيسبوك", "تويتر", "واتساب", "تلغرام", "نسخ الرابط", "طباعة")
_FOOTER = (
    "من نحن",
    "اتصل بنا",
    "سياسة الخصوصية",
    "شروط الاستخدام",
    "وظائف",
    "أعلن معنا",
    "خريطة الموقع",
    "النشرة البريدية",
)
_RELATED = (
    "أسعار الذهب اليوم في الأسواق المحلية", "ما لا تعرفه عن فوائد القهوة صباحا", "تغير حالة الطقس نهاية الأسبوع",
    "نتائج الجولة العاشرة من الدوري", "أفضل الوجهات السياحية هذا الصيف", "كيف تحمي هاتفك من الاختراق",
)  # fmt: skip
_STYLE = (
    "body{direction:rtl;font-family:Tahoma,sans-serif}.card{display:flex;margin:8px;padding:12px;border:1px solid #ddd}"
    * 30
)
_SCRIPT = (
    "(function(w,d){var s=d.createElement('script');s.async=1;w.layer=w.layer||[];w.layer.push({event:'view'});})(window,document);"
    * 40
)


def url_of(article: Record) -> str:
    """Where a page stands: its own address if it has one."""
    return str(article.get("url") or f"{HOST}/news/{article['id']}")


def page(article: Record) -> str:
    """A news page around an article: menu, sharing, related links, footer, scripts, and metadata in the head.

    What the article does not say (`title`, `published`, `source`), the page does not say.
    """
    title, source, published = (str(article.get(key) or "") for key in ("title", "source", "published"))
    text = str(article["text"])
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": published,
    }
    metas = {
        "og:title": title, "og:site_name": source, "article:published_time": published,
        "og:description": text[:150], "og:url": url_of(article),
    }  # fmt: skip
    head = "\n".join(
        [f'<meta property="{name}" content="{escape(value)}">' for name, value in metas.items() if value]
        + [
            f'<link rel="canonical" href="{escape(url_of(article))}">',
            f"<style>{_STYLE}</style>",
            f"<script>{_SCRIPT}</script>",
        ]
        + [f'<script type="application/ld+json">{json.dumps(linked, ensure_ascii=False)}</script>']
        * bool(published)
    )
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.splitlines() if paragraph.strip())
    dated = f'<time datetime="{published}">{published}</time>' if published else ""
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>{escape(title)} | {escape(source)}</title>
{head}
</head>
<body>
<header class="site-header"><nav class="menu"><ul>{_links(_SECTIONS, "section")}</ul></nav>
<form action="/search"><input name="q" placeholder="ابحث"></form></header>
<main><article class="article">
<h1 class="article-title">{escape(title)}</h1>
<div class="article-meta">{dated}<div class="share"><ul>{_links(_SHARES, "share")}</ul></div></div>
<div class="article-body">
{body}
</div>
<div class="tags"><ul>{_links(_SECTIONS[3:7], "tag")}</ul></div>
</article>
<aside class="related sidebar"><h2>مواضيع ذات صلة</h2>{_cards(_RELATED)}</aside>
</main>
<section class="most-read"><h2>الأكثر قراءة</h2>{_cards(_RELATED[::-1])}</section>
<footer class="site-footer"><ul>{_links(_FOOTER, "page")}</ul><p>جميع الحقوق محفوظة</p></footer>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def _links(names: Iterable[str], kind: str) -> str:
    return "".join(
        f'<li class="{kind}"><a href="/{kind}/{i}"><span>{name}</span></a></li>'
        for i, name in enumerate(names)
    )


def _cards(names: Iterable[str]) -> str:
    return "".join(
        f'<div class="card"><a href="/news/card-{i}"><img src="/img/{i}.jpg" alt=""><h3>{name}</h3></a></div>'
        for i, name in enumerate(names)
    )


def response(
    url: str,
    content: bytes,
    *,
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    kind: str = "response",
) -> bytes:
    """One WARC record that holds an answer of a web server."""
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
        + content
    )
    return record(kind, http, url=url, media="application/http; msgtype=response")


def record(kind: str, block: bytes, *, url: str = "", media: str) -> bytes:
    """One WARC record of any kind."""
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    identity = zlib.crc32(block)
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{identity:012x}>\r\n{target}"
        f"WARC-Date: {CRAWLED}\r\nContent-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pack(records: Iterable[bytes], *, gz: bool = True) -> Iterator[bytes]:
    """The records as they stand in a file: each a gzip member of its own, so that one can be read without the others."""
    for one in records:
        if gz:
            packer = zlib.compressobj(
                wbits=31
            )  # gzip without a time, so that the same articles give the same file
            yield packer.compress(one) + packer.flush()
        else:
            yield one


def build_warc(path: Path, articles: Iterable[Record], *, gz: bool = True) -> int:
    """Write a WARC file with a page for each article, after the record that says what made it; returns how many."""
    pages = 0
    with path.open("wb") as file:
        about = record(
            "warcinfo",
            b"software: marsad tools.warc\r\nformat: WARC File Format 1.0\r\n",
            media="application/warc-fields",
        )
        file.writelines(pack([about], gz=gz))
        for article in articles:
            asked = record(
                "request",
                b"GET / HTTP/1.1\r\n\r\n",
                url=url_of(article),
                media="application/http; msgtype=request",
            )
            file.writelines(pack([asked, response(url_of(article), page(article).encode())], gz=gz))
            pages += 1
    return pages


def varied(articles: list[Record], times: int) -> Iterator[dict[str, Any]]:
    """The articles again and again, each time as others: an id, an address and a first line of their own."""
    for number, article in itertools.product(range(times), articles):
        name = f"{article['id']}-{number}"
        yield {
            **article,
            "id": name,
            "url": f"{HOST}/news/{name}",
            "text": f"(الخبر رقم {number}) {article['text']}",
        }


def main() -> None:
    """Make a file from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", type=int, default=1)
    asked = parser.parse_args()
    with asked.articles.open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file if line.strip()]
    pages = build_warc(asked.out, varied(articles, asked.times), gz=asked.out.suffix == ".gz")
    print(f"{asked.out}: {pages:,} pages, {asked.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
