"""The parent process of the embedded PostgreSQL: `python keeper.py DIRECTORY BINARIES SOCKETS`.

It stops the server (SIGINT, a fast shutdown) when nobody holds `users.lock` any more, or on SIGTERM or SIGINT, and
starts it again when it dies by itself, as often as it takes while its disk is full. When the keeper is killed, Linux
stops the server (PR_SET_PDEATHSIG).
`server.lock` is held by the keeper and, inherited, by each process of the server: who gets it knows that all are gone.
As root the server runs in a user namespace of its own, as it refuses to be root.
It needs nothing but the standard library, so that it runs whatever the path of its starter is.
"""

import ctypes
import fcntl
import os
import re
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

USERS, SERVER, CLUSTER, SOCKET, LOG = "users.lock", "server.lock", "cluster", ".s.PGSQL.5432", "postgres.log"
BEAT = 0.3
"""Seconds between two looks at whether anybody uses the server."""
STEADY, PATIENCE = 3.0, 10.0
"""Seconds that make a server worth another start; seconds given to the remains of an earlier one to go away."""
ROOM = 2 * 16 * 1024 * 1024
"""Bytes that must be free for a start that fails to be the server's own fault: two segments of its log."""
REMAINS = (b"lock file", b"pre-existing shared memory block")
LINUX, PR_SET_PDEATHSIG = sys.platform == "linux", 1
SOMEBODY = ("unshare", "-U", "--map-user=65534", "--map-group=65534", "--")
SETTINGS = {
    "listen_addresses": "", "port": "5432", "unix_socket_permissions": "0700", "max_connections": "100",
    "shared_buffers": "256MB", "fsync": "on", "full_page_writes": "on", "jit": "off", "logging_collector": "off",
    "log_destination": "stderr", "timezone": "UTC", "log_timezone": "UTC",
}  # fmt: skip


def take(path: Path, kind: int) -> int | None:
    """The open file with a lock of a kind (LOCK_SH, LOCK_EX), or None where it cannot be had at once."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(file)
        return None
    return file


def main(directory: Path, binaries: Path, sockets: Path) -> int:
    """Keep the server of a directory. Exits once it holds `server.lock`; a child, which nobody need reap, goes on."""
    lock = take(directory / SERVER, fcntl.LOCK_EX)
    if lock is None:
        return 1
    if os.fork():
        os._exit(0)
    signals = _signals()
    try:
        if (directory / CLUSTER).exists() or _create(directory, binaries, lock):
            return _keep(directory, binaries, sockets, lock, signals)
    except OSError as error:
        print(f"The keeper gave up: {error}", file=sys.stderr, flush=True)
    return 1


def _create(directory: Path, binaries: Path, lock: int) -> bool:
    """Make the cluster beside its place and move it there whole."""
    unfinished = directory / f"{CLUSTER}.new"
    if unfinished.exists():
        shutil.rmtree(unfinished)
    version = subprocess.check_output([binaries / "postgres", "--version"], text=True)
    builtin = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    locale = builtin if int(re.findall(r"\d+", version)[0]) >= 17 else ("--locale=C.UTF-8",)
    options = ("-U", "entente", "--auth=trust", "--encoding=UTF8", "--data-checksums", *locale)
    if _spawn([binaries / "initdb", "-D", unfinished, *options], lock, stdout=subprocess.DEVNULL).wait():
        return False
    unfinished.rename(directory / CLUSTER)
    folder = os.open(directory, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return True


def _keep(directory: Path, binaries: Path, sockets: Path, lock: int, signals: int) -> int:
    cluster, since, stopping, steady = directory / CLUSTER, monotonic(), False, False
    options = [f"--{name}={value}" for name, value in {**SETTINGS, "unix_socket_directories": sockets}.items()]
    while True:
        _disown(cluster / "postmaster.pid", cluster)
        _disown(sockets / f"{SOCKET}.lock", cluster)
        started, written = monotonic(), (directory / LOG).stat().st_size
        server = _spawn([binaries / "postgres", "-D", cluster, *options], lock)
        while server.poll() is None:
            asked = _asked(signals)
            if not stopping and (asked or take(directory / USERS, fcntl.LOCK_EX) is not None):
                stopping = True
                server.send_signal(signal.SIGINT)
        if stopping:
            return 0
        said = (directory / LOG).read_bytes()[written:]
        if monotonic() - started > STEADY:
            since, steady = monotonic(), True
        elif steady and shutil.disk_usage(directory).free < ROOM:
            since = monotonic()
        elif monotonic() - since > PATIENCE or not any(words in said for words in REMAINS):
            return 1
        if _asked(signals):
            return 0


def _spawn(command: Sequence[Path | str], lock: int, stdout: int | None = None) -> "subprocess.Popen[bytes]":
    words = [*SOMEBODY, *command] if LINUX and os.geteuid() == 0 else command
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    bound = bound_to(os.getpid(), signal.SIGINT)
    return subprocess.Popen(words, env=environment, pass_fds=(lock,), stdout=stdout, preexec_fn=bound)


def bound_to(parent: int, number: int) -> Callable[[], None] | None:
    """What a child of `parent` does first, so that it gets a signal when the parent dies; on Linux alone."""
    return partial(_bind, ctypes.CDLL(None).prctl, parent, number) if LINUX else None


def _bind(prctl: Callable[[int, int], int], parent: int, number: int) -> None:
    prctl(PR_SET_PDEATHSIG, number)
    if os.getppid() != parent:
        os._exit(1)


def _disown(file: Path, cluster: Path) -> None:
    """Remove a lock file whose process number went to a stranger, as happens in a container that is started again."""
    try:
        owned = Path("/proc", file.read_text().split("\n")[0].strip() or "0", "cwd").samefile(cluster)
    except OSError:
        owned = False
    if LINUX and not owned:
        file.unlink(missing_ok=True)


def _signals() -> int:
    """A pipe from which signals are read, so that none is lost and no work is done in a handler."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
        signal.signal(number, lambda *_: None)
    return reader


def _asked(signals: int) -> bool:
    """Whether a signal within a beat asks to stop."""
    heard = os.read(signals, 64) if select.select([signals], [], [], BEAT)[0] else b""
    return signal.SIGTERM in heard or signal.SIGINT in heard


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
