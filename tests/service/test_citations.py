"""Citations: an answer opened again has the same bytes, or the service says what stands between."""

import base64
import hashlib
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from events.development import identified
from projections import moment as moments
from projections.rebuild import rebuild
from service import bibliography
from service.access.scopes import Role
from service.citations import citations_of
from service.parts import connect
from service.permalink import permalink
from tests.service.access.conftest import guarded
from tests.service.test_bad_input import refused, send
from tests.service.test_cli import done, failed, here, rows  # noqa: F401
from tests.service.test_rest import broken
from tests.world import World

NOBODY = UUID(int=1)
"""The id of nothing on record."""

KCNA = {"name": "KCNA", "published": "2024-06-20"}
ALLIANCES = "/v1/alliances?valid_on=2025-01-01&actors=PRK,RUS"
SPOIL = "UPDATE projection.fact_version SET status = 'alleged'"


def cite(world: World, address: str, **said: Any) -> Any:
    """The citation of an answer, after all on record is projected."""
    world.project()
    answer = world.post("/citations", {"address": address, "author": "desk", **said})
    assert answer.status_code in (200, 201), answer.json
    return answer.json


def opened(world: World, citation: Any) -> tuple[int, bytes]:
    """What a citation answers when it is opened."""
    answer = world.client.get(citation["answer"])
    return answer.status_code, answer.data


def executed(world: World, statement: str, *terms: Any) -> None:
    """A statement of somebody with more rights than they should have."""
    with connect(world.url) as connection:
        connection.execute(statement, terms)


@pytest.fixture
def treaty(world):
    return world.given(
        "treaty-in-force", title="A treaty", treaty="pact", when="2024-12-04/..", sources=[KCNA],
        parties=[{"actor": actor, "obligations": ["defense"]} for actor in ("PRK", "RUS")],
    )  # fmt: skip


# Citing


def test_a_citation_pins_every_time_and_keeps_the_digest_of_the_bytes(world, treaty):
    world.project()
    answer = world.post("/citations", {"address": ALLIANCES, "author": "desk", "title": "Who is bound"})

    assert answer.status_code == 201
    assert world.client.get(answer.headers["Location"]).json == answer.json
    path, query = urlsplit(answer.json["permalink"])[2:4]
    pinned = {name: value for name, [value] in parse_qs(query).items()}
    today = pinned.pop("published_by")
    assert (path, pinned) == ("/v1/alliances", {"actors": "PRK,RUS", "known_at": "1", "valid_on": "2025-01-01"})
    whole = world.client.get(answer.json["permalink"])
    assert whole.json["moment"]["published_by"] == today
    assert [row["subject"] for row in whole.json["answer"]["obligations"]] == ["PRK", "RUS"]
    assert answer.json["sha256"] == hashlib.sha256(whole.data).hexdigest()
    assert (answer.json["position"], answer.json["rests_on"]) == (1, [treaty])
    assert (answer.json["title"], answer.json["author"], answer.json["version"]) == ("Who is bound", "desk", "0.1.0")


def test_an_opened_citation_has_the_bytes_of_its_permalink_and_their_digest(world, treaty):
    citation = cite(world, ALLIANCES)
    answer = world.client.get(citation["answer"])
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    assert answer.data == world.client.get(citation["permalink"]).data
    digest = base64.b64encode(hashlib.sha256(answer.data).digest()).decode()
    assert answer.headers["Repr-Digest"] == f"sha-256=:{digest}:"


def test_citing_the_same_again_gives_the_first_citation(world, treaty):
    first = cite(world, ALLIANCES)
    again = world.post(
        "/citations", {"address": first["permalink"] + "&after=1", "author": "another", "title": "Other"}
    )
    assert (again.status_code, again.json) == (200, first)
    assert again.headers["Location"] == f"/v1/citations/{first['id']}"
    assert cite(world, "/v1/alliances?actors=PRK,RUS&valid_on=2025-01-01") == first
    world.given("drill-held", participants=["CHN", "RUS"])
    assert cite(world, ALLIANCES)["id"] != first["id"]


