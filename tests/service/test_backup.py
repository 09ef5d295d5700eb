"""A dump taken while writers append is restored elsewhere: it is whole, and hides nothing that auditors have seen."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import psycopg

from events.audit.checkpoints import sign_when_due
from projections import projector
from projections.catching_up import catch_up
from projections.digest import Digests
from projections.running import digests_at
from service.app import create_app
from service.database import binaries, embedded
from service.key_file import kept
from service.parts import DatabaseRole, connect, open_parts, under
from tests.meanwhile import meanwhile
from tests.served import soon
from tests.service.test_cli import done, here  # noqa: F401
from tests.world import World

ORIGIN = "entente.test/log"

MAKE_ROLES = "; ".join(f"CREATE ROLE {role}" for role in DatabaseRole)

ADDRESS = "/v1/state?valid_on=2025-09-03&known_at=2&published_by=2025-09-03"


@contextmanager
def writing(world: World) -> Iterator[None]:
    """Two who append for as long as the context lasts, and have done so before it begins."""
    begun = world.head()

    def write(stopped: Event) -> None:
        client = world.client
        while not stopped.is_set():
            said = {"author": "tester", "title": "A drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}
            assert client.post("/v1/developments/drill-held", json=said).status_code == 201

    with meanwhile(2) as (threads, stopped):
        writers = [threads.submit(write, stopped) for _ in range(2)]
        soon(lambda: world.head() > begun + 10)
        yield
        stopped.set()
        for writer in writers:
            writer.result()


def ran(program: str, *words: str) -> None:
    """Run a program of PostgreSQL."""
    run = subprocess.run([binaries() / program, *words], capture_output=True, text=True, timeout=120)
    assert (run.returncode, run.stderr) == (0, "")


def carried(url: str, key: Path) -> int:
    """Do what the projector does, checkpoint included; the position that it comes to."""
    with connect(under(url, DatabaseRole.PROJECTOR)) as connection:
        catch_up(connection)
        sign_when_due(connection, kept(key, ORIGIN), every=0)
        return projector.position_of(connection)


def digests(url: str, position: int) -> Digests:
    with connect(under(url, DatabaseRole.PROJECTOR)) as connection:
        return digests_at(connection, position)


def test_a_dump_taken_while_writers_append_is_restored_elsewhere_and_verified(world, tmp_path, here):  # noqa: F811
    key, dump, memory = tmp_path / "signing.key", tmp_path / "entente.dump", str(tmp_path / "auditor")
    signed = {"ENTENTE_SIGNING_KEY_FILE": str(key), "ENTENTE_ORIGIN": ORIGIN}
    vkey = str(kept(key, ORIGIN).verifier())

    def audited(url: str, folder: str, *words: str) -> "subprocess.CompletedProcess[str]":
        done(here(url, "audit", "export", str(tmp_path / folder), **signed))
        return here("", "audit", "verify", str(tmp_path / folder), f"--key={vkey}", "--format=json", *words)

    gone = world.given("drill-held", participants=["CHN", "PRK"], title="Zyxomarker")
    world.given("drill-held", participants=["CHN", "RUS"])
    world.project()
    cited = world.post("/citations", {"address": ADDRESS, "author": "tester"})
    world.then(gone, "erasures", reason="A court ordered it", basis="a basis")
    carried(world.url, key)
    with writing(world):
        before = world.head()
        ran("pg_dump", "--format=custom", f"--file={dump}", world.url)
        soon(lambda: world.head() > before + 10)
    last = carried(world.url, key)
    assert audited(world.url, "original", f"--state={memory}").returncode == 0

    with embedded(tmp_path / "elsewhere") as url:
        with psycopg.connect(url) as administrator:
            administrator.execute(MAKE_ROLES.encode())
        ran("pg_restore", "--exit-on-error", f"--dbname={url}", str(dump))
        assert done(here(url, "database", "migrate")) == "nothing to do\n"
        position = carried(url, key)
        assert before <= position < last, "it is a moment while they wrote"

        rebuilt = here(url, "projections", "rebuild")
        assert (rebuilt.returncode, rebuilt.stdout) == (0, f"rebuilt up to position {position}\n"), "or they differ"
        assert digests(url, position) == digests(world.url, position)
        assert audited(url, "restored", f"--state={tmp_path / 'another'}").returncode == 0
        told = audited(url, "restored", f"--state={memory}")
        assert (told.returncode, "rollback" in told.stdout) == (9, True), "who saw more finds that it is gone"

        parts = open_parts(under(url, DatabaseRole.WEB), 2)
        try:
            client = create_app(parts).test_client()
            assert client.get(f"/v1/citations/{cited.json['id']}").json == cited.json
            assert client.get(f"/v1/developments/{gone}/trail").json["events"][0]["erased"] is True
            drill = {"author": "tester", "title": "A drill", "when": "2025-09-03", "participants": ["CHN", "RUS"]}
            assert client.post("/v1/developments/drill-held", json=drill).json["position"] == position + 1
        finally:
            parts.pool.close()
    assert b"Zyxomarker" not in dump.read_bytes()
