"""What is refused: each bad input is a problem document that names the field, and the log stays as it was."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.catalogue import KINDS
from service.api.developments import PATHS
from tests.world import World

DRILL = {"author": "tester", "title": "A drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}
TREATY = {"author": "tester", "title": "A treaty", "when": "2024-06-19", "treaty": "pact",
          "parties": [{"actor": "PRK"}, {"actor": "RUS"}]}  # fmt: skip
SHELLS = {"name": "shells", "amount": 12, "unit": "millions"}
SOURCE = {"name": "KCNA", "published": "2025-09-04"}


def send(world: World, path: str, body: Any, **headers: str) -> Any:
    """What the service answers to a body that is any text, or any document as Python's json writes it."""
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return world.client.post(f"/v1{path}", data=text, content_type="application/json", headers=named)


def refused(world: World, ask: Callable[[], Any], status: int, word: str, *fields: str) -> Any:
    """The problem that a question is answered with, after a look that the log stayed as it was."""
    head = world.head()
    answer = ask()
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == status
    assert answer.json["type"] == f"/v1/problems/{word}"
    assert answer.json["title"]
    assert answer.json["detail"]
    assert [error["field"] for error in answer.json.get("errors", [])] == list(fields)
    assert all(error["rule"] for error in answer.json.get("errors", []))
    assert world.head() == head
    return answer.json


def less(document: dict[str, Any], name: str) -> dict[str, Any]:
    """A document without one of its fields."""
    return {other: value for other, value in document.items() if other != name}


def quantities(**quantity: Any) -> dict[str, Any]:
    """A drill with shells of some other quantity."""
    return {**DRILL, "quantities": [{**SHELLS, **quantity}]}


def source(**said: Any) -> dict[str, Any]:
    """A drill that rests on some other source."""
    return {**DRILL, "sources": [{**SOURCE, **said}]}


BODIES: dict[str, tuple[dict[str, Any], str]] = {
    "no author": (less(DRILL, "author"), "author"),
    "no title": (less(DRILL, "title"), "title"),
    "no date": (less(DRILL, "when"), "when"),
    "no required role": (less(DRILL, "participants"), "participants"),
    "too few actors": ({**DRILL, "participants": []}, "participants"),
    "an actor twice": ({**DRILL, "participants": ["CHN", "RUS", "CHN"]}, "participants"),
    "an unknown actor": ({**DRILL, "participants": ["CHN", "ZZZ"]}, "participants.1"),
    "an actor in lower case": ({**DRILL, "participants": ["chn"]}, "participants.0"),
    "one actor for a list": ({**DRILL, "participants": "CHN"}, "participants"),
    "a number for an actor": ({**DRILL, "participants": [156]}, "participants.0"),
    "null for an actor": ({**DRILL, "participants": [None]}, "participants.0"),
    "501 references": ({**DRILL, "related": [f"x:{n}" for n in range(501)]}, "related"),
    "an impossible day": ({**DRILL, "when": "2025-02-30"}, "when"),
    "an impossible month": ({**DRILL, "when": "2025-13"}, "when"),
    "a reversed interval": ({**DRILL, "when": "2025-09-03/2025-09-01"}, "when"),
    "words for a date": ({**DRILL, "when": "yesterday"}, "when"),
    "an empty date": ({**DRILL, "when": ""}, "when"),
    "a number for a date": ({**DRILL, "when": 2025}, "when"),
    "an unknown field": ({**DRILL, "winner": "CHN"}, "winner"),
    "an unknown field of a source": (source(mood="good"), "sources.0.mood"),
    "an unknown field of a quantity": (quantities(colour="red"), "quantities.0.colour"),
    "an unknown status": ({**DRILL, "status": "perhaps"}, "status"),
    "a list for a status": ({**DRILL, "status": ["happened"]}, "status"),
    "an unknown dimension": ({**DRILL, "dimension": "naval"}, "dimension"),
    "a NUL in a text": ({**DRILL, "title": "A\x00drill"}, "title"),
    "a lone surrogate in a text": ({**DRILL, "note": "\ud800"}, "note"),
    "a lone surrogate in a nested text": (source(title="\udfff"), "sources.0.title"),
    "a NUL in a key": ({**DRILL, "key": "axis:\x00"}, "key"),
    "a blank title": ({**DRILL, "title": "   "}, "title"),
    "a title of 501 letters": ({**DRILL, "title": "x" * 501}, "title"),
    "a number for a title": ({**DRILL, "title": 7}, "title"),
    "an amount that is no number": (quantities(amount=float("nan")), "quantities.0.amount"),
    "an infinite amount": (quantities(amount=float("inf")), "quantities.0.amount"),
    "an amount of 10^30": (quantities(amount=10**30), "quantities.0.amount"),
    "an amount of 10^400": (quantities(amount=10**400), "quantities.0.amount"),
    "a boolean for an amount": (quantities(amount=True), "quantities.0.amount"),
    "a text for an amount": (quantities(amount="12"), "quantities.0.amount"),
    "a range without its upper end": (quantities(operator="range"), "quantities.0.upper"),
    "an upper end without a range": (quantities(upper=13), "quantities.0.upper"),
    "an upper end below the amount": (quantities(operator="range", upper=11), "quantities.0.upper"),
    "a quantity without an amount": ({**DRILL, "quantities": [{"name": "shells"}]}, "quantities.0.amount"),
    "a boolean for a credibility": (source(credibility=True), "sources.0.credibility"),
    "a credibility of 7": (source(credibility=7), "sources.0.credibility"),
    "an infinite credibility": (source(credibility=float("inf")), "sources.0.credibility"),
    "an unknown reliability": (source(reliability="G"), "sources.0.reliability"),
    "a source without a name": (
        {**DRILL, "sources": [{"published": "2025-09-04"}]}, "sources.0.name"),
    "a text for a source": ({**DRILL, "sources": ["KCNA"]}, "sources.0"),
    "a publication in the future": (source(published="2999-01-01"), "sources.0.published"),
    "a publication without an end": (source(published="2025-09-04/.."), "sources.0.published"),
    "a publication without a start": (source(published="../2025-09-04"), "sources.0.published"),
    "a publication over an interval": (source(published="2025-09-01/2025-09-04"), "sources.0.published"),
    "an id and a key": ({**DRILL, "id": str(uuid4()), "key": "axis-2025:A01"}, "key"),
    "a key without its source": ({**DRILL, "key": "A01"}, "key"),
    "an id that is no UUID": ({**DRILL, "id": "A01"}, "id"),
    "a reference that is neither id nor key": ({**DRILL, "related": ["A01"]}, "related.0"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "field"), BODIES.values(), ids=BODIES)