def test_an_address_may_be_a_whole_one_of_this_host_wherever_it_is_mounted(world, treaty):
    """Under a prefix the answer holds other addresses: other bytes, so another citation."""
    plain = cite(world, ALLIANCES)
    assert cite(world, f"http://localhost{ALLIANCES}#pairs") == plain
    desk = guarded(world, anonymous=Role.ADMINISTRATOR, hosts=frozenset({"desk.example"}))
    mounted = desk.client.post(
        "/v1/citations", json={"address": f"https://desk.example/e{ALLIANCES}", "author": "desk"},
        base_url="https://desk.example/e",
    )  # fmt: skip
    assert mounted.status_code == 201
    assert mounted.json["permalink"] == f"/e{plain['permalink']}"
    assert mounted.json["sha256"] != plain["sha256"]
    assert mounted.json["answer"] == f"/e/v1/citations/{mounted.json['id']}/answer"
    again = desk.client.get(mounted.json["answer"].removeprefix("/e"), base_url="https://desk.example/e")
    assert hashlib.sha256(again.data).hexdigest() == mounted.json["sha256"]


def test_what_is_asked_stays_as_it_was_asked(world, treaty):
    asked = "status=planned,happened&certainty=certain&without=A%20%26%20B&reliability=B&credibility=2"
    link = cite(world, f"/v1/state?known_at=2025-01-01T00:00:00Z&{asked}")["permalink"]
    kept = {name: value for name, [value] in parse_qs(urlsplit(link).query).items()}
    pinned = {"known_at": "0", "valid_on": "2025-01-01", "published_by": "2025-01-01"}
    lens = {"without": "A & B", "reliability": "B", "credibility": "2"}
    assert kept == {**pinned, **lens, "status": "planned,happened", "certainty": "certain"}


def test_an_answer_of_two_moments_has_both_pinned():
    earlier = {"valid_on": "2024-01-01", "published_by": "2024-02-01", "known_at": {"position": 3}}
    later = {"valid_on": "2025-01-01", "published_by": "2025-02-01", "known_at": {"position": 9}}
    link = permalink("/v1/x/difference?valid_on=2025-01-01&from_known_at=2&b=1&a=2", {"moment": later, "from": earlier})
    assert link == (
        "/v1/x/difference?a=2&b=1&from_known_at=3&from_published_by=2024-02-01&from_valid_on=2024-01-01"
        "&known_at=9&published_by=2025-02-01&valid_on=2025-01-01"
    )


def test_a_difference_is_cited_between_two_moments(world, treaty):
    citation = cite(world, "/v1/alliances/difference?actors=PRK,RUS&from_valid_on=2024-01-01&from_known_at=0")
    told = world.client.get(citation["permalink"])
    assert [told.json[at]["known_at"]["position"] for at in ("from", "moment")] == [0, 1]
    assert citation["rests_on"] == [treaty]
    world.then(treaty, "corrections", reason="a slip", changes={"treaty": "another"})
    world.project()
    assert opened(world, citation) == (200, told.data)
    note = world.client.get(f"/v1/citations/{citation['id']}?format=csl").get_json(force=True)["note"]
    assert re.search(r"position 1, compared with 2024-01-01, published by [\d-]+, known at position 0\.", note)


@pytest.mark.parametrize("address", [
    "", "nonsense", "/", "/docs", "/readyz", "/v1", "/v1/", "/v1/none", "/v1//state", "/v1/log", "/v1/kinds",
    "/v1/openapi.json", "/v1/citations", "/v1/citations/x/answer", "/v1/%63itations", "/v1/actors", "/v1/actors/ZZZ",
    "/v1/state?valid_on=yesterday", "/v1/state?known_at=999999999", "/v1/alliances?actors=CHN", "/v1/alliances?zzz=1",
    "/v1/developments/drill-held", f"/v1/facts/{NOBODY}", f"/v1/developments/{NOBODY}", "http://[", "//v1/state",
    "https://elsewhere.example/v1/state", "ftp://localhost/v1/state", "/v1/../livez", "/v1/state\x00",
    "/v1/state?q=" + "x" * 8000,
])  # fmt: skip
def test_what_is_no_answer_at_a_moment_cannot_be_cited(shared_world, address):
    body = {"address": address, "author": "desk"}
    refused(shared_world, lambda: shared_world.post("/citations", body), 422, "invalid", "address")


@pytest.mark.parametrize(("body", "field"), [
    ({"address": "/v1/state"}, "author"),
    ({"author": "desk"}, "address"),
    ({"address": "/v1/state", "author": " "}, "author"),
    ({"address": "/v1/state", "author": "desk", "title": "\ud800"}, "title"),
    ({"address": 7, "author": "desk"}, "address"),
    ({"address": "/v1/state", "author": "desk", "id": str(uuid4())}, "id"),
])  # fmt: skip
def test_a_citation_that_breaks_a_rule_is_refused(shared_world, body, field):
    refused(shared_world, lambda: send(shared_world, "/citations", body), 422, "invalid", field)


