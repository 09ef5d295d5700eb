"""Authors sign, over REST and on the command line: what comes in under whose name, and that nothing else does."""

import hashlib
import json
import stat
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from events.audit.authors import Authors
from events.audit.leaf import Leaf
from service import bundled
from service.app import create_app
from service.importing import Refused, import_lines
from service.parts import open_parts
from service.settings import Settings, SettingsError
from tests.conftest import TEMPLATE, created
from tests.events.audit.authored import enrolled, signature
from tests.service.test_cli import DRILL as OPTIONS
from tests.service.test_cli import Ran, done, failed, here, rows
from tests.world import World

__all__ = ["here"]

DRILL = {"author": "ada", "title": "Sea drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}
WHY = {"author": "ada", "reason": "a slip"}


class Author:
    """An author with a key, who works with what the interface tells and with nothing of ours."""

    def __init__(self, world: World, name: str = "ada") -> None:
        self.world, self.name, self.private = world, name, Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes_raw()
        self.key = hashlib.sha256(self.public).hexdigest()[:16]

    def enrolment(self) -> dict[str, Any]:
        possession = self.private.sign(f"entente/possession/v1\n{self.name}\n{self.key}".encode())
        return {"author": self.name, "public": text(self.public), "possession": text(possession)}

    def enrolled(self, by: "Author | None" = None) -> "Author":
        answer = (by or self).send("/author-keys", self.enrolment())
        assert answer.status_code == 201, answer.json
        return self

    def sign(self, prepared: Any) -> str:
        """The header of a signature, once what is to be signed is found to be what was said."""
        salt, payload = bytes.fromhex(prepared["salt"]), prepared["payload"].encode()
        event = prepared["event"]
        assert event["commitment"] == hashlib.sha256(b"entente/payload/v1\n" + salt + payload).hexdigest()
        words = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        assert b64decode(prepared["sign"]) == b"entente/author/v1\n" + words
        signature = text(self.private.sign(b"entente/author/v1\n" + words))
        return f'key="{self.key}", salt="{prepared["salt"]}", value="{signature}"'

    def prepared(self, path: str, body: dict[str, Any], **headers: str) -> Any:
        head = self.world.head()
        answer = self.world.post(f"{path}/prepared", body, **headers)
        assert answer.status_code == 200, answer.json
        assert self.world.head() == head, "nothing is appended"
        return answer.json

    def send(self, path: str, body: dict[str, Any], **headers: str) -> Any:
        """The answer to a document that is signed."""
        prepared = self.prepared(path, body, **headers)
        return self.world.post(path, prepared["body"], Entente_Signature=self.sign(prepared), **headers)

    def recorded(self, **said: Any) -> str:
        answer = self.send("/developments/drill-held", {**DRILL, "author": self.name, **said})
        assert answer.status_code == 201, answer.json
        return str(answer.json["id"])


def text(data: bytes) -> str:
    return b64encode(data).decode()


@pytest.fixture
def ada(world) -> Author:
    return Author(world).enrolled()


def refused(world: World, answer: Any, status: int, word: str, head: int) -> Any:
    """A problem, which left the log as it was."""
    assert (answer.status_code, answer.json["type"]) == (status, f"/v1/problems/{word}"), answer.json
    assert world.head() == head
    return answer.json


def findings(world: World) -> list[str]:
    authors, found = Authors(), []
    with world.parts.pool.connection() as connection:
        for data, payload in connection.execute("SELECT leaf, payload FROM log.event ORDER BY position"):
            found += authors.take(Leaf.parse(data.encode()), payload and payload.encode())
    return found


def signing(world: World) -> list[tuple[str, str | None]]:
    """Each event of the log, and the key that it is told to be signed with."""
    events = world.client.get("/v1/log").json["events"]
    assert all(event["signed"] == ("signed_with" in event) for event in events)
    return [(event["event"], event.get("signed_with")) for event in events]


# Over REST


def test_an_author_signs_from_the_record_to_the_erasure(world, ada):
    development = ada.recorded(sources=[{"name": "KCNA", "published": "2025-09-04", "credibility": 2}], key="t:1")
    path = f"/developments/{development}"
    sent = {
        "corrections": {**WHY, "changes": {"title": "Air drill", "participants": ["CHN", "PRK"]}},
        "corroborations": {"author": "ada", "sources": [{"name": "NK News", "reliability": "B"}]},
        "disputes": {"author": "ada", "contested_by": "t:2"},
        "status-changes": {"author": "ada", "status": "confirmed"},
        "endings": {"author": "ada", "on": "2025-09-05"},
        "retractions": WHY,
        "erasures": {**WHY, "basis": "GDPR art. 17"},
    }
    for seen, (name, said) in enumerate(sent.items(), start=1):
        answer = ada.send(f"{path}/{name}", said, If_Match=f'"{seen}"')
        assert (answer.status_code, answer.json["version"]) == (201, seen + 1), answer.json
    assert {key for _, key in signing(world)} == {ada.key}
    assert [event["signed_with"] for event in world.get(f"{path}/trail")["events"]] == [ada.key] * 8
    assert findings(world) == []


def test_what_is_prepared_is_what_is_recorded_to_the_byte(world, ada):
    prepared = ada.prepared("/developments/drill-held", DRILL)
    answer = world.post("/developments/drill-held", prepared["body"], Entente_Signature=ada.sign(prepared))
    assert answer.json["id"] == prepared["event"]["stream"] == prepared["body"]["id"]
    with world.parts.pool.connection() as connection:
        row = connection.execute("SELECT payload, salt FROM log.event WHERE position = 2").fetchone()
    assert row == (prepared["payload"], bytes.fromhex(prepared["salt"]))


def test_a_signed_record_said_again_changes_nothing(world, ada):
    prepared = ada.prepared("/developments/drill-held", DRILL)
    header = ada.sign(prepared)
    answers = [world.post("/developments/drill-held", prepared["body"], Entente_Signature=header) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[1].json == {**answers[0].json, "repeated": True}


def test_what_is_prepared_is_checked_as_what_is_recorded(world, ada):
    development = ada.recorded()
    path = f"/developments/{development}"
    post = world.post
    refused(world, post("/developments/drill-held/prepared", {**DRILL, "when": "never"}), 422, "invalid", 2)
    refused(world, post(f"{path}/endings/prepared", {"author": "ada", "on": "1999"}), 422, "invalid", 2)
    stale = post(f"{path}/corrections/prepared", {**WHY, "changes": {"title": "x"}}, If_Match='"7"')
    refused(world, stale, 412, "precondition-failed", 2)
    unknown = post(f"/developments/{'0' * 8}-0000-4000-8000-{'0' * 12}/retractions/prepared", WHY)
    refused(world, unknown, 404, "unknown-development", 2)


def test_who_has_a_key_is_not_taken_at_a_mere_word(world, ada):
    development = ada.recorded()
    refused(world, world.post("/developments/drill-held", DRILL), 403, "unsigned", 2)
    refused(world, world.post(f"/developments/{development}/retractions", WHY, If_Match='"1"'), 403, "unsigned", 2)
    erasure = {**WHY, "basis": "GDPR art. 17"}
    refused(world, world.post(f"/developments/{development}/erasures", erasure, If_Match='"1"'), 403, "unsigned", 2)
    assert world.get(f"/developments/{development}")["development"]["title"] == "Sea drill"


def test_who_has_none_is_marked(world, ada):
    world.post("/developments/drill-held", {**DRILL, "author": "bob"})
    assert signing(world) == [("key-enrolled", ada.key), ("recorded", None)]


def test_a_signature_of_another_author_is_refused(world, ada):
    bob = Author(world, "bob").enrolled()
    refused(world, bob.send("/developments/drill-held", DRILL), 403, "foreign-key", 2)
    refused(world, Author(world).send("/developments/drill-held", DRILL), 403, "unknown-key", 2)


def test_a_payload_altered_after_it_was_signed_is_refused(world, ada):
    prepared = ada.prepared("/developments/drill-held", DRILL)
    header = ada.sign(prepared)
    for name, value in {"title": "War", "participants": ["CHN"], "correlation_id": "x", "reason": "so"}.items():
        answer = world.post("/developments/drill-held", {**prepared["body"], name: value}, Entente_Signature=header)
        refused(world, answer, 403, "bad-signature", 1)
    other = header.replace(prepared["salt"], "0" * 64)
    answer = world.post("/developments/drill-held", prepared["body"], Entente_Signature=other)
    refused(world, answer, 403, "bad-signature", 1)


def test_a_signature_is_for_one_place_alone(world, ada):
    one, other = ada.recorded(), ada.recorded()
    prepared = ada.prepared(f"/developments/{one}/corroborations", {"author": "ada", "sources": [{"name": "KCNA"}]})
    header = ada.sign(prepared)
    said = {"Entente_Signature": header}
    answer = world.post(f"/developments/{other}/corroborations", prepared["body"], **said)
    refused(world, answer, 403, "bad-signature", 3)
    answer = world.post(f"/developments/{one}/disputes", {"author": "ada"}, **said)
    refused(world, answer, 403, "bad-signature", 3)
    assert world.post(f"/developments/{one}/corroborations", prepared["body"], **said).status_code == 201
    answer = world.post(f"/developments/{one}/corroborations", prepared["body"], **said)
    refused(world, answer, 403, "bad-signature", 4)


GOOD = f'key="{"0" * 16}", salt="{"0" * 64}", value="{"A" * 86}=="'


@pytest.mark.parametrize(
    "header",
    [
        "",
        "x",
        GOOD[:-1],
        GOOD + " ",
        GOOD + f", {GOOD}",
        GOOD.replace(", ", ","),
        GOOD.replace("0" * 16, "0" * 15),
        GOOD.replace("0" * 16, "A" * 16),
        GOOD.replace("0" * 64, "0" * 63),
        GOOD.replace("A==", "B=="),
        GOOD.replace("A" * 4, "A-_A"),
        'salt="", ' + GOOD,
    ],
)
def test_a_signature_in_another_form_is_refused_by_its_field(shared_world, header):
    head = shared_world.head()
    answer = shared_world.post("/developments/drill-held", DRILL, Entente_Signature=header)
    body = refused(shared_world, answer, 422, "invalid", head)
    assert [error["field"] for error in body["errors"]] == ["Entente-Signature"]


def test_keys_are_told_with_what_became_of_them(world, ada):
    new = Author(world).enrolled(by=ada)
    said = {"author": "ada", "reason": "rotated", "replaced_by": new.key}
    assert new.send(f"/author-keys/{ada.key}/revocations", said).status_code == 201
    old, young = world.client.get("/v1/author-keys").json["keys"]
    assert (old["key"], old["author"], old["public"], old["active"]) == (ada.key, "ada", text(ada.public), False)
    assert (old["enrolled"]["position"], old["revoked"]["position"], old["replaced_by"]) == (1, 3, new.key)
    assert (old["revoked"]["author"], old["revoked"]["reason"]) == ("ada", "rotated")
    assert (young["key"], young["active"], young["revoked"], young["replaced_by"]) == (new.key, True, None, None)

    refused(world, ada.send("/developments/drill-held", DRILL), 403, "revoked-key", 3)
    new.recorded()
    assert findings(world) == []


def test_a_key_comes_to_an_author_only_through_those_who_may_give_it(world, ada):
    eve = Author(world)
    refused(world, eve.send("/author-keys", eve.enrolment()), 403, "discontinuity", 1)
    refused(world, world.post("/author-keys", eve.enrolment()), 403, "discontinuity", 1)
    bob = Author(world, "bob")
    refused(world, world.post("/author-keys", bob.enrolment()), 403, "unsigned", 1)
    refused(world, ada.send("/author-keys", bob.enrolment()), 403, "unknown-key", 1)
    borrowed = {**ada.enrolment(), "author": "bob"}
    refused(world, ada.send("/author-keys", borrowed), 409, "key-conflict", 1)
    stolen = {**bob.enrolment(), "possession": ada.enrolment()["possession"]}
    refused(world, bob.send("/author-keys", stolen), 403, "no-possession", 1)
    refused(world, ada.send("/author-keys", ada.enrolment()), 409, "key-conflict", 1)


def test_a_key_is_revoked_over_rest_only_by_its_author(world, ada):
    bob, path = Author(world, "bob").enrolled(), f"/author-keys/{ada.key}/revocations"
    refused(world, world.post(path, WHY), 403, "unsigned", 2)
    refused(world, world.post(path, {**WHY, "author": "operator"}), 403, "unsigned", 2)
    refused(world, bob.send(path, {**WHY, "author": "bob"}), 409, "key-conflict", 2)
    refused(world, bob.send(path, WHY), 403, "foreign-key", 2)
    refused(world, ada.send("/author-keys/nothing/revocations", WHY), 409, "key-conflict", 2)
    assert ada.send(path, WHY).status_code == 201
    refused(world, ada.send(path, WHY), 409, "key-conflict", 3)
    again = Author(world)
    refused(world, again.send("/author-keys", again.enrolment()), 403, "discontinuity", 3)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("author", "operator"),
        ("author", "entente"),
        ("author", ""),
        ("public", "x"),
        ("public", text(b"short")),
        ("public", 7),
        ("possession", text(b"short")),
        ("more", "words"),
    ],
)
def test_an_enrolment_that_breaks_a_rule_is_refused_by_its_field(shared_world, field, value):
    said, head = {**Author(shared_world, "di").enrolment(), field: value}, shared_world.head()
    for path in ("/author-keys", "/author-keys/prepared"):
        body = refused(shared_world, shared_world.post(path, said), 422, "invalid", head)
        assert [error["field"] for error in body["errors"]] == [field]


