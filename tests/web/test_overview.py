"""The overview: the alignment of a set of actors at a moment."""

import pytest

from tests.web.conftest import axe, settled

DAY = "/overview?valid_on=2025-08-28"

SAID = "document.querySelector('[data-panel=alliance] > .words').textContent"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(page, drawn, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    drawn(DAY)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_opens_what_it_rests_on(drawn):
    page = drawn(DAY)
    page.locator("[data-panel=squeezed] .bars button").first.click()
    dialog = page.get_by_role("dialog")
    assert dialog.locator("li a").first.is_visible()
    assert "Rests on" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert dialog.count() == 0


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
