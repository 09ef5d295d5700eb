"""No data, a slow service, and one that is busy or gone: on every page a calm sentence, and a way on."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, settled

PAGES = [
    "overview",
    "timeline",
    "map",
    "difference",
    "history",
    "desk",
    "developments/00000000-0000-0000-0000-000000000001",
]

BUSY = {
    "status": 503,
    "headers": {"Retry-After": "1", "Content-Type": "application/problem+json"},
    "body": '{"title": "The projections lag", "detail": "The projections are at position 3 of 9.", "status": 503}',
}


@pytest.fixture
def alone(context):
    """A page whose questions may fail, which its browser tells on its console; an error of its own fails the test."""
    page, trouble = context.new_page(), list[str]()
    page.on("pageerror", lambda error: trouble.append(str(error)))
    yield page
    assert trouble == []


def told(page):
    """What the states of a page say."""
    return page.locator("main [role=status]").all_inner_texts()


def search(page, words):
    page.locator("input[type=search]").fill(words)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("name", ["overview", "timeline", "map"])
def test_where_nothing_is_on_record_it_says_so(drawn, name):
    page = drawn(f"/{name}?known_at=0&valid_on=2025-08-28")
    assert re.search("No obligation|Nothing", page.locator("main").inner_text())
    assert axe(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_service_that_is_gone_is_told_and_asked_again(alone, name):
    alone.route("**/v1/**", lambda route: route.abort())
    alone.goto(f"/{name}")
    settled(alone)
    assert "The service does not answer." in " ".join(told(alone))
    assert alone.locator("[data-state=failed] .tools:visible").count() == 0
    assert name not in ("overview", "desk") or axe(alone) == []
    alone.unroute("**/v1/**")
    while alone.get_by_role("button", name="Ask again").count():
        alone.get_by_role("button", name="Ask again").first.click()
        settled(alone)
    assert not any("does not answer" in each for each in told(alone))


def test_a_replay_that_is_asked_for_again_has_not_failed_meanwhile(alone):
    alone.route("**/v1/log?*", lambda route: route.abort())
    alone.goto("/history")
    replay = alone.locator("[data-panel=replay]")
    again = replay.get_by_role("button", name="Ask again")
    again.wait_for()
    alone.unroute("**/v1/log?*")
    alone.route("**/v1/log?*", lambda route: None)
    again.click()
    assert replay.get_attribute("data-state") == "busy"


@pytest.mark.parametrize("name", ["overview", "timeline"])
def test_a_service_that_is_busy_is_asked_again_when_it_says(alone, name):
    alone.route("**/v1/**", lambda route: route.fulfill(**BUSY))
    alone.goto(f"/{name}?valid_on=2025-08-28")
    settled(alone)
    assert "The projections are at position 3 of 9. It is asked again in 1 second." in " ".join(told(alone))
    alone.unroute("**/v1/**")
    alone.wait_for_function("() => document.querySelectorAll('[data-state=failed]').length === 0")


def test_a_service_that_is_slow_is_waited_for_and_what_was_shown_stands(alone):
    held = []
    alone.clock.install()
    alone.goto("/overview?valid_on=2025-08-28")
    settled(alone)
    before = alone.locator("[data-panel=alliance] .figure").inner_text()
    alone.route("**/v1/**", lambda route: held.append(route))
    alone.locator("[data-slider=valid_on] input[type=date]").fill("2019-06-01")
    alone.clock.run_for(6000)
    assert "Still asking: the service is slow to answer." in told(alone)
    assert alone.locator("[data-panel=alliance] .figure").inner_text() == before
    for route in held:
        route.abort()
    settled(alone)
    assert "Below stands what was so on 28 August 2025" in " ".join(told(alone))


def test_a_timeline_whose_names_are_long_in_coming_is_drawn_meanwhile(alone):
    alone.clock.install()
    alone.goto("/timeline")
    settled(alone)
    timeline = alone.locator("[data-panel=timeline]")
    drawn = timeline.locator(".words").inner_text()
    alone.route("**/v1/timeline/outline?*", lambda route: None)
    search(alone, "parade")
    expect(timeline.locator(".words")).not_to_have_text(drawn)
    alone.clock.run_for(6000)
    assert timeline.get_attribute("data-state") == "drawn"
    assert "sking" not in " ".join(told(alone))


def test_names_of_a_timeline_that_failed_are_asked_for_again(alone):
    alone.goto("/timeline")
    settled(alone)
    alone.route("**/v1/timeline/outline?*", lambda route: route.abort())
    search(alone, "parade")
    again = alone.get_by_role("button", name="Ask again")
    again.wait_for()
    alone.unroute("**/v1/timeline/outline?*")
    with alone.expect_response("**/v1/timeline/outline?*"):
        again.click()
    expect(again).to_have_count(0)
    assert not any("does not answer" in each for each in told(alone))