def test_the_stream_of_a_key_is_no_development(world, ada):
    stream = world.parts.recorder.after(0, 1)[0].stream
    answer = world.post(f"/developments/{stream}/endings", {"author": "bob", "on": "2025"})
    refused(world, answer, 404, "unknown-development", 1)
    answer = world.post(f"/developments/{stream}/erasures", {**WHY, "basis": "law"}, If_Match="*")
    refused(world, answer, 404, "unknown-development", 1)
    answer = world.post("/developments/drill-held", {**DRILL, "author": "bob", "id": str(stream)})
    refused(world, answer, 409, "already-recorded", 1)
    assert world.get("/timeline", valid_on="2025-09-03")["developments"] == []


# Who need not sign


def test_where_it_is_refused_nobody_appends_unsigned(world):
    strict = World(world.url, open_parts(world.url, 1, unsigned=False))
    try:
        body = refused(world, strict.post("/developments/drill-held", DRILL), 403, "unsigned", 0)
        assert "'ada'" in body["detail"]
        Author(strict).enrolled().recorded()
        assert world.head() == 2
        assert create_app(strict.parts).test_client().get("/v1/author-keys").status_code == 200
    finally:
        strict.parts.pool.close()


@pytest.mark.parametrize(
    ("environ", "unsigned"),
    [
        ({}, True),
        ({"ENTENTE_DATABASE_URL": "postgresql://here/x"}, False),
        ({"ENTENTE_DATABASE_URL": "postgresql://here/x", "ENTENTE_UNSIGNED": "allow"}, True),
        ({"ENTENTE_UNSIGNED": "refuse"}, False),
    ],
)
def test_the_default_is_to_refuse_in_a_database_that_others_share(environ, unsigned):
    assert Settings.read(environ).unsigned is unsigned
    with pytest.raises(SettingsError, match="ENTENTE_UNSIGNED"):
        Settings.read({**environ, "ENTENTE_UNSIGNED": "perhaps"})