def test_a_record_that_breaks_a_rule_is_refused(shared_world, body, field):
    refused(shared_world, lambda: send(shared_world, "/developments/drill-held", body), 422, "invalid", field)


OTHER_KINDS: dict[str, tuple[str, dict[str, Any], str]] = {
    "one party of a treaty": ("treaty-in-force", {"parties": [{"actor": "PRK"}]}, "parties"),
    "an unknown obligation": ("treaty-in-force", {"parties": [
        {"actor": "PRK", "obligations": ["love"]}, {"actor": "RUS"}]}, "parties.0.obligations.0"),
    "an unknown field of a party": ("treaty-in-force", {"parties": [
        {"actor": "PRK"}, {"actor": "RUS", "size": 1}]}, "parties.1.size"),
    "a boolean for a number": ("treaty-in-force", {"atop": True}, "atop"),
    "a fraction for a number": ("treaty-in-force", {"atop": 1.5}, "atop"),
    "an infinite number": ("treaty-in-force", {"atop": float("inf")}, "atop"),
    "a number beyond its bounds": ("treaty-in-force", {"atop": 2**31}, "atop"),
    "a treaty that ends before it begins": ("treaty-ended", {"since": "2024-06-20"}, "since"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "change", "field"), OTHER_KINDS.values(), ids=OTHER_KINDS)
def test_the_parts_of_a_kind_have_rules_too(shared_world, kind, change, field):
    body = {**TREATY, **change}
    refused(shared_world, lambda: send(shared_world, f"/developments/{kind}", body), 422, "invalid", field)


def test_a_likelihood_is_from_0_to_1_and_a_flag_is_a_boolean(shared_world):
    forecast = {**less(DRILL, "participants"), "forecaster": "ISW", "expects": "a summit", "likelihood": 1.1}
    goods = {
        **less(DRILL, "participants"),
        "suppliers": ["CHN"],
        "recipients": ["RUS"],
        "goods": "chips",
        "dual_use": "yes",
    }
    for kind, body, field in (("forecast-made", forecast, "likelihood"), ("goods-supplied", goods, "dual_use")):
        refused(shared_world, lambda k=kind, b=body: send(shared_world, f"/developments/{k}", b), 422, "invalid", field)


