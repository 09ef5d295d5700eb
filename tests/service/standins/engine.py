"""An engine for containers on a socket of its own, gone with all that it ran; its clients are Debian's."""

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.service.standins.root import root
from tests.tools import debian, ran

DEBIAN = ("docker.io", "docker-compose", "iptables", "mmdebstrap")
PROGRAMS = (
    "/usr/bin/docker", "/usr/sbin/dockerd", "/usr/bin/docker-compose", "/usr/bin/mmdebstrap", "/usr/sbin/iptables",
)  # fmt: skip
ANOTHER = "/var/run/docker.sock"
POSTGRES = [
    "ENV PGDATA=/var/lib/postgresql/18/docker PATH=/usr/lib/postgresql/18/bin:/usr/bin:/bin",
    "VOLUME /var/lib/postgresql",
    'ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]',
]
BUILDKIT = {"COMPOSE_DOCKER_CLI_BUILD": "1", "DOCKER_BUILDKIT": "1"}
"""Build as newer clients do."""
WITHIN = 30.0
"""Seconds in which the engine must answer."""


@dataclass(frozen=True)
class Engine:
    """A running engine, and how it is asked."""

    home: Path

    def docker(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """What docker says."""
        return ran(["/usr/bin/docker", *words], env=self.environ())

    def compose(self, folder: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """What docker-compose says of the project of a folder."""
        return ran(["/usr/bin/docker-compose", *words], cwd=folder, env={**self.environ(), **BUILDKIT, **environ})

    def environ(self) -> dict[str, str]:
        """What its clients are started with: Debian's come first, as only they are of one age with it."""
        path = f"/usr/bin:{os.environ['PATH']}"
        return {**os.environ, "DOCKER_HOST": f"unix://{self.home}/socket", "HOME": str(self.home), "PATH": path}

    def stand_in(self, images: set[str]) -> None:
        """Have an image of the one root under each of these names, that of PostgreSQL with what it does by itself."""
        for image in images:
            changes = [f"--change={change}" for change in POSTGRES] if image.startswith("postgres") else []
            done = self.docker("import", *changes, root(), image)
            assert done.returncode == 0, done.stderr


@contextmanager
def engine() -> Iterator[Engine]:
    """An engine; the test is skipped, and says why, where none can be had."""
    if not all(Path(program).exists() for program in PROGRAMS):
        debian(*DEBIAN)
    if Path(ANOTHER).exists():
        pytest.skip("not run: another engine for containers runs here, and its network would be shared")
    home = Path(tempfile.mkdtemp(prefix="entente-engine-"))
    command = [
        "/usr/sbin/dockerd", f"--data-root={home}/data", f"--exec-root={home}/exec", f"--host=unix://{home}/socket",
        f"--pidfile={home}/pid", "--default-ulimit=nofile=4096:4096",
    ]  # fmt: skip
    with (home / "log").open("w") as log:
        daemon = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    try:
        running = Engine(home)
        _wait(running, daemon)
        yield running
        for container in running.docker("ps", "--all", "--quiet").stdout.split():
            running.docker("rm", "--force", container)
    finally:
        daemon.terminate()
        with suppress(subprocess.TimeoutExpired):
            daemon.wait(20)
        with suppress(ProcessLookupError):
            os.killpg(daemon.pid, signal.SIGKILL)
        daemon.wait()
        ran(["rm", "-rf", home])  # there are too many files for Python to be quick


def _wait(running: Engine, daemon: "subprocess.Popen[bytes]") -> None:
    deadline = monotonic() + WITHIN
    while running.docker("info").returncode:
        if daemon.poll() is not None or monotonic() > deadline:
            said = re.findall(r"failed to start daemon.*|level=(?:fatal|error).*", (running.home / "log").read_text())
            pytest.skip(f"not run: the engine for containers does not start: {said[-1] if said else 'it said nothing'}")
        sleep(0.1)