def test_an_import_brings_in_nothing_under_the_name_of_one_who_signs(world, ada):
    strict = open_parts(world.url, 1, unsigned=False)
    try:
        assert bundled.load(strict.log).appended > 0, "to load a file is the operator's own act"
        head = world.head()
        forged = {"event": "recorded", "id": "8c7a4f9e-0000-4000-8000-000000000001", "kind": "drill-held"}
        content = {name: value for name, value in DRILL.items() if name != "author"}
        lines = [{**forged, "author": author, "content": content} for author in ("bob", "ada")]
        lines[0]["id"] = "8c7a4f9e-0000-4000-8000-000000000002"
        with pytest.raises(Refused, match="'ada' says must be signed"):
            import_lines(strict.log, [json.dumps(line).encode() for line in lines])
        assert world.head() == head
        assert import_lines(strict.log, [json.dumps(lines[0]).encode()]).appended == 1
    finally:
        strict.pool.close()


def test_data_on_record_may_be_loaded_again_when_its_author_has_come_to_a_key(world):
    lines = list(bundled.registered_memberships())[:3]
    world.imported(lines[:2])
    enrolment = enrolled("entente", "e1").stored()
    world.parts.log.append([enrolment], [signature(enrolment, "e1")])
    assert world.imported(lines[:2]).appended == 0
    with pytest.raises(Refused, match="must be signed"):
        world.imported(lines)
    assert world.head() == 3


