"""A witness elsewhere watches a log over HTTP: it cosigns what grows, and ends where a log is not what it was."""

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace

import psycopg
import pytest
from werkzeug.serving import make_server

from events.audit.base64 import encoded
from events.audit.checkpoint import Checkpoint
from events.audit.leaf import Leaf
from events.audit.merkle import consistent
from events.audit.note import COSIGNATURE, Note, Signer, Verifier
from events.audit.policy import Policy
from events.audit.proof import Proof
from events.audit.witness import BadSignature, Malformed, Witness
from service.log_key import log_signer
from service.parts import open_parts
from service.remote_log import RemoteLog, Unreachable
from service.settings import Settings, SettingsError
from service.witness_state import held
from service.witnesses import witnesses
from service.witnessing import Watch
from tests.conftest import TEMPLATE, created
from tests.served import soon
from tests.service.test_audit import SIGNER, sign
from tests.service.test_cli import ROOT, done, entente, here  # noqa: F401
from tests.world import World

KEY = str(SIGNER.verifier())
NOWHERE = "postgresql://nobody@127.0.0.1:1/none"
ONE, TWO = (Signer(f"witness.test/{name}", name.encode().ljust(32)) for name in ("one", "two"))


class Gone:
    """Nobody answers here."""

    url = "http://127.0.0.1:9"


class Served:
    """A world that answers at a URL, with the witnesses that it knows."""

    def __init__(self, world, url):
        self.world, self.url = world, url

    def grow(self, number=1):
        """Append, and sign a checkpoint; its note."""
        for _ in range(number):
            self.world.given("drill-held", participants=["CHN", "RUS"])
        assert sign(self.world)
        return self.text("checkpoint")

    def knows(self, *keys):
        """Have the log take the cosignatures of these witnesses, and no others."""
        known = tuple(Verifier.parse(str(key)) for key in keys)
        self.world.client.application.extensions["parts"] = replace(self.world.parts, witnesses=known)

    def text(self, path):
        answer = self.world.client.get(f"/v1/log/{path}")
        assert answer.status_code == 200, answer.text
        assert answer.headers["Cache-Control"] == "no-cache"
        return answer.text

    def cosign(self, size, line):
        return self.world.client.post(f"/v1/log/checkpoints/{size}/cosignatures", data=line, content_type="text/plain")


