"""An erasure takes away all that was said of a development, everywhere and for every moment, and nothing else."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection

from events.audit.integrator import integrate
from events.audit.note import Signer
from events.audit.tree import Tree
from events.development import identified
from events.errors import Erased, EventsError
from projections import carrying, copying, outline
from projections.fold import said
from projections.rebuild import rebuild
from projections.sweeping import ABANDONED, sweep, sweep_erased
from projections.views.catalogue import VIEWS
from projections.what_if import what_if
from service import maintain
from service.importing import Imported, Refused
from service.parts import connect
from service.schemas import AMENDMENTS
from tests.projections.histories import FROM_SCRATCH, IDS, Command, begin, histories, keeps, perform, project, rows
from tests.service.test_cli import done, failed, here  # noqa: F401
from tests.service.test_cli import rows as printed
from tests.world import World

WHY = {"author": "counsel", "reason": "A court ordered it", "basis": "Article 17 GDPR"}
MARK = "Zyxomarker"
"""A word that stands in what is erased and nowhere else."""


def erased(world: World, development: str, **headers: str) -> Any:
    """What the service answers to an erasure by somebody who saw the newest version."""
    seen = world.parts.recorder.stream(UUID(development))[-1].version
    return world.post(f"/developments/{development}/erasures", WHY, **{"If_Match": f'"{seen}"', **headers})


def drilled(world: World, **said: Any) -> str:
    return world.given("drill-held", participants=["CHN", "RUS"], **said)


def marked(world: World) -> str:
    """A development with the word in everything that was said of it."""
    development = drilled(
        world, title=f"A drill at {MARK}", note=f"near {MARK}", theatre=MARK, key=f"t:{uuid4()}",
        sources=[{"name": MARK, "published": "2025-09-04"}], quantities=[{"name": MARK, "verbatim": "many"}],
    )  # fmt: skip
    world.then(development, "corrections", reason=f"not {MARK}", changes={"title": f"{MARK} again"})
    world.then(development, "disputes", reason=MARK)
    return development


def answer(world: World, address: str) -> tuple[int, Any]:
    found = world.client.get(f"/v1{address}")
    return found.status_code, found.json


# What is taken away


def test_an_erased_development_is_gone_from_every_answer_at_every_moment(world):
    other, development = drilled(world, title="Another"), marked(world)
    [fact] = [
        row["fact"] for row in world.get("/state", valid_on="2025-09-03")["facts"] if row["development"] == development
    ]
    moments = [f"valid_on=2025-09-03&known_at={position}" for position in range(2, 5)]
    told = [f"/{path}?{at}" for path in ("state", "timeline", "state/dyads/CHN/RUS", "lag") for at in moments]
    before = [world.client.get(f"/v1{address}").text for address in told]
    assert [text for text in before if development not in text] == []

    assert erased(world, development).status_code == 201
    world.project()
    after = [world.client.get(f"/v1{address}") for address in told]
    assert {each.status_code for each in after} == {200}
    assert [each.text for each in after if development in each.text or MARK in each.text] == []
    assert answer(world, f"/facts/{fact}")[0] == answer(world, f"/facts/{fact}?known_at=2")[0] == 404
    assert answer(world, f"/timeline?q={MARK}")[1]["developments"] == []
    assert [each["development"] for each in world.get("/state", valid_on="2025-09-03")["facts"]] == [other]


def test_its_trail_tells_that_it_was_erased_by_whom_why_and_on_which_basis(world):
    development = marked(world)
    receipt = erased(world, development).json
    assert (receipt["id"], receipt["version"], receipt["position"], receipt["repeated"]) == (development, 4, 4, False)

    world.project()
    *gone, last = answer(world, f"/developments/{development}/trail")[1]["events"]
    for position, (event, topic) in enumerate(zip(gone, ("recorded", "corrected", "disputed"), strict=True), 1):
        assert all(event.pop(name) for name in ("recorded_at", "request_id", "traceparent"))
        place = {"position": position, "id": development, "version": position, "signed": False}
        assert event == {**place, "event": topic, "erased": True}
    assert {name: last[name] for name in ("event", "author", "reason", "basis", "version")} == {
        "event": "payload-erased", **WHY, "version": 4,
    }  # fmt: skip
    assert answer(world, f"/developments/{development}/trail?known_at=2")[1]["events"] == [
        {**again, **event} for event, again in zip(gone[:2], answer(world, "/log")[1]["events"], strict=False)
    ]


@pytest.mark.parametrize("retracted", [False, True])
def test_the_resource_of_an_erased_development_says_so_at_once_and_of_the_past_too(world, retracted):
    development = marked(world)
    if retracted:
        world.then(development, "retractions", reason="never")
    world.project()
    whole = answer(world, f"/developments/{development}?known_at=3")[1]
    assert (whole["erased"], whole["retracted"], whole["development"]["title"]) == (False, False, f"{MARK} again")
    assert erased(world, development).status_code == 201
    for projected in (False, True):
        if projected:
            world.project()
        at = world.client.get(f"/v1/developments/{development}?known_at=3")
        assert (at.status_code, at.headers["ETag"]) == (200, '"3"')
        assert {name: at.json[name] for name in ("id", "version", "erased", "retracted", "development")} == {
            "id": development, "version": 3, "erased": True, "retracted": False, "development": None,
        }  # fmt: skip
    now = answer(world, f"/developments/{development}")[1]
    assert (now["version"], now["erased"], now["retracted"]) == (4 + retracted, True, retracted)


# What stays


@pytest.fixture(scope="module")
def alignment(shared_world: World) -> World:
    """A world with the bundled data sets that this module erases from."""
    shared_world.load()
    shared_world.project()
    return shared_world


MOMENTS = ("2025-08-28", "2025-09-30", "2030-01-01")


def asked(position: int) -> list[str]:
    """Every view at three moments, the state, and the timeline."""
    at = [f"valid_on=2026-06-30&published_by={day}&known_at={position}" for day in MOMENTS]
    paths = [f"/{view.name}?{view.about}=CHN,RUS,PRK" if view.about else f"/{view.name}?" for view in VIEWS.values()]
    return [f"{path}&{moment}" for path in (*paths, "/state?", "/timeline?limit=500") for moment in at]


ERASED = ("A03", "P09", "A57")


@pytest.mark.parametrize("item", ERASED)
def test_of_the_alignment_every_view_loses_what_was_erased_and_what_did_not_rest_on_it_stays(alignment, item):
    development = str(identified(f"axis-2025:{item}"))
    position = alignment.head()
    questions = asked(position)
    before = {address: alignment.client.get(f"/v1{address}") for address in questions}
    streams = sorted({str(entry.stream) for entry in alignment.parts.recorder.all()} - {development})[::9]
    others = [f"/v1/developments/{id_}{path}?known_at={position}" for id_ in streams for path in ("", "/trail")]
    untouched = [alignment.client.get(address).data for address in others]
    assert any(development in each.text for each in before.values())

    assert erased(alignment, development).status_code == 201
    alignment.project()
    for address, was in before.items():
        now = alignment.client.get(f"/v1{address}")
        assert now.status_code == 200, now.text
        assert f'"development":"{development}"' not in now.text
        if development not in was.text:
            assert now.data == was.data, address
        elif "rests_on" in was.text:
            assert all(development not in basis for basis in bases(now.json["answer"])), address
    assert [alignment.client.get(address).data for address in others] == untouched
    with alignment.projecting() as connection:
        assert rebuild(connection) == position + 1, "live and rebuilt are equal, or it would not have swapped"


def bases(told: Any) -> list[Any]:
    """What each row of an answer rests on."""
    if isinstance(told, dict):
        return [told["rests_on"]] if "rests_on" in told else [basis for each in told.values() for basis in bases(each)]
    return [basis for each in told for basis in bases(each)] if isinstance(told, list) else []


def test_leaves_root_and_commitment_are_the_same_before_and_after(world):
    drilled(world)
    development = marked(world)
    statement = "SELECT position, leaf FROM log.event WHERE position <= 4 ORDER BY position"
    with connect(world.url) as connection:
        integrate(connection)
        before = connection.execute(statement).fetchall()
        root = Tree(world.parts.pool).root(4)
        words = connection.execute("SELECT payload, salt FROM log.event WHERE position = 2").fetchone()
        erased(world, development)
        integrate(connection)
        assert connection.execute(statement).fetchall() == before
    assert Tree(world.parts.pool).root(4) == root
    said = hashlib.sha256(b"entente/payload/v1\n" + words[1] + words[0].encode()).hexdigest()
    assert json.loads(before[1][1])["event"]["commitment"] == said, "who kept words and salt can show what was said"


def test_a_difference_over_an_erasure_names_no_event_of_what_was_erased(world):
    treaty = world.given(
        "treaty-in-force", treaty="pact", when="2024-12-04/..",
        parties=[{"actor": actor, "obligations": ["defense"]} for actor in ("PRK", "RUS")],
    )  # fmt: skip
    development = world.given("drill-held", participants=["PRK", "RUS"])
    asked = "/state/difference?valid_on=2025-09-03&from_known_at=0"
    world.project()
    assert {row["development"] for row in changes(world, asked)} == {treaty, development}
    erased(world, development)
    assert world.client.get(f"/v1{asked}&known_at=2").status_code == 200, "also while it is not projected yet"
    world.project()
    assert {row["development"] for row in changes(world, asked)} == {treaty}


def changes(world: World, address: str) -> list[Any]:
    status, told = answer(world, address)
    assert status == 200, told
    return [event for row in told["differences"] for event in row["events"]]


# Who may not


def refused(found: Any) -> tuple[int, str]:
    return found.status_code, found.json["type"].rpartition("/")[2]


def test_an_erasure_needs_the_version_that_was_seen_a_reason_and_a_basis(world):
    development = drilled(world)
    path = f"/developments/{development}/erasures"
    assert refused(world.post(path, WHY)) == (428, "precondition-required")
    assert refused(world.post(path, WHY, If_Match='"2"')) == (412, "precondition-failed")
    assert refused(world.post(path, WHY, If_Match='"x"')) == (412, "precondition-failed")
    for name in WHY:
        bare = {**WHY, name: " "}
        assert refused(world.post(path, bare, If_Match='"1"')) == (422, "invalid")
        answer = world.post(path, {key: value for key, value in WHY.items() if key != name}, If_Match='"1"')
        assert (refused(answer), answer.json["errors"][0]["field"]) == ((422, "invalid"), name)
    answer = world.post(path, {**WHY, "sources": []}, If_Match='"1"')
    assert (refused(answer), answer.json["errors"][0]["field"]) == ((422, "invalid"), "sources")
    nowhere = world.post(f"/developments/{uuid4()}/erasures", WHY, If_Match='"1"')
    assert refused(nowhere) == (404, "unknown-development")
    assert world.head() == 1


@pytest.mark.parametrize("erasing", [True, False])
@pytest.mark.parametrize(("seen", "told"), [("*", (409, "version-conflict")), ('"1"', (412, "precondition-failed"))])
def test_who_is_overtaken_is_told(world, monkeypatch, erasing, seen, told):
    """By an erasure, whoever saw the version before it; by anything else, who erases."""
    development = UUID(drilled(world))
    log, read = world.parts.log, world.parts.log.development
    path, said = ("erasures", WHY) if erasing else ("retractions", {"author": "t", "reason": "never"})

    def overtaken(*of: Any) -> Any:
        monkeypatch.setattr(log, "development", read)
        as_seen = read(*of)
        if erasing:
            maintain.amend(log, development, "disputed", None, {"author": "faster"})
        else:
            maintain.erase(log, development, None, dict(WHY))
        return as_seen

    monkeypatch.setattr(log, "development", overtaken)
    answer = world.post(f"/developments/{development}/{path}", said, If_Match=seen)
    assert refused(answer) == (told if erasing else (410, "erased"))
    assert world.head() == 2


def test_nothing_more_is_said_of_what_was_erased(world):
    development = marked(world)
    key = drilled(world, key="t:1", title="Keyed")
    for each in (development, key):
        assert erased(world, each).status_code == 201
        assert refused(erased(world, each)) == (410, "erased")
        assert refused(erased(world, each, If_Match='"1"')) == (410, "erased")
    head = world.head()
    body = {"author": "t", "title": "A drill", "when": "2025", "participants": ["CHN"]}
    for same in ({"id": development}, {"key": "t:1"}):
        assert refused(world.post("/developments/drill-held", {**body, **same})) == (410, "erased")
    good = {
        "corrections": {"reason": "x", "changes": {"title": "x"}}, "corroborations": {"sources": [{"name": "x"}]},
        "disputes": {}, "status-changes": {"status": "confirmed"}, "endings": {"on": "2026"},
        "retractions": {"reason": "x"},
    }  # fmt: skip
    assert len(good) == len(AMENDMENTS)
    for path, words in good.items():
        for tried in (path, f"{path}/dry-run"):
            answer = world.post(f"/developments/{development}/{tried}", {"author": "t", **words}, If_Match='"4"')
            assert refused(answer) == (410, "erased")
    assert world.head() == head


def test_a_dry_run_that_an_erasure_overtakes_says_so(world):
    development = UUID(drilled(world))
    world.project()
    entry = maintain.propose(world.parts.log, development, "disputed", None, {"author": "t"})
    erased(world, str(development))
    with pytest.raises(Erased), what_if(world.parts.pool, development, said(entry)):
        pass


SPOILED = (
    "payload = NULL",
    "salt = NULL",
    "payload = NULL, salt = NULL, leaf = leaf || ' '",
    "payload = NULL, salt = NULL, topic = 'retracted'",
    "payload = NULL, salt = NULL, version = version + 100",
    "payload = NULL, salt = NULL, recorded_at = recorded_at - interval '1 day'",
    "payload = '{}', salt = decode(repeat('00', 32), 'hex')",
)


@pytest.mark.parametrize("spoiled", SPOILED)
@pytest.mark.parametrize("which", ["stream = %(erased)s", "stream = %(other)s", "topic = 'payload-erased'"])
def test_the_database_refuses_to_change_anything_under_the_cover_of_an_erasure(shared_world, spoiled, which):
    gone, other = drilled(shared_world), drilled(shared_world)
    erased(shared_world, gone)
    before = list(shared_world.parts.recorder.all())
    with psycopg.connect(shared_world.url) as connection, pytest.raises(psycopg.errors.IntegrityError):
        connection.execute(f"UPDATE log.event SET {spoiled} WHERE {which}", {"erased": gone, "other": other})
    assert list(shared_world.parts.recorder.all()) == before


# Elsewhere


def test_what_was_erased_is_marked_in_an_export_and_left_out_of_an_import(world, alignment, here):  # noqa: F811
    kept, gone = drilled(world, title="Kept"), marked(world)
    erased(world, gone)
    exported = [json.loads(line) for line in done(here(world.url, "export")).splitlines()]
    assert [(line["id"], line["event"], line.get("erased", False)) for line in exported] == [
        (kept, "recorded", False), (gone, "recorded", True), (gone, "corrected", True), (gone, "disputed", True),
        (gone, "payload-erased", False),
    ]  # fmt: skip
    text = "".join(json.dumps(line) + "\n" for line in exported)
    assert MARK not in text
    summary = {"lines": 5, "appended": 1, "known": 0, "erased": 4}
    assert printed(here(alignment.url, "import", "-", given=text)) == summary
    assert printed(here(alignment.url, "import", "-", given=text)) == {**summary, "appended": 0, "known": 1}
    assert answer(alignment, f"/developments/{gone}")[0] == 404


def test_an_import_does_not_bring_back_what_was_erased_here(world, here):  # noqa: F811
    gone = drilled(world, key="t:1")
    world.then(gone, "disputes", reason="not so")
    before = done(here(world.url, "export"))
    lines = before.encode().splitlines()
    assert world.imported(lines) == Imported(2, 0)
    erased(world, gone)
    for some in (lines, lines[:1], lines[1:]):
        with pytest.raises(Refused, match=f"Development {gone} was erased"):
            world.imported(some)
    assert f"Development {gone} was erased." in failed(here(world.url, "import", "-", given=before), 5)
    assert world.head() == 3


def test_an_erasure_cannot_be_imported(world):
    development = drilled(world)
    line = {"event": "payload-erased", "id": development, "version": 2, **WHY}
    assert world.imported([json.dumps(line).encode()]) == Imported(1, 0, erased=1)
    assert [entry.topic for entry in world.parts.recorder.all()] == ["recorded"]


def test_on_the_command_line(world, here):  # noqa: F811
    drilled(world, title="Another")
    drilled(world, key="t:1", title=MARK)
    why = [f"--{name}={value}" for name, value in WHY.items()]

    def run(*words: str) -> Any:
        return here(world.url, *words)

    assert "version 1, not at version 2" in failed(run("erase", "t:1", "--seen=2", *why), 4)
    assert "No development" in failed(run("erase", str(uuid4()), "--seen=1", *why), 3)
    assert "basis" in run("erase", "t:1", "--seen=1", *why[:2]).stderr
    assert run("erase", "t:1", *why).returncode == 2
    assert "basis: " in failed(run("erase", "t:1", "--seen=1", *why[:2], "--basis= "), 5)
    run("projections", "rebuild")
    [receipt] = printed(run("erase", "t:1", "--seen=1", *why, "--format=json"))
    assert (receipt["version"], receipt["position"]) == (2, 3)
    assert searched(world) == {}, "it is projected and swept already"
    assert "was erased" in failed(run("erase", "t:1", "--seen=2", *why), 3)
    assert "was erased" in failed(run("dispute", "t:1", "--author=t"), 3)
    assert "was erased" in failed(run("dispute", "t:1", "--author=t", "--dry-run"), 3)
    [shown] = printed(run("show", "t:1", "--format=json"))["rows"]
    assert (shown["version"], shown["erased"]) == (2, True)
    trail = done(run("show", "t:1", "--trail"))
    assert "payload-erased" in trail
    assert WHY["basis"] in trail
    assert [row["title"] for row in printed(run("timeline", "--format=json"))["rows"]] == ["Another"]


# Citations


def test_a_cited_answer_that_rested_on_it_says_what_stands_between(world):
    gone, kept = marked(world), drilled(world, title="Kept")
    world.project()
    addresses = (f"/v1/developments/{gone}", f"/v1/developments/{gone}/trail", "/v1/state?valid_on=2025-09-03")
    of_gone = [world.post("/citations", {"address": each, "author": "desk"}).json for each in addresses]
    of_kept = world.post("/citations", {"address": f"/v1/developments/{kept}", "author": "desk"}).json
    position = erased(world, gone).json["position"]
    world.project()
    for citation in of_gone:
        answer = world.client.get(citation["answer"])
        assert refused(answer) == (410, "answer-erased")
        assert f"development {gone} at position {position}" in answer.json["detail"]
        assert kept not in answer.json["detail"]
    assert world.client.get(of_kept["answer"]).status_code == 200


# On the disk

TABLES = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relkind IN ('r', 'm', 'p') AND relpersistence = 'p' AND oid <> 'pg_largeobject'::regclass
    ORDER BY 1
"""