def test_the_problem_of_the_answer_is_told(shared_world):
    answer = shared_world.post("/citations", {"address": "/v1/actors/ZZZ", "author": "desk"})
    assert "No actor has the code 'ZZZ'" in answer.json["errors"][0]["rule"]


def test_what_is_not_answered_now_is_not_cited(world, treaty, monkeypatch):
    monkeypatch.setattr(moments, "PATIENCE", 0.05)
    answer = world.post("/citations", {"address": "/v1/state?after=1", "author": "desk"})
    assert (answer.status_code, answer.json["type"]) == (503, "/v1/problems/not-answered")
    assert "position 1" in answer.json["detail"]
    assert world.client.get("/v1/citations").json == {"citations": []}


# Opening again


ANSWERS = (
    "/v1/state?valid_on=2025-09-03", "/v1/state/actors/CHN", "/v1/state/dyads/CHN/RUS?valid_on=2025-09-03",
    "/v1/alliances?actors=CHN,RUS,PRK", "/v1/timeline?limit=2", "/v1/actors/IRN", "/v1/organisations/SCO/members",
    "/v1/developments/{drill}", "/v1/developments/{drill}/trail", "/v1/facts/{fact}",
)  # fmt: skip

LATER = {
    "correction": lambda world, drill: world.then(
        drill, "corrections", reason="a slip", changes={"participants": ["CHN", "PRK"], "title": str(uuid4())}
    ),
    "corroboration": lambda world, drill: world.then(drill, "corroborations", sources=[KCNA]),
    "dispute": lambda world, drill: world.then(drill, "disputes"),
    "status": lambda world, drill: world.then(drill, "status-changes", status="contradicted"),
    "ending": lambda world, drill: world.then(drill, "endings", on="2026"),
    "back-dated record": lambda world, _: world.given("drill-held", participants=["CHN", "RUS"], sources=[KCNA]),
    "membership": lambda world, _: world.given("membership-joined", member="IRN", organisation="SCO", when="2023/.."),
    "rebuild": lambda world, _: rebuilt(world),
}


def rebuilt(world: World) -> None:
    world.project()
    with world.projecting() as connection:
        rebuild(connection)


def drilled(world: World) -> str:
    return world.given("drill-held", participants=["CHN", "RUS"], when="2025-09-03/..")


@settings(max_examples=12, deadline=None)
@given(
    before=st.lists(st.sampled_from(sorted(LATER)), max_size=2),
    after=st.lists(st.sampled_from(sorted(LATER)), max_size=4),
    retracted=st.booleans(),
)
def test_whatever_is_said_later_a_citation_opens_to_the_same_bytes(shared_world, before, after, retracted):
    drill = drilled(shared_world)
    facts = shared_world.get("/state/dyads/CHN/RUS", valid_on="2025-09-03")["facts"]
    [fact] = [each["fact"] for each in facts if each["development"] == drill]
    for said in before:
        LATER[said](shared_world, drill)
    shared_world.project()
    page = shared_world.client.get("/v1/timeline?limit=1").json["next"] or "/v1/timeline?limit=1"
    citations = [cite(shared_world, address.format(drill=drill, fact=fact)) for address in (*ANSWERS, page)]
    then = [shared_world.client.get(citation["permalink"]).data for citation in citations]
    for said in after:
        LATER[said](shared_world, drill)
    if retracted:
        shared_world.then(drill, "retractions", reason="never")
    shared_world.project()
    assert [opened(shared_world, citation) for citation in citations] == [(200, told) for told in then]


def test_bytes_that_were_tampered_with_are_not_passed_off_as_those_that_were_cited(world, treaty):
    citation = cite(world, ALLIANCES)
    same = opened(world, citation)
    executed(world, SPOIL)

    answer = world.client.get(citation["answer"])
    assert (answer.status_code, answer.json["type"]) == (409, "/v1/problems/answer-differs")
    assert "no erasure explains it" in answer.json["detail"]
    assert "version 0.1.0" in answer.json["detail"]
    other = cite(world, citation["permalink"])
    assert other["id"] != citation["id"], "these are other bytes, and so another citation"
    with world.projecting() as connection:
        rebuild(connection, accept_differences=True)
    assert opened(world, citation) == same
    assert opened(world, other)[0] == 409


