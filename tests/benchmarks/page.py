"""The page on 20,000 developments, in Debian's Chromium: how soon it is drawn, how fast a step, how heavy it is.

Drawn means painted: the frame behind the one in which the last panel of the page had its answer drawn; what is out of
sight is laid out when it is scrolled to. A step is one press of an arrow key on a slider that has the focus, as long as
a person takes apart; it is measured from the event to that frame, and what a step would ask has been asked ahead. A
leap goes to a day that nobody has asked for, so that all of it is asked then. What a page weighs is each body that it
loaded by itself, as gzip makes it.
"""

import gzip
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from projections.catching_up import catch_up
from service import bundled
from service.parts import connect, open_parts
from tests.benchmarks.http import _served
from tests.benchmarks.mixed import records
from tests.benchmarks.result import Result
from tests.benchmarks.sample import fill
from tests.web.conftest import CHROMIUM, QUIET

DEVELOPMENTS, OPENINGS, STEPS = 20_000, 7, 25

PACE = 500
"""Milliseconds between the end of a step and the next one."""

PAGES = ("timeline", "overview")

SLIDERS = {"valid_on": "in the world", "published_by": "published by"}

DAY, EPOCH = date(2025, 8, 28), date(1970, 1, 1)

WATCHING = """
    const still = () => {
        const panels = [...document.querySelectorAll("[data-panel]")];
        return panels.length > 0 && panels.every((one) => one.getAttribute("aria-busy") === "false");
    };
    const behind = (done) => {
        const port = new MessageChannel();
        port.port1.onmessage = () => done(performance.now());
        port.port2.postMessage(0);
    };
    window.painted = () => new Promise((done) => {
        const look = () => requestAnimationFrame(still() ? () => behind(done) : look);
        look();
    });
    window.range = (name) => document.querySelector(`[data-slider=${name}] input[type=range]`);
    window.moved = async ([name, to]) => {
        range(name).value = to ?? Number(range(name).value) - 1;
        const began = performance.now();
        range(name).dispatchEvent(new Event("input", {bubbles: true}));
        return await window.painted() - began;
    };
"""


def run(url: str) -> list[Result]:
    """Fill, serve and look."""
    _fill(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENTENTE_LOG_LEVEL", "error")
        with _served("service.wsgi:app()", url) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
            results = [each for name in PAGES for each in _seen(browser, f"http://127.0.0.1:{port}", name)]
            browser.close()
    return results


def _fill(url: str) -> None:
    parts = open_parts(url, 2)
    bundled.load(parts.log)
    fill(parts.log, records(DEVELOPMENTS))
    parts.pool.close()
    with connect(url) as connection:
        catch_up(connection)
        connection.execute("VACUUM ANALYZE")


def _seen(browser: Browser, site: str, name: str) -> Iterator[Result]:
    address = f"{site}/{name}?valid_on={DAY}&published_by={DAY}"
    weights, openings = [], []
    for _ in range(OPENINGS):
        with _opened(browser) as (page, requests):
            page.goto(address, wait_until="commit")
            openings.append(page.evaluate("painted()"))
            page.wait_for_timeout(PACE)
            weights.append(sum(_weight(request) for request in requests) / 1000)
    yield _against(f"/{name}: first drawing", "1 s", "ms", 1000.0, openings)
    yield _against(f"/{name}: weight, gzipped", "300 kB", "kB", 300.0, weights)
    for slider, told in SLIDERS.items():
        with _opened(browser) as (page, _):
            page.goto(address)
            page.evaluate("painted()")
            page.evaluate("name => range(name).focus()", slider)
            steps = [_moved(page, slider) for _ in range(STEPS)]
            yield _against(f"/{name}: a step {told}", "100 ms", "ms", 100.0, steps)
            chosen = random.Random(1)
            days = [(DAY - timedelta(chosen.randrange(3000)) - EPOCH).days for _ in range(STEPS)]
            leaps = [_moved(page, slider, day) for day in days]
            yield _against(f"/{name}: a leap {told}", "100 ms", "ms", 100.0, leaps, goal="-")


def _against(what: str, floor: str, unit: str, bound: float, measured: list[float], goal: str = "<= 1") -> Result:
    """Measurements against what they should be, the first one left out."""
    return Result(what, floor, unit, measured[1:], [bound], goal)


def _moved(page: Page, slider: str, day: int | None = None) -> float:
    page.wait_for_timeout(PACE)
    return float(page.evaluate("moved", [slider, day]))


def _weight(request: Request) -> int:
    answer = request.response()
    return len(gzip.compress(answer.body())) if answer else 0


@contextmanager
def _opened(browser: Browser) -> Iterator[tuple[Page, list[Request]]]:
    """A page of a fresh browser, and all that it loads."""
    context: BrowserContext = browser.new_context(viewport={"width": 1440, "height": 900}, timezone_id="UTC")
    context.add_init_script(WATCHING)
    page, requests = context.new_page(), list[Request]()
    page.on("requestfinished", lambda request: requests.append(request))
    yield page, requests
    context.close()
