"""An export of the log is whole, is taken up again where it was left, and is verified without the log."""

import json
import os
import subprocess
import sys
import tarfile
from uuid import UUID

import pytest

from events.audit.agreement import Saved
from events.audit.checkpoints import sign_when_due
from events.audit.note import COSIGNATURE, Note, Signer
from events.audit.source import Folder, opened, words_of
from events.audit.verify import verify
from events.development import Development
from events.transcoding import NO_CLOCK
from service.audit.export import Export, NoCheckpoint
from service.audit.live import Live
from service.audit.sink import ArchiveSink, FolderSink
from service.parts import connect
from tests.service.test_cli import ROOT, done, failed, here  # noqa: F401

LOG = Signer("entente.test/log", b"s" * 32)
KEYS = [LOG.verifier()]
DRILL = {"participants": ["CHN", "RUS"]}


def exported(world, path, *, until=None, size=None, signer=LOG):
    """An export of a world's log; the size of its checkpoint."""
    with connect(world.url) as connection:
        export = Export(connection, world.parts.tree, signer)
        kept = export.under(until, size)
        if path.suffix == ".tar":
            with ArchiveSink(path) as sink:
                export.write(sink, kept)
        else:
            export.write(FolderSink(path), kept)
    return kept.size


def files(folder):
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_an_export_of_the_bundled_data_is_verified(seeded, tmp_path):
    size = exported(seeded, tmp_path)
    report = verify(Folder(tmp_path), KEYS, None)
    assert (report.findings, report.warnings) == ([], [])
    assert (report.origin, report.size, report.leaves) == ("entente.test/log", size, size)
    assert (report.signed, report.unsigned, report.erased) == (0, size, 0)
    assert size == seeded.head() > 256


def test_an_archive_holds_what_a_directory_holds(seeded, tmp_path):
    folder, archive = tmp_path / "export", tmp_path / "export.tar"
    exported(seeded, folder)
    exported(seeded, archive)
    with tarfile.open(archive) as tar:
        held = {each.name: tar.extractfile(each).read() for each in tar.getmembers()}
    assert held == files(folder)
    assert verify(opened(archive), KEYS, None).well
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_a_live_server_is_read_as_its_export(seeded, tmp_path, monkeypatch):
    exported(seeded, tmp_path)

    def got(self, path, safe="/"):
        answer = seeded.client.get(f"/v1/log/{path}")
        assert answer.status_code in (200, 404)
        return answer.data if answer.status_code == 200 else None

    monkeypatch.setattr(Live, "_got", got)
    live = Live("http://entente.test")
    assert live.sizes() == Folder(tmp_path).sizes()
    assert {path: live.read(path) for path in files(tmp_path) if path != "policy"} == {
        path: data for path, data in files(tmp_path).items() if path != "policy"
    }
    assert verify(live, KEYS, None).well


def test_an_export_grows_and_writes_only_what_is_new(world, tmp_path):
    for _ in range(260):
        world.given("drill-held", **DRILL)
    exported(world, tmp_path)
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in files(tmp_path)}
    world.given("drill-held", **DRILL)
    exported(world, tmp_path)
    again = {path for path, time in before.items() if (tmp_path / path).stat().st_mtime_ns != time}
    assert again == {"checkpoint", "payloads/1.ndjson"}
    assert Folder(tmp_path).sizes() == [260, 261]
    assert verify(Folder(tmp_path), KEYS, None).well


def test_an_export_that_was_stopped_is_finished_by_the_next_and_what_was_spoilt_is_mended(world, tmp_path):
    for _ in range(3):
        world.given("drill-held", **DRILL)

    class Stops(FolderSink):
        def put(self, path, data):
            if path == "keys":
                raise KeyboardInterrupt
            super().put(path, data)

    with connect(world.url) as connection:
        export = Export(connection, world.parts.tree, LOG)
        kept = export.under(None, None)
        with pytest.raises(KeyboardInterrupt):
            export.write(Stops(tmp_path), kept)
    assert not (tmp_path / "checkpoint").exists()
    spoilt = tmp_path / "tile/entries/000.p/3"
    spoilt.write_bytes(spoilt.read_bytes().replace(b"tester", b"taster"))
    exported(world, tmp_path)
    assert verify(Folder(tmp_path), KEYS, None).well


def test_an_archive_that_was_stopped_leaves_nothing(tmp_path):
    def stopped():
        with ArchiveSink(tmp_path / "export.tar") as sink:
            sink.put("keys", b"")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert list(tmp_path.iterdir()) == []


