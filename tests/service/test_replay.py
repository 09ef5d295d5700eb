"""A replay of an export gives the digests that are stated of it, and the same answers; what was altered is found."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from werkzeug.serving import make_server

from events.audit.checkpoints import sign_when_due
from events.audit.integrator import integrate
from events.audit.note import Signer
from events.development import identified
from projections.digest import Digests
from service import bundled
from service.app import create_app
from service.audit.export import Export
from service.audit.sink import ArchiveSink, FolderSink
from service.parts import connect, open_parts
from service.permalink import placed
from tests.conftest import created
from tests.service.test_cli import done, failed, here  # noqa: F401
from tests.world import World

LOG = Signer("entente.example/log", b"l" * 32)
BUNDLED = 300
"""A position within the bundled data."""

DRILL, GONE = str(identified("t:drill")), str(identified("t:gone"))

AT = "valid_on=2025-10-01&published_by=2025-10-01"
ADDRESSES = [
    f"/v1/{path}{sign}{AT}&known_at={{position}}"
    for path, sign in (
        ("state", "?"), ("timeline", "?"), ("alliances?actors=CHN,RUS,PRK", "&"), ("flows", "?"), ("claims", "?"),
        ("organisations/SCO/members", "?"), (f"developments/{DRILL}", "?"), (f"developments/{DRILL}/trail", "?"),
        (f"developments/{GONE}/trail", "?"),
    )
]  # fmt: skip


@pytest.fixture(scope="module")
def told(shared_world: World) -> World:
    """Bundled data, with each third membership; then a drill of which much is said, and one that is erased."""
    world = shared_world
    memberships = [*bundled.registered_memberships()]
    world.imported([*memberships[::3], *[*bundled.lines()][len(memberships) :]])
    signed(world)
    world.given("drill-held", key="t:gone", participants=["CHN", "RUS"])
    world.given("drill-held", key="t:drill", participants=["CHN", "RUS"], when="2025-09-01")
    world.then(DRILL, "corrections", reason="a slip", changes={"participants": ["CHN", "PRK"], "theatre": "Yellow Sea"})
    signed(world)
    world.then(DRILL, "status-changes", status="confirmed")
    world.then(DRILL, "endings", on="2025-09-03")
    world.then(GONE, "erasures", reason="A court ordered it", basis="Article 17 GDPR")
    world.then(DRILL, "retractions", reason="never")
    signed(world)
    return world


def signed(world: World) -> None:
    world.project()
    with world.projecting() as connection:
        integrate(connection)
        sign_when_due(connection, LOG, every=0)


@pytest.fixture(scope="module")
def exported(told: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(told, tmp_path_factory.mktemp("export"))


def export(world: World, folder: Path) -> Path:
    with connect(world.url) as connection:
        writing = Export(connection, world.parts.tree, LOG)
        writing.write(FolderSink(folder), writing.under(None, None))
    return folder


@pytest.fixture
def empty(server: str) -> str:
    """The URL of a database with nothing in it."""
    return created(server, "template1")


@contextmanager
def serving(world: World) -> Iterator[str]:
    """The address of a server."""
    server = make_server("127.0.0.1", 0, create_app(world.parts), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()


def altered(exported: Path, folder: Path) -> Path:
    """A copy of an export to alter."""
    return Path(shutil.copytree(exported, folder / "altered"))


def rewritten(file: Path, position: int, **words: Any) -> None:
    """Other words in the line of a position."""
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    for line in lines:
        if line["position"] == position:
            line |= words
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))


@pytest.fixture
def replay(server: str, here: Any) -> Any:  # noqa: F811
    """The command in a new database of the tests' server, as a server of its own takes a second to make."""

    def run(world: World, export: Path, *words: str) -> Any:
        return here(world.url, "audit", "replay", str(export), "--database", created(server, "template1"), *words)

    return run


# The same state


def test_a_replay_gives_the_digests_and_the_root_of_every_checkpoint(told, exported, here):  # noqa: F811
    stated = [json.loads(line) for line in (exported / "digests").read_text().splitlines()]
    assert [line["position"] for line in stated] == [told.head() - 7, told.head() - 4, told.head()]
    sentence = done(here(told.url, "audit", "replay", str(exported)))
    assert sentence == (
        f"Replayed up to position {told.head()}: the root over {told.head()} leaves and the digests that are stated of"
        f" 3 positions, the last of them {told.head()}, are equal.\n"
    )


def said(answer):
    """The bytes of an answer, without the requests that it and its events came by."""
    return re.sub(rb',"(request_id|traceparent)":"[^"]*"', b"", answer.data)