def erase(world: World, development: str) -> int:
    """Erase a development, and project that; its position."""
    position = world.then(development, "erasures", reason="A court ordered it", basis="Article 17 GDPR")
    world.project()
    return position


def test_an_erasure_that_stands_between_is_named(world, treaty):
    drill = drilled(world)
    citation = cite(world, ALLIANCES)
    executed(world, SPOIL)
    assert opened(world, citation)[0] == 409
    position = erase(world, treaty)
    answer = world.client.get(citation["answer"])
    assert (answer.status_code, answer.json["type"]) == (410, "/v1/problems/answer-erased")
    assert f"development {treaty} at position {position}" in answer.json["detail"]
    assert drill not in answer.json["detail"]


def test_an_erasure_elsewhere_leaves_what_was_cited_as_it_was(world, treaty):
    drill = drilled(world)
    citation = cite(world, ALLIANCES)
    before = world.client.get(citation["permalink"])
    erase(world, drill)
    after = world.client.get(citation["permalink"])
    assert before.headers["Entente-Digest"] != after.headers["Entente-Digest"], "the projections lost something"
    assert before.data == after.data
    assert opened(world, citation)[0] == 200


@pytest.mark.parametrize("place", ["", "/answer"])
def test_an_unknown_citation_is_not_found(shared_world, place):
    answer = shared_world.client.get(f"/v1/citations/{uuid4()}{place}")
    assert (answer.status_code, answer.json["type"]) == (404, "/v1/problems/unknown-citation")
    assert shared_world.client.get(f"/v1/citations/x{place}").status_code == 404


@pytest.mark.parametrize("statement", ["UPDATE citation SET author = 'x'", "DELETE FROM citation", "TRUNCATE citation"])
def test_the_database_refuses_to_change_or_to_take_away_a_citation(world, treaty, statement):
    citation = cite(world, ALLIANCES)
    with pytest.raises(psycopg.errors.RestrictViolation):
        executed(world, statement)
    assert world.client.get(f"/v1/citations/{citation['id']}").json == citation


# Which citations rest on a development


def test_citations_are_found_by_what_they_rest_on_newest_first(world, treaty):
    drill = world.given("drill-held", participants=["CHN", "RUS"], key="t:1")
    fact = world.get("/state", valid_on="2025-09-03", predicate="cooperates-with")["facts"][0]["fact"]
    of_both = [cite(world, "/v1/state?valid_on=2025-09-03"), cite(world, "/v1/timeline")]
    of_drill = [
        cite(world, address)
        for address in (f"/v1/facts/{fact}", f"/v1/developments/{drill}", f"/v1/developments/{drill}/trail")
    ]
    of_treaty = [cite(world, ALLIANCES)]
    of_nothing = [cite(world, "/v1/actors/IRN")]

    def listed(**asked: Any) -> list[Any]:
        return world.client.get("/v1/citations", query_string=asked).json["citations"]

    assert drill == str(identified("t:1"))
    assert listed(development=drill) == listed(development="t:1") == [*reversed(of_drill), *reversed(of_both)]
    assert listed(development=treaty) == [*of_treaty, *reversed(of_both)]
    assert listed(development=str(uuid4())) == []
    assert listed() == [*of_nothing, *of_treaty, *reversed(of_drill), *reversed(of_both)]
    assert listed(limit=1) == of_nothing
    assert [str(each.id) for each in citations_of(world.parts.pool, UUID(treaty))] == [
        each["id"] for each in listed(development=treaty)
    ]


@pytest.mark.parametrize(("asked", "field"), [("development=x", "development"), ("limit=0", "limit"),
                                              ("limit=1001", "limit"), ("zzz=1", "zzz")])  # fmt: skip
def test_a_list_that_breaks_a_rule_is_refused(shared_world, asked, field):
    refused(shared_world, lambda: shared_world.client.get(f"/v1/citations?{asked}"), 422, "invalid", field)


# For reference managers


TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "object", "required": ["date-parts"], "properties": {"date-parts": {
    "type": "array", "minItems": 1, "maxItems": 1,
    "items": {"type": "array", "minItems": 3, "maxItems": 3, "items": {"type": "integer"}}}}}  # fmt: skip