def test_an_export_ends_at_the_checkpoint_that_is_asked_for(world, tmp_path):
    for size in (2, 5, 9):
        while world.head() < size:
            world.given("drill-held", **DRILL)
        exported(world, tmp_path / "all")
    assert exported(world, tmp_path / "three", until=3) == 5
    assert exported(world, tmp_path / "two", size=2) == 2
    assert Folder(tmp_path / "three").sizes() == [2, 5]
    assert verify(Folder(tmp_path / "three"), KEYS, None).leaves == 5
    two = verify(Folder(tmp_path / "two"), KEYS, None)
    assert (two.well, verify(Folder(tmp_path / "all"), KEYS, Saved(2, two.root)).well) == (True, True)
    with pytest.raises(NoCheckpoint, match="of 3 leaves"):
        exported(world, tmp_path / "none", size=3)
    with pytest.raises(NoCheckpoint, match="over position 10"):
        exported(world, tmp_path / "none", until=10)


def test_without_its_key_a_log_is_exported_up_to_what_was_signed(world, tmp_path):
    world.given("drill-held", **DRILL)
    with pytest.raises(NoCheckpoint, match="so far"):
        exported(world, tmp_path, signer=None)
    world.project()
    with connect(world.url) as connection:
        assert sign_when_due(connection, LOG)
    world.given("drill-held", **DRILL)
    assert exported(world, tmp_path, signer=None) == 1
    assert verify(Folder(tmp_path), KEYS, None).well


def test_the_words_of_an_erasure_are_gone_from_an_export_that_is_written_again(world, tmp_path):
    drill = world.given("drill-held", note="Somebody's name", **DRILL)
    world.given("drill-held", **DRILL)
    exported(world, tmp_path)
    assert b"Somebody" in (tmp_path / "payloads/0.ndjson").read_bytes()
    world.then(drill, "erasures", basis="GDPR Article 17", reason="Asked for.")
    exported(world, tmp_path)
    assert not any(b"Somebody" in data for data in files(tmp_path).values())
    report = verify(Folder(tmp_path), KEYS, None)
    assert (report.findings, report.leaves, report.erased) == ([], 3, 1)


def test_of_an_erasure_behind_the_end_of_an_export_there_is_a_receipt(world, tmp_path):
    drill = world.given("drill-held", **DRILL)
    exported(world, tmp_path / "before")
    world.then(drill, "erasures", basis="GDPR Article 17", reason="Asked for.")
    assert exported(world, tmp_path, size=1) == 1
    assert [each.payload for each in words_of(Folder(tmp_path), 0)] == [None]
    assert verify(Folder(tmp_path), KEYS, None).well
    assert world.client.get(f"/v1/log/erasures/{drill}").data == (tmp_path / "erasures" / drill).read_bytes()
    (tmp_path / "erasures" / drill).unlink()
    [finding] = verify(Folder(tmp_path), KEYS, None).findings
    assert (finding.where, finding.rule) == (1, "missing")


PEAK = """
import pathlib, sys
from service.cli.main import main
try:
    main()
finally:
    print(pathlib.Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0], file=sys.stderr)
"""
"""A command that says its peak of memory last; `getrusage` would give at least that of the process that started it."""