def searched(world: World) -> dict[str, int]:
    """In how many rows of which tables of the database, the catalogues among them, the word stands."""
    found = {}
    with psycopg.connect(world.url) as connection:
        for (table,) in connection.execute(TABLES).fetchall():
            statement = f"SELECT count(*) FROM {table} AS row WHERE row::text ILIKE %s"
            row = connection.execute(statement.encode(), [f"%{MARK}%"]).fetchone()
            if row and row[0]:
                found[table] = row[0]
    return found


OWN_FOLDER = """
    SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database WHERE datname = current_database()
"""


def in_files(connection: Connection[Any]) -> list[str]:
    """The files of the database in which the word stands; those of other tests are beside it."""
    connection.execute("CHECKPOINT")
    row = connection.execute(OWN_FOLDER).fetchone()
    assert row
    words = (MARK.encode(), MARK.lower().encode())
    files = [file for file in Path(row[0]).rglob("*") if file.is_file()]
    return [str(file) for file in files if any(word in file.read_bytes() for word in words)]


def test_the_words_are_in_no_table_and_after_a_scrub_in_no_file(world, here):  # noqa: F811
    development = marked(world)
    for number in range(40):
        drilled(world, title=f"Drill {number}")
    world.project()
    with world.projecting() as connection, connect(world.url) as owner:
        owner.execute("ANALYZE")
        before = searched(world)
        assert {"log.event", "projection.fact_version", "projection.development_version", "pg_statistic"} == set(before)
        assert in_files(owner) != []
        connection.execute("CREATE SCHEMA rebuild; CREATE TABLE rebuild.left_over AS SELECT payload FROM log.event")
        erased(world, development)
        assert "log.event" not in searched(world)
        world.project()
        sweep_erased(connection, 43, world.head() - 1)
        assert "rebuild.left_over" in searched(world), "there was nothing to sweep for"
        sweep_erased(connection, 43, world.head())
        assert searched(world) == {}
        row = connection.execute("SHOW lock_timeout").fetchone()
        assert row == ("0",)
    state, trail = (
        answer(world, path) for path in ("/state?valid_on=2025-09-03", f"/developments/{development}/trail")
    )
    assert done(here(world.url, "database", "scrub")) == "written anew\n"
    with connect(world.url) as owner:
        assert in_files(owner) == []
    assert answer(world, "/state?valid_on=2025-09-03") == state
    assert answer(world, f"/developments/{development}/trail") == trail


