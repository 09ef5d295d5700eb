"""The root leads a person to the overview, and tells a program where everything is."""

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