@contextmanager
def serving(world):
    """A world behind a URL on the loopback address."""
    server = make_server("127.0.0.1", 0, world.client.application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Served(world, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def log(world):
    with serving(world) as served:
        yield served


@pytest.fixture
def run(here, tmp_path):  # noqa: F811
    """Look once, as a witness with a state of its own, and no database."""

    def look(served, *options, state="one", key=KEY):
        words = ["audit", "witness", "--log", served.url, "--key", key, "--state", str(tmp_path / state), "--once"]
        return here(NOWHERE, *words, *options)

    return look


@pytest.fixture
def state(tmp_path):
    return tmp_path / "one"


def refused(ran, *words):
    """The one sentence of a witness that ended because of a log."""
    assert (ran.returncode, ran.stdout) == (9, "")
    assert ran.stderr.startswith("entente: ")
    assert len(ran.stderr.splitlines()) == 1
    for word in words:
        assert word in ran.stderr
    return ran.stderr


def remembered(state):
    [file] = (state / "checkpoints").glob("*.note")
    return file.read_text()


def verifier(state):
    return (state / "verifier").read_text().strip()


def let_in(log, run, *states):
    """Witnesses that the log knows, none of which has looked at a checkpoint yet."""
    for each in states:
        ran = run(log, "--name", f"witness.test/{each.name}", state=each.name)
        assert (ran.returncode, ran.stdout) == (7, "")
        assert "has signed no checkpoint yet" in ran.stderr
    log.knows(*map(verifier, states))


def test_a_witness_makes_a_key_for_its_owner_alone_and_cosigns_what_the_log_then_serves(log, run, state):
    let_in(log, run, state)
    assert stat.S_IMODE((state / "key").stat().st_mode) == 0o600
    note = log.grow(3)

    assert done(run(log)) == f"cosigned size 3 of {SIGNER.name}\n"
    key = Verifier.parse(verifier(state))
    assert (key.name, key.type) == ("witness.test/one", COSIGNATURE)
    for path in ("checkpoint", "checkpoints/3"):
        served = log.text(path)
        assert served.startswith(note)
        assert Note.parse(served.encode()).signed_by([SIGNER.verifier(), key]) == [SIGNER.verifier(), key]
        assert Checkpoint.opened(served.encode(), SIGNER.verifier()).size == 3
    assert remembered(state) == served


def test_every_checkpoint_since_the_last_look_is_cosigned_and_none_twice(log, run, state):
    let_in(log, run, state)
    log.grow(2)
    done(run(log))
    for _ in range(3):
        log.grow(2)
    assert done(run(log)) == "".join(f"cosigned size {size} of {SIGNER.name}\n" for size in (4, 6, 8))
    assert done(run(log)) == ""
    for size in (2, 4, 6, 8):
        assert len(Note.parse(log.text(f"checkpoints/{size}").encode()).signatures) == 2


def test_a_receipt_is_under_the_first_checkpoint_that_a_witness_has_seen(log, run, state):
    let_in(log, run, state)
    policy = Policy.parse(f"log {KEY}\nwitness one {verifier(state)}\nquorum one\n".encode())
    log.grow(2)
    log.grow(2)
    done(run(log))
    log.grow(1)

    def receipt(position, query=""):
        proof = Proof.parse(log.text(f"receipts/{position}{query}").encode())
        leaf = log.world.client.get(f"/v1/log/leaves/{position}").data
        assert Leaf.parse(leaf).position == position
        return proof.verify(leaf, SIGNER.verifier()).size, policy.check(proof.note)

    assert [receipt(position) for position in (1, 3, 4)] == [(4, [])] * 3
    missing = ["The witness one has not cosigned it."]
    assert receipt(5) == (5, missing)
    assert receipt(1, "?size=2") == (2, missing)
    done(run(log))
    assert receipt(5) == (5, [])
    client = log.world.client
    assert client.get("/v1/log/receipts/1?size=3").status_code == 404
    assert client.get("/v1/log/receipts/3?size=2").status_code == 422
    assert client.get("/v1/log/receipts/9").status_code == 404


def test_two_witnesses_make_a_quorum_whenever_each_of_them_looks(log, run, tmp_path):
    states = tmp_path / "one", tmp_path / "two"
    let_in(log, run, *states)
    keys = "".join(f"witness {each.name} {verifier(each)}\n" for each in states)
    policy = Policy.parse(f"log {KEY}\n{keys}group both all one two\nquorum both\n".encode())
    first = log.grow(2)
    assert policy.check(first.encode()) == [
        "Of the group both 0 have cosigned it, and it takes 2: one, two have not.",
    ]
    done(run(log, state="one"))
    done(run(log, state="two"))
    log.grow(2)
    done(run(log, state="one"))
    log.grow(2)
    assert not policy.met(log.text("checkpoints/4").encode())
    done(run(log, state="two"))
    assert [policy.met(log.text(f"checkpoints/{size}").encode()) for size in (2, 4, 6)] == [True, True, False]
    done(run(log, state="one"))
    assert policy.met(log.text("checkpoint").encode())


def test_a_witness_that_the_log_does_not_know_remembers_all_the_same_and_is_taken_later(log, run, state):
    note = log.grow(2)
    for _ in range(2):
        ran = run(log, "--name", "stranger.test")
        assert (ran.returncode, ran.stdout) == (7, "")
        assert (
            f"/checkpoints/2/cosignatures answers 403. Its operator must know the witness {verifier(state)}"
            in ran.stderr
        )
    assert log.text("checkpoint") == note
    assert remembered(state).startswith(note)
    log.knows(verifier(state))
    assert done(run(log)) == f"cosigned size 2 of {SIGNER.name}\n"
    assert Note.parse(log.text("checkpoint").encode()).signed_by([Verifier.parse(verifier(state))])


@contextmanager
def opened(url):
    parts = open_parts(url, 4)
    try:
        yield World(url, parts)
    finally:
        parts.pool.close()


@pytest.fixture
def backup(server, database):
    """A log, and what a backup of it from when it had three events grows into by itself, both with the same key."""
    with opened(database) as world:
        Served(world, "").grow(3)
    copied = created(server, database.rpartition("/")[2].partition("?")[0])
    with (
        opened(database) as world,
        opened(copied) as other,
        serving(world) as log,
        serving(other) as restored,
    ):
        yield log, restored


def evidence(state):
    """What is kept of the one refusal."""
    [folder] = (state / "evidence").iterdir()
    return folder.name.rpartition("-")[0], {file.name: file.read_text() for file in folder.iterdir()}


def test_a_restored_backup_is_a_rollback_also_after_the_witness_has_started_anew(backup, run, state):
    log, restored = backup
    seen = log.grow(2)
    run(log)
    before = remembered(state)
    for _ in range(2):
        refused(run(restored), "was of size 5, and is of size 3 now", str(state / "evidence"))
        assert remembered(state) == before
    rule, kept = evidence(state)
    assert rule == "rollback"
    assert kept["remembered"] == before
    assert before.startswith(seen)
    assert kept["presented"] == restored.text("checkpoint")
    assert kept["request"] == f"old 5\n\n{kept['presented']}"
    restored.knows(verifier(state))
    refused(run(restored), "was of size 5")
    assert len(Note.parse(restored.text("checkpoint").encode()).signatures) == 1


@pytest.mark.parametrize(("more", "rule"), [(2, "otherroot"), (4, "inconsistent")])
def test_a_backup_that_has_grown_by_itself_is_a_fork_which_both_notes_show(backup, run, state, more, rule):
    log, restored = backup
    log.grow(2)
    run(log)
    before = remembered(state)
    restored.grow(more)
    restored.knows(verifier(state))
    sentence = "has two roots at size 5" if more == 2 else "cannot show that its size 7 has grown out of size 5"
    refused(run(restored), sentence)
    assert remembered(state) == before

    found, kept = evidence(state)
    assert found == rule
    one, other = (Checkpoint.opened(kept[name].encode(), SIGNER.verifier()) for name in ("remembered", "presented"))
    assert (one.size, other.size) == (5, 3 + more)
    path = restored.world.parts.tree.consistency(5, 3 + more)
    assert not consistent(5, one.root, other.size, other.root, path)
    assert len(Note.parse(restored.text("checkpoint").encode()).signatures) == 1
    run(log)
    assert remembered(state) == before, "the log that only grew is still the one that is known"


def test_a_log_without_any_checkpoint_where_there_was_one_is_a_rollback(log, run, state, database, server):
    log.grow(2)
    run(log)
    with opened(created(server, TEMPLATE)) as other, serving(other) as emptied:
        refused(run(emptied), "was of size 2, and has no checkpoint any more")
    assert evidence(state)[0] == "rollback"


def test_a_log_that_signs_with_another_key_or_has_another_name_is_refused(log, run, state):
    log.grow(2)
    namesake = str(Signer(SIGNER.name, b"n" * 32).verifier())
    refused(run(log, key=namesake), "not signed with the key")
    refused(run(log, key=str(Signer("another.test/log", SIGNER.private).verifier())), "a log that is not watched")
    assert not (state / "checkpoints").exists()
    run(log)
    refused(run(log, key=namesake), "not signed with the key")


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--key", "no key", "no verifier key"),
        ("--key", str(ONE.verifier(COSIGNATURE)), "is not the key of a log"),
        ("--log", "file:///etc", "must begin with https://"),
        ("--every", "0", "is not in the range"),
        ("--name", "a name", "is no name of a key"),
    ],
)
def test_what_is_no_option_is_said(run, option, value, says):
    ran = run(Gone, option, value)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert says in ran.stderr


