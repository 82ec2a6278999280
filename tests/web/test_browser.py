"""Every page in a real browser, in both languages: as somebody sees, hears and types it."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect
from tools.browser import opened

from web.asking import Server
from web.hostile import ADDRESSES, PAYLOADS

TEXT = "أعلنت وزارة الخارجية الروسية أمس أن موسكو فرضت عقوبات على تركيا. ووقعت مصر وفرنسا في القاهرة اتفاقا بقيمة 3 مليارات دولار."
LANGUAGES = ("ar", "en")
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LIGHT = 300_000
_VIOLATIONS = "document.addEventListener('securitypolicyviolation', e => (window.violations ||= []).push(e.violatedDirective + ' ' + e.blockedURI));"


class Walk(NamedTuple):
    """A browser's window on one server, with all that went wrong in it."""

    page: Page
    server: Server
    faults: list[str]
    fetched: dict[str, int]

    def to(self, address: str) -> Page:
        """Open an address and wait until it is still."""
        self.page.goto(self.server.origin + address)
        self.page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
        self.faults.extend(self.page.evaluate("window.violations || []"))
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened() as one:
        yield one


def dismissed(dialog: Dialog, faults: list[str]) -> None:
    faults.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def walk(context: BrowserContext, server: Server) -> Walk:
    page, faults, fetched = context.new_page(), list[str](), dict[str, int]()
    context.add_init_script(_VIOLATIONS)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on(
        "console",
        lambda line: (
            faults.append(f"{line.type}: {line.text}") if line.type in ("error", "warning") else None
        ),
    )
    page.on("dialog", lambda dialog: dismissed(dialog, faults))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(server.origin + "/") else faults.append(f"elsewhere: {asked.url}")
        ),
    )
    page.on(
        "requestfinished", lambda asked: fetched.__setitem__(asked.url, asked.sizes()["responseBodySize"])
    )
    return Walk(page, server, faults, fetched)


@pytest.fixture
def visit(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Walk]:
    """A new visitor, of the language and size that a test asks for."""
    options: Mapping[str, object] = getattr(request, "param", {})
    context = browser.new_context(**{"locale": "ar-EG", **options})  # type: ignore[arg-type]
    yield walk(context, server)
    context.close()


