"""The page that describes the interface works in a browser, under its content security policy and behind a prefix."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from service.app import create_app
from service.edge import at_edge
from tests.service.proxied import proxied, served

REFUSED = """
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (refused) => window.refused.push(refused.violatedDirective));
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser, which keeps what the policy refused."""
    opened = browser.new_page()
    opened.set_default_timeout(120_000)
    opened.add_init_script(REFUSED)
    yield opened
    opened.close()


def test_a_question_is_asked_on_the_page_and_nothing_is_refused(shared_world, page):
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    with served(at_edge(create_app(shared_world.parts), 1)) as origin, proxied(origin) as address:
        page.goto(f"{address}/docs")
        page.locator("#operations-tag-meta").click()
        page.locator("#operations-meta-meta_kinds .opblock-summary-control").click()
        page.get_by_role("button", name="Try it out").click()
        with page.expect_response(f"{address}/v1/kinds") as asked:
            page.get_by_role("button", name="Execute").click()
        assert asked.value.status == 200
        expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text("200")
        assert (wrong, page.evaluate("window.refused")) == ([], [])

        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
        page.wait_for_function("() => window.refused.length > 0")
        assert page.evaluate("[window.ran, ...window.refused]") == [None, "script-src-elem"]
