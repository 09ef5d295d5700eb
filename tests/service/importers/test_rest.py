"""A file sent over REST is imported by a process of its own, which tells how far it is."""

import gzip
import io
import zipfile
from threading import Event

import orjson
import pytest

from service.access import keys
from service.access.scopes import Role
from service.importers import jobs, queue
from service.importers.process import work
from service.importers.session import session

QUADS = b"subject,relation,object,date\n"
VISIT, TALK = b"China,Consult,Russia,2018-01-01\n", b"China,Make a visit,Iran,2018-01-02\n"


def sent(world, body, expected=202, **asked):
    query = {"format": "quads", **asked}
    answer = world.client.post("/v1/imports", query_string=query, data=body, content_type="application/octet-stream")
    assert answer.status_code == expected, answer.json
    return answer


def done(world):
    """Have the process do all that waits."""
    with world.importer.pool.connection() as connection:
        for job in queue.waiting(connection):
            work(world.importer, job, Event())
        queue.let_go(connection)


def told(world, answer):
    return world.client.get(answer.headers["Location"]).json


def chunks(world):
    with world.owner.pool.connection() as connection:
        return connection.execute("SELECT count(*) FROM public.import_chunk").fetchone()[0]


def test_a_file_waits_in_the_queue_is_imported_and_let_go_of(world):
    answer = sent(world, QUADS + VISIT + TALK, name="quads.csv")
    waiting = told(world, answer)
    assert (waiting["state"], waiting["files"], waiting["size"]) == ("queued", "quads.csv", len(QUADS + VISIT + TALK))
    assert chunks(world) == 1
    done(world)
    imported = told(world, answer)
    assert imported["state"] == "done"
    assert imported["bytes"] == imported["size"]
    assert imported["rate"] > 0
    assert imported["counts"] == {
        "read": 2, "new": 2, "known": 0, "changed": 0, "retracted": 0, "missing": 0, "left": 0, "refused": 0,
    }  # fmt: skip
    assert chunks(world) == 0
    assert world.head() == 2
    assert {"2018-01-01", "2018-01-02"} == {each["when"] for each in world.get("/timeline")["developments"]}


def packed(name, data):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("folder/", "")
        archive.writestr(f"folder/{name}", data)
    return held.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: packed("q.csv", data)], ids=["gzip", "zip"])
def test_a_packed_file_is_unpacked(world, pack):
    answer = sent(world, pack(QUADS + VISIT + TALK))
    done(world)
    assert told(world, answer)["counts"]["new"] == 2


def test_a_file_of_several_pieces_is_read_as_one(world, monkeypatch):
    monkeypatch.setattr("service.importers.uploads.PIECE", 50)
    answer = sent(world, packed("q.csv", QUADS + VISIT + TALK))
    assert chunks(world) > 3
    done(world)
    assert told(world, answer)["counts"]["new"] == 2


def test_a_dry_run_appends_nothing(world):
    answer = sent(world, QUADS + VISIT, dry_run="true")
    done(world)
    assert told(world, answer)["counts"]["new"] == 1
    assert world.head() == 0


def test_refused_lines_can_be_fetched(world):
    answer = sent(world, QUADS + b"China,Serenade,Russia,2018-01-01\n" + VISIT)
    done(world)
    imported = told(world, answer)
    assert (imported["state"], imported["counts"]["refused"], imported["counts"]["new"]) == ("done", 1, 1)
    refused = world.client.get(imported["refused"])
    assert refused.content_type == "application/x-ndjson"
    assert orjson.loads(refused.data) == {
        "file": 0, "line": 2, "field": "relation", "rule": "Is not the name of a CAMEO code.", "text": "Serenade",
    }  # fmt: skip


def test_a_file_that_is_not_of_the_format_fails_and_says_why(world):
    locked = bytearray(packed("q.csv", QUADS))
    for flags in (locked.rindex(b"PK\x03\x04") + 6, locked.rindex(b"PK\x01\x02") + 8):
        locked[flags] |= 1
    for body, why in (
        (b"a,b\n1,2\n", "The first line lacks"),
        (gzip.compress(QUADS)[:20], "cannot be unpacked"),
        (packed("q.csv", QUADS)[:-30], "cannot be unpacked"),
        (bytes(locked), "it is encrypted"),
    ):
        answer = sent(world, body)
        done(world)
        failed = told(world, answer)
        assert failed["state"] == "failed"
        assert why in failed["error"]
    assert chunks(world) == 0


def test_a_fault_of_ours_fails_the_import_and_no_other(world, monkeypatch):
    monkeypatch.setattr("service.importers.quads.resolved", lambda _: 1 / 0)
    answer = sent(world, QUADS + VISIT)
    done(world)
    assert told(world, answer)["error"] == "The service met an error of its own; it is in its log."


def test_the_same_file_sent_again_while_it_waits_is_the_same_import(world):
    one, again = sent(world, QUADS + VISIT), sent(world, QUADS + VISIT)
    assert one.headers["Location"] == again.headers["Location"]
    assert len(world.client.get("/v1/imports").json["imports"]) == 1
    done(world)
    assert world.head() == 1