def peak(*words, **environ):
    """The most memory that a command took, in MB."""
    ran = subprocess.run(
        [sys.executable, "-c", PEAK, *words],
        env={**os.environ, **environ}, cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return int(ran.stderr.split()[-1]) / 1024


def test_neither_export_nor_verification_takes_more_memory_for_a_larger_log(world, tmp_path):
    environ = {
        "ENTENTE_DATABASE_URL": world.url,
        "ENTENTE_ORIGIN": LOG.name,
        "ENTENTE_SIGNING_KEY_FILE": str(tmp_path / "key"),
    }
    exports, checks = [], []
    for number in (2_000, 12_000):
        events = (
            Development.Recorded(
                originator_topic="development", originator_id=UUID(int=at), originator_version=1, timestamp=NO_CLOCK,
                author="tester", kind="drill-held", content={"title": "x" * 1000, "when": "2025", **DRILL},
            )
            for at in range(number)
        )  # fmt: skip
        assert world.owner.log.append_new(events)
        exports.append(peak("audit", "export", str(tmp_path / "export"), **environ))
        checks.append(peak("audit", "verify", str(tmp_path / "export"), "--state", str(tmp_path / "state")))
    grown = sum(map(len, files(tmp_path / "export").values())) / 2**20
    assert grown > 15
    assert exports[1] - exports[0] < 6
    assert checks[1] - checks[0] < 6
    assert json.loads((tmp_path / "state").read_bytes())[LOG.name]["size"] == 12_000


@pytest.fixture
def nowhere(tmp_path):
    """The environment of an auditor, who has no database."""
    return {
        "ENTENTE_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "ENTENTE_DATA": str(tmp_path / "none"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def test_an_auditor_without_a_database_exports_and_verifies_by_commands(world, here, tmp_path, nowhere):  # noqa: F811
    key = {"ENTENTE_SIGNING_KEY_FILE": str(tmp_path / "key")}
    home, url = str(tmp_path / "export"), nowhere.pop("ENTENTE_DATABASE_URL")
    drill = world.given("drill-held", **DRILL)
    assert json.loads(done(here(world.url, "audit", "export", home, **key))) == {"size": 1, "export": home}

    first = done(here(url, "audit", "verify", home, **nowhere))
    assert "trusted on first use" in first
    assert "No checkpoint of it was seen before. All is well, and the checkpoint of 1 leaves is saved." in first
    world.then(drill, "retractions", reason="It was not so.")
    done(here(world.url, "audit", "export", "--archive", f"{home}.tar", **key))
    again = json.loads(done(here(url, "audit", "verify", f"{home}.tar", "--format=json", **nowhere)))
    assert (again["well"], again["trust"], again["saved"], again["size"]) == (True, "saved", 1, 2)
    given = done(here(url, "audit", "verify", f"{home}.tar", "--key", again["key"], **nowhere))
    assert "The key was given." in given

    rolled_back = here(url, "audit", "verify", home, "--format=json", **nowhere)
    assert rolled_back.returncode == 9
    [finding] = json.loads(rolled_back.stdout)["findings"]
    assert (finding["file"], finding["rule"]) == ("checkpoint", "rollback")
    told = here(url, "audit", "verify", home, **nowhere)
    assert (told.returncode, told.stderr) == (9, "")
    assert told.stdout.splitlines()[0].startswith("checkpoint: rollback: ")
    assert told.stdout.splitlines()[-1] == "A checkpoint of 2 leaves was seen before. 1 finding. Nothing is saved."
    assert not (tmp_path / "none").exists()


def test_a_command_says_what_it_cannot_do(world, here, tmp_path, nowhere):  # noqa: F811
    url = nowhere.pop("ENTENTE_DATABASE_URL")
    absent = str(tmp_path / "absent")
    assert absent in failed(here(url, "audit", "verify", absent, **nowhere), 3)
    (tmp_path / "text").write_text("text")
    assert "no archive" in failed(here(url, "audit", "verify", str(tmp_path / "text"), **nowhere), 3)
    assert "does not answer" in failed(here(url, "audit", "verify", "http://127.0.0.1:1", **nowhere), 3)
    (tmp_path / "state.json").write_text("{}x")
    state = f"--state={tmp_path / 'state.json'}"
    assert "saved" in failed(here(url, "audit", "verify", str(tmp_path), state, **nowhere), 5)
    assert here(url, "audit", "verify", str(tmp_path), "--key=x", **nowhere).returncode == 2
    assert here(world.url, "audit", "export").returncode == 2
    key = {"ENTENTE_SIGNING_KEY_FILE": str(tmp_path / "key")}
    assert "of 7 leaves" in failed(here(world.url, "audit", "export", absent, "--checkpoint=7", **key), 3)


def test_a_policy_asks_for_the_cosignatures_of_a_quorum(seeded, here, tmp_path, nowhere):  # noqa: F811
    url, home, witness = nowhere.pop("ENTENTE_DATABASE_URL"), tmp_path / "export", Signer("witness.test", b"w" * 32)
    exported(seeded, home)
    (tmp_path / "policy").write_text(f"log {KEYS[0]}\nwitness w {witness.verifier(COSIGNATURE)}\nquorum w\n")
    words = ("audit", "verify", str(home), f"--policy={tmp_path / 'policy'}", "--format=json")
    alone = here(url, *words, **nowhere)
    assert alone.returncode == 9
    assert [each["rule"] for each in json.loads(alone.stdout)["findings"]] == ["policy"]
    note = (home / "checkpoint").read_text()
    (home / "checkpoint").write_text(note + witness.cosign(Note.parse(note.encode()).text, 1_760_000_000))
    seen = json.loads(done(here(url, *words, **nowhere)))
    assert (seen["well"], seen["trust"]) == (True, "given")
