"""The timeline by keyboard alone: filters, zoom and brush, and a list in step with the drawing."""

import re

from tests.web.conftest import axe, overlapping, settled, tab_to

COUNT = "[data-panel=timeline] > .words"


UNCOVERED = """
    document.activeElement.getBoundingClientRect().top
        >= document.querySelector(".moment").getBoundingClientRect().bottom
"""


def shown(page):
    return [page.get_by_label(f"Shown {edge}").input_value() for edge in ("from", "to")]


def said(page, before):
    """What the timeline says that it shows, once it is not what it said before."""
    page.wait_for_function(
        "([selector, before]) => document.querySelector(selector).textContent !== before", arg=[COUNT, before]
    )
    settled(page)
    return page.locator(COUNT).inner_text()


def test_filters_zoom_and_list_lead_to_a_development_by_keyboard_alone(page, drawn):
    drawn("/timeline")
    everything = page.locator(COUNT).inner_text()
    tab_to(page, "input[type=search]")
    page.keyboard.type("parade")
    page.keyboard.press("Enter")
    searched = said(page, everything)
    tab_to(page, "select:has(option[value='parade-held'])")
    page.keyboard.type("parade")
    assert said(page, searched)
    assert "kind=parade-held" in page.url
    assert "q=parade" in page.url

    tab_to(page, "svg[role=group]")
    before = shown(page)
    page.keyboard.press("+")
    closer = shown(page)
    assert closer[0] > before[0]
    assert closer[1] < before[1]
    page.keyboard.press("ArrowLeft")
    assert shown(page)[0] < closer[0]
    page.keyboard.press("Home")
    page.locator(".captions text").first.wait_for()

    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.developments li') !== null")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") != first
    assert page.locator(".around.seen").count() == 1, "what has the focus is framed in the drawing"
    assert page.evaluate(UNCOVERED), "what has the focus is not behind the sliders"
    title = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/developments/"))
    page.get_by_role("heading", name=title, exact=True).wait_for()


def test_a_span_of_days_is_shown_where_captions_cover_nothing_and_uncertain_dates_are_drawn_as_such(page, drawn):
    drawn("/timeline")
    page.get_by_label("Shown from").fill("2025-04-01")
    page.get_by_label("Shown to").fill("2025-10-01")
    page.keyboard.press("Enter")
    page.locator(".captions text").first.wait_for()
    assert shown(page)[0].startswith("2025-0")
    assert overlapping(page, ".captions text") == []
    assert len(page.locator(".unsure-span.diplomatic").first.get_attribute("d")) > 20
    assert page.get_by_text("some day within it, nobody knows which").is_visible()
    assert axe(page) == []


def test_the_mouse_moves_the_span_for_as_long_as_its_button_is_held(page, drawn):
    drawn("/timeline")
    page.get_by_role("button", name="Whole span").click()
    page.get_by_role("button", name="Closer").click()
    strip, drawing = page.locator(".brush .overlay").bounding_box(), page.locator(".glass").bounding_box()
    for box in (strip, drawing):
        before = shown(page)
        height = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] / 2, height)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.55, height, steps=5)
        page.mouse.up()
        moved = shown(page)
        assert moved[0] != before[0]
        page.mouse.move(box["x"] + box["width"] * 0.2, height, steps=5)
        assert shown(page) == moved


def test_what_is_clicked_in_the_drawing_gets_the_focus_in_the_list(page, drawn):
    drawn("/timeline?since=2025-09-01")
    caption = page.locator(".captions text").first
    caption.wait_for()
    box, words = caption.bounding_box(), caption.text_content().rstrip("…")
    page.mouse.click(box["x"] - 10, box["y"] + box["height"] / 2)
    assert page.evaluate("document.activeElement.textContent").startswith(words)
    assert page.locator(".developments .near").count() == 1