ITEM = {
    "type": "object", "required": ["id", "type", "title", "URL", "note", "version", "publisher", "issued", "accessed"],
    "properties": {
        "id": TEXT, "type": {"const": "dataset"}, "title": TEXT, "URL": TEXT, "note": TEXT, "version": TEXT,
        "publisher": TEXT, "issued": DAY, "accessed": DAY,
        "author": {"type": "array", "items": {
            "type": "object", "required": ["literal"], "properties": {"literal": TEXT}, "additionalProperties": False}},
    },
    "additionalProperties": False,
}  # fmt: skip
"""The part of the schema of CSL-JSON 1.0 that an item of ours may use."""

COMMANDS = {r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
            r"\textasciicircum{}": "^", r"\textless{}": "<", r"\textgreater{}": ">",
            r"\textbar{}": "|"} | {f"\\{each}": each for each in "&%$#_"}  # fmt: skip


def entry(text: str) -> dict[str, str]:
    """The fields of a BibTeX entry, read as BibTeX does: a value ends where its braces are closed."""
    head = re.match(r"@misc\{([a-z0-9-]+),\s*", text)
    assert head
    found, at = {"key": head[1]}, head.end()
    while text[at] != "}":
        name = re.compile(r"(\w+) = (\{|\w+)").match(text, at)
        assert name, text[at:]
        at = start = name.end()
        if name[2] == "{":
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
        found[name[1]] = text[start : at - 1] if name[2] == "{" else name[2]
        at = re.compile(r",?\s*").match(text, at).end()  # type: ignore[union-attr]
    assert text[at:] == "}\n"
    return found


def printed(tex: str) -> str:
    """What TeX prints for a field; every command in it is one of those that print a character."""
    plain = tex.removeprefix("{").removesuffix("}") if tex.startswith("{") else tex
    return re.sub(r"\\[a-z]+\{\}|\\.|[{}&%$#_~^\\]", lambda found: COMMANDS[found[0]], plain)


def test_a_citation_is_an_item_of_csl_json(world, treaty):
    citation = cite(world, ALLIANCES, title="Who is bound")
    answer = world.client.get(f"/v1/citations/{citation['id']}?format=csl", base_url="https://desk.example/e")

    assert answer.content_type == "application/vnd.citationstyles.csl+json"
    item = answer.get_json(force=True)
    assert list(Draft202012Validator(ITEM).iter_errors(item)) == []
    assert (item["title"], item["publisher"], item["version"]) == ("Who is bound", "Entente", "0.1.0")
    assert item["URL"] == f"https://desk.example/e{citation['permalink']}"
    assert item["issued"]["date-parts"] == [[int(part) for part in citation["cited_at"][:10].split("-")]]
    assert "known at position 1." in item["note"]
    assert citation["sha256"] in item["note"]


@settings(max_examples=60, deadline=None)
@given(title=st.text(min_size=1, max_size=40).filter(str.isprintable).filter(str.strip))
def test_a_citation_is_an_entry_of_bibtex_whatever_its_title(title):
    escaped = bibliography.escaped(title)
    fields = entry(f"@misc{{x,\n  title = {{{{{escaped}}}}},\n  year = {{2026}}\n}}\n")
    assert printed(fields["title"]) == " ".join(title.split())
    assert fields["year"] == "2026"


def test_a_citation_as_bibtex_has_its_address_its_position_and_its_digest(world, treaty):
    title, author = r"100% of {the} pacts & \others_$#~^", "R&D {desk}"
    citation = cite(world, f"{ALLIANCES}&without=A%20B", title=title, author=author)
    answer = world.client.get(f"/v1/citations/{citation['id']}?format=bibtex")

    assert answer.content_type == "application/x-bibtex; charset=utf-8"
    fields = entry(answer.text)
    assert fields["key"] == f"entente-{citation['id']}"
    assert printed(fields["title"]) == title
    assert fields["url"] == f"http://localhost{citation['permalink']}"
    assert fields["howpublished"] == f"\\url{{{fields['url']}}}"
    assert (fields["year"], fields["version"]) == (citation["cited_at"][:4], "0.1.0")
    assert fields["month"] == bibliography.MONTHS[int(citation["cited_at"][5:7]) - 1]
    note = printed(fields["note"])
    assert "As of 2025-01-01, published by " in note
    assert "known at position 1." in note
    assert f"SHA-256 of the answer: {citation['sha256']}. Cited by {author} as {citation['id']}." in note