def test_what_was_signed_comes_unsigned_into_another_log_and_its_keys_stay_behind(world, ada, server):
    development = ada.recorded()
    ada.send(f"/developments/{development}/corrections", {**WHY, "changes": {"title": "x"}}, If_Match='"1"')
    lines = [json.dumps(event).encode() for event in world.client.get("/v1/log").json["events"]]
    with pytest.raises(Refused, match="must be signed"):
        world.imported([*lines, lines[1].replace(development.encode(), b"0" * 32)])
    other = open_parts(created(server, TEMPLATE), 1)
    try:
        imported = import_lines(other.log, lines)
        assert (imported.lines, imported.appended, imported.keys) == (3, 2, 1)
        assert [entry.signed_with for entry in other.recorder.all()] == [None, None]
    finally:
        other.pool.close()


# On the command line


@pytest.fixture
def files(here, tmp_path) -> dict[str, tuple[str, str]]:
    """Key files by name, each with the id of its key."""
    made = {}
    for name in ("a1", "a2", "b1"):
        [row] = rows(here("", "author-keys", "new", str(tmp_path / name), "--format=json"))
        assert len(b64decode(row["public"])) == 32
        made[name] = str(tmp_path / name), row["key"]
    return made


def test_a_key_file_is_for_its_owner_alone_and_is_never_written_over(here, files):
    file = Path(files["a1"][0])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert before.startswith(b"-----BEGIN PRIVATE KEY-----")
    ran = here("", "author-keys", "new", str(file))
    assert (ran.returncode, file.read_bytes()) == (2, before)


