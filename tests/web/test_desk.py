"""The maintainer's desk: recording, correcting and retracting, with what it would change said before it is."""

import re

import pytest

from tests.web.conftest import axe, settled, tab_to

FIELDS = {"title": "A statement of the desk", "when": "2025-08", "speakers": "CHN", "towards": "RUS", "topic": "trade"}


@pytest.fixture
def recorded(page, drawn):
    """The page of a development that was recorded at the desk."""
    drawn("/desk?kind=statement-made")
    for name, value in {**FIELDS, "author": "desk"}.items():
        page.locator(f"[data-field={name}] input").fill(value)
    page.locator("[data-field=stance] select").select_option("supports")
    with page.expect_response(re.compile("/v1/developments/[a-z-]+$")) as receipt:
        page.get_by_role("button", name="Record it").click()
    assert receipt.value.headers["preference-applied"] == "wait=10", "what is told to be recorded can be seen"
    page.get_by_role("link", name="See it").click()
    page.wait_for_url(re.compile("/developments/"))
    page.locator("h1", has_text=FIELDS["title"]).wait_for()
    return page


def test_what_is_refused_is_told_beside_its_field_and_the_draft_is_kept(context):
    """On a page of its own: a browser tells every refusal on its console."""
    page = context.new_page()
    page.goto("/desk?kind=statement-made")
    settled(page)
    page.get_by_label("author").fill("desk")
    page.get_by_role("button", name="Record it").click()
    assert page.locator(".desk :invalid").count() > 0, "the browser asks for what is needed"
    for name, value in {**FIELDS, "when": "soon"}.items():
        page.locator(f"[data-field={name}] input").fill(value)
    page.locator("[data-field=stance] select").select_option("supports")
    page.get_by_role("button", name="Record it").click()
    page.locator("[data-field=when] .rule:not(:empty)").wait_for()
    assert page.locator("[data-field=when] input").get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.closest('[data-field]').dataset.field") == "when"
    assert axe(page) == []
    page.reload()
    settled(page)
    assert page.locator("[data-field=title] input").input_value() == FIELDS["title"]
    assert page.get_by_role("link", name=f"record: {FIELDS['title']}").is_visible()
    page.get_by_role("button", name=f"Discard the draft {FIELDS['title']}").click()
    page.reload()
    settled(page)
    assert page.locator("[data-field=title] input").input_value() == ""


def test_a_correction_is_made_by_keyboard_alone_and_whoever_is_late_is_told(recorded, context):
    page = recorded
    tab_to(page, "a", "Correct")
    page.keyboard.press("Enter")
    page.locator("[data-field=title]").wait_for()
    other = context.new_page()
    other.goto(page.url)
    settled(other)

    tab_to(page, "[data-field=title] input")
    page.keyboard.press("Control+A")
    page.keyboard.type("A statement on trade")
    shown = page.get_by_label("What would be said otherwise")
    assert shown.locator("del").inner_text() == FIELDS["title"]
    assert shown.locator("ins").inner_text() == "A statement on trade"
    tab_to(page, "[data-field=author] input")
    page.keyboard.type("desk")
    tab_to(page, "[data-field=reason] textarea")
    page.keyboard.type("The title is known now")
    tab_to(page, "button", "Show what it would change")
    page.keyboard.press("Enter")
    radius = page.locator(".radius")
    assert "No fact would be other than it is." in radius.inner_text()
    assert "No cited answer rests on it." in radius.inner_text()
    tab_to(page, "button", "Yes, correct it")
    page.keyboard.press("Enter")
    page.locator(".outcome", has_text="Recorded").wait_for()

    other.locator("[data-field=title] input").fill("Another statement")
    other.locator("[data-field=author] input").fill("late")
    other.locator("[data-field=reason] textarea").fill("So it was said")
    other.get_by_role("button", name="Show what it would change").click()
    late = other.locator(".conflict")
    late.wait_for()
    assert 'corrected by desk ("The title is known now")' in late.inner_text()
    assert "theirs A statement on trade, yours Another statement" in late.inner_text()
    late.get_by_role("link", name="go on").click()
    settled(other)
    assert other.locator("[data-field=title] input").input_value() == "Another statement", "the draft is kept"
    other.close()


def test_a_retraction_tells_first_how_many_facts_it_closes_and_the_card_strikes_it_through(recorded):
    page = recorded
    page.get_by_role("link", name="Retract").click()
    page.locator("[data-field=author] input").fill("desk")
    page.locator("[data-field=reason] textarea").fill("It was never said")
    page.get_by_role("button", name="Show what it would change").click()
    assert re.search(r"\d facts? would be closed\.", page.locator(".radius").inner_text())
    page.get_by_role("button", name="Yes, retract it").click()
    page.get_by_role("link", name="See it").click()
    page.locator("h1 del", has_text=FIELDS["title"]).wait_for()
    assert "It was never said" in page.locator(".trail .retracted").inner_text()


def test_what_is_to_be_corrected_is_found_from_the_desk(page, drawn):
    drawn("/desk")
    page.get_by_role("searchbox").fill("victory day parade")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("Moscow Victory Day parade")).first.click()
    page.get_by_role("heading", name=re.compile("^Correct: Moscow Victory Day")).wait_for()
    assert page.locator("[data-field=title] input").input_value().startswith("Moscow Victory Day")
