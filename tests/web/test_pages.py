"""Every page, in either theme and at two widths: drawn, within WCAG 2.2 AA, and no wider than the screen."""

import re

import pytest

from events.development import identified
from tests.web.conftest import LOOKS, axe, settled

DAY = "valid_on=2025-08-28"

PARADE = identified("axis-2025:A01")

PAGES = [
    "timeline",
    "map",
    "difference",
    "history",
    "desk",
    f"developments/{PARADE}",
    f"desk?development={PARADE}&act=corrections",
]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(page, drawn, name, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    drawn(f"/{name}{'&' if '?' in name else '?'}{DAY}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_timeline_is_searched_and_leads_to_a_card_whose_proof_this_browser_checks(page, drawn):
    drawn("/timeline")
    page.get_by_role("searchbox").fill("victory day parade")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.developments li').length < 10")
    assert "q=victory+day+parade" in page.url
    page.locator(".developments a").first.click()
    page.wait_for_url(re.compile("/developments/"))
    settled(page)
    assert axe(page) == []
    page.get_by_role("button", name="Verify in this browser").first.click()
    page.wait_for_selector(".steps li")
    assert page.locator(".steps .holds").count() == page.locator(".steps li").count() >= 3


def test_two_moments_differ_by_what_the_world_did(drawn):
    page = drawn(f"/difference?{DAY}&from_valid_on=2024-06-30")
    assert page.get_by_role("heading", name=re.compile("The world changed")).is_visible()
    assert page.locator(".difference.added").count() > 0
    changed = page.locator(".difference.changed", has_text="North Korea, Russia")
    assert "defence by: none" in changed.locator("td").first.inner_text()
    assert "defence by: treaty" in changed.locator("td").last.inner_text()


def test_the_earlier_moment_is_a_year_before_until_it_is_said_and_both_change_places(drawn):
    page = drawn(f"/difference?{DAY}")
    assert page.get_by_label("From: in the world").input_value() == "2024-08-28"
    page.get_by_role("button", name="Swap").click()
    page.wait_for_url(re.compile("[?&]valid_on=2024-08-28"))
    settled(page)
    assert page.get_by_label("From: in the world").input_value() == "2025-08-28"
    changed = page.locator(".difference.changed", has_text="North Korea, Russia")
    assert "defence by: treaty" in "".join(changed.locator("td:first-of-type").all_inner_texts())


def test_two_moments_of_the_record_differ_by_what_the_record_said(drawn):
    page = drawn("/difference?valid_on=2025-08-28&from_valid_on=2025-08-28&from_known_at=702&question=flows")
    assert page.get_by_role("heading", name=re.compile("Our record changed")).is_visible()
    page.locator(".difference summary").first.click()
    assert "by entente" in page.locator(".events li").first.inner_text()


def test_the_history_is_stepped_through_by_keyboard(page, drawn):
    drawn(f"/history?{DAY}")
    page.locator("[data-panel=replay] [data-state], [data-panel=replay]").first.wait_for()
    before = page.locator(".replayed").inner_text()
    page.get_by_role("slider", name="Position in the log").focus()
    page.keyboard.press("Home")
    page.wait_for_function("before => document.querySelector('.replayed').innerText !== before", arg=before)
    page.get_by_role("button", name="Check it in this browser").click()
    page.wait_for_selector(".steps li")
    assert page.locator(".steps .broken").count() == 0


GROWN = [(707, "13:59:10"), (1_250_000, "14:00:00"), (2_750_123, "14:01:40")]


def test_how_a_large_log_grew_is_told_in_full_and_by_a_clock_of_24_hours(page, drawn):
    kept = [{"size": size, "signed_at": f"2026-11-26T{at}+00:00", "signer": "entente.local/log"} for size, at in GROWN]
    page.route("**/v1/log/checkpoints*", lambda route: route.fulfill(json={"checkpoints": kept}))
    drawn("/history")
    panel = page.locator("[data-panel=growth]")
    assert "the newest over 2,750,123 events" in panel.inner_text()
    drawing = panel.locator("svg").bounding_box()["x"]
    ticks = [(tick.text_content(), tick.bounding_box()["x"]) for tick in panel.locator(".axis text").all()]
    assert {"14:00", "2M"} <= {words for words, _ in ticks}
    assert [words for words, left in ticks if left < drawing] == []
