"""The map of theatres: labels that cover nothing, and a list in step."""

import pytest

from tests.web.conftest import overlapping

DAY = "/map?valid_on=2025-08-28"


@pytest.mark.parametrize("width", [1440, 390])
def test_no_label_covers_another(page, drawn, width):
    page.set_viewport_size({"width": width, "height": 900})
    drawn(DAY)
    assert page.locator(".atlas .place").count() > 8
    assert overlapping(page, ".atlas .place") == []
    page.get_by_role("button", name="Whole world").click()
    assert overlapping(page, ".atlas .place") == []


def test_circles_and_list_are_in_step_by_keyboard_and_open_what_they_rest_on(drawn):
    page = drawn(DAY)
    page.locator(".theatre[data-theatre=Ukraine]").focus()
    assert page.locator(".theatres-list > .near").inner_text().startswith("Ukraine")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").locator("li a").first.wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="East Asia", exact=True).focus()
    assert page.locator(".theatre.near").get_attribute("data-theatre") == "East Asia"
    before = page.locator(".theatre.near circle").get_attribute("cx")
    page.get_by_label("Map of theatres").focus()
    page.keyboard.press("+")
    assert page.locator(".theatre[data-theatre='East Asia'] circle").get_attribute("cx") != before
    assert page.get_by_role("heading", name="Whose borders these are").is_visible()
