"""The command that runs everything: the database, its schema, the data sets, the projector and the web workers."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import click
import orjson

from service import bundled, keeper, parts
from service.cli.exposure import check_exposure, told
from service.migrate import migrate
from service.setting import overridden
from service.settings import Settings
from service.witnesses import witnesses

READY_WITHIN = 60.0
"""Seconds in which the workers must answer, and the projections catch up."""

GRACE = 5.0
"""Seconds given to requests under way when the service stops."""

PROJECTOR_ENDED = "the projector ended; answers no longer follow the log. See /readyz."

TELLER_ENDED = "the process that delivers webhooks ended; nobody is told of changes."

TRY = """\
Entente is at {url} (the interface: {url}/docs). Try:
  curl '{url}/v1/state/dyads/PRK/RUS?valid_on=2025-01-01'
  curl '{url}/v1/state?predicate=obliged-to&valid_on=2024-06-30&certainty=certain'
  curl '{url}/v1/timeline?actor=CHN,PRK&published_by=2025-08-28'
{anonymous}
Stop it with Ctrl-C.
"""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 128), help="Threads of each.")
@click.option("--data", type=click.Path(path_type=Path), help="The directory of the embedded database.")
@click.option("--empty", is_flag=True, help="Do not load the bundled data sets into an empty log.")
def serve(host: str, port: int, workers: int, threads: int, data: Path | None, empty: bool) -> None:
    """Run Entente: with an embedded PostgreSQL, or with the one of ENTENTE_DATABASE_URL."""
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    settings = Settings.read(os.environ)
    witnesses(settings)  # what is wrong with them is said before anything runs
    check_exposure(host, settings, os.environ)
    _check_free(host, port)
    with parts.database(replace(settings, data=data or settings.data)) as url:
        _prepare(url, empty)
        unsigned = "allow" if settings.unsigned else "refuse"
        streams = threads // 2 if settings.streams is None else settings.streams
        said = {"UNSIGNED": unsigned, "STREAMS": str(streams), "ANONYMOUS": settings.anonymous}
        environ = overridden(os.environ, DATABASE_URL=url, **said)
        web = [
            "gunicorn", "service.wsgi:app()", f"--bind={host}:{port}", f"--workers={workers}", "--worker-class=gthread",
            f"--threads={threads}", f"--graceful-timeout={GRACE:.0f}", "--no-control-socket", "--log-level=warning",
        ]  # fmt: skip
        commands = (["service", "projections", "run"], web, ["service", "webhooks", "run"])
        running = [_start(command, environ) for command in commands]
        try:
            if _answers(f"http://{host}:{port}/readyz", running, stopped):
                click.echo(TRY.format(url=f"http://{host}:{port}", anonymous=told(settings)))
            code = _watch(running, stopped)
        finally:
            _stop(running)
    raise SystemExit(code)


def _check_free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise click.ClickException(f"Cannot listen at {host}, port {port}: {error.strerror or error}.") from None


def _prepare(url: str, empty: bool) -> None:
    for name in migrate(url):
        click.echo(f"migrated: {name}", err=True)
    opened = parts.open_parts(url, 2)
    try:
        if not empty and opened.recorder.head()[0] == 0:
            click.echo(f"loaded the bundled data sets: {bundled.load(opened.log).appended} events", err=True)
    finally:
        opened.pool.close()


def _start(module: Sequence[str], environ: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *module], env=environ, preexec_fn=keeper.bound_to(os.getpid(), signal.SIGTERM)
    )


def _answers(address: str, running: Sequence[subprocess.Popen[bytes]], stopped: Event) -> bool:
    """Whether the workers answer, after giving the projections time to catch up unless their projector has ended."""
    projector, web, _ = running
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and web.poll() is None and not stopped.is_set():
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:  # nosec B310
                if orjson.loads(answer.read())["lag"] == 0:
                    return True
        except urllib.error.HTTPError:
            if projector.poll() is not None:
                return True
        except OSError:
            pass
        stopped.wait(0.1)
    return web.poll() is None and not stopped.is_set()


def _watch(running: Sequence[subprocess.Popen[bytes]], stopped: Event) -> int:
    """Wait for a signal or the end of the web workers. What else stopped is told, and reads go on without it."""
    projector, web, teller = running
    helping = {projector: PROJECTOR_ENDED, teller: TELLER_ENDED}
    while not stopped.wait(0.3):
        if web.poll() is not None:
            click.echo("entente: the web workers ended.", err=True)
            return 1
        for ended in [process for process in helping if process.poll() is not None]:
            click.echo(f"entente: {helping.pop(ended)}", err=True)
    return 0


def _stop(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(GRACE + 2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
