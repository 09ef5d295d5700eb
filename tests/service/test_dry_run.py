"""The blast radius of a correction or retraction: what it would change, told before it is made."""

import pytest

from tests.world import World

PACT = [{"actor": actor, "obligations": ["defense"]} for actor in ("FRA", "DEU")]


def tried(world: World, development: str, path: str, query: str = "", **said):
    world.project()
    return world.post(f"/developments/{development}/{path}/dry-run{query}", {"author": "tester", **said})


def rows(answer, view):
    [found] = [each for each in answer.json["views"] if each["view"] == view]
    return {(row["table"], row["change"]) for row in found["rows"]}


def everything(world: World):
    world.project()
    with world.parts.pool.connection() as connection:
        return [
            connection.execute(f"SELECT row::text FROM {table} AS row ORDER BY 1").fetchall()
            for table in ("log.event", "log.head", "projection.fact_version", "projection.development_version")
        ]


def test_a_retraction_tells_the_facts_and_views_that_would_fall_and_changes_nothing(world):
    treaty = world.given("treaty-in-force", treaty="pact", when="2000/..", parties=PACT)
    before = everything(world)
    answer = tried(world, treaty, "retractions", reason="There is no such treaty.")
    assert answer.status_code == 200, answer.json
    facts = answer.json["facts"]
    assert [(fact["change"], fact["before"]["predicate"], fact["after"]) for fact in facts] == [
        ("ended", "obliged-to", None),
        ("ended", "obliged-to", None),
    ]
    assert rows(answer, "alliances") == {("obligations", "ended"), ("pairs", "changed"), ("set", "changed")}
    assert everything(world) == before


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("corrections", {"reason": "It binds a third.", "changes": {"parties": [*PACT, {"actor": "ITA"}]}}),
        ("corrections", {"reason": "Since later.", "changes": {"when": "2010/.."}}),
        ("endings", {"on": "2020-05-01"}),
        ("disputes", {}),
        ("status-changes", {"status": "contradicted"}),
        ("retractions", {"reason": "There is no such treaty."}),
        ("corroborations", {"sources": [{"name": "one", "published": "2001-01-01"}]}),
    ],
)
def test_what_was_tried_is_what_comes_to_pass(world, path, said):
    """The facts and the alliances that the dry run foretold are those that the event then leaves."""
    treaty = world.given("treaty-in-force", treaty="pact", when="2000/..", parties=PACT)
    world.given("treaty-in-force", treaty="other", when="2000/..", parties=[*PACT, {"actor": "ITA"}])
    day = {"valid_on": "2019-01-01", "published_by": "2030-01-01"}
    before = world.get("/alliances", actors="DEU,FRA", **day)["answer"]
    answer = tried(world, treaty, path, "?valid_on=2019-01-01&published_by=2030-01-01", **said)
    assert answer.status_code == 200, answer.json
    world.then(treaty, path, **said)
    [touched] = [each for each in answer.json["views"] if each["view"] == "alliances"] or [{"rows": []}]
    actors = ",".join(touched["question"]["actors"]) if "question" in touched else "DEU,FRA"
    after = world.get("/alliances", actors=actors, **day)["answer"]
    foretold = {str(row["after"]) for row in touched["rows"] if row["after"]}
    came = {str(row) for table in after for row in after[table]}
    assert foretold <= came
    if "question" not in touched:
        assert after == before
    state = {fact["fact"] for fact in world.get("/state/actors/FRA", **day)["facts"] if fact["development"] == treaty}
    expected = {row["after"]["fact"]: row["after"] for row in answer.json["facts"] if row["after"] is not None}
    assert state <= set(expected) | {row["key"]["fact"] for row in answer.json["facts"]} | state
    for row in answer.json["facts"]:
        versions = world.get(f"/facts/{row['key']['fact']}")["versions"]
        open_now = [v for v in versions if v["known_to"] is None]
        assert (row["after"] is None) == (
            not any(v["published_from"] == row["key"]["published_from"] for v in open_now)
        )


def test_the_day_asked_for_decides_what_the_views_show(world):
    """The end of a treaty changes nothing for a day before it."""
    treaty = world.given("treaty-in-force", treaty="pact", when="2000/..", parties=PACT)
    early = tried(world, treaty, "endings", "?valid_on=2010-01-01", on="2020-05-01")
    late = tried(world, treaty, "endings", "?valid_on=2021-01-01", on="2020-05-01")
    changed = [
        {row["change"] for each in answer.json["views"] for row in each["rows"] if row["table"] == "obligations"}
        for answer in (early, late)
    ]
    assert changed == [{"changed"}, {"ended"}], "before, only the end that is now known"


