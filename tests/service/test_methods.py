"""The pages: a method for each answer, a guide for each subject, from this host alone; all that they show works."""

import re
import shlex
from urllib.parse import urljoin

import pytest
from markupsafe import escape

from projections.views.catalogue import VIEWS
from service.guide import GUIDES
from service.method import METHODS
from service.page import html
from tests import test_readme
from tests.service.test_cli import done, failed, here  # noqa: F401
from tests.test_readme import ADDRESS

SHELVES = {shelf.sort: shelf for shelf in (METHODS, GUIDES)}
PAGES = {
    (shelf.sort, path.name.removesuffix(".md")): path.read_text("utf-8")
    for shelf in SHELVES.values()
    for path in shelf.folder.iterdir()
}
BLOCKS = [block for page in PAGES.values() for block in re.findall(r"```.*?\n(.*?)```", page, re.DOTALL)]
ALL = [line for block in BLOCKS for line in re.split(r"\n(?=curl|entente)", block.strip())]
IMPORTS = [line for line in ALL if line.startswith("curl") and "/v1/imports" in line]
LINES = [line for line in ALL if line not in IMPORTS]


def leads_to(client, address):
    """Where a page leads, from the page's own address on, after a look that all of it is there."""
    found = re.findall(r'(?:src|href)="(?!data:)([^"]*)"', client.get(address).text)
    for each in found:
        assert re.match(r"/[^/]|#|[a-z-]+(#|$)|\.\./pictures/[a-z]+\.png$", each)
        assert client.get(urljoin(address, each).partition("#")[0]).status_code == 200
    return found


def test_each_view_has_its_page_with_a_question_to_try():
    assert set(PAGES) == {(shelf.sort, name) for shelf in SHELVES.values() for name in shelf.pages}
    assert [view for view in VIEWS if f"\ncurl '{ADDRESS}/v1/{view}" not in PAGES["method", view]] == []


@pytest.mark.parametrize(("sort", "name"), PAGES)
def test_a_page_is_served_under_its_heading_and_from_this_host_alone(shared_world, sort, name):
    answer = shared_world.client.get(f"/docs/{sort}s/{name}")

    assert (answer.status_code, answer.content_type) == (200, "text/html; charset=utf-8")
    assert re.match("# .", PAGES[sort, name])
    assert len(re.findall("<h1>.+</h1>", answer.text)) == 1
    assert '<html lang="en">' in answer.text
    assert "<script" not in answer.text
    whole = {"/docs", "/docs/methods", "/docs/guides", "/docs/page.css"}
    assert whole <= set(leads_to(shared_world.client, f"/docs/{sort}s/{name}"))


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("curl")])
def test_a_question_of_a_page_is_answered(seeded, line):
    [address] = [word for word in shlex.split(line) if word.startswith(ADDRESS)]
    said = re.search("-d '(.*?)'", line, re.DOTALL)
    answer = seeded.client.open(
        address.removeprefix(ADDRESS),
        method="POST" if said else "GET",
        data=said and said[1],
        content_type="application/json",
        base_url=ADDRESS,
        follow_redirects=True,
    )
    assert answer.status_code == (201 if said else 200), answer.json


def test_an_import_over_rest_goes_as_the_guide_shows(shared_world):
    sent, *asked = [next(word for word in shlex.split(line) if word.startswith(ADDRESS)) for line in IMPORTS]
    client = shared_world.client
    job = client.post(sent.removeprefix(ADDRESS), data=b"Event ID\n", content_type="application/octet-stream")
    assert job.status_code == 202, job.json
    assert len(asked) == 2
    for address in asked:
        answer = client.get(address.removeprefix(ADDRESS).replace("ID", job.json["id"]))
        assert answer.status_code == 200, answer.json


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("entente")])
def test_a_command_of_a_page_exists(line):
    test_readme.test_a_command_and_its_options_exist(line)


@pytest.mark.parametrize("sort", SHELVES)
def test_the_index_tells_what_each_page_is_about_and_leads_to_its_page(shared_world, sort):
    page = shared_world.client.get(f"/docs/{sort}s")
    assert page.content_type == "text/html; charset=utf-8"
    pages = SHELVES[sort].pages
    assert {f"/docs/{sort}s/{name}" for name in pages} <= set(leads_to(shared_world.client, f"/docs/{sort}s"))
    assert [says for says in pages.values() if f"<dd>{escape(says)}</dd>" not in page.text] == []


def test_the_index_is_found_from_the_front_and_from_the_description_of_the_interface(shared_world):
    for sort in ("methods", "guides"):
        assert shared_world.client.get("/").json[sort] == f"/docs/{sort}"
        assert f'href="/docs/{sort}"' in shared_world.client.get("/docs").text


def test_an_answer_names_its_page(seeded):
    told = seeded.get("/alliances", actors="CHN,PRK", valid_on="2025-09-03")
    assert told["method"] == "/docs/methods/alliances"


def test_what_has_no_page_is_not_found(shared_world):
    for name in ("none", "..%2fwsgi", "alliances.md"):
        answer = shared_world.client.get(f"/docs/methods/{name}")
        assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    for sort in SHELVES:
        assert shared_world.client.get(f"/docs/{sort}s/none").json["type"] == "/v1/problems/unknown-page"


def test_what_is_markup_in_a_page_is_shown_and_not_obeyed():
    written = html("# A\n\n<script>x</script>\n\n![](https://example.org/x.png)\n\n|a|\n|-|\n|1|\n")
    assert not re.findall("<(script|img)", written)
    assert '<th scope="col">a</th>' in written


def test_the_command_line_prints_the_page_as_it_was_written(shared_world, here):  # noqa: F811
    assert done(here(shared_world.url, "method", "alliances")) == PAGES["method", "alliances"]
    assert done(here(shared_world.url, "guide", "operation")) == GUIDES.page("operation")
    for sort in SHELVES:
        assert "'none'" in failed(here(shared_world.url, sort, "none"), 3)