def test_a_witness_keeps_the_name_that_it_was_given_first(log, run, state):
    let_in(log, run, state)
    log.grow()
    ran = run(log, "--name", "another.test")
    assert ran.returncode == 2
    assert "is called witness.test/one" in ran.stderr
    assert done(run(log, "--name", "witness.test/one"))


def test_two_witnesses_do_not_share_a_state_and_a_damaged_memory_is_not_forgotten(log, run, state):
    let_in(log, run, state)
    log.grow(2)
    done(run(log))
    with held(state, "witness.test/one"):
        ran = run(log)
    assert (ran.returncode, ran.stderr) == (4, f"entente: Another witness uses {state}.\n")
    [file] = (state / "checkpoints").glob("*.note")
    whole = file.read_text()
    for damaged in (
        "",
        whole[:-5],
        whole.replace("\n2\n", "\n1\n"),
        log.world.client.get("/v1/log/checkpoint").text[:99],
    ):
        file.write_text(damaged)
        ran = run(log)
        assert (ran.returncode, ran.stdout) == (5, "")
        assert "is not what this witness has cosigned" in ran.stderr
    file.write_text(whole)
    assert done(run(log)) == ""
    (state / "key").write_text("no key\n")
    ran = run(log)
    assert ran.returncode == 1
    assert "holds no signing key" in ran.stderr


