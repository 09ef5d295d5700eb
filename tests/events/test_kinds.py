"""What the kinds assert whose facts depend on how a vote was cast or how an interaction was coded."""

from typing import Any

import pytest

from events.catalogue import read
from events.facts import Fact
from events.kind import Kind, Plover
from events.plover import WEIGHTS, interaction, weight


def told(kind: str, **said: Any) -> Kind:
    """A development of a kind."""
    return read(kind, {"title": "x", "when": "2018-06-30", **said})


def roll_call(**votes: list[str]) -> Kind:
    return told("roll-call-held", resolution="R/72/1", forum="UN", **votes)


def coded(code: str | None, *recipients: str) -> tuple[Plover | None, list[Fact]]:
    """What an interaction from China stands for that is coded so."""
    plover = {"plover": Plover.of(code).known()} if code else {}
    development = told("interaction-coded", initiators=["CHN"], recipients=list(recipients), cameo="042", **plover)
    return development.coded_as, list(development.facts())


def test_each_vote_is_a_stance_on_the_resolution_and_an_absence_is_none():
    facts = roll_call(yes=["CHN", "RUS"], no=["USA"], abstained=["IND"], absent=["PRK"]).facts()
    assert [
        (fact.subject, fact.predicate, fact.object, fact.aspect, fact.attributes["vote"], fact.attributes["stance"])
        for fact in facts
    ] == [
        ("CHN", "takes-stance", "", "R/72/1", "yes", "supports"),
        ("RUS", "takes-stance", "", "R/72/1", "yes", "supports"),
        ("USA", "takes-stance", "", "R/72/1", "no", "opposes"),
        ("IND", "takes-stance", "", "R/72/1", "abstain", "abstains"),
    ]


def test_a_vote_is_no_interaction():
    development = roll_call(yes=["CHN"], no=["USA"])
    assert development.coded_as is None
    assert [interaction(fact, None) for fact in development.facts()] == [None, None]


@pytest.mark.parametrize(
    ("votes", "field"),
    [
        ({"yes": ["CHN"], "no": ["CHN"]}, "no"),
        ({"yes": ["CHN"], "abstained": ["RUS", "CHN"]}, "abstained"),
        ({"no": ["CHN"], "absent": ["CHN"]}, "absent"),
    ],
)
def test_nobody_stands_in_two_lists_of_a_roll_call(votes, field):
    ((named, rule),) = roll_call(**votes).problems()
    assert (named, "CHN" in rule, "RUS" in rule) == (field, True, False)


@pytest.mark.parametrize(
    ("code", "predicate", "stance", "aspect"),
    [
        ("AGREE", "cooperates-with", None, "agree"),
        ("CONSULT/visit", "cooperates-with", None, "consult"),
        ("SUPPORT", "cooperates-with", None, "support"),
        ("COOPERATE", "cooperates-with", None, "cooperate"),
        ("AID", "cooperates-with", None, "aid"),
        ("CONCEDE", "cooperates-with", None, "concede"),
        ("RETREAT/ease", "cooperates-with", None, "retreat"),
        ("REQUEST/change", "takes-stance", "requests", "request"),
        ("ACCUSE/allege", "takes-stance", "accuses", "accuse"),
        ("ACCUSE/disapprove", "takes-stance", "opposes", "accuse"),
        ("REJECT/meet", "takes-stance", "opposes", "reject"),
        ("THREATEN/violence", "takes-stance", "warns", "threaten"),
        ("SANCTION/expel", "pressures", None, "sanction"),
        ("PROTEST/demo", "pressures", None, "protest"),
        ("MOBILIZE/troops", "pressures", None, "mobilize"),
        ("COERCE/arrest", "pressures", None, "coerce"),
        ("ASSAULT/abduct", "pressures", None, "assault"),
        (None, "takes-stance", "neutral", "statement"),
    ],
)
def test_an_interaction_asserts_what_its_code_says(code, predicate, stance, aspect):
    _, (fact,) = coded(code, "USA")
    assert (fact.subject, fact.predicate, fact.object, fact.aspect) == ("CHN", predicate, "USA", aspect)
    assert fact.attributes == {"cameo": "042"} | ({"stance": stance} if stance else {})


@pytest.mark.parametrize("code", sorted(WEIGHTS))
def test_a_fact_of_an_interaction_stands_for_the_code_that_it_was_given(code):
    plover, (fact,) = coded(code, "USA")
    assert plover is not None
    assert interaction(fact, plover.code) == code
    assert weight(code)


def test_an_interaction_without_a_recipient_is_towards_nobody():
    assert [(fact.subject, fact.object) for fact in coded("ASSAULT")[1]] == [("CHN", "")]


def test_an_interaction_of_an_actor_with_itself_says_nothing():
    assert coded("ASSAULT", "CHN")[1] == []


def test_an_interaction_is_coded_by_an_event_that_plover_has():
    assert [list(told("interaction-coded", initiators=["CHN"], plover=Plover.of(code).known()).problems())
            for code in ("AID", "ACCUSE/allege")] == [[], []]  # fmt: skip
    ((field, rule),) = told("interaction-coded", initiators=["CHN"], plover={"event": "DANCE"}).problems()
    assert (field, "DANCE" in rule) == ("plover", True)