def test_a_dry_run_answers_on_a_connection_that_has_asked_before(world):
    """Statements prepared on the live tables see the hypothetical ones, and afterwards the live ones again."""
    treaty = world.given("treaty-in-force", treaty="pact", when="2000/..", parties=PACT)
    asked = {"actors": "DEU,FRA", "valid_on": "2019-01-01"}
    first = [world.get("/alliances", **asked) for _ in range(6)][-1]
    for _ in range(6):
        answer = tried(world, treaty, "retractions", reason="There is no such treaty.")
        assert ("obligations", "ended") in rows(answer, "alliances")
        assert world.get("/alliances", **asked) == first


@pytest.mark.parametrize(
    ("path", "query", "said", "status", "field"),
    [
        ("retractions", "", {}, 422, "reason"),
        ("corrections", "", {"reason": "None.", "changes": {"treaty": "pact"}}, 422, "changes"),
        ("corrections", "?known_at=1", {"reason": "New.", "changes": {"treaty": "new"}}, 422, "known_at"),
        ("endings", "", {"on": "1990"}, 422, "on"),
    ],
)
def test_a_dry_run_refuses_what_the_event_itself_would_meet(world, path, query, said, status, field):
    treaty = world.given("treaty-in-force", treaty="pact", when="2000/..", parties=PACT)
    answer = tried(world, treaty, path, query, **said)
    assert answer.status_code == status
    assert answer.json["errors"][0]["field"].startswith(field)


def test_a_dry_run_of_an_older_version_is_refused(world):
    treaty = world.given("treaty-in-force", treaty="pact", when="2000/..", parties=PACT)
    world.then(treaty, "disputes")
    answer = world.post(
        f"/developments/{treaty}/retractions/dry-run", {"author": "tester", "reason": "None."}, If_Match='"1"'
    )
    assert answer.status_code == 412


def test_the_blast_radius_of_the_pact_of_2024(world):
    """Were P09 withdrawn, Russia and the DPRK would owe one another nothing, and the chain would break."""
    world.load()
    [pact] = {
        row["rests_on"][0]
        for row in world.get("/alliances", actors="CHN,RUS,PRK", valid_on="2025-08-28")["answer"]["obligations"]
        if row["treaty"] == "Treaty on Comprehensive Strategic Partnership"
    }
    answer = tried(world, pact, "retractions", "?valid_on=2025-08-28", reason="Only to see.")
    [alliances] = [each for each in answer.json["views"] if each["view"] == "alliances"]
    assert alliances["question"]["actors"] == ["PRK", "RUS"]
    ended = {
        (row["before"]["subject"], row["before"]["obligation"])
        for row in alliances["rows"]
        if row["table"] == "obligations" and row["change"] == "ended"
    }
    assert ended == {(actor, duty) for actor in ("PRK", "RUS") for duty in ("defense", "consultation")}


def test_what_was_cited_stays_and_is_told_with_what_it_would_say_anew(world):
    treaty = world.given("treaty-in-force", treaty="pact", when="2000/..", parties=PACT)
    world.project()
    asked = "actors=DEU,FRA&valid_on=2019-01-01&published_by=2030-01-01"
    touched, untouched, whole = (
        world.post("/citations", {"address": address, "author": "desk"}).json["id"]
        for address in (
            f"/v1/alliances?{asked}",
            "/v1/alliances?actors=DEU,FRA&valid_on=2019-01-01&published_by=2030-01-01&status=happened,planned",
            f"/v1/state/dyads/DEU/FRA?{asked.partition('&')[2]}",
        )
    )
    before = world.client.get(f"/v1/citations/{touched}/answer").data
    answer = tried(world, treaty, "disputes")
    rows = {each["citation"]: each["rows"] for each in answer.json["citations"]}
    assert rows == {touched: 2, untouched: 4, whole: None}
    world.then(treaty, "disputes")
    assert world.client.get(f"/v1/citations/{touched}/answer").data == before
    world.given("drill-held", participants=["CHN", "RUS"])
    other = world.given("drill-held", participants=["DEU", "FRA"])
    assert tried(world, other, "disputes").json["citations"] == [], "only what rests on the development"
