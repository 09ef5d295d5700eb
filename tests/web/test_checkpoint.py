"""The newest checkpoint, checked by a browser that has seen the log before: it may only have grown since."""

import orjson
import pytest
from playwright.sync_api import Page

from events.development import identified
from tests.served import soon
from tests.web.conftest import settled

SEEN = "entente.checkpoint"

PROOF = "/v1/log/proofs/consistency"

STATEMENT = {
    "key": "checkpoint:1",
    "author": "desk",
    "title": "A statement on proofs",
    "when": "2025-08",
    "speakers": ["CHN"],
    "stance": "supports",
    "topic": "proofs",
}

NEVER = "A" * 43 + "="


@pytest.fixture
def visitor(context):
    """A page of its own: a browser tells every refusal on its console."""
    page = context.new_page()
    page.goto("/history")
    settled(page)
    return page


def remember(page: Page, size: int, root: str) -> None:
    """Have the browser remember that it saw the log so."""
    key = page.request.get("/v1/log/keys").text().strip()
    seen = {"origin": key.split("+")[0], "size": size, "root": root, "verifier": key}
    page.evaluate("([name, seen]) => localStorage.setItem(name, seen)", [SEEN, orjson.dumps(seen).decode()])


def check(page: Page, button: str = "Check it in this browser") -> list[str]:
    """What the browser finds."""
    page.get_by_role("button", name=button).first.click()
    page.locator(".steps li").first.wait_for()
    return page.locator(".steps li").all_inner_texts()


def seen(page: Page) -> int:
    """The size of the log that the browser remembers."""
    return int(page.evaluate("name => JSON.parse(localStorage.getItem(name)).size", SEEN))


@pytest.mark.parametrize("old", [1, 2, 3, 255, 256, 700])
def test_a_log_that_has_grown_is_the_one_that_was_seen(visitor, old):
    remember(visitor, old, visitor.request.get(f"{PROOF}?old={old}").json()["old_root"])
    found = check(visitor)
    assert [step[0] for step in found] == ["\u2713"] * 3
    assert f"this browser saw with {old} event" in found[-1]
    assert str(seen(visitor)) == visitor.get_by_label("The signed note").inner_text().split("\n")[1]


@pytest.mark.parametrize(("size", "root"), [(256, NEVER), (1_000_000, NEVER)], ids=["altered", "cut short"])
def test_a_log_that_is_another_is_found_out_and_what_was_seen_is_kept(visitor, size, root):
    remember(visitor, size, root)
    found = check(visitor)
    assert [step[0] for step in found] == ["\u2713", "\u2713", "\u2717"]
    assert f"this browser saw with {size:,} events" in found[-1]
    assert seen(visitor) == size
    assert [step[0] for step in check(visitor, "Forget what this browser saw")] == ["\u2713"]


def test_a_proof_under_an_older_checkpoint_holds_for_a_browser_that_has_seen_a_newer_one(visitor):
    position = visitor.request.post("/v1/developments/statement-made", data=STATEMENT).json()["position"]
    soon(lambda: int(visitor.request.get("/v1/log/checkpoint").text().split("\n")[1]) >= position)
    check(visitor)
    newest = seen(visitor)
    visitor.goto(f"/developments/{identified('axis-2025:A01')}")
    settled(visitor)
    found = check(visitor, "Verify in this browser")
    assert [step[0] for step in found] == ["\u2713"] * 5
    assert f"over {newest} events" not in found[1]
    assert f"this browser saw with {newest} events" in found[-1]
    assert seen(visitor) == newest