def test_a_witness_that_runs_on_outlives_its_log_and_ends_at_a_fork(backup, state):
    log, restored = backup
    url = log.url
    command = [
        sys.executable,
        "-m",
        "service",
        "audit",
        "witness",
        "--log",
        url,
        "--key",
        KEY,
        "--state",
        state,
        "--every",
        "1",
    ]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ENTENTE_")}

    def watching():
        return subprocess.Popen(command, cwd=ROOT, env=clean, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    with watching() as process:
        soon(lambda: (state / "checkpoints").exists() and any((state / "checkpoints").glob("*.note")))
        log.grow(2)
        soon(lambda: "\n5\n" in remembered(state))
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert "answers 403" in process.stderr.read(), "it went on though the log does not know it"

    restored.grow(4)
    command[command.index(url)] = restored.url
    with watching() as process:
        assert process.wait(60) == 9
        assert "cannot show that its size 7 has grown out of size 5" in process.stderr.read()


def test_a_log_that_does_not_answer_is_told(run):
    ran = run(Gone)
    assert (ran.returncode, ran.stdout) == (7, "")
    assert "http://127.0.0.1:9/v1/log/checkpoint cannot be read" in ran.stderr


def checkpoint(size, *lines):
    return Checkpoint(SIGNER.name, size, bytes([size]) * 32).signed(SIGNER) + "".join(lines).encode()


@pytest.fixture
def look(monkeypatch, state):
    """What a witness says of a log that says what it is told to."""
    with held(state, ONE.name) as kept:
        watch = Watch(
            SIGNER.name, RemoteLog("http://lying.test"), Witness(kept.signer, {SIGNER.name: SIGNER.verifier()}), kept
        )

        def looked(said):
            monkeypatch.setattr(RemoteLog, "get", lambda _, path: {LISTED: b'{"checkpoints":[]}', **said}[path])
            monkeypatch.setattr(RemoteLog, "send", lambda *_: None)
            return watch.look()

        yield looked


LISTED = "checkpoints?after=1&limit=1000"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({LISTED: b"no list"}, Unreachable),
        ({LISTED: b"[]"}, Unreachable),
        ({LISTED: b'{"checkpoints":[{"size":"3"}]}'}, Unreachable),
        ({LISTED: b'{"checkpoints":[{"size":1}]}'}, Unreachable),
        ({LISTED: b'{"checkpoints":[{"size":3},{"size":2}]}', "checkpoints/3": checkpoint(2)}, Malformed),
        ({"checkpoint": checkpoint(3), "proofs/consistency?old=2&size=3": b'{"path":[1]}'}, Unreachable),
        ({"checkpoint": checkpoint(3), "proofs/consistency?old=2&size=3": b'{"path":["AA"]}'}, Unreachable),
        ({"checkpoint": b"<html>"}, Malformed),
        ({"checkpoint": checkpoint(2, *[ONE.cosign("text\n", 5)] * 99)}, Malformed),
    ],
)
def test_what_a_log_cannot_say_leaves_the_memory_as_it_was(look, state, said, refusal):
    assert look({"checkpoint": checkpoint(2)}) == [2]
    before = remembered(state)
    with pytest.raises(refusal) as caught:
        look(said)
    assert caught.type is refusal
    assert remembered(state) == before
    assert look({"checkpoint": before.encode()}) == []


def test_a_cosignature_that_the_witness_never_made_is_not_taken_for_its_own(look, state):
    assert look({"checkpoint": checkpoint(2)}) == [2]
    line = remembered(state).splitlines(keepends=True)[-1]
    forged = {"checkpoint": checkpoint(2, line[:-9] + "AAAAAAA=\n")}
    with pytest.raises((BadSignature, Malformed)):
        look(forged)


def test_the_log_takes_the_valid_cosignature_of_a_witness_of_its_own_once_and_for_ever(log):
    note = log.grow(2)
    text = Note.parse(note.encode()).text
    log.grow(1)
    log.knows(ONE.verifier(COSIGNATURE), TWO.verifier(COSIGNATURE))
    first, again, two = ONE.cosign(text, 5), ONE.cosign(text, 6), TWO.cosign(text, 5)
    answers = [log.cosign(2, line) for line in (first, first, again, two)]
    assert [answer.status_code for answer in answers] == [201, 200, 200, 201]
    assert answers[-1].text == log.text("checkpoints/2") == note + first + two
    assert len(Note.parse(log.text("checkpoint").encode()).signatures) == 1
    with log.world.owner.pool.connection() as connection:
        for statement in (
            "UPDATE log.cosignature SET line = ''",
            "DELETE FROM log.cosignature",
            "TRUNCATE log.cosignature",
        ):
            with pytest.raises(psycopg.errors.RestrictViolation):
                connection.execute(statement)