def test_a_sweep_waits_for_nobody_for_long_and_leaves_a_rebuild_under_way_alone(world, monkeypatch):
    monkeypatch.setattr("projections.sweeping.IMPATIENT", "SET lock_timeout = '50ms'")
    with world.projecting() as connection, world.projecting() as another:
        another.execute("SELECT pg_advisory_lock(6074876112260)")
        another.execute("CREATE SCHEMA rebuild")
        connection.execute(ABANDONED)
        assert another.execute("SELECT to_regnamespace('rebuild') IS NOT NULL").fetchone() == (True,)
        with another.transaction():
            another.execute("LOCK TABLE log.event IN SHARE UPDATE EXCLUSIVE MODE")
            sweep(connection)
        assert connection.execute("SHOW lock_timeout").fetchone() == ("0",)


def test_the_projector_sweeps_once_it_has_projected_an_erasure(world):
    drilled(world, title="Another")
    development = marked(world)
    world.project()
    with world.projecting() as connection:
        connection.execute("ANALYZE")
        erased(world, development)
        assert set(searched(world)) == {"projection.fact_version", "projection.development_version", "pg_statistic"}
        turns = iter([False, True])
        carrying.run(connection, lambda: next(turns), Signer.new("test"))
    assert searched(world) == {}


def test_the_projector_remembers_nothing_of_what_was_erased(world):
    development = marked(world)
    world.project()
    remembered = outline._outline, copying._words
    assert all(each.cache_info().currsize for each in remembered)
    erased(world, development)
    world.project()
    assert not any(each.cache_info().currsize for each in remembered)


