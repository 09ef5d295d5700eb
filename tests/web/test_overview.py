"""The overview: the alignment of a set of actors at a moment."""

import re

import pytest

from tests.web.conftest import LOOKS, axe, overlapping, settled, tab_to

DAY = "/overview?valid_on=2025-08-28"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_it_is_accessible(page, drawn, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    drawn(DAY)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_opens_what_it_rests_on(drawn):
    page = drawn(DAY)
    page.locator("[data-panel=squeezed] .bars button").first.click()
    dialog = page.get_by_role("dialog")
    dialog.locator("li a").first.wait_for()
    assert "Rests on" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert dialog.count() == 0


def test_a_mark_of_the_cohesion_chart_opens_by_keyboard(page, drawn):
    drawn(DAY)
    mark = page.locator("[data-panel=cohesion] .note").first
    mark.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog").get_by_role("heading").first.inner_text() == mark.get_attribute("aria-label")
    page.get_by_role("dialog").locator("li a").first.wait_for()


ASKED = (
    "day => performance.getEntriesByType('resource').filter((each) => each.name.includes(`valid_on=${day}&`)).length"
)
"""How many answers about a day have come."""

GIVEN_UP = "performance.getEntriesByType('resource').filter((each) => each.responseStatus === 0).length"


def test_each_step_asks_once_for_what_the_next_one_shows(page, drawn):
    drawn(DAY)
    panels = page.locator("[data-panel]").count()
    page.get_by_role("slider", name="In the world").focus()
    there = f"([day, panels]) => ({ASKED})(day) >= panels"
    for day in (28, 29):
        page.wait_for_function(there, arg=[f"2025-08-{day}", panels])
    for day in range(27, 22, -1):
        page.wait_for_function(there, arg=[f"2025-08-{day}", panels])
        settled(page)
        page.keyboard.press("ArrowLeft")
    settled(page)
    assert [page.evaluate(ASKED, f"2025-08-{day}") for day in range(23, 30)] == [panels] * 7
    assert page.evaluate(GIVEN_UP) == 0


def test_every_panel_follows_the_sliders_and_the_address_holds_them(page, drawn):
    drawn(DAY)
    before = page.locator("[data-panel=alliance] > .words").inner_text()
    page.locator("[data-slider=valid_on] input[type=date]").fill("2024-06-01")
    settled(page)
    page.wait_for_function(
        "before => document.querySelector('[data-panel=alliance] > .words').textContent !== before", arg=before
    )
    assert "valid_on=2024-06-01" in page.url
    page.go_back()
    page.wait_for_function(
        "before => document.querySelector('[data-panel=alliance] > .words').textContent === before", arg=before
    )


PLACES = "[...document.querySelectorAll('.actor')].map((each) => each.getAttribute('transform')).join()"


def test_the_graph_shows_duties_deeds_and_cracks_and_nobody_moves(page, drawn):
    drawn(DAY)
    assert page.locator(".graph .duty.defense[role=button]").count() == 2
    assert page.locator(".graph .deed.military[role=button]").count() == 3
    assert page.locator(".graph .crack[role=button]").count() == 2
    assert overlapping(page, ".graph svg > g text, .graph > svg text") == []
    assert overlapping(page, "[data-panel=cohesion] .note text") == []
    before = page.evaluate(PLACES)
    page.get_by_label("obligations", exact=True).check()
    assert not page.locator(".graph .deed[role=button]").first.is_visible()
    assert "ties=obligations" in page.url
    drawn("/overview?valid_on=2020-06-01&ties=cooperation")
    assert page.evaluate(PLACES) == before
    assert not page.locator(".graph .duty[role=button]").first.is_visible()


def test_from_the_skip_link_to_an_opened_development_by_keyboard_alone(page, drawn):
    drawn(DAY)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    tab_to(page, ".graph .duty")
    assert "owe each other" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    shown = page.evaluate("getComputedStyle(document.activeElement.querySelector('.wide')).stroke")
    assert shown not in ("none", "rgba(0, 0, 0, 0)"), "the focus is seen"
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog").is_visible()
    tab_to(page, "dialog .grounds a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/developments/"))
    page.locator(".trail").wait_for()
