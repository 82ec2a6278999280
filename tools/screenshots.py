"""Pictures of every page: both languages, light and dark, on a desk and on a telephone.

    python -m tools.screenshots [FOLDER]

Serves the sample articles from a store of its own; the pictures lie in `screenshots/` unless another folder is named.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from tools.browser import MISSING, browser, opened
from tools.waiting import wait_for

SAMPLES = Path(__file__).parents[1] / "samples" / "articles.jsonl"
SIZES = {"desktop": (1280, 900), "phone": (360, 780)}
PAGES = {
    "overview": "/", "pair": "/pair/USA/VEN?as_of=2023-12-31", "pair-dispute": "/pair/SAU/IRN?as_of=2023-05-01",
    "party": "/party/VEN", "person": "/party/person:nicolas-maduro", "article": "/article/recognition-2019",
    "search": f"/search?q={quote('العقوبات')}", "search-latin": "/search?q=Venezuela", "sql": "/sql", "read": "/read",
    "unknown": "/party/Atlantis", "nowhere": "/nowhere",
}  # fmt: skip


def main() -> int:
    """Take all pictures."""
    if browser() is None:
        print(MISSING, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "store"
        marsad = [sys.executable, "-m", "marsad"]
        subprocess.run([*marsad, "ingest", str(SAMPLES), "--store", str(store)], check=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen([*marsad, "serve", "--store", str(store), "--port", str(port)])
        try:
            origin = f"http://127.0.0.1:{port}"
            wait_for(origin)
            with opened() as one:
                taken = sum(pictures(one, origin, folder, *how) for how in ways())
        finally:
            server.terminate()
            server.wait(20)
    print(f"{taken} pictures in {folder}")
    return 0


def ways() -> list[tuple[str, str, str]]:
    """Language, theme and size of each set of pictures."""
    return [
        (language, theme, size) for language in ("ar", "en") for theme in ("light", "dark") for size in SIZES
    ]


def pictures(browser: Browser, origin: str, folder: Path, language: str, theme: str, size: str) -> int:
    """Every page in one language, theme and size; how many."""
    width, height = SIZES[size]
    context = browser.new_context(
        locale=language,
        color_scheme="dark" if theme == "dark" else "light",
        viewport={"width": width, "height": height},
    )
    page = context.new_page()
    event = json.load(urlopen(f"{origin}/?format=json"))["events"][0]["href"]
    pages = {**PAGES, "event": event}
    for name, address in pages.items():
        page.goto(origin + address)
        take(page, folder / f"{name}-{language}-{theme}-{size}.png")
    page.goto(f"{origin}/read")
    article = json.loads(SAMPLES.read_text(encoding="utf-8").splitlines()[2])
    page.locator("#text").fill(article["text"])
    page.locator("#published").fill(article["published"])
    page.locator("main button").first.click()
    page.locator(".read > li").first.hover()
    take(page, folder / f"reading-{language}-{theme}-{size}.png")
    context.close()
    return len(pages) + 1


def take(page: Page, path: Path) -> None:
    """The whole page, once its fonts are there."""
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    page.screenshot(path=path, full_page=True)


if __name__ == "__main__":
    sys.exit(main())
