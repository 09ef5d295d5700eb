"""The sliders, the switches and the lens: what they are set to is what the panels show, and what the address holds."""

import pytest
from playwright.sync_api import expect

from events.development import identified
from tests.web.conftest import settled

DAY = "/overview?valid_on=2025-08-28"

CARD = f"/developments/{identified('axis-2025:A01')}"

OBLIGATIONS = "[data-panel=alliance] > .words"

SHELLS = "[data-panel=flows] li:has(.what:text-is('152 mm shells (if all)'))"

TREND = "[data-panel=cohesion] > .words"


def becomes(page, selector, other):
    """What an element says once it says something else than before."""
    page.wait_for_function(
        "([selector, other]) => ![undefined, '', other].includes(document.querySelector(selector)?.innerText)",
        arg=[selector, other],
    )
    settled(page)
    return page.locator(selector).inner_text()


def test_what_was_published_by_then_is_a_smaller_estimate(page, drawn):
    drawn(DAY)
    assert "more than 12,000,000 rounds" in page.locator(SHELLS).inner_text()
    page.locator("[data-slider=published_by] input[type=date]").fill("2024-03-15")
    page.locator(SHELLS, has_text="more than 3,000,000 rounds").wait_for()
    assert "published_by=2024-03-15" in page.url


def test_what_the_log_knew_by_an_event_is_an_older_reading_and_a_second_switch_away(page, drawn):
    drawn(DAY)
    page.get_by_label("what this log knew").check()
    known = page.get_by_role("slider", name="Known by")
    known.focus()
    known.press("Home")
    page.locator(OBLIGATIONS, has_text="No obligation is on record").wait_for()
    page.goto(f"{DAY}&known_at=702")
    settled(page)
    assert known.is_visible(), "the address says which of the two is meant"
    assert "event 702 of" in page.locator("[data-slider=known_at] output").inner_text()
    assert "more than 3,000,000 rounds" in page.locator(SHELLS).inner_text()
    page.get_by_role("button", name="A step on: Known by").click()
    page.locator(SHELLS, has_text="at most 4,800,000 rounds").wait_for()
    page.get_by_label("what sources had published").check()
    assert page.get_by_text("And known at event 703.").is_visible(), "what is out of sight is said"
    page.get_by_role("button", name="Let go").click()
    page.locator(SHELLS, has_text="more than 12,000,000 rounds").wait_for()


def test_certain_dates_alone_count_for_less(page, drawn):
    drawn(DAY)
    before = page.locator(TREND).inner_text()
    page.get_by_label("certain: on every reading").check()
    assert becomes(page, TREND, before)
    assert "certainty=certain" in page.url
    page.go_back()
    page.locator(TREND, has_text=before).wait_for()
    assert page.get_by_label("possible: on some reading").is_checked()


@pytest.mark.parametrize(
    ("label", "value", "argument"),
    [("Without sources", "thinktank.pk", "without"), ("Only sources", "thinktank.pk", "sources")],
)
def test_a_lens_changes_what_the_figures_rest_on(page, drawn, label, value, argument):
    drawn(DAY)
    before = page.locator(TREND).inner_text()
    page.get_by_text("Lens: all sources").click()
    page.get_by_label(label).fill(value)
    page.keyboard.press("Enter")
    assert becomes(page, TREND, before)
    assert f"{argument}={value}" in page.url
    assert (
        page.locator(".lens summary").inner_text() == f"Lens: {'without' if argument == 'without' else 'only'} {value}"
    )


def test_a_lens_for_reliability_leaves_less(page, drawn):
    drawn(f"{DAY}&reliability=A")
    page.get_by_text("Lens: reliability A or better").click()
    before = becomes(page, "[data-panel=cracks] > .words", "")
    page.get_by_label("Reliability").select_option("")
    assert int(becomes(page, "[data-panel=cracks] > .words", before).split()[0]) > int(before.split()[0] or 0)


LATE = """
    const soon = fetch;
    window.late = [];
    window.fetch = (url, options) => url.includes("2019-06-01")
        ? new Promise((done) => late.push(async () => {
            const answer = await soon(url, { ...options, signal: undefined });
            const said = await answer.json();
            done({ ok: answer.ok, headers: answer.headers, status: answer.status, json: async () => said });
        }))
        : soon(url, options);
"""
"""Has the answers about a day wait until `late` is called, each of them, and come though they were given up."""


@pytest.mark.parametrize(
    ("path", "slider", "shown"),
    [(DAY, "valid_on", TREND), (f"{CARD}?published_by=2019-01-01", "published_by", "h1")],
)
def test_an_answer_that_comes_when_the_moment_has_moved_on_is_not_drawn(page, drawn, path, slider, shown):
    page.add_init_script(LATE)
    drawn(path)
    before = page.locator(shown).inner_text()
    for day in ("2019-06-01", "2025-12-31"):
        page.locator(f"[data-slider={slider}] input[type=date]").fill(day)
    expect(page.locator(shown)).not_to_have_text(before)
    now = page.locator(shown).inner_text()
    assert page.evaluate("late.length") > 0
    page.evaluate("Promise.all(late.map((each) => each())).then(() => new Promise((done) => setTimeout(done)))")
    assert page.locator(shown).inner_text() == now


def test_what_a_number_rests_on_is_told_though_the_page_has_moved_on_meanwhile(page, drawn):
    drawn(DAY)
    before = page.locator(TREND).inner_text()
    page.locator("[data-slider=valid_on] input[type=date]").fill("2019-06-01")
    becomes(page, TREND, before)
    held = []
    page.route(lambda url: "/v1/cohesion?" in url and "grounds=" not in url, lambda route: held.append(route))
    page.locator(f"{TREND} button").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Asking what it rests on ...").wait_for()
    page.go_back()
    settled(page)
    held[0].continue_()
    dialog.locator("li a").first.wait_for()
    assert "valid_on=2019-06-01" in held[0].request.url


def test_it_is_played_and_stepped_by_keyboard(page, drawn):
    drawn("/overview?valid_on=2024-11-30")
    before = page.locator(OBLIGATIONS).inner_text()
    page.get_by_label("A step of In the world").select_option("month")
    page.locator("[data-slider=valid_on] .play").focus()
    page.keyboard.press("Space")
    assert becomes(page, OBLIGATIONS, before), "the treaty of Pyongyang enters into force on 4 December 2024"
    page.keyboard.press("Space")
    assert page.locator("[data-slider=valid_on] .play").inner_text() == "Play"
    settled(page)
    stood = page.locator("[data-slider=valid_on] input[type=date]").input_value()
    page.get_by_role("slider", name="In the world").press("ArrowRight")
    assert page.locator("[data-slider=valid_on] input[type=date]").input_value() > stood
