"""The containers of docker-compose.yml come up by the README's one command, serve, stop at once, and lose nothing.

An engine of the tests' own runs them, on stand-ins for the base images that are made from Debian's packages.
"""

import shutil
import socket
import ssl
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import orjson
import pytest

from tests.service.standins.composed import PATIENCE, ROOT, Composed, project
from tests.tools import ran

DYAD = "/v1/state/dyads/PRK/RUS?valid_on=2025-01-01"
DRILL = {
    "key": "desk:1",
    "author": "desk",
    "title": "A quokka drill",
    "when": "2025-08",
    "participants": ["CHN", "RUS"],
}


pytestmark = pytest.mark.timeout(900)  # images are built and containers come up; a busy machine takes its time


@pytest.fixture
def composed(tmp_path: Path) -> Iterator[Composed]:
    """The project in a folder of its own; the engine is gone at the end."""
    with project(tmp_path) as brought:
        yield brought


def test_the_containers_serve_hold_fast_and_lose_nothing(composed: Composed) -> None:
    composed.up("--build")

    slow = socket.create_connection(("127.0.0.1", composed.port))
    slow.send(b"GET /livez HTTP/1.1\r\nHost: h")
    _data_sets_are_loaded_and_projected(composed)
    position = _appends(composed)
    _nobody_is_root_and_nothing_can_be_written(composed)
    _no_secret_is_told(composed)
    _serves_under_a_certificate(composed)
    _refuses_what_is_too_large(composed)
    _lets_go_of_who_is_slow(slow)

    composed.compose("kill")
    composed.up()
    _knows(composed, position)

    started = monotonic()
    composed.compose("stop")
    ended = {service: seen["State"]["ExitCode"] for service, seen in composed.containers().items()}
    assert ended == dict.fromkeys(ended, 0)
    assert monotonic() - started < PATIENCE / 3
    # Networks stay: an engine of this age may hold an endpoint that no container has any more (moby issue 42119).
    composed.compose("rm", "--force")
    kept = composed.engine.docker("volume", "ls", "--quiet").stdout.split()
    assert sorted(name.rpartition("_")[2] for name in kept) == ["database", "keys"]


def _data_sets_are_loaded_and_projected(composed: Composed) -> None:
    assert composed.ask("/readyz")[1]["head"] == 0
    loaded = int(composed.compose("run", "--rm", "migrate", "entente", "database", "seed").split()[0])
    status, dyad = composed.ask(f"{DYAD}&after={loaded}")
    assert status == 200
    assert "obliged-to" in {fact["predicate"] for fact in dyad["facts"]}


def _appends(composed: Composed) -> int:
    create = ("entente", "keys", "create", "--name", "desk", "--role", "maintainer", "--format", "json")
    key = orjson.loads(composed.compose("run", "--rm", "migrate", *create))[0]["key"]
    assert composed.ask("/v1/developments/drill-held", DRILL)[0] == 401
    status, receipt = composed.ask("/v1/developments/drill-held", DRILL, Authorization=f"Bearer {key}")
    assert status == 201
    _knows(composed, position := receipt["position"])
    return position


def _knows(composed: Composed, position: int) -> None:
    """What was acknowledged is in the answers, and in a checkpoint that is signed."""
    status, known = composed.ask(f"/v1/timeline?q=quokka&after={position}")
    assert (status, [one["title"] for one in known["developments"]]) == (200, ["A quokka drill"])
    status, ready = composed.ask("/readyz")
    assert (status, ready["head"], ready["lag"]) == (200, position, 0)
    deadline = monotonic() + PATIENCE
    while f"\n{position}\n" not in (note := composed.ask("/v1/log/checkpoint")[1]):
        assert monotonic() < deadline, note
        sleep(0.2)
    assert "\n\u2014 entente.local/log " in note


def _nobody_is_root_and_nothing_can_be_written(composed: Composed) -> None:
    assert composed.inside("web", "id", "-u") == "10001\n"
    assert "Read-only file system" in composed.inside("web", "touch", "/opt/entente/x")
    for service, seen in composed.containers().items():
        host = seen["HostConfig"]
        assert seen["Config"]["User"] not in ("", "root", "0"), service
        assert (host["ReadonlyRootfs"], host["CapDrop"], host["CapAdd"]) == (True, ["ALL"], None), service
        assert host["SecurityOpt"] == ["no-new-privileges:true"], service
        assert (host["Memory"] > 0, host["PidsLimit"] > 0, host["LogConfig"]["Config"]["max-file"]) == (True, True, "5")
    assert "No module named pip" in composed.inside("web", "python", "-m", "pip")


def _no_secret_is_told(composed: Composed) -> None:
    secrets = [file.read_text() for file in (composed.folder / ".secrets").glob("*_password")]
    told = (
        str(composed.containers())
        + composed.compose("logs")
        + composed.engine.docker("history", "entente:0.1.0").stdout
    )
    told += "".join(composed.engine.docker("top", seen["Id"]).stdout for seen in composed.containers().values())
    assert secrets
    assert [secret for secret in secrets if secret in told] == []


def _serves_under_a_certificate(composed: Composed) -> None:
    trusting = ssl.create_default_context(cafile=composed.folder / ".secrets" / "certificate.pem")
    assert composed.ask("/livez", tls=trusting) == (200, {"alive": True})


def _refuses_what_is_too_large(composed: Composed) -> None:
    status, problem = composed.ask("/v1/developments/drill-held", b" " * (1024 * 1024 + 1))
    assert (status, problem["type"]) == (413, "/v1/problems/too-large")


def _lets_go_of_who_is_slow(slow: socket.socket) -> None:
    """Who has not said its headers within ten seconds is hung up on."""
    slow.settimeout(PATIENCE)
    assert slow.recv(1) == b""
    slow.close()


def test_secrets_are_made_once_and_closed_to_others(tmp_path: Path) -> None:
    shutil.copytree(ROOT / ".docker", tmp_path / ".docker")
    made, again = _made(tmp_path), _made(tmp_path)
    assert made == again
    assert {len(secret) for secret in made.values()} == {64}
    assert len(set(made.values())) == len(made) == 5
    assert (tmp_path / ".secrets").stat().st_mode & 0o777 == 0o700


def _made(folder: Path) -> dict[str, str]:
    assert ran(["sh", folder / ".docker" / "secrets.sh"]).returncode == 0
    return {file.name: file.read_text() for file in (folder / ".secrets").iterdir()}


@pytest.mark.parametrize(
    "command",
    [
        ["hadolint", "Dockerfile"],
        ["check-jsonschema", "--builtin-schema", "vendor.compose-spec", ".docker/tls.yml"],
    ],
    ids=" ".join,
)
def test_a_linter_finds_nothing(command: list[str]) -> None:
    done = ran([Path(sys.executable).parent / command[0], *command[1:]], cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
