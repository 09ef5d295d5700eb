"""The event card: what is said, by whom, what was corrected, what contradicts it, and its proof."""

from events.development import identified
from tests.web.conftest import axe, settled


def card(item):
    return f"/developments/{identified(f'axis-2025:{item}')}"


def test_an_estimate_shows_each_revision_struck_through_with_who_and_why(drawn):
    page = drawn(card("P10"))
    assert "152 mm shells (if all): more than 12,000,000 rounds" in page.locator(".card").inner_text()
    second = page.locator(".trail > li").nth(1)
    assert "corrected by entente" in second.inner_text()
    assert "Revised estimate: 6,700 containers" in second.inner_text()
    assert second.locator("del", has_text="more than 1,000,000 rounds").is_visible()
    assert second.locator("ins", has_text="more than 3,000,000 rounds").is_visible()
    assert "B3 (source usually reliable, information possibly true)" in page.locator(".card .sources").inner_text()


def test_what_contradicts_a_claim_is_named_and_every_proof_is_checked_here(drawn):
    page = drawn(card("A19"))
    against = page.locator(".against")
    assert "Russia's alone; China abstained" in against.inner_text()
    against.get_by_role("link", name="Russia alone vetoes").wait_for()
    page.get_by_role("button", name="Verify all in this browser").click()
    page.wait_for_function("() => document.querySelectorAll('.proofs .steps').length === 4")
    assert page.locator(".proofs .broken").count() == 0
    assert axe(page) == []


def test_a_card_at_a_moment_before_its_correction_shows_what_was_said_then(drawn):
    page = drawn(f"{card('P10')}?known_at=702")
    assert "more than 3,000,000 rounds" in page.locator(".card").inner_text()
    assert page.locator(".trail > li").count() == 2
    settled(page)
