"""The root leads a person to the overview, and tells a program where everything is."""

import re

import pytest

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


def test_a_browser_is_led_to_the_overview(shared_world):
    answer = shared_world.client.get("/", headers={"Accept": BROWSER})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/overview")
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/csv"])
def test_a_program_is_told_where_everything_is(shared_world, accept):
    answer = shared_world.client.get("/", headers={"Accept": accept})

    assert answer.status_code == 200
    assert answer.json["openapi"] == "/v1/openapi.json"
    assert shared_world.client.get(answer.json["overview"]).status_code == 200


def test_the_guide_of_the_pages_shows_pictures_that_are_there_and_small(shared_world):
    guide = shared_world.client.get("/docs/guides/pages").text
    shown = re.findall(r'<img src="\.\./(pictures/\w+\.png)" alt="[^"]+"', guide)

    assert len(shown) == 4
    for path in shown:
        answer = shared_world.client.get(f"/docs/{path}")
        assert answer.data.startswith(b"\x89PNG")
        assert len(answer.data) < 150_000
