"""What stands without one source, and which source most hangs on."""

import pytest

AXIS = "CHN,RUS,PRK"


def sources(body):
    return {each["source"]: (each["ended"], each["changed"], each["added"]) for each in body["sources"]}


def test_the_alliances_of_the_axis_rest_on_atop_and_one_news_agency(seeded):
    """Without ATOP the treaty of 1961 falls, without the report of its coming into force the pact does."""
    body = seeded.get("/alliances/sensitivity", actors=AXIS, valid_on="2025-08-28", published_by="2025-08-28")
    answer = seeded.get("/alliances", actors=AXIS, valid_on="2025-08-28", published_by="2025-08-28")
    named = {source["name"] for told in answer["developments"].values() for source in told["sources"]}
    assert set(sources(body)) == named
    for each in body["sources"]:
        without = seeded.get(
            "/alliances", actors=AXIS, valid_on="2025-08-28", published_by="2025-08-28", without=each["source"]
        )["answer"]
        before, after = answer["answer"]["obligations"], without["obligations"]
        fallen = [row for row in before if row not in after]
        assert len([c for c in each["conclusions"] if c["table"] == "obligations"]) == len(fallen)
        assert each["rows"] == sum(len(rows) for rows in answer["answer"].values())


def test_a_source_that_others_bear_out_bears_nothing_alone(world):
    both = [{"name": "one", "published": "2025-01-01"}, {"name": "two", "published": "2025-01-02"}]
    parties = [{"actor": actor, "obligations": ["defense"]} for actor in ("FRA", "DEU")]
    world.given("treaty-in-force", treaty="both tell", when="2000/..", parties=parties, sources=both)
    world.given("treaty-in-force", treaty="one tells", when="2000/..", parties=parties, sources=both[:1])
    body = world.get("/alliances/sensitivity", actors="FRA,DEU", valid_on="2025-06-01", published_by="2025-06-01")
    assert [each["source"] for each in body["sources"]] == ["one", "two"], "the one that most hangs on comes first"
    assert sources(body)["two"] == (0, 0, 0)
    ended = {c["key"]["treaty"] for c in body["sources"][0]["conclusions"] if c["change"] == "ended"}
    assert ended == {"one tells"}


def test_a_lens_that_leaves_a_source_out_leaves_it_out_here_too(world):
    parties = [{"actor": actor, "obligations": ["defense"]} for actor in ("FRA", "DEU")]
    told = [{"name": "one", "published": "2025-01-01"}]
    world.given("treaty-in-force", treaty="pact", when="2000/..", parties=parties, sources=told)
    asked = {"actors": "FRA,DEU", "valid_on": "2025-06-01", "published_by": "2025-06-01"}
    assert sources(world.get("/alliances/sensitivity", **asked)) == {"one": (2, 2, 0)}
    assert sources(world.get("/alliances/sensitivity", **asked, without="one")) == {}


@pytest.mark.parametrize("name", ["alliances", "state"])
def test_an_answer_without_sources_is_sensitive_to_none(world, name):
    asked = {"actors": "FRA,DEU", "valid_on": "1990-01-01"}
    assert world.get(f"/{name}/sensitivity", **asked)["sources"] == []