@pytest.mark.parametrize(("accept", "given_format", "form"), [
    ("*/*", None, "application/json"),
    ("text/html", None, "application/json"),
    ("application/x-bibtex", None, "application/x-bibtex; charset=utf-8"),
    ("application/vnd.citationstyles.csl+json", None, "application/vnd.citationstyles.csl+json"),
    ("application/x-bibtex;q=0.5, application/json;q=0.4", None, "application/x-bibtex; charset=utf-8"),
    ("application/x-bibtex", "csl", "application/vnd.citationstyles.csl+json"),
    ("application/x-bibtex", "json", "application/json"),
])  # fmt: skip
def test_the_form_is_the_one_that_is_asked_for(seeded, accept, given_format, form):
    citation = cite(seeded, "/v1/actors/CHN")
    asked = {"format": given_format} if given_format else {}
    answer = seeded.client.get(f"/v1/citations/{citation['id']}", query_string=asked, headers={"Accept": accept})
    assert (answer.status_code, answer.content_type) == (200, form)
    assert "Accept" in answer.vary


def test_an_unknown_form_is_refused(seeded):
    citation = cite(seeded, "/v1/actors/CHN")
    refused(seeded, lambda: seeded.client.get(f"/v1/citations/{citation['id']}?format=marc"), 422, "invalid", "format")


# As it is described


def test_citations_are_as_they_are_described(seeded):
    openapi = seeded.client.get("/v1/openapi.json").json
    citation = cite(seeded, "/v1/state?valid_on=2025-01-01")
    for path in ("/v1/citations", "/v1/citations/{citation}", "/v1/citations/{citation}/answer"):
        answer = seeded.client.get(path.format(citation=citation["id"]))
        assert (answer.status_code, broken(openapi, path, 200, answer.json)) == (200, [])
    assert broken(openapi, "/v1/citations/{citation}", 200, {"id": citation["id"]}) != []
    described = openapi["paths"]["/v1/citations/{citation}"]["get"]["responses"]["200"]["content"]
    assert {"application/x-bibtex", "application/vnd.citationstyles.csl+json"} < set(described)


# On the command line


def test_an_answer_is_cited_on_the_command_line_as_over_rest(world, treaty, here):  # noqa: F811
    [citation] = rows(here(world.url, "cite", ALLIANCES, "--author=desk", "--format=json"))
    told = world.client.get(f"/v1/citations/{citation['id']}").json
    assert citation == {name: value for name, value in told.items() if name != "answer"}
    assert rows(here(world.url, "cite", f"http://any.example{ALLIANCES}", "--author=x", "--format=json")) == [citation]
    assert citation["id"] in done(here(world.url, "citation", citation["id"]))

    csl = rows(here(world.url, "citation", citation["id"], "--as=csl", "--base=http://localhost/"))
    assert csl == world.client.get(f"/v1/citations/{citation['id']}?format=csl").get_json(force=True)
    bibtex = done(here(world.url, "citation", citation["id"], "--as=bibtex", "--base=http://localhost"))
    assert bibtex == world.client.get(f"/v1/citations/{citation['id']}?format=bibtex").text


def test_the_command_line_fails_as_documented(shared_world, here):  # noqa: F811
    assert "No citation" in failed(here(shared_world.url, "citation", str(uuid4())), 3)
    assert "address: Its answer is not one at a moment." in failed(
        here(shared_world.url, "cite", "/v1/log", "--author=desk"), 5
    )
    assert "author: Is blank." in failed(here(shared_world.url, "cite", "/v1/state", "--author= "), 5)


def test_a_citation_is_prepared_in_every_form_and_nothing_is_put_on_record(world, treaty):
    world.project()
    answer = world.client.get(ALLIANCES).data
    forms = {
        each: world.client.get("/v1/citations/prepared", query_string={"address": ALLIANCES, "format": each})
        for each in ("json", "text", "csl", "bibtex", "ris")
    }
    made = forms["json"].json
    pinned = world.client.get(made["permalink"]).data

    assert made["sha256"] == hashlib.sha256(pinned).hexdigest()
    assert (answer, made["rests_on"]) == (pinned, [treaty])
    assert all(made["sha256"] in each.text for each in forms.values())
    assert all("published by" in each.text for name, each in forms.items() if name != "json")
    assert forms["ris"].data.startswith(b"TY  - DATA\r\n")
    assert forms["ris"].data.endswith(b"ER  - \r\n")
    assert world.get("/citations")["citations"] == []
