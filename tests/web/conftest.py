"""The pages in a real browser, from the real service with the bundled data."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.served import ask, serving, soon
from tests.tools import debian, free_port

CHROMIUM = Path("/usr/bin/chromium")

QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
)

LOOKS = [(1440, "light"), (390, "dark")]
"""Widths and colours; what is wrong with one of them is wrong whatever the other."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service with the bundled data, all projected."""
    with serving(free_port(), tmp_path_factory.mktemp("served")) as served:
        soon(lambda: ask(served.port, "/readyz").json["lag"] == 0)
        yield f"http://127.0.0.1:{served.port}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    if not CHROMIUM.exists():
        debian("chromium")
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A browser of one's own, in English, at a desk; addresses are relative to the site."""
    context = browser.new_context(
        base_url=site, viewport={"width": 1440, "height": 900}, locale="en-GB", timezone_id="UTC"
    )
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, site: str) -> Iterator[Page]:
    """A page that says nothing on its console and asks no other host; the test fails where it does."""
    page, trouble = context.new_page(), list[str]()
    page.on("console", lambda message: message.type in ("error", "warning") and trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: urlsplit(request.url).scheme in ("http", "https")
            and not request.url.startswith(site) and trouble.append(request.url))  # fmt: skip
    yield page
    assert trouble == []


@pytest.fixture
def drawn(page: Page) -> Any:
    """Open a path and wait until every panel has its answer."""

    def opened(path: str) -> Page:
        page.goto(path)
        settled(page)
        return page

    return opened


def settled(page: Page) -> None:
    """Wait until no panel is asking."""
    page.wait_for_function(
        "() => { const all = [...document.querySelectorAll('[data-panel]')];"
        " return all.length > 0 && all.every((one) => ['drawn', 'empty', 'failed'].includes(one.dataset.state)"
        " && one.ariaBusy !== 'true'); }"
    )


def axe(page: Page) -> list[str]:
    """What axe-core has against a page by WCAG 2.2 AA, once nothing fades in any more."""
    page.wait_for_function("() => document.getAnimations().length === 0")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found.response["violations"]]


def tab_to(page: Page, selector: str, name: str = "", most: int = 120) -> None:
    """Press Tab until what a selector means, with a text where one is given, has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(
            "([selector, name]) => document.activeElement.matches(selector)"
            " && (!name || document.activeElement.textContent.trim() === name)",
            [selector, name],
        ):
            return
    raise AssertionError(f"{selector} {name} cannot be reached by keyboard")


OVERLAPS = """
    (selector) => {
        const labels = [...document.querySelectorAll(selector)];
        const found = labels.map((each) => [each.textContent, each.getBoundingClientRect()]);
        const cover = (a, b) => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1
            && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1;
        return found.flatMap(([one, box], index) =>
            found.slice(index + 1).filter(([, other]) => cover(box, other)).map(([other]) => `${one} and ${other}`));
    }
"""


def overlapping(page: Page, selector: str) -> list[str]:
    """The labels of a drawing that cover each other."""
    found: list[str] = page.evaluate(OVERLAPS, selector)
    return found
