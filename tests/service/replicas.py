"""A primary, its streaming standbys and a PgBouncer, on ports of this machine."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import psycopg

from service.database import binaries
from service.keeper import SOMEBODY, bound_to
from tests.tools import debian, free_port, ran

PGBOUNCER = Path("/usr/sbin/pgbouncer")
PREFIX = [*SOMEBODY] if os.geteuid() == 0 else []
PATIENCE = 60.0
SETTINGS = {
    "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "hot_standby_feedback": "on",
    "max_connections": "60", "shared_buffers": "32MB", "jit": "off", "timezone": "UTC",
}  # fmt: skip


def until(what: Callable[[], Any]) -> Any:
    """What a question is answered, once the answer is yes; errors of a database count as no."""
    deadline = monotonic() + PATIENCE
    while True:
        with suppress(psycopg.Error):
            if found := what():
                return found
        assert monotonic() < deadline, what
        sleep(0.01)


@dataclass
class Node:
    """A server of PostgreSQL."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def name(self) -> str:
        """What it is called among the standbys."""
        return self.folder.name

    @property
    def url(self) -> str:
        """Where its database is."""
        return f"postgresql://entente@127.0.0.1:{self.port}/postgres"

    def ask(self, statement: str) -> Any:
        """The one value that it answers."""
        with psycopg.connect(self.url, autocommit=True, connect_timeout=2) as connection:
            found = connection.execute(statement)
            return found.fetchone()[0] if found.description else None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = [f"--{name}={value}" for name, value in {**SETTINGS, "port": self.port}.items()]
        with (self.folder.parent / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*PREFIX, binaries() / "postgres", "-D", self.folder, *options],
                stdout=log,
                stderr=log,
                preexec_fn=bound_to(os.getpid(), signal.SIGINT),
            )
        until(lambda: self.ask("SELECT true"))

    def kill(self) -> None:
        """Have it be gone at once, with all its processes."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for process in (self.process.pid, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.process.wait()


def _made(command: list[str | Path]) -> None:
    done = ran([*PREFIX, *command])
    assert done.returncode == 0, done.stderr


@contextmanager
def primary(folder: Path) -> Iterator[Node]:
    """A server of its own."""
    node = Node(folder)
    _made([binaries() / "initdb", "-D", folder, "-U", "entente", "--auth=trust", "--encoding=UTF8", "--locale=C"])
    yield from _run(node)


@contextmanager
def standby(folder: Path, of: Node) -> Iterator[Node]:
    """A server that follows another."""
    source = f"host=127.0.0.1 port={of.port} user=entente application_name={folder.name}"
    slot = ["-C", "-S", folder.name, "-c", "fast"]
    _made([binaries() / "pg_basebackup", "-R", "-X", "stream", *slot, "-D", folder, "-d", source])
    yield from _run(Node(folder))


def _run(node: Node) -> Iterator[Node]:
    node.start()
    try:
        yield node
    finally:
        if node.process and node.process.poll() is None:
            node.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                node.process.wait(10)
            node.process.kill()


@contextmanager
def bouncer(folder: Path, before: Node, **database: str) -> Iterator[str]:
    """The URL of a PgBouncer in transaction mode before a server."""
    if not PGBOUNCER.exists():
        debian("pgbouncer")
    folder.mkdir()
    port = free_port()
    options = " ".join(f"{name}='{value}'" for name, value in database.items())
    (folder / "users.txt").write_text('"entente" ""\n')
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\npostgres = host=127.0.0.1 port={before.port} {options}\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\npool_mode = transaction\n"
        f"auth_type = trust\nauth_file = {folder}/users.txt\ndefault_pool_size = 4\nlogfile = {folder}/log\n"
    )
    bound = bound_to(os.getpid(), signal.SIGKILL)
    process = subprocess.Popen([*PREFIX, PGBOUNCER, "-q", folder / "pgbouncer.ini"], preexec_fn=bound)
    url = f"postgresql://entente@127.0.0.1:{port}/postgres"
    try:
        until(lambda: psycopg.connect(url, connect_timeout=2).close() or True)
        yield url
    finally:
        process.kill()
        process.wait()


@dataclass(frozen=True)
class Cluster:
    """A primary and two standbys that follow it."""

    primary: Node
    one: Node
    two: Node


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A primary and two standbys, one of which must have what is committed."""
    with ExitStack() as stack:
        first = stack.enter_context(primary(folder / "primary"))
        one, two = (stack.enter_context(standby(folder / name, first)) for name in ("one", "two"))
        first.ask("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (one, two)'")
        first.ask("SELECT pg_reload_conf()")
        until(lambda: first.ask("SELECT count(*) = 2 FROM pg_stat_replication WHERE sync_state = 'quorum'"))
        yield Cluster(first, one, two)
