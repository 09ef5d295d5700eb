"""What a client is told over REST: what was recorded, amended, and how it stood at any moment."""

import json
import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from events.development import identified
from projections import moment as moments
from projections import projector
from tests.webhooks import Telling
from tests.world import World, line

DRILL = {"author": "tester", "title": "Sea drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}
COOPERATION = "CHN cooperates-with RUS drill"


def kcna(published: str, **graded: Any) -> dict[str, Any]:
    return {"name": "KCNA", "published": published, **graded}


def nknews(published: str, **graded: Any) -> dict[str, Any]:
    return {"name": "NK News", "published": published, **graded}


def recorded_at(world: World, position: int) -> str:
    """The instant at which a position of the log was recorded."""
    return str(world.client.get(f"/v1/log?after={position - 1}&limit=1").json["events"][0]["recorded_at"])


# Recording


def test_a_record_is_answered_with_its_address_its_position_and_its_version(world):
    answer = world.post("/developments/drill-held", DRILL)

    assert answer.status_code == 201
    assert answer.json["position"] == 1 == world.head()
    assert (answer.json["version"], answer.json["repeated"]) == (1, False)
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Location"] == f"/v1/developments/{answer.json['id']}"
    world.project()
    read = world.client.get(answer.headers["Location"])
    assert read.json["development"]["title"] == "Sea drill"
    assert read.headers["ETag"] == '"1"'


@pytest.mark.parametrize("identity", [{"id": "8c7a4f9e-0000-4000-8000-000000000001"}, {"key": "axis-2025:A01"}])
def test_the_same_said_again_gives_the_same_receipt(world, identity):
    first = world.post("/developments/drill-held", {**DRILL, **identity})
    again = world.post("/developments/drill-held", {**DRILL, **identity})

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == {**first.json, "repeated": True}
    assert again.headers["Location"] == first.headers["Location"]
    assert world.head() == 1


def test_a_key_gives_the_same_id_in_every_log_and_an_id_stays_as_it_is(world):
    chosen = str(uuid4())
    assert world.given("drill-held", participants=["CHN"], key="axis-2025:A01") == str(identified("axis-2025:A01"))
    assert world.given("drill-held", participants=["CHN"], id=chosen) == chosen


def test_without_identity_the_same_words_are_two_developments(world):
    assert world.given("drill-held", participants=["CHN"]) != world.given("drill-held", participants=["CHN"])
    assert world.head() == 2


def test_a_reference_may_be_a_key(world):
    drill = world.given("drill-held", participants=["CHN"], related=["axis-2025:A01"])
    assert world.get(f"/developments/{drill}")["development"]["content"]["related"] == [
        str(identified("axis-2025:A01"))
    ]


# Amendments: each with its effect on the state, the timeline, the development and its trail


def one(world: World, development: str, **moment: Any) -> Any:
    return world.get(f"/developments/{development}", **moment)


def trail(world: World, development: str, **moment: Any) -> list[str]:
    return [event["event"] for event in world.get(f"/developments/{development}/trail", **moment)["events"]]


def titles(world: World, **asked: Any) -> list[str]:
    return [each["title"] for each in world.get("/timeline", **asked)["developments"]]


DAY = {"valid_on": "2025-09-03"}


@pytest.fixture
def drill(world):
    return world.given("drill-held", title="Sea drill", participants=["CHN", "RUS"], sources=[kcna("2025-09-04")])


def test_a_correction_replaces_what_was_said(world, drill):
    world.then(drill, "corrections", reason="a slip", changes={"participants": ["CHN", "PRK"], "title": "Air drill"})

    assert world.facts(**DAY) == ["CHN cooperates-with PRK drill"]
    assert titles(world) == ["Air drill"]
    assert one(world, drill)["version"] == 2
    assert one(world, drill)["development"]["content"]["participants"] == ["CHN", "PRK"]
    assert trail(world, drill) == ["recorded", "corrected"]
    assert world.facts(**DAY, known_at=1) == [COOPERATION]


def test_a_correction_with_null_takes_a_field_away(world, drill):
    world.then(drill, "corrections", reason="known since", changes={"place": "Vladivostok"})
    assert one(world, drill)["development"]["content"]["place"] == "Vladivostok"
    world.then(drill, "corrections", reason="not known after all", changes={"place": None})
    assert "place" not in one(world, drill)["development"]["content"]


def test_a_corroboration_adds_a_source(world, drill):
    world.then(drill, "corroborations", sources=[nknews("2025-09-10")])

    (fact,) = world.get("/state", **DAY)["facts"]
    assert [source["name"] for source in fact["sources"]] == ["KCNA", "NK News"]
    (fact,) = world.get("/state", **DAY, published_by="2025-09-09")["facts"]
    assert [source["name"] for source in fact["sources"]] == ["KCNA"]
    assert [source["name"] for source in one(world, drill)["development"]["sources"]] == ["KCNA", "NK News"]
    assert trail(world, drill) == ["recorded", "corroborated"]


def test_a_dispute_marks_what_is_still_shown(world, drill):
    denial = world.given("statement-made", speakers=["RUS"], stance="denies", topic="the drill")
    world.then(drill, "disputes", contested_by=denial)

    (fact,) = world.get("/state", **DAY, predicate="cooperates-with")["facts"]
    assert fact["status"] == "disputed"
    assert one(world, drill)["development"]["contested_by"] == [denial]
    assert titles(world, status="disputed") == ["Sea drill"]
    assert trail(world, drill) == ["recorded", "disputed"]


def test_a_plan_that_came_to_pass_enters_the_state(world):
    plan = world.given("drill-held", participants=["CHN", "RUS"], status="planned")
    assert world.facts(**DAY) == []
    assert world.facts(**DAY, status="planned") == [COOPERATION]

    world.then(plan, "status-changes", status="happened")
    assert world.facts(**DAY) == [COOPERATION]
    assert world.facts(**DAY, status="planned") == []
    assert one(world, plan)["development"]["status"] == "happened"
    assert trail(world, plan) == ["recorded", "status-changed"]


def test_what_was_contradicted_leaves_the_state_but_not_the_timeline(world, drill):
    proof = world.given("statement-made", speakers=["USA"], stance="denies", topic="the drill")
    world.then(drill, "status-changes", status="contradicted", because_of=proof)

    assert COOPERATION not in world.facts(**DAY)
    assert world.facts(**DAY, status="contradicted,planned") == [COOPERATION]
    assert titles(world, kind="drill-held") == ["Sea drill"]
    assert one(world, drill)["development"]["contested_by"] == [proof]


def test_an_ending_closes_what_was_in_force(world):
    spell = world.given("membership-joined", member="IRN", organisation="SCO", when="2023-07-04/..")
    assert world.facts(valid_on="2025-06-02") == ["IRN member-of SCO"]
    world.then(spell, "endings", on="2025-06-01")

    assert world.facts(valid_on="2025-06-01") == ["IRN member-of SCO"]
    assert world.facts(valid_on="2025-06-02") == []
    assert world.facts(valid_on="2025-06-02", known_at=1) == ["IRN member-of SCO"]
    told = one(world, spell)["development"]
    assert (told["ended"], told["valid"]["ends_by"]) == ("2025-06-01", "2025-06-01")
    assert trail(world, spell) == ["recorded", "ended"]


def test_a_retraction_leaves_only_the_trail(world, drill):
    world.then(drill, "retractions", reason="it was another year")

    assert world.facts(**DAY) == []
    assert titles(world) == []
    told = one(world, drill)
    assert (told["retracted"], told["development"], told["version"]) == (True, None, 2)
    assert trail(world, drill) == ["recorded", "retracted"]
    earlier = one(world, drill, known_at=1)
    assert (earlier["retracted"], earlier["development"]["title"], earlier["version"]) == (False, "Sea drill", 1)


def test_who_saw_the_newest_version_may_amend_and_who_did_not_may_not(world, drill):
    world.project()
    seen = world.client.get(f"/v1/developments/{drill}").headers["ETag"]
    slower, path = (
        {"author": "other", "reason": "r", "changes": {"title": "Else"}},
        f"/developments/{drill}/corrections",
    )
    world.then(drill, "corroborations", sources=[nknews("2025-09-10")])

    assert world.post(path, slower, If_Match=seen).status_code == 412
    assert world.post(path, slower, If_Match='"2"').status_code == 201
    assert world.post(path, {**slower, "changes": {"title": "At last"}}, If_Match="*").status_code == 201
    assert trail(world, drill) == ["recorded", "corroborated", "corrected", "corrected"]


# Moments


def test_left_out_means_now_and_each_answer_states_its_moment(world, drill):
    world.project()
    stated = world.get("/state")["moment"]
    now = datetime.now(tz=None).astimezone()

    assert stated["valid_on"] == stated["published_by"]
    assert abs(datetime.fromisoformat(stated["valid_on"]).date() - now.date()) <= timedelta(days=1)
    assert (stated["known_at"]["position"], stated["known_at"]["recorded_at"]) == (1, recorded_at(world, 1))
    assert (stated["certainty"], stated["status"]) == ("possible", ["alleged", "happened", "confirmed", "disputed"])
    assert stated["lens"] == {"sources": [], "without": [], "reliability": None, "credibility": None}


def test_a_stated_moment_asked_again_has_the_same_answer(world, drill):
    spell = world.given("membership-joined", member="IRN", organisation="SCO", when="2023-07-04/..")
    now = world.get("/state")
    pinned = {"valid_on": now["moment"]["valid_on"], "published_by": now["moment"]["published_by"],
              "known_at": now["moment"]["known_at"]["position"]}  # fmt: skip
    world.then(spell, "retractions", reason="not so")

    assert world.get("/state", **pinned) == now
    assert world.get("/state") != now


PLACES = [
    "/state", "/state/actors/CHN", "/state/dyads/CHN/RUS", "/timeline", "/developments/{drill}",
    "/developments/{drill}/trail", "/actors/CHN", "/organisations/SCO/members", "/facts/{fact}",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_states_the_position_that_it_is_for(world, drill, place):
    fact = world.get("/state", **DAY)["facts"][0]["fact"]
    world.given("drill-held", participants=["CHN"])
    for known_at in (1, 2):
        stated = world.get(place.format(drill=drill, fact=fact), known_at=known_at)["moment"]
        known = stated["known_at"]
        assert (known["position"], known["recorded_at"]) == (known_at, recorded_at(world, known_at))


def test_known_at_is_a_position_or_an_instant(world, drill):
    world.then(drill, "corrections", reason="a slip", changes={"participants": ["CHN", "PRK"]})
    first, second = recorded_at(world, 1), recorded_at(world, 2)
    before = (datetime.fromisoformat(first) - timedelta(microseconds=1)).isoformat()
    between = (datetime.fromisoformat(second) - timedelta(microseconds=1)).isoformat()

    told = {known_at: world.facts(**DAY, known_at=known_at) for known_at in (0, before, 1, first, between, 2, second)}
    assert told == {
        0: [], before: [], 1: [COOPERATION], first: [COOPERATION], between: [COOPERATION],
        2: ["CHN cooperates-with PRK drill"], second: ["CHN cooperates-with PRK drill"],
    }  # fmt: skip


def test_an_instant_may_have_any_offset(world, drill):
    instant = datetime.fromisoformat(recorded_at(world, 1))
    for offset in (timedelta(hours=9), timedelta(hours=-3, minutes=-30)):
        local = (instant + offset).replace(tzinfo=None).isoformat()
        sign, minutes = ("+", offset) if offset > timedelta(0) else ("-", -offset)
        known_at = f"{local}{sign}{minutes.seconds // 3600:02}:{minutes.seconds % 3600 // 60:02}"
        assert world.get("/state", known_at=known_at)["moment"]["known_at"]["position"] == 1


@pytest.mark.parametrize(("known_at", "day"), [
    ("2001-02-03T04:05:06Z", "2001-02-03"), ("2001-02-03T23:30:00-02:00", "2001-02-04"), ("0", "1970-01-01"),
])  # fmt: skip
def test_where_known_at_is_given_now_is_that_day(shared_world, known_at, day):
    stated = shared_world.get("/state", known_at=known_at)["moment"]
    assert (stated["valid_on"], stated["published_by"], stated["known_at"]["position"]) == (day, day, 0)
    stated = shared_world.get("/state", known_at=known_at, valid_on="2025-01-01")["moment"]
    assert (stated["valid_on"], stated["published_by"]) == ("2025-01-01", day)


def test_what_was_published_by_a_day_counts_from_its_source(world):
    world.given("drill-held", participants=["CHN", "RUS"], sources=[kcna("2025-09-04")])
    world.given("patrol-conducted", participants=["CHN", "RUS"], sources=[nknews("2025-09")])
    world.given("visit-made", visitors=["RUS"], hosts=["PRK"])

    assert world.facts(**DAY, published_by="2025-09-03") == []
    assert world.facts(**DAY, published_by="2025-09-04") == [COOPERATION]
    assert world.facts(**DAY, published_by="2025-09-29") == [COOPERATION]
    assert world.facts(**DAY, published_by="2025-09-30") == [COOPERATION, "CHN cooperates-with RUS patrol"]
    assert "RUS attends PRK visit" in world.facts(**DAY)


def test_a_correction_that_was_published_earlier_was_public_earlier(world, drill):
    world.then(drill, "corrections", reason="read late", changes={"participants": ["CHN", "PRK"]},
               sources=[nknews("2025-09-20")])  # fmt: skip

    assert world.facts(**DAY, published_by="2025-09-19") == [COOPERATION]
    assert world.facts(**DAY, published_by="2025-09-20") == ["CHN cooperates-with PRK drill"]


DAYS = ["08-01", "08-31", "09-01", "09-02", "09-03", "09-04", "09-05", "09-30", "10-01", "10-31", "11-01"]


@pytest.mark.parametrize(("when", "certain", "possible"), [
    ("2025-09-03", "09-03", "09-03"),
    ("2025-09-03~", "", "09-02 09-03 09-04"),
    ("2025-09", "", "09-01 09-02 09-03 09-04 09-05 09-30"),
    ("2025-09-01/2025-09-03", "09-01 09-02 09-03", "09-01 09-02 09-03"),
    ("2025-08/2025-09", "08-31 09-01", "08-01 08-31 09-01 09-02 09-03 09-04 09-05 09-30"),
    ("2025-09-30/..", "09-30 10-01 10-31 11-01", "09-30 10-01 10-31 11-01"),
    ("2025-09-30/", "09-30", "09-30 10-01 10-31 11-01"),
    ("[2025-09-01,2025-09-05]", "", "09-01 09-05"),
    ("{2025-09-01,2025-09-05}", "09-01 09-05", "09-01 09-05"),
])  # fmt: skip
def test_certain_is_what_holds_under_every_reading_of_a_date(shared_world, when, certain, possible):
    shared_world.given("goods-supplied", suppliers=["ZAF"], recipients=["BWA"], goods=when, when=when)
    shared_world.project()

    def held(certainty: str) -> dict[str, bool]:
        days: dict[str, bool] = {}
        for day in DAYS:
            asked = {"valid_on": f"2025-{day}", "certainty": certainty}
            facts = shared_world.client.get("/v1/state/dyads/ZAF/BWA", query_string=asked).json["facts"]
            for fact in facts:
                if fact["aspect"] == when:
                    days[day] = fact["certain"]
        return days

    assert held("certain") == dict.fromkeys(certain.split(), True)
    assert held("possible") == {day: day in certain.split() for day in possible.split()}


# Lenses


@pytest.fixture(scope="module")
def lensed(shared_world):
    """Deliveries of PHL, each of arms of its own name, that rest on nothing, on one source and on two."""
    poor, good = {"reliability": "D", "credibility": 4}, {"reliability": "B", "credibility": 2}
    sure, wild = {"reliability": "A", "credibility": 5}, {"reliability": "E", "credibility": 1}
    for name, sources in {
        "none": [], "kcna": [kcna("2025-09-04", **poor)], "nk": [nknews("2025-09-04", **good)],
        "both": [kcna("2025-09-04", **poor), nknews("2025-09-05", **good)],
        "crossed": [kcna("2025-09-04", **sure), nknews("2025-09-04", **wild)],
    }.items():  # fmt: skip
        shared_world.given("arms-delivered", suppliers=["PHL"], recipients=["VNM"], arms=name, sources=sources)
    return shared_world


@pytest.mark.parametrize(("lens", "standing"), [
    ({}, {"none", "kcna", "nk", "both", "crossed"}),
    ({"sources": "KCNA"}, {"kcna", "both", "crossed"}),
    ({"sources": "KCNA,NK News"}, {"kcna", "nk", "both", "crossed"}),
    ({"sources": "nobody"}, set()),
    ({"without": "KCNA"}, {"none", "nk", "both", "crossed"}),
    ({"without": "KCNA,NK News"}, {"none"}),
    ({"without": "nobody"}, {"none", "kcna", "nk", "both", "crossed"}),
    ({"reliability": "B"}, {"nk", "both", "crossed"}),
    ({"reliability": "A"}, {"crossed"}),
    ({"credibility": 2}, {"nk", "both", "crossed"}),
    ({"credibility": 4}, {"kcna", "nk", "both", "crossed"}),
    ({"reliability": "B", "credibility": 2}, {"nk", "both"}),
    ({"sources": "KCNA", "reliability": "B"}, {"crossed"}),
])  # fmt: skip
def test_a_lens_leaves_what_rests_on_one_source_that_passes_all_of_it(lensed, lens, standing):
    state = lensed.get("/state/actors/PHL", valid_on="2025-09-03", **lens)
    assert {fact["aspect"] for fact in state["facts"]} == standing
    timeline = lensed.get("/timeline", actor="PHL", **lens)
    assert {each["content"]["arms"] for each in timeline["developments"]} == standing


def test_a_fact_stands_without_one_of_its_sources_from_the_other_s_day(lensed):
    def standing(day: str) -> set[str]:
        asked = {"valid_on": "2025-09-03", "published_by": day, "without": "KCNA"}
        return {fact["aspect"] for fact in lensed.get("/state/actors/PHL", **asked)["facts"]}

    assert "both" not in standing("2025-09-04")
    assert "both" in standing("2025-09-05")


# The state, narrowed


@pytest.fixture(scope="module")
def peopled(shared_world):
    given = shared_world.given
    given("drill-held", title="Joint Sea", participants=["THA", "MYS"], theatre="Gulf", when="1999-05-01")
    given("goods-supplied", title="Rice", suppliers=["THA"], recipients=["LAO"], goods="rice", when="1999-05-01")
    given("sanction-imposed", senders=["MYS"], targets=["LAO"], measure="ban", when="1999-05-01/1999-05-09")
    given("visit-made", title="A visit", visitors=["LAO"], hosts=["THA"], when="1999-06", status="planned",
          note="with rice and music")  # fmt: skip
    return shared_world


MAY = {"valid_on": "1999-05-01"}


def test_a_state_is_narrowed_by_predicate_and_dimension(peopled):
    supplied, banned, drilled = "THA supplies LAO rice", "MYS sanctions LAO ban", "MYS cooperates-with THA drill"
    assert peopled.facts(**MAY) == [drilled, banned, supplied]
    assert peopled.facts(**MAY, predicate="sanctions") == [banned]
    assert peopled.facts(**MAY, dimension="economic") == [banned, supplied]
    assert peopled.facts(**MAY, dimension="military", predicate="sanctions") == []


@pytest.mark.parametrize(("path", "facts"), [
    ("/state/actors/THA", ["MYS cooperates-with THA drill", "THA supplies LAO rice"]),
    ("/state/actors/LAO", ["MYS sanctions LAO ban", "THA supplies LAO rice"]),
    ("/state/actors/KHM", []),
    ("/state/actors/LAO?predicate=supplies", ["THA supplies LAO rice"]),
    ("/state/dyads/THA/LAO", ["THA supplies LAO rice"]),
    ("/state/dyads/LAO/THA", ["THA supplies LAO rice"]),
    ("/state/dyads/THA/MYS?dimension=economic", []),
    ("/state/dyads/THA/THA", []),
])  # fmt: skip
def test_the_state_of_an_actor_and_of_a_dyad(peopled, path, facts):
    peopled.project()
    joint = "&" if "?" in path else "?"
    answer = peopled.client.get(f"/v1{path}{joint}valid_on=1999-05-01")
    assert [line(fact) for fact in answer.json["facts"]] == facts


def test_the_history_of_a_fact_tells_what_the_log_knew_when(world, drill):
    fact = world.get("/state", **DAY)["facts"][0]["fact"]
    world.then(drill, "corrections", reason="next day", changes={"when": "2025-09-04"}, sources=[kcna("2025-09-04")])
    world.then(drill, "retractions", reason="never", sources=[nknews("2025-09-10")])

    def told(**moment: Any) -> set[tuple[Any, ...]]:
        versions = world.get(f"/facts/{fact}", **moment)["versions"]
        return {
            (v["known_from"], v["known_to"], v["valid"]["starts_from"], v["published_from"], v["published_to"])
            for v in versions
        }

    recorded, corrected = ("2025-09-03", "2025-09-04", None), ("2025-09-04", "2025-09-04", None)
    assert told(known_at=1) == {(1, None, *recorded)}
    assert told(known_at=2) == {(1, 2, *recorded), (2, None, *corrected)}
    until_denied = (3, None, "2025-09-04", "2025-09-04", "2025-09-10")
    assert told() == {(1, 2, *recorded), (2, 3, *corrected), until_denied}
    version = world.get(f"/facts/{fact}")["versions"][1]
    assert (version["recorded_from"], version["recorded_to"]) == (recorded_at(world, 2), recorded_at(world, 3))


def test_the_members_of_an_organisation_at_a_moment(world):
    spell = world.given("membership-joined", member="IND", organisation="SCO", when="2017-06-09/..")
    world.given("membership-joined", member="IRN", organisation="SCO", when="2023-07-04/..")

    def members(**moment: Any) -> list[str]:
        return [each["member"] for each in world.get("/organisations/SCO/members", **moment)["members"]]

    assert members() == ["IND", "IRN"]
    assert members(valid_on="2020-01-01") == ["IND"]
    assert members(valid_on="2017-06-08") == []
    assert members(known_at=1) == ["IND"]
    world.then(spell, "endings", on="2024-01-01")
    assert members() == ["IRN"]
    assert members(known_at=2) == ["IND", "IRN"]
    (membership,) = world.get("/actors/IRN")["memberships"]
    assert (membership["organisation"], membership["since"]) == ("SCO", "2023-07-04")
    assert world.get("/organisations/SCO/members")["organisation"]["name"]


def test_the_registry_lists_actors_and_organisations(shared_world):
    actors = {each["code"]: each for each in shared_world.get("/actors")["actors"]}
    organisations = {each["code"] for each in shared_world.get("/organisations")["actors"]}
    assert {"CHN", "RUS", "PRK", "NATO", "SCO"} <= set(actors)
    assert "NATO" in organisations
    assert "CHN" not in organisations
    assert actors["CHN"]["cow"] == 710


# The timeline


@pytest.mark.parametrize(("asked", "found"), [
    ({"actor": "THA"}, {"Joint Sea", "Rice", "A visit"}),
    ({"actor": "THA,LAO"}, {"Rice", "A visit"}),
    ({"actor": "LAO", "kind": "sanction-imposed"}, {"A sanction-imposed"}),
    ({"actor": "LAO", "kind": "sanction-imposed,visit-made"}, {"A sanction-imposed", "A visit"}),
    ({"actor": "LAO", "kind": "war-declared"}, set()),
    ({"actor": "LAO", "dimension": "economic"}, {"Rice", "A sanction-imposed"}),
    ({"theatre": "Gulf"}, {"Joint Sea"}),
    ({"actor": "LAO", "status": "planned"}, {"A visit"}),
    ({"actor": "LAO", "status": "happened"}, {"Rice", "A sanction-imposed"}),
    ({"actor": "LAO", "sources": "nobody"}, set()),
    ({"actor": "LAO", "since": "1999-05-05"}, {"A visit", "A sanction-imposed"}),
    ({"actor": "LAO", "since": "1999-05-10"}, {"A visit"}),
    ({"actor": "LAO", "since": "1999-06"}, {"A visit"}),
    ({"actor": "LAO", "until": "1999-05"}, {"Rice", "A sanction-imposed"}),
    ({"actor": "LAO", "until": "1999-04-30"}, set()),
    ({"actor": "LAO", "since": "1999-06-15", "until": "1999-06-15"}, {"A visit"}),
    ({"q": "rice", "actor": "LAO"}, {"Rice", "A visit"}),
    ({"q": "rice music"}, {"A visit"}),
    ({"q": '"and music"'}, {"A visit"}),
    ({"q": "rice -music", "actor": "LAO"}, {"Rice"}),
    ({"q": "JOINT sea"}, {"Joint Sea"}),
    ({"q": "' | ) & <"}, set()),
])  # fmt: skip
def test_the_timeline_is_narrowed(peopled, asked, found):
    assert {each["title"] for each in peopled.get("/timeline", **asked)["developments"]} == found


@pytest.mark.parametrize(("since", "until", "found"), [
    ("1999-05-05", "1999-05-05", {"A sanction-imposed"}),
    ("1999-06-15", "1999-06-15", set()),
    ("1999-05-05", "1999-06-29", {"A sanction-imposed"}),
    ("1999-05-05", "1999-06-30", {"A sanction-imposed", "A visit"}),
])  # fmt: skip
def test_the_timeline_can_be_of_what_goes_on_then_under_every_reading(peopled, since, until, found):
    asked = {"actor": "LAO", "since": since, "until": until, "certainty": "certain"}
    assert {each["title"] for each in peopled.get("/timeline", **asked)["developments"]} == found


def test_a_development_tells_its_kind_actors_and_content(peopled):
    (rice,) = peopled.get("/timeline", q="rice -music", actor="LAO")["developments"]
    assert (rice["kind"], rice["actors"], rice["dimension"]) == ("goods-supplied", ["THA", "LAO"], "economic")
    assert rice["content"]["goods"] == "rice"
    assert rice["valid"] == dict.fromkeys(("starts_from", "starts_by", "ends_from", "ends_by"), "1999-05-01")


def fill(world: World, number: int) -> set[str]:
    """Many drills over few days, so that pages end in the midst of a day."""
    bodies = [{**DRILL, "when": f"2025-0{1 + n % 3}-0{1 + n % 7}", "title": f"Drill {n}"} for n in range(number)]
    return {world.post("/developments/drill-held", body).json["id"] for body in bodies}


def _next(answer: Any) -> str | None:
    """Where the Link header says that the next page is."""
    found = re.search(r'<([^>]*)>; rel="next"', answer.headers.get("Link", ""))
    return found and found[1]


def test_pages_neither_lose_nor_repeat_while_more_is_appended(world):
    given = fill(world, 250)
    world.project()
    pages, address = [], "/v1/timeline?limit=40&kind=drill-held"
    while address:
        answer = world.client.get(address)
        pages.append(answer.json["developments"])
        address = answer.json["next"]
        assert _next(answer) == (f"http://localhost{address}" if address else None)
        world.given("drill-held", participants=["CHN"], when="2025-02-03", title="Late")
        world.then(pages[-1][0]["development"], "retractions", reason="in between")
        world.project()

    told = [each["development"] for page in pages for each in page]
    assert [len(page) for page in pages] == [40] * 6 + [10]
    assert len(told) == 250
    assert set(told) == given
    days = [each["valid"]["starts_from"] for page in pages for each in page]
    assert days == sorted(days, reverse=True)


def test_timeline_and_log_can_be_had_a_document_a_line(world):
    fill(world, 5)
    world.project()
    for path, name in (("/v1/timeline?limit=3", "developments"), ("/v1/log?after=1&limit=3", "events")):
        whole = world.client.get(path)
        lines = world.client.get(path, headers={"Accept": "application/x-ndjson"})
        assert (whole.content_type, lines.content_type) == ("application/json", "application/x-ndjson")
        assert [json.loads(each) for each in lines.data.splitlines()] == whole.json[name]
        assert len(whole.json[name]) == 3
        assert _next(lines) == _next(whole) is not None


# The log


def test_the_log_tells_what_was_said_in_its_order(world, drill):
    world.then(drill, "corrections", reason="a slip", changes={"title": "Air drill"})
    told = world.get("/log")
    first, second = told["events"]

    assert told["head"] == 2
    assert [first["position"], second["position"]] == [1, 2]
    assert first["recorded_at"] < second["recorded_at"]
    assert (first["event"], first["author"], first["kind"]) == ("recorded", "tester", "drill-held")
    assert first["content"] == {"title": "Sea drill", "when": "2025-09-03", "status": "happened",
                                "participants": ["CHN", "RUS"]}  # fmt: skip
    assert first["sources"] == [kcna("2025-09-04")]
    assert (second["event"], second["id"], second["version"]) == ("corrected", drill, 2)
    assert (second["reason"], second["changes"]) == ("a slip", {"title": "Air drill"})
    assert UUID(first["correlation_id"]) != UUID(second["correlation_id"])


@pytest.mark.parametrize(("after", "limit", "positions"), [(0, 2, [1, 2]), (2, 10, [3, 4, 5]), (4, 1, [5]), (5, 9, []),
                                                           (99, 9, [])])  # fmt: skip
def test_the_log_is_read_from_a_position_on(world, after, limit, positions):
    fill(world, 5)
    told = world.get("/log", after=after, limit=limit)
    assert [event["position"] for event in told["events"]] == positions
    assert told["head"] == 5


# The past does not change


def test_answers_for_a_past_position_stay_the_same_to_the_byte(world, drill):
    spell = world.given("membership-joined", member="IRN", organisation="SCO", when="2023-07-04/..")
    fill(world, 5)
    fact = world.get("/state", **DAY)["facts"][0]["fact"]
    world.then(drill, "corroborations", sources=[nknews("2025-09-10")])
    head = world.head()
    known = [str(head), "1", recorded_at(world, head)]
    asked = [place.format(drill=drill, fact=fact) for place in PLACES] + [
        "/state?valid_on=2025-09-03",
        "/timeline?limit=2",
    ]
    addresses = [f"/v1{path}{'&' if '?' in path else '?'}known_at={at}" for path in asked for at in known]

    def answers() -> dict[str, tuple[int, bytes, str | None]]:
        world.project()
        told = {address: world.client.get(address) for address in addresses}
        return {
            address: (answer.status_code, answer.data, answer.headers.get("ETag")) for address, answer in told.items()
        }

    before = answers()
    assert {status for status, _, _ in before.values()} == {200}
    world.then(drill, "corrections", reason="a slip", changes={"participants": ["CHN", "PRK"], "when": "2025-09-02"})
    world.then(spell, "endings", on="2024-01-01")
    world.given("drill-held", participants=["CHN", "RUS"], sources=[kcna("2025-09-01")])
    assert answers() == before
    world.then(drill, "retractions", reason="never")
    world.then(spell, "disputes")
    assert answers() == before


# Reading one's own writes, and a projector that lags or does not run


def test_after_waits_for_the_projections_and_says_so_when_they_lag(world, monkeypatch):
    monkeypatch.setattr(moments, "PATIENCE", 0.05)
    position = world.post("/developments/drill-held", DRILL).json["position"]

    late = world.client.get(f"/v1/state?valid_on=2025-09-03&after={position}")
    assert (late.status_code, late.content_type) == (503, "application/problem+json")
    assert late.json["type"] == "/v1/problems/lagging"
    assert int(late.headers["Retry-After"]) >= 1
    assert world.client.get(f"/v1/state?known_at={position}").status_code == 503
    assert world.client.get("/v1/state?valid_on=2025-09-03").json["facts"] == []

    world.project()
    told = world.client.get(f"/v1/state?valid_on=2025-09-03&after={position}")
    assert [line(fact) for fact in told.json["facts"]] == [COOPERATION]


def test_readyz_says_when_nobody_projects_what_there_is(world):
    assert world.client.get("/livez").json == {"alive": True}
    assert world.client.get("/readyz").json.items() >= {"ready": True, "head": 0, "position": 0, "lag": 0}.items()

    world.post("/developments/drill-held", DRILL)
    alone = world.client.get("/readyz")
    assert (alone.status_code, alone.json["type"]) == (503, "/v1/problems/not-ready")
    assert "1" in alone.json["detail"]
    with world.projecting() as connection:
        projector.hold(connection)
        assert world.client.get("/readyz").json.items() >= {"ready": True, "head": 1, "position": 0, "lag": 1}.items()
    world.project()
    assert world.client.get("/readyz").json.items() >= {"ready": True, "head": 1, "position": 1, "lag": 0}.items()


# What the service says of itself


def test_the_index_leads_to_pages_that_are_there(shared_world):
    shared_world.project()
    index = shared_world.client.get("/").json
    places = {name: address for name, address in index.items() if name != "name"}
    assert {"docs", "openapi", "state", "timeline", "log"} <= set(places)
    assert {shared_world.client.get(address).status_code for address in places.values()} == {200}


def test_the_docs_come_from_this_host_only(shared_world):
    page = shared_world.client.get("/docs").text
    addresses = re.findall(r'(?:src|href|data-description)="(?!data:)([^"]+)"', page)
    assert "/v1/openapi.json" in addresses
    assert {address.rpartition(".")[2] for address in addresses} == {
        "css",
        "js",
        "json",
        "/docs/methods",
        "/docs/guides",
    }
    for address in addresses:
        assert re.match("/[^/]", address)
        assert shared_world.client.get(address).status_code == 200
    assert "//" not in page


def test_what_is_no_asset_of_the_docs_is_not_given(shared_world):
    for path in ("../swagger.html", "..%2fswagger.html", "%2e%2e/swagger.html", "none.js"):
        assert shared_world.client.get(f"/docs/assets/{path}").status_code == 404


def test_the_type_of_a_problem_can_be_looked_up(shared_world):
    unknown = shared_world.client.get("/v1/state/actors/ZZZ").json
    told = shared_world.client.get(unknown["type"]).json
    assert (told["problem"], told["status"], told["title"]) == ("unknown-actor", 404, unknown["title"])


@pytest.fixture(scope="module")
def openapi(shared_world) -> Any:
    return shared_world.client.get("/v1/openapi.json").json


def test_the_description_is_openapi_3_1(openapi):
    assert openapi["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(openapi).iter_errors()) == []


def broken(openapi: Any, path: str, status: int, answer: Any) -> list[str]:
    """What of an answer is not as the description says that answers of this path are."""
    root = Resource.from_contents({"$id": "urn:entente", **openapi}, default_specification=DRAFT202012)
    pointer = (
        f"/paths/{path.replace('~', '~0').replace('/', '~1')}/get/responses/{status}/content/application~1json/schema"
    )
    validator = Draft202012Validator(
        {"$ref": f"urn:entente#{pointer}"},
        registry=Registry().with_resource("urn:entente", root),
        format_checker=FormatChecker(),
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(answer)]


def answers_json(operation):
    return operation and "application/json" in operation["responses"].get("200", {}).get("content", {})


def test_every_answer_is_as_it_is_described(world, drill, openapi):
    world.given("membership-joined", member="IRN", organisation="SCO", when="2023-07-04/..", sources=[kcna("2025")])
    world.given("goods-supplied", suppliers=["CHN"], recipients=["RUS"], goods="chips", when="2025~/..", theatre="x",
                quantities=[{"name": "chips", "amount": 1.5}])  # fmt: skip
    world.then(drill, "disputes", contested_by="x:y", reason="denied")
    fact = world.get("/state", **DAY, predicate="cooperates-with")["facts"][0]["fact"]
    named = {"kind": "drill-held", "development": drill, "fact": fact, "actor": "IRN", "one": "CHN", "other": "RUS",
             "organisation": "SCO", "word": "invalid", "position": 1, "after": 0,
             "address": "http://localhost/v1/state"}  # fmt: skip
    cited = world.post("/citations", {"address": f"/v1/state?valid_on={DAY['valid_on']}", "author": "tester"}).json
    named["citation"] = cited["id"]
    telling = Telling(world)
    named["webhook"] = telling.subscribe("/v1/timeline")["id"]
    world.given("drill-held", participants=["CHN"])
    telling.decide()
    [named["delivery"]] = (each["id"] for each in telling.deliveries({"id": named["webhook"]}))
    queued = world.client.post("/v1/imports?format=quads", data=b"subject,relation,object,date\n")
    named["job"] = queued.json["id"]
    described = [path for path, item in openapi["paths"].items() if answers_json(item.get("get"))]
    assert len(described) >= 11

    asking = {
        "actors": "CHN,RUS",
        "observers": "CHN",
        "targets": "RUS",
        "beneficiaries": "PRK",
        "from_valid_on": "2025-01-01",
        "old": "1",
        "address": f"/v1/state?valid_on={DAY['valid_on']}",
    }
    for path in described:
        wanted = {argument.get("name") for argument in openapi["paths"][path]["get"].get("parameters", ())}
        asked = {name: asking[name] for name in asking if name in wanted}
        answer = world.client.get(path.format(**named), query_string=asked)
        assert answer.status_code == 200, answer.json
        assert broken(openapi, path, 200, answer.json) == [], path
    gone = world.given("drill-held", participants=["CHN"])
    world.then(gone, "retractions", reason="never")
    path = "/v1/developments/{development}"
    assert broken(openapi, path, 200, world.get(f"/developments/{gone}")) == []
    assert broken(openapi, path, 200, {"id": gone}) != []


def test_every_argument_is_described(openapi):
    named = {argument.get("name") for argument in openapi["paths"]["/v1/timeline"]["get"]["parameters"]}
    assert {"valid_on", "published_by", "known_at", "certainty", "status", "sources", "without", "reliability",
            "credibility", "after", "actor", "kind", "q", "since", "until", "limit", "cursor"} <= named  # fmt: skip
