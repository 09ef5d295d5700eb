"""The project of docker-compose.yml, brought up by an engine of the tests' own."""

import re
import shutil
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import orjson
import pytest
import yaml

from tests.service.standins.certificate import certificate
from tests.service.standins.engine import Engine, engine
from tests.tools import set_up

ROOT = Path(__file__).parents[3]
SOURCE = (
    ".docker", ".dockerignore", "Dockerfile", "LICENSE", "README.md", "docker-compose.yml", "events", "projections",
    "pyproject.toml", "requirements.txt", "service",
)  # fmt: skip
FILES = ("-f", "docker-compose.yml", "-f", ".docker/tls.yml")
NO_INDEX = ("No matching distribution", "Temporary failure in name resolution", "Could not fetch URL")
PATIENCE = 180.0
"""Seconds in which all must be healthy, on a machine that does other things too."""


@dataclass
class Composed:
    """The project, brought up."""

    engine: Engine
    folder: Path
    port: int
    tls_port: int

    def compose(self, *words: str) -> str:
        """What docker-compose says of what it did."""
        ports = {"ENTENTE_PORT": str(self.port), "ENTENTE_TLS_PORT": str(self.tls_port)}
        done = self.engine.compose(self.folder, *FILES, *words, **ports)
        if any(words in done.stdout + done.stderr for words in NO_INDEX):
            pytest.skip("not run: the image could not be built, as its packages could not be had")
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
        return done.stdout

    def up(self, *options: str) -> None:
        """Bring it up and wait until all that runs is healthy."""
        self.compose("up", "-d", *options)
        deadline = monotonic() + PATIENCE
        while waited := [name for name, seen in self.containers().items() if not _well(seen["State"])]:
            assert monotonic() < deadline, (waited, self.compose("logs", "--tail=30"))
            sleep(0.3)

    def containers(self) -> dict[str, Any]:
        """What the engine knows of each container, by its service."""
        found = self.engine.docker("ps", "--all", "--quiet", "--no-trunc").stdout.split()
        known = orjson.loads(self.engine.docker("inspect", *found).stdout)
        return {one["Config"]["Labels"]["com.docker.compose.service"]: one for one in known}

    def inside(self, service: str, *command: str) -> str:
        """What a command says within a running container, errors included."""
        done = self.engine.docker("exec", self.containers()[service]["Id"], *command)
        return done.stdout + done.stderr

    def ask(self, path: str, body: Any = None, tls: ssl.SSLContext | None = None, **headers: str) -> tuple[int, Any]:
        """The status and the JSON that the proxy hands out."""
        plain = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection = HTTPSConnection("localhost", self.tls_port, timeout=30, context=tls) if tls else plain
        said = body if isinstance(body, bytes | None) else orjson.dumps(body)
        connection.request("POST" if body else "GET", path, said, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        found = answer.read()
        connection.close()
        return answer.status, orjson.loads(found) if "json" in answer.headers["Content-Type"] else found.decode()


def _well(state: Any) -> bool:
    return state["Health"]["Status"] == "healthy" if "Health" in state else state["ExitCode"] == 0


@contextmanager
def project(folder: Path) -> Iterator[Composed]:
    """The project in a folder, with its secrets and a certificate, not up yet."""
    for name in SOURCE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    set_up("the secrets", ["sh", ".docker/secrets.sh"], cwd=folder)
    certificate(folder / ".secrets" / "certificate.pem", folder / ".secrets" / "certificate.key")
    with engine() as running:
        running.stand_in(_images())
        yield Composed(running, folder, *_free_ports())


def _images() -> set[str]:
    """The base images that Dockerfile and docker-compose.yml name."""
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    bases = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    return {*bases, *(service["image"] for service in services.values() if "build" not in service)}


def _free_ports() -> list[int]:
    with socket.socket() as one, socket.socket() as other:
        for found in (one, other):
            found.bind(("127.0.0.1", 0))
        return [one.getsockname()[1], other.getsockname()[1]]
