"""A phone: a finger over a drawing scrolls the page up and down, and moves the drawing sideways."""

import pytest

from tests.web.conftest import settled

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "locale": "en-GB"}


@pytest.mark.parametrize(
    ("path", "drawing", "moved"),
    [
        ("/timeline", ".glass", "document.querySelector('[aria-label=\"Shown from\"]').value"),
        (
            "/map?valid_on=2025-08-28",
            "svg[role=group]",
            "document.querySelector('svg[role=group] g').getAttribute('transform')",
        ),
    ],
)
def test_a_finger_moves_a_drawing_sideways_and_scrolls_the_page_up_and_down(browser, site, path, drawing, moved):
    context = browser.new_context(base_url=site, **PHONE)
    context.set_default_timeout(60_000)
    page = context.new_page()
    touch = context.new_cdp_session(page)
    page.goto(path)
    settled(page)
    page.locator(drawing).scroll_into_view_if_needed()

    def drag(across, down):
        box = page.locator(drawing).bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for part in range(11):
            finger = {"x": x + across * part / 10, "y": y + down * part / 10}
            touch.send(
                "Input.dispatchTouchEvent",
                {"type": "touchMove" if part else "touchStart", "touchPoints": [finger]},
            )
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    before, scrolled = page.evaluate(moved), page.evaluate("scrollY")
    drag(0, -150)
    page.wait_for_function("before => scrollY > before + 50", arg=scrolled)
    assert page.evaluate(moved) == before
    drag(100, 0)
    assert page.evaluate(moved) != before
    context.close()
