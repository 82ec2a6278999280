"""An HTML page, one article: its text without menus and footers, and what its metadata says of it.

The only module that knows trafilatura, which finds the main text, and resiliparse, which parses as browsers do:
its tree is for the metadata, and says whether there is a text at all.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any
from urllib.parse import SplitResult, urlsplit

from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from trafilatura import load_html
from trafilatura.core import extract
from trafilatura.settings import Extractor

from marsad.errors import InputError
from marsad.sources.charset import declared_within, decode
from marsad.sources.dates import stated
from marsad.sources.drafts import Draft, finished
from marsad.sources.items import Item, Note, Origin

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not do is said by our own errors

_MAIN_TEXT = Extractor(fast=True, recall=True, comments=False)
MAX_PAGE = 20_000_000
"""Bytes of a page at most; crawls cut at one million."""
MAX_DEPTH = 400
"""Elements within elements: browsers stop at 512, and extraction slows down with every level."""
_TOO_DEEP = ">".join(["*"] * MAX_DEPTH)
_META = {
    "title": ("og:title", "twitter:title", "headline", "dc.title"),
    "source": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url",),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
        "dcterms.created", "dc.date", "date", "pubdate", "publishdate", "publish-date", "publication_date",
        "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime",
    ),
}  # fmt: skip
"""Names of meta elements that say something of an article, the surest first."""
_WEB = ("http", "https")
_NAMES = ("property", "name", "itemprop")
_ARTICLE = re.compile(r"(?:Article|Posting)$")
_NAMELESS = ("index", "default", "")
"""File names that a server gives to every page."""
_MOST_LINKED = 200
"""Nodes of linked data that are looked through."""


class EmptyPageError(InputError):
    """A page without a text of its own: a front page, a gallery, a page that scripts fill."""


def read(stream: IO[bytes], origin: Origin) -> Iterator[Item]:
    """The one article of an HTML file.

    Its id is the address that the page states, else its name: a mirror of a site has a thousand `index.html`.
    """
    data = stream.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        raise InputError(f"too long: a page of more than {MAX_PAGE // 1_000_000} MB")
    if not data:
        raise InputError("empty file")
    html, how = decode(data, declared_within(data), lenient=True)
    if how:
        yield Note(origin.where, how)
    draft = drafted(html)
    name = (
        draft.url
        if _split(draft.url).path.strip("/")
        else origin.name
        if origin.name not in _NAMELESS
        else None
    )
    yield from finished(draft._replace(id=name), origin, origin.where)


def drafted(html: str, url: str | None = None) -> Draft:
    """What a page says; `url` is where it was found. Raises InputError if it holds no text to speak of.

    >>> page = '<title>قمة</title><meta name="date" content="2022-03-08"><p>وصل الوزير إلى بغداد.</p>'
    >>> drafted(page)[:3]
    ('وصل الوزير إلى بغداد.', None, '2022-03-08')
    """
    tree = HTMLTree.parse(html)
    document = tree.document
    if document is None or document.query_selector(_TOO_DEEP) is not None:
        raise InputError(f"elements nested more than {MAX_DEPTH} deep")
    main = extract_plain_text(tree, main_content=True, alt_texts=False, comments=False, list_bullets=False)
    if not main.strip():  # asked first: of a page that is all menu trafilatura would give the menu
        raise EmptyPageError("no text found in the page")
    parsed = load_html(html)
    metas = _metas(parsed) if parsed is not None else {}
    long = (
        len(main) >= _MAIN_TEXT.min_extracted_size
    )  # of a shorter one trafilatura gives all that is on the page
    text = (extract(parsed, options=_MAIN_TEXT) if long else None) or main
    linked = _linked(tree)
    facts = {field: next((metas[n] for n in names if metas.get(n)), None) for field, names in _META.items()}
    dates = [linked.get("datePublished"), *(metas.get(name) for name in _META["published"]), _timed(tree)]
    published = next((day for value in dates if isinstance(value, str) and (day := stated(value))), None)
    address = url or _canonical(tree) or (facts["url"] if _split(facts["url"]).scheme in _WEB else None)
    publisher = linked.get("publisher")
    named = publisher.get("name") if isinstance(publisher, Mapping) else None
    return Draft(
        text.strip(),
        published=published,
        source=facts["source"] or _string(named) or site(address),
        url=address,
        title=facts["title"] or _string(linked.get("headline")) or _headed(tree),
    )


def plain(html: str) -> str:
    """The text of a piece of HTML, all of it: for feeds, which bring no menus."""
    tree = HTMLTree.parse(html)
    if tree.document is None or tree.document.query_selector(_TOO_DEEP) is not None:
        raise InputError(f"elements nested more than {MAX_DEPTH} deep")
    return extract_plain_text(tree, alt_texts=False, list_bullets=False).strip()


def _metas(page: HtmlElement) -> dict[str, str]:
    """What the meta elements say, by their names in lower case; the first of a name counts."""
    metas: dict[str, str] = {}
    for element in page.iter("meta"):
        name = next((value for key in _NAMES if (value := element.get(key))), None)
        if name and "content" in element.attrib:
            metas.setdefault(name.strip().lower(), " ".join(element.attrib["content"].split()))
    return metas


def _linked(tree: HTMLTree) -> Mapping[str, Any]:
    """The article in the page's linked data (JSON-LD); a list of other articles is none."""
    for script in (
        tree.document.query_selector_all('script[type="application/ld+json"]') if tree.document else ()
    ):
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_LINKED):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, Mapping):
                kinds = node.get("@type")
                if any(
                    isinstance(kind, str) and _ARTICLE.search(kind)
                    for kind in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    return node
                waiting += [node[key] for key in ("@graph", "mainEntity") if key in node]
    return {}


def _timed(tree: HTMLTree) -> str | None:
    """The date of an element that says it is when the page was published."""
    found = tree.document and tree.document.query_selector(
        "time[datetime][itemprop=datePublished], time[datetime][pubdate]"
    )
    return found.getattr("datetime") if found else None


def _canonical(tree: HTMLTree) -> str | None:
    found = tree.document and tree.document.query_selector('link[rel="canonical"][href]')
    address = (found.getattr("href") or "").strip() if found else ""
    return address if _split(address).scheme in _WEB else None


def site(address: str | None) -> str | None:
    """The name of a site, which stands for the source where nothing says more.

    >>> site("https://www.akhbar.example/1")
    'akhbar.example'
    """
    return (_split(address).hostname or "").removeprefix("www.") or None


def _split(address: str | None) -> SplitResult:
    try:
        return urlsplit(address or "")
    except ValueError:
        return urlsplit("")


def _headed(tree: HTMLTree) -> str | None:
    """The heading of the page if it has one, else its title."""
    headings = tree.document.query_selector_all("h1") if tree.document else []
    return _string(headings[0].text if len(headings) == 1 else None) or _string(tree.title)


def _string(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