def test_what_was_replayed_answers_as_the_service_does_to_the_byte(told, exported, empty, here):  # noqa: F811
    done(here(told.url, "audit", "replay", str(exported), "--database", empty))
    parts = open_parts(empty, 2)
    try:
        client = create_app(parts).test_client()
        for position in (0, 1, BUNDLED, told.head() - 6, told.head() - 4, told.head() - 1, told.head()):
            for address in ADDRESSES:
                place = placed(address.format(position=position), None)
                ours, theirs = told.client.get(place), client.get(place)
                assert (theirs.status_code, said(theirs)) == (ours.status_code, said(ours)), place
        for path in ("/v1/log?limit=1000", "/v1/log/digests/5", f"/v1/log/leaves/{told.head()}"):
            assert said(client.get(path)) == said(told.client.get(path))
    finally:
        parts.pool.close()


def test_a_replay_may_end_at_any_position(told, exported, empty, replay):
    until = told.head() - 5
    sentence = done(replay(told, exported, f"--until={until}", "--database", empty))
    assert f"up to position {until}: the root over {told.head() - 4} leaves" in sentence
    assert f"of 1 positions, the last of them {told.head() - 7}" in sentence
    with connect(empty) as connection:
        assert connection.execute("SELECT position FROM progress").fetchone() == (until,)
        (last,) = connection.execute("SELECT max(position) FROM log.event").fetchone() or (0,)
    assert last == until
    with serving(told) as address:
        more = replay(told, exported, f"--until={until}", "--against", address)
        assert f"of 2 positions, the last of them {until}, are equal" in done(more)


def test_an_archive_is_replayed_like_a_directory(told, tmp_path, replay):
    with connect(told.url) as connection, ArchiveSink(tmp_path / "export.tar") as sink:
        writing = Export(connection, told.parts.tree, LOG)
        writing.write(sink, writing.under(None, None))
    assert "are equal" in done(replay(told, tmp_path / "export.tar"))


def test_the_digests_of_every_position_can_be_asked_for(told):
    for position in (0, 1, BUNDLED, told.head()):
        answer = told.client.get(f"/v1/log/digests/{position}").json
        assert answer.keys() == {"position", "facts", "developments"}
        assert told.client.get(f"/v1/log/digests/{position}/counted").json == answer
        stated = told.client.get(f"/v1/state?known_at={position}").headers["Entente-Digest"]
        assert stated == f"position={position}, sha-256=:{Digests.parse(answer).stated()}:"
    assert told.client.get(f"/v1/log/digests/{told.head() + 1}").status_code == 404
    assert told.client.get("/v1/log/digests/99999999999999999999").status_code == 404


# What is not the same


def test_a_projection_that_somebody_altered_is_found_by_its_digest(world, tmp_path, replay):
    development = world.given("drill-held", participants=["CHN", "RUS"])
    signed(world)
    folder = export(world, tmp_path)
    with serving(world) as address:
        assert "are equal" in done(replay(world, folder, "--against", address))
        with world.projecting() as connection:
            connection.execute("UPDATE fact_version SET object = 'PRK' WHERE development = %s", [development])
        sentence = failed(replay(world, folder, "--against", f"{address}/v1/"), 9)
        assert "At position 1 the digest of the facts is" in sentence
        assert "as what the server answers from states it" in sentence
        with world.projecting() as connection:
            connection.execute("UPDATE digest SET developments = facts")
        world.parts.digests.at.cache_clear()
        sentence = failed(replay(world, folder, "--against", address), 9)
        assert "the digest of the developments is" in sentence
        assert "as the server states it" in sentence


