"""What a chart shows is taken home: as rows, answer, drawing and citation, and alone in somebody's page."""

import csv
import json
from hashlib import sha256
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.served import ask
from tests.web.conftest import axe, settled

DAY = "valid_on=2025-08-28"

CHARTS = {
    "overview": {"alliance": "obligations", "cohesion": "series", "squeezed": "pressure", "cracks": "cracks",
                 "reactions": "stances", "flows": "flows"},
    "map": {"theatres": "theatres"},
    "difference": {"difference": "differences"},
    "history": {"growth": "checkpoints"},
    "timeline": {"timeline": "rows"},
}  # fmt: skip
"""The charts of each page, and which rows of its answer each has for its table."""

FORMS = {"BibTeX": "@misc{entente-", "RIS": "TY  - DATA", "CSL-JSON": '"type":"dataset"', "Text": "Entente. "}
"""The forms of a citation, and what each holds."""

DRAWN = {"alliance", "cohesion", "theatres", "growth", "timeline"}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_taken_home_as_rows_as_its_answer_and_as_a_drawing(drawn, name):
    for chart, table in CHARTS[name].items():
        # Opened anew: before a page saves its eleventh file, Chromium may ask whether it may.
        page = drawn(f"/{name}?{DAY}&from_valid_on=2024-06-30")
        answer = json.loads(saved(page, chart, "JSON"))
        rows = answer.get("answer", answer)[table]
        lines = list(csv.reader(StringIO(saved(page, chart, "CSV").decode(), newline="")))
        assert len(lines) == len(rows) + 1 > 1, chart
        assert {len(line) for line in lines} == {len(lines[0])}
        assert all(row["rests_on"] for row in rows if isinstance(row, dict) and row.get("development")), chart
        if chart in DRAWN:
            svg = ElementTree.fromstring(saved(page, chart, "SVG"))
            assert svg.tag == "{http://www.w3.org/2000/svg}svg"
            assert float(svg.get("width")) > 300
            assert len(list(svg.iter())) > 5
            png = saved(page, chart, "PNG")
            assert png.startswith(b"\x89PNG")
            assert int.from_bytes(png[16:20]) == round(2 * float(svg.get("width")))


def saved(page, chart, form):
    """The bytes that a button of a chart saves."""
    with page.expect_download() as download:
        page.locator(f"[data-panel={chart}] .tools").get_by_role("button", name=form, exact=True).click()
    assert download.value.suggested_filename == f"{chart}.{form.lower()}"
    return Path(download.value.path()).read_bytes()


def test_the_whole_history_is_taken_home_as_far_as_it_was_known(drawn):
    page = drawn("/history?known_at=20")
    with page.expect_download() as download:
        page.get_by_role("link", name="every event as NDJSON").click()
    assert download.value.suggested_filename == "log.ndjson"
    lines = [json.loads(line) for line in Path(download.value.path()).read_bytes().splitlines()]
    assert [line["position"] for line in lines if "position" in line] == list(range(1, 21))


def test_what_is_shown_is_cited_with_its_moment_and_digest(drawn, site):
    page = drawn(f"/overview?{DAY}")
    page.locator("[data-panel=alliance] .tools").get_by_role("button", name="Cite").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("blockquote").wait_for()
    permalink = dialog.locator("dl a").get_attribute("href")
    answer = ask(int(site.rpartition(":")[2]), permalink)
    digest = sha256(answer.body).hexdigest()
    assert answer.json["moment"]["valid_on"] == "2025-08-28"
    assert digest in dialog.locator("blockquote").inner_text()
    assert "on 28 August 2025" in dialog.inner_text()
    for form, mark in {
        "BibTeX": "@misc{entente-",
        "RIS": "TY  - DATA",
        "CSL-JSON": '"type":"dataset"',
        "Text": "Entente. ",
    }.items():
        with page.expect_download() as download:
            dialog.get_by_role("link", name=form, exact=True).click()
        said = Path(download.value.path()).read_text()
        assert digest in said
        assert mark in said
    assert axe(page) == []


def test_a_chart_alone_says_where_it_is_from_and_leads_back(drawn, context, site):
    page = drawn(f"/embed/cohesion?{DAY}")
    assert page.locator("nav, .moment").count() == 0
    origin = page.locator(".origin")
    assert f"Source: Entente at {site.removeprefix('http://')}; what was so on 28 August 2025" in origin.inner_text()
    assert axe(page) == []
    with context.expect_page() as opened:
        origin.get_by_role("link").click()
    settled(opened.value)
    assert opened.value.url == f"{site}/overview?{DAY}"


def test_on_paper_stands_what_is_shown_and_of_which_moment_without_what_moves_it(page, drawn):
    page.emulate_media(media="print", color_scheme="dark")
    drawn(f"/overview?{DAY}")
    assert page.get_by_text("In the world: 28 August 2025").is_visible()
    assert page.locator("nav:visible, .tools:visible, input:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