def test_an_import_is_cancelled_and_one_that_has_ended_is_not(world):
    answer = sent(world, QUADS + VISIT)
    assert world.client.delete(answer.headers["Location"]).status_code == 204
    done(world)
    assert (told(world, answer)["state"], world.head(), chunks(world)) == ("cancelled", 0, 0)
    again = world.client.delete(answer.headers["Location"])
    assert (again.status_code, again.json["type"]) == (409, "/v1/problems/import-ended")


def test_an_import_that_is_cancelled_while_it_runs_ends_with_the_batch(world, monkeypatch):
    monkeypatch.setattr("service.importers.importing.BATCH", 1)
    answer = sent(world, QUADS + VISIT + TALK)
    cancelled = []

    def remember(*said):
        if not cancelled:
            cancelled.append(world.client.delete(answer.headers["Location"]))
        return kept(*said)

    kept = jobs.remember
    monkeypatch.setattr(jobs, "remember", remember)
    done(world)
    assert told(world, answer)["state"] == "cancelled"
    assert world.head() == 1


def test_an_import_waits_while_another_of_its_archive_runs(world):
    answer = sent(world, QUADS + VISIT)
    with world.owner.pool.connection() as connection, session(connection, "quads"):
        done(world)
        assert told(world, answer)["state"] == "queued"
    done(world)
    assert told(world, answer)["state"] == "done"


def test_an_import_that_was_interrupted_goes_on_behind_what_it_remembers(world, monkeypatch):
    monkeypatch.setattr("service.importers.importing.BATCH", 1)
    answer = sent(world, QUADS + VISIT + TALK)
    stopped = iter([False, True])

    class Stop(Event):
        def is_set(self):
            return next(stopped, False)

    with world.importer.pool.connection() as connection:
        [job] = queue.waiting(connection)
    work(world.importer, job, Stop())
    half = told(world, answer)
    assert (half["state"], half["counts"]["read"], world.head()) == ("running", 1, 1)
    assert half["time_left"] >= 0
    done(world)
    assert (told(world, answer)["counts"]["new"], world.head()) == (2, 2)


def test_a_body_over_the_limit_is_refused_with_what_is_taken(world, monkeypatch):
    monkeypatch.setitem(world.client.application.extensions, "parts", _limited(world, 2**20))
    answer = sent(world, b"x" * (2**20 + 1), expected=413)
    assert answer.json["errors"] == [{"field": "body", "rule": "Is larger than 1 MiB."}]
    assert chunks(world) == 0


def _limited(world, limit):
    from dataclasses import replace

    return replace(world.parts, import_limit=limit)


def test_a_body_of_more_than_other_requests_may_have_is_taken(world):
    padding = b"".join(b"China,Consult,Russia,2018-01-01\n" for _ in range(40_000))
    assert len(padding) > 2**20
    answer = sent(world, padding, format="gdelt1")
    assert told(world, answer)["size"] == len(padding)


@pytest.mark.parametrize(
    ("asked", "field"),
    [({"format": "xml"}, "format"), ({"most_refused": -1}, "most_refused"), ({"colour": "blue"}, "colour")],
)
def test_what_cannot_be_asked_for_is_named(world, asked, field):
    answer = sent(world, QUADS, expected=422, **asked)
    assert [error["field"] for error in answer.json["errors"]] == [field]


def test_an_owner_has_so_many_imports_open_and_no_more(world, monkeypatch):
    monkeypatch.setattr("service.importers.uploads.MOST_OPEN", 1)
    sent(world, QUADS + VISIT)
    assert sent(world, QUADS + TALK, expected=409).json["type"] == "/v1/problems/too-many-imports"


def test_where_authors_must_sign_only_who_administers_imports(world, monkeypatch):
    monkeypatch.setattr(world.parts.log.keyring, "unsigned", False)
    sent(world, QUADS + VISIT)
    _, secret = keys.make(world.owner.pool, name="m", role=Role.MAINTAINER, created_by="tester")
    headers = {"Authorization": f"Bearer {secret.text}"}
    answer = world.client.post("/v1/imports?format=quads", data=QUADS, headers=headers)
    assert (answer.status_code, answer.json["type"]) == (403, "/v1/problems/unsigned")


def test_who_may_append_under_some_names_only_imports_those_archives(world):
    _, secret = keys.make(
        world.owner.pool, name="m", role=Role.MAINTAINER, created_by="tester", authors=["desk"]
    )  # fmt: skip
    headers = {"Authorization": f"Bearer {secret.text}"}
    answer = world.client.post("/v1/imports?format=quads", data=QUADS, headers=headers)
    assert (answer.status_code, answer.json["type"]) == (403, "/v1/problems/foreign-author")


def test_an_import_that_there_is_not_is_not_found(world):
    for path in ("", "/refused"):
        answer = world.client.get(f"/v1/imports/8c7a4f9e-0000-4000-8000-000000000001{path}")
        assert (answer.status_code, answer.json["type"]) == (404, "/v1/problems/unknown-import")