def test_a_server_with_another_history_is_found_by_its_root(told, world, exported, replay):
    drill = {"title": "A drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}
    said = {"event": "recorded", "author": "tester", "kind": "drill-held", "content": drill}
    world.imported(json.dumps({**said, "key": f"t:{number}"}).encode() for number in range(told.head()))
    signed(world)
    with serving(world) as address:
        told_so = failed(replay(told, exported, "--against", address), 9)
    assert f"another root at position {told.head()}" in told_so


def test_digests_of_a_file_are_held_against_the_replay(told, exported, tmp_path, replay):
    saved = tmp_path / "digests"
    saved.write_bytes((exported / "digests").read_bytes())
    words = ("--against", str(saved), f"--until={told.head() - 4}")
    assert "are equal" in done(replay(told, exported, *words))
    rewritten(saved, told.head() - 4, facts=Digests(5).told()["facts"])
    assert f"At position {told.head() - 4} the digest of the facts" in failed(replay(told, exported, *words), 9)
    saved.write_text('{"position": 1}\n')
    assert "no digests" in failed(replay(told, exported, *words), 3)


def test_altered_words_are_found_although_their_own_digest_would_be_stated(told, exported, tmp_path, replay):
    folder = altered(exported, tmp_path)
    file = folder / "payloads" / "0.ndjson"
    payload = json.loads(file.read_text().splitlines()[6])["payload"]
    rewritten(file, 7, payload=payload.replace("2025", "2024", 1).replace("a", "b", 1))
    sentence = failed(replay(told, folder), 9)
    assert "The words of position 7 are not those that its leaf commits to." in sentence


def test_another_checkpoint_or_none_is_found(told, exported, tmp_path, replay):
    folder = altered(exported, tmp_path)
    older = (folder / "checkpoints" / str(told.head() - 4)).read_text().splitlines()[2]
    note = (folder / "checkpoint").read_text().splitlines()
    (folder / "checkpoint").write_text("\n".join([*note[:2], older, *note[3:]]) + "\n")
    assert "another root than the checkpoint" in failed(replay(told, folder), 9)
    (folder / "checkpoint").unlink()
    assert "no checkpoint" in failed(replay(told, folder), 3)


def test_an_export_that_states_no_digests_is_not_equal(told, exported, tmp_path, replay):
    folder = altered(exported, tmp_path)
    (folder / "digests").unlink()
    assert "nothing to compare with" in failed(replay(told, folder), 9)


def test_a_truncated_export_is_refused(told, exported, tmp_path, replay):
    folder = altered(exported, tmp_path)
    (folder / "payloads" / "1.ndjson").unlink()
    assert "ends behind position 256" in failed(replay(told, folder), 3)


def test_a_database_that_holds_something_is_left_alone(told, exported, replay):
    head = told.head()
    assert "not empty" in failed(replay(told, exported, "--database", told.url), 4)
    assert told.head() == head


# Step by step


def test_the_steps_tell_what_each_event_changed(told, exported, replay):
    first = told.head() - 6
    words = ("--step", f"--from={first}")
    ran = replay(told, exported, *words, "--format=ndjson")
    assert ran.returncode == 0
    assert "are equal" in ran.stderr
    gone, record, correction, status, ending, erasure, retraction = map(json.loads, ran.stdout.splitlines())

    def names(facts: list[Any]) -> set[tuple[str, str, str]]:
        return {(fact["subject"], fact["predicate"], fact["object"]) for fact in facts}

    russian = {("CHN", "cooperates-with", "RUS"), ("RUS", "cooperates-with", "CHN")}
    korean = {("CHN", "cooperates-with", "PRK"), ("PRK", "cooperates-with", "CHN")}
    assert (gone["id"], gone["erased"], gone["added"]) == (GONE, True, [])
    assert (erasure["event"], erasure["closed"]) == ("payload-erased", [])
    assert (record["id"], names(record["added"]) <= russian, bool(record["added"])) == (DRILL, True, True)
    assert {fact["status"] for fact in record["added"]} == {"happened"}
    assert record["closed"] == record["changed"] == correction["changed"] == []
    assert names(correction["closed"]) == names(record["added"])
    assert names(correction["added"]) <= korean
    assert names(correction["added"])
    assert [fact["status"] for fact in status["changed"]] == [["happened", "confirmed"]] * len(correction["added"])
    before, after = ending["changed"][0]["valid"]
    assert (before[0]["ends_by"], after[0]["ends_by"]) == ("2025-09-01", "2025-09-03")
    assert names(retraction["closed"]) == names(correction["added"])

    told_so = replay(told, exported, *words, f"--to={first + 3}").stdout.splitlines()
    assert told_so[0].startswith(f"{first} ")
    assert told_so[1] == "    nothing changed"
    assert "  + CHN cooperates-with RUS drill  2025-09-01  happened" in told_so
    assert "  - CHN cooperates-with RUS drill  2025-09-01  happened" in told_so
    assert "  + CHN cooperates-with PRK drill  2025-09-01  happened" in told_so
    assert any(each.startswith("  ~ CHN cooperates-with PRK drill  status happened -> confirmed") for each in told_so)
    assert len([each for each in told_so if each[0] != " "]) == 4


def test_the_steps_of_the_bundled_data_add_up_to_its_facts(told, exported, replay):
    ran = replay(told, exported, "--step", f"--until={BUNDLED}", "--format=ndjson")
    assert ran.returncode == 9, "no digests are stated up to there"
    standing: set[str] = set()
    for line in map(json.loads, ran.stdout.splitlines()):
        assert {fact["fact"] for fact in line["closed"]} <= standing
        standing -= {fact["fact"] for fact in line["closed"]}
        standing |= {fact["fact"] for fact in line["added"]}
    with told.projecting() as connection:
        held = connection.execute(
            "SELECT DISTINCT replace(fact::text, '-', '') FROM fact_version"
            " WHERE known_from <= %(at)s AND known_to > %(at)s AND published_to = 3652060",
            {"at": BUNDLED},
        ).fetchall()
    assert standing == {fact for (fact,) in held}
