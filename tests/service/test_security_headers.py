"""Browsers are told what an answer may do: nothing, or what a page of this host needs."""

import re

import pytest

from service.app import create_app
from service.edge import at_edge

PAGES = ["/docs", "/docs/methods", "/docs/methods/cohesion"]
ANSWERS = ["/v1/state", "/v1/log", "/v1/nothing", "/v1/timeline?limit=none", "/livez", "/docs/page.css"]


@pytest.mark.parametrize("path", [*PAGES, *ANSWERS])
def test_every_answer_says_what_a_browser_may_do_with_it(shared_world, path):
    headers = shared_world.client.get(path).headers

    policy = dict(rule.strip().split(" ", 1) for rule in headers["Content-Security-Policy"].split(";"))
    assert (policy["default-src"], policy["frame-ancestors"]) == ("'none'", "'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert ("script-src" in policy) == (path in PAGES)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("path", [PAGES[0], ANSWERS[0]])
def test_what_has_not_changed_leaves_what_the_browser_was_told_with_it(shared_world, path):
    tag = shared_world.client.get(path).headers["ETag"]
    answer = shared_world.client.get(path, headers={"If-None-Match": tag})

    assert answer.status_code == 304
    assert "Content-Security-Policy" not in answer.headers
    assert "X-Request-Id" in answer.headers


def test_who_came_by_https_stays_there(shared_world):
    assert (
        "max-age=" in shared_world.client.get("/livez", base_url="https://x.org").headers["Strict-Transport-Security"]
    )


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_or_a_style_within(shared_world, path):
    page = shared_world.client.get(path).text

    assert re.findall(r"<script(?! src=)[^>]*>|<style|\bstyle=|\bon[a-z]+=|javascript:", page) == []


@pytest.mark.parametrize(
    ("path", "origins", "framed_by"),
    [
        ("/embed/cohesion", (), "'none'"),
        (
            "/embed/cohesion",
            ("https://news.example", "https://desk.example"),
            "https://news.example https://desk.example",
        ),
        ("/overview", ("https://news.example",), "'none'"),
    ],
)
def test_a_chart_alone_is_framed_by_those_who_are_allowed_to(shared_world, path, origins, framed_by):
    client = at_edge(create_app(shared_world.parts), framing=origins).test_client()

    assert client.get(path).headers["Content-Security-Policy"].endswith(f"; frame-ancestors {framed_by}")