def addresses(server: Server) -> list[str]:
    """A page of every kind, with all that may stand on it."""
    event = server.json("/")["events"][0]["href"]
    return [
        "/", "/?type=SANCTION&from=2010-01-01&realis=any", "/?source=nobody", "/pair/USA/VEN", "/pair/ARM/NOR",
        "/pair/SAU/IRN?as_of=2016-02-01&known_by=2020-01-01", "/party/person:nicolas-maduro", event, "/article/recognition-2019",
        f"/search?q={quote('العقوبات')}", "/search?q=zzz", "/read", "/party/Atlantis",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_every_language_size_and_theme(browser: Browser, server: Server, language: str) -> None:
    """No error, nothing blocked, nothing from elsewhere, no scrolling sideways, nothing serious that axe finds."""
    found = []
    for width in (1280, 360):
        context = browser.new_context(locale=language, viewport={"width": width, "height": 800})
        visitor = walk(context, server)
        for address in addresses(server):
            page = visitor.to(address)
            assert page.locator("html").get_attribute("lang") == language
            assert page.locator("h1").count() == 1 and page.title().endswith(("marsad", "مرصد")), address
            for theme in THEMES:
                page.emulate_media(color_scheme=theme)
                where = f"{language} {theme} {width} {address}: "
                found += [where + one for one in [*page.evaluate(_TOO_WIDE), *serious(page)]]
            found += [
                f"{language} {width} {address}: {fault}"
                for fault in visitor.faults
                if not (fault.startswith("error: ") and "status of 4" in fault)
            ]
            visitor.faults.clear()
        context.close()
    assert not found, "\n".join(dict.fromkeys(found))


_TOO_WIDE = """() => { const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const out = [...document.body.querySelectorAll("*")].filter(el => { const box = el.getBoundingClientRect(); return box.left < -1 || box.right > root.clientWidth + 1; });
  return [`${root.scrollWidth - root.clientWidth} pixels too wide: ` + out.slice(0, 3).map(el => el.tagName + "." + el.getAttribute("class") + " " + el.textContent.trim().slice(0, 40)).join(" | ")]; }"""


def serious(page: Page) -> list[str]:
    """What axe-core finds serious or critical: rule, selector, colours."""
    answer = Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [
        f"axe {one['id']}: {' '.join(map(str, node['target']))} {' '.join(line['message'] for line in node['any'])[:160]}"
        for one in answer["violations"] if one["impact"] in ("serious", "critical") for node in one["nodes"][:3]
    ]  # fmt: skip


def test_the_first_view_is_light(visit: Walk) -> None:
    visit.to("/")
    sizes = {url: size for url, size in visit.fetched.items() if ".woff" not in url}
    assert len(sizes) >= 3 and sum(sizes.values()) < LIGHT
    assert any(".woff2" in url for url in visit.fetched), "the Arabic font is ours"


def test_an_article_is_pasted_read_and_its_events_light_up(visit: Walk) -> None:
    page = visit.to("/read")
    page.locator("#text").fill(TEXT)
    page.locator("#published").fill("2021-03-04")
    page.locator("main button").first.click()
    expect(page.locator(".text")).to_have_text(TEXT)
    events = page.locator(".read > li[data-event]")
    sanction = events.filter(has_text="عقوب").first
    ident = sanction.get_attribute("data-event")
    lights: tuple[Callable[[], None], ...] = (
        sanction.hover,
        sanction.focus,
        page.locator(f"#t-{ident}").focus,
    )
    for light in lights:
        page.mouse.move(0, 0)
        page.locator("h1").click()
        page.evaluate("document.activeElement.blur()")
        expect(page.locator(".lit-trigger")).to_have_count(0)
        light()
        expect(page.locator(".text .lit-trigger").first).to_contain_text("فرضت")
        expect(page.locator(".text .lit-actor").first).to_contain_text("موسكو")
        expect(page.locator(".text .lit-recipient").first).to_contain_text("تركيا")
        assert page.locator(".text .lit-evidence").count() >= 1
        expect(page.locator(".read > li.lit")).to_have_attribute("data-event", ident or "")
    assert page.locator(".text .amount").count() >= 1 and page.locator(".text .time").count() >= 1
    assert page.locator(".why").count() >= 2
    assert not serious(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON").click()
    assert download.value.suggested_filename == "reading.json"
    assert not visit.faults
    assert visit.server.json("/")["totals"]["articles"] == 8


def test_what_cannot_be_read_is_said(visit: Walk) -> None:
    page = visit.to("/read")
    page.locator("#text").fill("An English text.")
    page.locator("main button").first.click()
    expect(page.get_by_role("alert")).to_contain_text("العربية")


def test_the_dials_move_the_ledger_and_the_address(visit: Walk) -> None:
    page = visit.to("/pair/USA/VEN?as_of=2024-01-01")
    before = page.locator("#ledger").inner_text()
    dial = page.locator("input[data-dial=as_of]")
    dial.fill(dial.get_attribute("min") or "0")
    expect(page.locator("#ledger")).not_to_have_text(before, use_inner_text=True)
    expect(page).to_have_url(re.compile(r"as_of=20\d\d-\d\d-\d\d"))
    assert "as_of=2024-01-01" not in page.url
    shown = page.locator("#ledger").inner_text()
    page.goto(page.url)
    assert page.locator("#ledger").inner_text() == shown, "the address says what is shown"
    page.locator("#known_by").fill("2008-01-01")
    page.locator("#known_by").dispatch_event("change")
    expect(page).to_have_url(re.compile("known_by=2008-01-01"))
    expect(page.locator("#ledger .claims li")).to_have_count(0)
    assert page.locator("#chart canvas").count() == 1
    assert not visit.faults


@pytest.mark.parametrize("visit", [{"locale": "ar"}, {"locale": "en"}], indirect=True)
def test_everything_is_reached_by_keyboard(visit: Walk) -> None:
    for address in ("/", "/pair/USA/VEN", "/article/recognition-2019", "/search?q=Venezuela", "/read"):
        page = visit.to(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
        page.evaluate("document.activeElement.blur()")
        wanted = page.evaluate(_REACHABLE)
        reached = set()
        for _ in range(wanted + 40):
            page.keyboard.press("Tab")
            reached.add(page.evaluate(_NUMBER))
            if len(reached - {-1}) == wanted:
                break
        assert len(reached - {-1}) == wanted, (address, page.evaluate(_MISSED, sorted(reached)))
        page.goto(visit.server.origin + address)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
    assert not visit.faults


_REACHABLE = """() => { let n = 0; for (const el of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'))
  if (el.tabIndex >= 0 && !el.hidden && el.checkVisibility()) el.dataset.number = n++; return n; }"""
_NUMBER = "+(document.activeElement.dataset.number ?? -1)"
_MISSED = "(reached) => [...document.querySelectorAll('[data-number]')].filter(el => !reached.includes(+el.dataset.number)).map(el => el.outerHTML.slice(0, 120))"


def test_settings_are_changed_where_one_is(visit: Walk) -> None:
    page = visit.to("/pair/USA/VEN?as_of=2020-01-01")
    page.locator(".settings summary").click()
    page.locator("select[name=lang]").select_option("en")
    page.locator("select[name=theme]").select_option("dark")
    page.locator(".settings button").click()
    expect(page).to_have_url(visit.server.origin + "/pair/USA/VEN?as_of=2020-01-01")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert not visit.faults


def test_without_script_the_pages_say_the_same(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto(f"{server.origin}/pair/USA/VEN?as_of=2024-01-01")
    assert page.locator("#ledger .claims li").count() > 0
    page.locator("#as_of").fill("2009-10-01")
    page.locator("#dials button").click()
    assert "as_of=2009-10-01" in page.url
    context.close()


def test_nothing_hostile_runs(browser: Browser, hostile: Server) -> None:
    """All articles, and every tenth hostile address: nothing is set, opened, fetched from elsewhere or even blocked."""
    context = browser.new_context(locale="en", extra_http_headers={"authorization": "Bearer open sesame"})
    visitor = walk(context, hostile)
    articles: list[str] = []
    for number in (1, 2):
        visitor.page.goto(f"{hostile.origin}/search?q={quote('عقوبات')}&page={number}")
        articles += visitor.page.evaluate(
            "[...document.querySelectorAll('main .events a')].map(a => a.getAttribute('href'))"
        )
    events = [
        e["href"]
        for e in hostile.ask("/?format=json", {"authorization": "Bearer open sesame"}).json["events"]
    ]
    assert len(articles) >= len(PAYLOADS) - 2
    for address in [
        *articles,
        *ADDRESSES[:: len(ADDRESSES) // 40],
        *events[:3],
        "/",
        "/?realis=any",
        "/party/RUS",
        "/pair/RUS/IRQ",
    ]:
        page = visitor.to(address)
        page.keyboard.press("Tab")
        page.mouse.move(400, 300)
        assert page.evaluate("window.pwned") is None, address
        assert page.url.startswith(hostile.origin)
        assert (
            page.locator("main a[href^='javascript'], main iframe, main img, main script, main style").count()
            == 0
        )
        if address in articles:
            assert page.locator(".text").inner_text().strip(), address
    faults = [fault for fault in visitor.faults if "status of 4" not in fault]
    assert not faults
    page = visitor.to("/read")
    for payload in PAYLOADS[::4]:
        page.locator("#text").fill(TEXT + payload.replace("\0", "") + TEXT * 3)
        page.locator("main button").first.click()
        expect(page.locator(".text")).to_be_visible()
        assert page.evaluate("window.pwned") is None
        page.goto(f"{hostile.origin}/read")
    assert not [fault for fault in visitor.faults if "status of 4" not in fault]
    context.close()