def test_the_log_refuses_all_other_lines_and_keeps_none(log):
    note = log.grow(2)
    text = Note.parse(note.encode()).text
    good = ONE.cosign(text, 5)

    def problem(line, size=2):
        answer = log.cosign(size, line)
        assert answer.content_type == "application/problem+json"
        return answer.status_code, answer.json["type"].rpartition("/")[2]

    assert problem(good) == (403, "no-witness"), "it knows no witness"
    log.knows(ONE.verifier(COSIGNATURE))
    bad = encoded(ONE.verifier(COSIGNATURE).hash + b"\0" * 72)
    for line in (
        TWO.cosign(text, 5),
        Signer(ONE.name, TWO.private).cosign(text, 5),
        ONE.sign(text),
        ONE.cosign("another text\n", 5),
        SIGNER.sign(text),
        f"\u2014 {ONE.name} {bad}\n",
        f"\u2014 {ONE.name} {bad[:12]}\n",
    ):
        assert problem(line) == (403, "no-witness"), line
    for line in (
        "",
        "\n",
        "line\n",
        good[:-1],
        good + good,
        good + "\n",
        note,
        f"\u2014 a\0b {bad}\n",
        b"\xff\n",
        good.rjust(2000),
    ):
        assert problem(line) == (422, "no-cosignature"), line
    for size in (0, 1, 3, 2**63, 2**70):
        assert problem(good, size) == (404, "not-found")
    assert log.text("checkpoint") == note
    assert log.cosign(2, good).status_code == 201


def test_the_witnesses_of_a_log_are_in_a_file(tmp_path):
    file = tmp_path / "witnesses"

    def read():
        return witnesses(Settings.read({"ENTENTE_DATA": str(tmp_path), "ENTENTE_WITNESSES_FILE": str(file)}))

    assert witnesses(Settings.read({})) == ()
    keys = [each.verifier(COSIGNATURE) for each in (ONE, TWO)]
    file.write_text(f"# ours\n{keys[0]}\n\n  {keys[1]}\n")
    assert read() == tuple(keys)
    many = "".join(f"{Signer.new('a').verifier(COSIGNATURE)}\n" for _ in range(65))
    for text in ("no key\n", f"{ONE.verifier()}\n", many, "\udcff"):
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(SettingsError, match=r"ENTENTE_WITNESSES_FILE, .*/witnesses, "):
            read()
    file.unlink()
    with pytest.raises(SettingsError, match="No such file"):
        read()
    ran = entente(NOWHERE, "serve", ENTENTE_DATA=str(tmp_path), ENTENTE_WITNESSES_FILE=str(file))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"ENTENTE_WITNESSES_FILE, {file}, cannot be used" in ran.stderr


def test_the_key_of_a_log_is_made_once_and_kept(tmp_path):
    settings = Settings.read({"ENTENTE_DATA": str(tmp_path / "data"), "ENTENTE_ORIGIN": "entente.test/log"})
    made = [None] * 8
    threads = [threading.Thread(target=lambda n=n: made.__setitem__(n, log_signer(settings))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 1
    assert stat.S_IMODE(settings.signing_key.stat().st_mode) == 0o600
    assert [file.name for file in settings.data.iterdir()] == ["signing.key"]
    with pytest.raises(SettingsError, match=r"holds the key of 'entente.test/log', not of 'another.test'"):
        log_signer(replace(settings, origin="another.test"))
    settings.signing_key.write_text("no key")
    with pytest.raises(SettingsError, match=r"ENTENTE_SIGNING_KEY_FILE cannot be used: .* holds no signing key"):
        log_signer(settings)


def test_an_auditor_asks_for_the_quorum_of_a_policy(log, here, run, state, tmp_path):  # noqa: F811
    let_in(log, run, state)
    log.grow(2)
    policy = tmp_path / "policy"
    policy.write_text(f"log {KEY}\nwitness one {verifier(state)}\nquorum one\n")

    def verified():
        done(here(log.world.url, "audit", "export", str(tmp_path / "export"), ENTENTE_DATA=str(tmp_path / "data")))
        words = ["--policy", str(policy), "--state", str(tmp_path / "audit.json"), "--format", "json"]
        ran = here(NOWHERE, "audit", "verify", str(tmp_path / "export"), *words)
        assert ran.stderr == ""
        told = json.loads(ran.stdout)
        assert told["trust"] == "given", "the policy names the key of the log"
        return ran.returncode, [(each["rule"], each["sentence"]) for each in told["findings"]]

    assert verified() == (9, [("policy", "The witness one has not cosigned it.")])
    done(run(log))
    assert verified() == (0, [])
    policy.write_text(f"log {Signer(SIGNER.name, b'n' * 32).verifier()}\nquorum none\n")
    assert verified()[0] == 9
    policy.write_text("no policy\n")
    ran = here(NOWHERE, "audit", "verify", str(tmp_path / "export"), "--policy", str(policy))
    assert ran.returncode == 2
    assert "Line 1 of the policy" in ran.stderr