def test_nobody_votes_twice_and_a_coded_interaction_has_an_event_of_plover(shared_world):
    said = less(DRILL, "participants")
    votes = {**said, "resolution": "R/1", "yes": ["CHN"], "abstained": ["CHN"]}
    coded = {**said, "initiators": ["CHN"], "plover": {"event": "DANCE"}}
    for kind, body, field in (("roll-call-held", votes, "abstained"), ("interaction-coded", coded, "plover")):
        refused(shared_world, lambda k=kind, b=body: send(shared_world, f"/developments/{k}", b), 422, "invalid", field)


def test_all_fields_that_break_a_rule_are_named_at_once(shared_world):
    body = {"title": "", "when": "2025-02-30", "participants": ["ZZZ"], "winner": 1}
    fields = refused_fields(shared_world, "/developments/drill-held", body)
    assert sorted(fields) == ["author", "participants.0", "title", "when", "winner"]


def refused_fields(world: World, path: str, body: Any) -> list[str]:
    answer = send(world, path, body)
    assert answer.status_code == 422, answer.text
    return [error["field"] for error in answer.json["errors"]]


def test_a_field_whose_name_is_no_text_is_refused_as_unknown(shared_world):
    assert refused_fields(shared_world, "/developments/drill-held", {**DRILL, "\ud800": 1}) == ["?"]


NO_DOCUMENTS: dict[str, tuple[str | bytes, int, str]] = {
    "nothing": ("", 422, "invalid"),
    "half a document": ('{"title": "A drill"', 400, "malformed"),
    "no UTF-8": (b'{"title": "\xff"}', 400, "malformed"),
    "a number of 5000 digits": ('{"title": ' + "9" * 5000 + "}", 400, "malformed"),
    "100000 brackets": ("[" * 100000, 400, "malformed"),
    "100000 nested objects": ('{"a":' * 100000 + "1" + "}" * 100000, 400, "malformed"),
    "a list": ("[]", 422, "invalid"),
    "a text": ('"A drill"', 422, "invalid"),
    "null": ("null", 422, "invalid"),
    "an infinity that JSON does not know": ('{"title": Infinity', 400, "malformed"),
}


@pytest.mark.parametrize(("body", "status", "word"), NO_DOCUMENTS.values(), ids=NO_DOCUMENTS)
def test_what_is_no_json_object_is_refused(shared_world, body, status, word):
    head = shared_world.head()
    answer = send(shared_world, "/developments/drill-held", body)
    assert (answer.status_code, answer.json["type"]) == (status, f"/v1/problems/{word}")
    assert answer.json["errors"]
    assert shared_world.head() == head


def test_numbers_too_large_for_a_float_are_refused(shared_world):
    body = json.dumps(quantities(amount=12)).replace("12", "1e999")
    refused(shared_world, lambda: send(shared_world, "/developments/drill-held", body), 422, "invalid",
            "quantities.0.amount")  # fmt: skip


def test_two_megabytes_are_too_many(shared_world):
    body = json.dumps({**DRILL, "note": "x" * 2**21})
    refused(shared_world, lambda: send(shared_world, "/developments/drill-held", body), 413, "too-large", "body")


@pytest.mark.parametrize("kind", ["war-declared", "recorded", "%00", "%ED%A0%80", "%F0%9F%A6%A2", "x" * 3000])
def test_an_unknown_kind_is_not_found(shared_world, kind):
    refused(shared_world, lambda: send(shared_world, f"/developments/{kind}", DRILL), 404, "unknown-kind", "kind")


def test_an_id_is_taken_once(shared_world):
    taken = shared_world.given("drill-held", participants=["CHN", "RUS"])
    for change in ({"title": "Another"}, {"participants": ["CHN"]}, {"sources": [SOURCE]}):
        body = {**DRILL, "title": "A drill-held", "id": taken, **change}
        refused(shared_world, lambda b=body: send(shared_world, "/developments/drill-held", b), 409,
                "already-recorded", "id")  # fmt: skip
    body = {**DRILL, "id": taken}
    refused(shared_world, lambda: send(shared_world, "/developments/patrol-conducted", body), 409,
            "already-recorded", "id")  # fmt: skip


WHY = {"author": "tester", "reason": "a slip"}

AMENDMENTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "a correction without a reason": ("corrections", {"author": "t", "changes": {"title": "Else"}}, "reason"),
    "a correction without an author": ("corrections", {"reason": "r", "changes": {"title": "Else"}}, "author"),
    "a correction without changes": ("corrections", WHY, "changes"),
    "a correction of nothing": ("corrections", {**WHY, "changes": {}}, "changes"),
    "a correction to the same": ("corrections", {**WHY, "changes": {"title": "A drill-held"}}, "changes"),
    "a correction that takes away what is not there": ("corrections", {**WHY, "changes": {"note": None}}, "changes"),
    "a correction of an unknown field": ("corrections", {**WHY, "changes": {"winner": "CHN"}}, "changes.winner"),
    "a correction of the kind": ("corrections", {**WHY, "changes": {"kind": "parade-held"}}, "changes.kind"),
    "a correction to an impossible day": ("corrections", {**WHY, "changes": {"when": "2025-02-30"}}, "changes.when"),
    "a correction to an unknown actor": (
        "corrections", {**WHY, "changes": {"participants": ["CHN", "ZZZ"]}}, "changes.participants.1"),
    "a correction to no actors": ("corrections", {**WHY, "changes": {"participants": []}}, "changes.participants"),
    "a correction that takes a required field": ("corrections", {**WHY, "changes": {"title": None}}, "changes.title"),
    "a correction that is a list": ("corrections", {**WHY, "changes": ["title"]}, "changes"),
    "a retraction without a reason": ("retractions", {"author": "t"}, "reason"),
    "a retraction with an unknown field": ("retractions", {**WHY, "changes": {}}, "changes"),
    "a corroboration without sources": ("corroborations", {"author": "t"}, "sources"),
    "a corroboration by nobody": ("corroborations", {"author": "t", "sources": []}, "sources"),
    "a corroboration from the future": (
        "corroborations", {"author": "t", "sources": [{"name": "x", "published": "2999"}]}, "sources.0.published"),
    "a dispute with a bad reference": ("disputes", {"author": "t", "contested_by": "A01"}, "contested_by"),
    "a dispute without an author": ("disputes", {}, "author"),
    "an unknown status": ("status-changes", {"author": "t", "status": "perhaps"}, "status"),
    "no status": ("status-changes", {"author": "t"}, "status"),
    "an ending without a day": ("endings", {"author": "t"}, "on"),
    "an ending on an impossible day": ("endings", {"author": "t", "on": "2025-09-31"}, "on"),
    "an ending before the start": ("endings", {"author": "t", "on": "2025-09-02"}, "on"),
}  # fmt: skip


@pytest.fixture(scope="module")
def drill(shared_world) -> str:
    return shared_world.given("drill-held", participants=["CHN", "RUS"])


@pytest.mark.parametrize(("path", "body", "field"), AMENDMENTS.values(), ids=AMENDMENTS)
def test_an_amendment_that_breaks_a_rule_is_refused(shared_world, drill, path, body, field):
    def ask():
        return send(shared_world, f"/developments/{drill}/{path}", body, If_Match='"1"')

    refused(shared_world, ask, 422, "invalid", field)


GOOD: dict[str, dict[str, Any]] = {
    "corrections": {**WHY, "changes": {"title": "Else"}},
    "corroborations": {"author": "t", "sources": [SOURCE]},
    "disputes": {"author": "t"},
    "status-changes": {"author": "t", "status": "confirmed"},
    "endings": {"author": "t", "on": "2025-09-05"},
    "retractions": WHY,
}


def test_the_good_amendments_are_all_there_are():
    assert set(GOOD) == set(PATHS.values())


@pytest.mark.parametrize("path", GOOD)
def test_an_unknown_development_cannot_be_amended(shared_world, path):
    address = f"/developments/{uuid4()}/{path}"
    refused(shared_world, lambda: send(shared_world, address, GOOD[path], If_Match='"1"'), 404, "unknown-development")


@pytest.mark.parametrize("path", GOOD)
def test_a_retracted_development_cannot_be_amended(shared_world, path):
    gone = shared_world.given("drill-held", participants=["CHN", "RUS"])
    shared_world.then(gone, "retractions", reason="not so")
    address = f"/developments/{gone}/{path}"
    refused(shared_world, lambda: send(shared_world, address, GOOD[path], If_Match='"2"'), 409, "already-retracted")