def test_an_author_signs_with_a_file_from_the_record_to_the_erasure(world, here, files):
    file, key = files["a1"]

    def run(*words: str, given: str = "") -> Ran:
        return here(world.url, *words, given=given, ENTENTE_UNSIGNED="refuse")

    by = ("--author=ada", f"--sign-with={file}")
    done(run("author-keys", "enrol", "--author=ada", file))
    done(run("append", "drill-held", *OPTIONS, *by, "--key=t:1"))
    done(run("append", "json", "drill-held", "-", f"--sign-with={file}", given=json.dumps(DRILL)))
    done(run("correct", "t:1", "--seen=1", *by, "--reason=a slip", '--changes={"title": "Air drill"}'))
    done(run("dispute", "t:1", *by))
    done(run("end", "t:1", *by, "--on=2025-09-05"))
    done(run("retract", "t:1", "--seen=4", *by, "--reason=a slip"))
    done(run("erase", "t:1", "--seen=5", *by, "--reason=asked", "--basis=GDPR art. 17"))
    assert {signed_with for _, signed_with in signing(world)} == {key}
    assert len(signing(world)) == 8
    assert findings(world) == []

    assert "must be signed" in failed(run("append", "drill-held", *OPTIONS, "--author=bob"), 4)
    assert "must be signed" in failed(run("append", "drill-held", *OPTIONS, "--author=ada"), 4)
    assert "not one of 'bob'" in failed(run("append", "drill-held", *OPTIONS, "--author=bob", by[1]), 4)
    assert "No key" in failed(run("append", "drill-held", *OPTIONS, "--author=ada", f"--sign-with={files['b1'][0]}"), 4)
    assert world.head() == 8


def test_keys_are_rotated_and_revoked_on_the_command_line(world, here, files):
    (a1, old), (a2, new), (b1, bobs) = files.values()

    def run(*words: str) -> Ran:
        return here(world.url, "author-keys", *words)

    done(run("enrol", "--author=ada", a1))
    done(run("enrol", "--author=bob", b1))
    assert "none that is active" in failed(run("enrol", "--author=ada", a2), 4)
    assert "none that is active" in failed(run("rotate", "--author=ada", b1, a2), 4)
    assert world.head() == 2
    receipts = rows(run("rotate", "--author=ada", a1, a2, "--format=json"))
    assert [(row["key"], row["position"]) for row in receipts] == [(new, 3), (old, 4)]
    assert "was revoked" in failed(run("revoke", "--author=ada", new, "--reason=x", f"--sign-with={a1}"), 4)
    assert "must be signed" in failed(run("revoke", "--author=ada", new, "--reason=x"), 4)
    done(run("revoke", "--author=ada", new, "--reason=lost", f"--sign-with={a2}"))
    done(run("revoke", bobs, "--reason=he left"))
    told = {row["key"]: row for row in rows(run("list", "--format=json"))}
    assert {key: row["active"] for key, row in told.items()} == {old: False, bobs: False, new: False}
    assert told[old]["replaced_by"] == new
    assert [told[key]["revoked"]["author"] for key in (new, bobs)] == ["ada", "operator"]
    assert signing(world)[-1] == ("key-revoked", None)
    assert findings(world) == []


@pytest.mark.parametrize("content", ["", "nonsense", "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n"])
def test_a_file_without_a_key_is_refused_before_anything_is_done(world, here, tmp_path, content):
    file = tmp_path / "key"
    file.write_text(content)
    for words in (("author-keys", "enrol", "--author=ada", str(file)), ("dispute", "t:1", f"--sign-with={file}")):
        ran = here(world.url, *words)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "holds no Ed25519 key" in ran.stderr
    ran = here(world.url, "author-keys", "enrol", "--author=ada", str(tmp_path / "none"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "cannot be read" in ran.stderr