def test_a_sweep_by_a_user_of_few_rights_fails_nothing(world):
    drilled(world)
    with connect(world.url) as connection:
        connection.execute("CREATE SCHEMA rebuild; CREATE ROLE of_few_rights")
        try:
            connection.execute("GRANT USAGE ON SCHEMA log, projection TO of_few_rights; SET ROLE of_few_rights")
            sweep(connection)
        finally:
            connection.execute("RESET ROLE; DROP OWNED BY of_few_rights; DROP ROLE of_few_rights")


# Whatever was said before and after


@keeps(6)
@given(histories(), histories(), st.lists(st.integers(1, 5), min_size=1), st.sets(st.sampled_from(IDS), min_size=1))
def test_the_live_rows_are_those_of_a_rebuild_with_erasures_at_any_place(
    alignment: World, before: list[Command], after: list[Command], limits: list[int], gone: set[UUID]
) -> None:
    """Whether what was erased had been projected or not, and whatever is said of others after."""
    begin(alignment, before[:6])
    with alignment.projecting() as connection:
        project(connection, limits)
        perform(alignment, before[6:])
        for development in sorted(gone):
            with suppress(EventsError):
                maintain.erase(alignment.parts.log, development, None, dict(WHY))
        perform(alignment, after)
        live = project(connection, limits)
        for others in ([1], [2], [10**6]):
            with connection.transaction(force_rollback=True):
                connection.execute(FROM_SCRATCH)
                assert project(connection, others) == live
        with alignment.projecting() as another:
            assert rebuild(another) == alignment.head()
        assert rows(connection) == live
        known = {str(entry.stream) for entry in alignment.parts.recorder.all() if entry.payload is None}
        assert known <= {str(development) for development in gone}
        assert [row for table in live.values() for row in table for id_ in known if id_ in row.split(",")[:2]] == []