@pytest.mark.parametrize("path", GOOD)
@pytest.mark.parametrize("seen", ['"2"', '"0"', '"x"', '"1", "2"', 'W/"1"', '"' + "9" * 5000 + '"'])
def test_another_version_than_the_newest_is_refused(shared_world, drill, path, seen):
    head = shared_world.head()
    answer = send(shared_world, f"/developments/{drill}/{path}", GOOD[path], If_Match=seen)
    assert (answer.status_code, answer.json["type"]) == (412, "/v1/problems/precondition-failed")
    assert shared_world.head() == head


@pytest.mark.parametrize("path", ["corrections", "retractions"])
def test_who_undoes_something_says_which_version_was_seen(shared_world, drill, path):
    address = f"/developments/{drill}/{path}"
    refused(shared_world, lambda: send(shared_world, address, GOOD[path]), 428, "precondition-required")


QUESTIONS: dict[str, tuple[str, str]] = {
    "an unknown argument": ("/state?colour=red", "colour"),
    "an unknown argument of the log": ("/log?valid_on=2025-01-01", "valid_on"),
    "an unknown argument of an actor": ("/actors/CHN?predicate=supplies", "predicate"),
    "an impossible day": ("/state?valid_on=2025-02-30", "valid_on"),
    "a day that is none": ("/timeline?valid_on=soon", "valid_on"),
    "an impossible day of publication": ("/state?published_by=2025-13-01", "published_by"),
    "a known_at that is none": ("/state?known_at=yesterday", "known_at"),
    "a negative known_at": ("/state?known_at=-1", "known_at"),
    "a known_at that is only a day": ("/state?known_at=2025-09-03", "known_at"),
    "a known_at without its offset": ("/state?known_at=2025-09-03T12:00:00", "known_at"),
    "an unknown certainty": ("/state?certainty=perhaps", "certainty"),
    "an unknown status": ("/state?status=happened,perhaps", "status.1"),
    "an empty status": ("/timeline?status=", "status"),
    "an unknown predicate": ("/state?predicate=loves", "predicate"),
    "an unknown dimension": ("/state?dimension=naval", "dimension"),
    "an unknown reliability": ("/state?reliability=G", "reliability"),
    "a credibility of 0": ("/state?credibility=0", "credibility"),
    "a credibility of 7": ("/state?credibility=7", "credibility"),
    "a negative after": ("/state?after=-1", "after"),
    "an after beyond every position": ("/state?after=99999999999999999999", "after"),
    "no developments": ("/timeline?limit=0", "limit"),
    "1001 developments": ("/timeline?limit=1001", "limit"),
    "half a development": ("/timeline?limit=1.5", "limit"),
    "no events": ("/log?limit=0", "limit"),
    "10001 events": ("/log?limit=10001", "limit"),
    "a negative position": ("/log?after=-1", "after"),
    "a position beyond every position": ("/log?after=99999999999999999999", "after"),
    "an unknown actor": ("/timeline?actor=CHN,ZZZ", "actor.1"),
    "a since that is none": ("/timeline?since=soon", "since"),
    "an until that is none": ("/timeline?until=2025-02-30", "until"),
    "a cursor that is none": ("/timeline?cursor=abc", "cursor"),
    "a cursor of letters beyond ASCII": ("/timeline?cursor=%C3%BC", "cursor"),
    "a cursor with a day that is none": ("/timeline?cursor=" + "OTk5OTk5OTk5OTk5LjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAw"
                                         "LTAwMDAwMDAwMDAwMA==", "cursor"),
    "a NUL in the words": ("/timeline?q=a%00b", "q"),
    "a NUL in a theatre": ("/timeline?theatre=%00", "theatre"),
    "a NUL in a kind": ("/timeline?kind=%00", "kind.0"),
    "a NUL in an actor": ("/timeline?actor=CHN%00", "actor.0"),
    "a NUL in a source": ("/state?sources=a,%00", "sources.1"),
    "a NUL in a source left out": ("/state?without=%00", "without.0"),
    "a NUL in a known_at": ("/state?known_at=1%00", "known_at"),
    "a NUL in a day": ("/state?valid_on=2025-01-01%00", "valid_on"),
    "a NUL in a cursor": ("/timeline?cursor=%00", "cursor"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "field"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_that_breaks_a_rule_is_refused(shared_world, path, field):
    refused(shared_world, lambda: shared_world.client.get(f"/v1{path}"), 422, "invalid", field)


@pytest.mark.parametrize("path", ["/state", "/state/actors/CHN", "/state/dyads/CHN/RUS", "/timeline", "/actors/CHN",
                                  "/organisations/NATO/members"])  # fmt: skip
@pytest.mark.parametrize("known_at", ["2999-01-01T00:00:00Z", "999999999"])
def test_a_moment_that_is_not_known_yet_is_refused(shared_world, path, known_at):
    address = f"/v1{path}?known_at={known_at}"
    refused(shared_world, lambda: shared_world.client.get(address), 422, "unknown-moment", "known_at")


def test_an_after_that_the_log_has_not_come_to_is_refused(shared_world):
    answer = shared_world.client.get("/v1/state?after=999999999")
    assert (answer.status_code, answer.json["type"]) == (422, "/v1/problems/unknown-moment")
    assert "999999999" in answer.json["detail"]


MISSING: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "an unknown actor": ("/state/actors/ZZZ", "unknown-actor", ("actor",)),
    "a NUL for an actor": ("/state/actors/%00", "unknown-actor", ("actor",)),
    "a lone surrogate for an actor": ("/state/actors/%ED%A0%80", "unknown-actor", ("actor",)),
    "half an unknown dyad": ("/state/dyads/CHN/ZZZ", "unknown-actor", ("actor",)),
    "an unknown actor of the registry": ("/actors/ZZZ", "unknown-actor", ("actor",)),
    "an unknown organisation": ("/organisations/ZZZ/members", "unknown-actor", ("actor",)),
    "an unknown fact": (f"/facts/{uuid4()}", "unknown-fact", ("fact",)),
    "an unknown development": (f"/developments/{uuid4()}", "unknown-development", ()),
    "an unknown trail": (f"/developments/{uuid4()}/trail", "unknown-development", ()),
    "an unknown path": ("/nowhere", "not-found", ()),
    "a path of a NUL": ("/%00", "not-found", ()),
    "a path of a lone surrogate": ("/%ED%A0%80", "not-found", ()),
    "an unknown problem": ("/problems/trouble", "not-found", ()),
}


@pytest.mark.parametrize(("path", "word", "fields"), MISSING.values(), ids=MISSING)
def test_what_is_not_there_is_not_found(shared_world, path, word, fields):
    refused(shared_world, lambda: shared_world.client.get(f"/v1{path}"), 404, word, *fields)


def test_a_method_that_a_path_does_not_take_is_refused_with_those_that_it_takes(shared_world):
    refused(shared_world, lambda: shared_world.client.delete("/v1/log"), 405, "method-not-allowed")
    assert "GET" in shared_world.client.delete("/v1/log").headers["Allow"]


@pytest.mark.parametrize("path", ["/state?sources=%ED%A0%80", "/timeline?q=%ED%A0%80", "/timeline?theatre=%FF"])
def test_a_query_that_is_no_utf8_finds_nothing(shared_world, path):
    shared_world.project()
    answer = shared_world.client.get(f"/v1{path}")
    assert answer.status_code == 200
    assert not answer.json.get("facts", answer.json.get("developments"))


# What follows makes documents up: some are nonsense, some nearly a record.

NAMES = sorted({"author", "title", "when", "participants", "hosts", "sources", "quantities", "parties", "status",
                "reason", "changes", "key", "id", "on", "related", "likelihood", "since", "dual_use"})  # fmt: skip
WORDS = st.sampled_from(["CHN", "RUS", "PRK", "2025-09-03", "2025~", "../2025", "happened", "x:y", "tester", "range"])
TEXTS = st.text(st.characters(exclude_categories=()), max_size=6)  # with control characters and lone surrogates
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES) | TEXTS, inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = VALUES | st.builds(
    lambda base, over: {**base, **over},
    st.sampled_from([DRILL, TREATY, WHY, {}, *GOOD.values()]),
    st.dictionaries(st.sampled_from(NAMES) | TEXTS, VALUES, max_size=3),
)


@settings(max_examples=400, deadline=None)
@given(document=DOCUMENTS, where=st.sampled_from([*KINDS, *GOOD]))
def test_whatever_is_sent_is_taken_or_refused_whole(shared_world, document, where):
    amending = where in GOOD
    development = shared_world.given("drill-held", participants=["CHN", "RUS"]) if amending else None
    path = f"/developments/{development}/{where}" if amending else f"/developments/{where}"
    head = shared_world.head()
    answer = send(shared_world, path, document, If_Match="*")
    assert answer.status_code in (200, 201, 400, 404, 409, 412, 422), answer.text
    if answer.status_code in (200, 201):
        assert answer.json["position"] <= shared_world.head() <= head + 1
    else:
        assert answer.content_type == "application/problem+json"
        assert shared_world.head() == head
