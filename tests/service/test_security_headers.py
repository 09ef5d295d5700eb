"""Browsers are told what an answer may do: nothing, or what a page of this host needs."""

import re

import pytest

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


def test_who_came_by_https_stays_there(shared_world):
    assert (
        "max-age=" in shared_world.client.get("/livez", base_url="https://x.org").headers["Strict-Transport-Security"]
    )


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_or_a_style_within(shared_world, path):
    page = shared_world.client.get(path).text

    assert re.findall(r"<script(?! src=)[^>]*>|<style|\bstyle=|\bon[a-z]+=|javascript:", page) == []
