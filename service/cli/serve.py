"""The command that runs everything: the database, its schema, the data sets, the projector and the web workers."""

import os
import socket
import time
import urllib.error
import urllib.request
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import click
import orjson

from service import bundled, counting, logs, parts
from service.cli.exposure import check_exposure, told
from service.database import DatabaseUnavailable, kept
from service.logs import log
from service.migrate import migrate
from service.processes import Processes
from service.setting import overridden
from service.settings import Settings
from service.stopping import STOPPING, stop_at_signals
from service.witnesses import witnesses

READY_WITHIN = 60.0
"""Seconds in which the workers must answer, and the projections catch up."""

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
@click.option("--threads", default=64, show_default=True, type=click.IntRange(1, 128), help="Threads of each.")
@click.option("--data", type=click.Path(path_type=Path), help="The directory of the embedded database.")
@click.option("--empty", is_flag=True, help="Do not load the bundled data sets into an empty log.")
def serve(host: str, port: int, workers: int, threads: int, data: Path | None, empty: bool) -> None:
    """Run Entente: with an embedded PostgreSQL, or with the one of ENTENTE_DATABASE_URL."""
    hurried = Event()
    stop_at_signals(STOPPING, then=hurried.set)
    settings = Settings.read(os.environ)
    settings = replace(settings, data=data or settings.data)
    logs.configure(settings.log_level)
    witnesses(settings)  # what is wrong with them is said before anything runs
    check_exposure(host, settings, os.environ)
    _check_free(host, port)
    with parts.database(settings) as url:
        _prepare(url, empty)
        unsigned = "allow" if settings.unsigned else "refuse"
        streams = threads // 2 if settings.streams is None else settings.streams
        said = {"UNSIGNED": unsigned, "STREAMS": str(streams), "ANONYMOUS": settings.anonymous}
        environ = overridden(os.environ, DATABASE_URL=url, **said)
        web = (f"--bind={host}:{port}", f"--workers={workers}", f"--threads={threads}")
        counted = counting.directory()
        processes = Processes({counting.VARIABLE: counted.name, **environ})
        try:
            processes.start("projector", ["service", "projections", "run"])
            processes.start("web", ["gunicorn", "--config=python:service.gunicorn", *web])
            processes.start("webhooks", ["service", "webhooks", "run"])
            answers = _answers(f"http://{host}:{port}/readyz", processes)
            processes.start("imports", ["service", "imports", "run"])  # it need not be there for others to begin
            if answers:
                click.echo(TRY.format(url=f"http://{host}:{port}", anonymous=told(settings)))
            code = processes.watch("web", STOPPING, partial(_tend, settings))
        finally:
            processes.stop(hurried)
            counted.cleanup()
    raise SystemExit(code)


def _tend(settings: Settings) -> None:
    """Keep the embedded database, where there is one."""
    if settings.database_url is None:
        try:
            kept(settings.data)
        except DatabaseUnavailable as error:
            log.error("database-unavailable", reason=str(error))


def _check_free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise click.ClickException(f"Cannot listen at {host}, port {port}: {error.strerror or error}.") from None


def _prepare(url: str, empty: bool) -> None:
    for name in migrate(url):
        log.info("migrated", migration=name)
    opened = parts.open_parts(url, 2)
    try:
        if not empty and opened.recorder.head()[0] == 0:
            log.info("loaded", events=bundled.load(opened.log).appended)
    finally:
        opened.pool.close()


def _answers(address: str, processes: Processes) -> bool:
    """Whether the workers answer, after giving the projections time to catch up unless their projector has ended."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and processes.runs("web") and not STOPPING.wait(0.1):
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:  # noqa: S310
                if orjson.loads(answer.read())["lag"] == 0:
                    return True
        except urllib.error.HTTPError:
            if not processes.runs("projector"):
                return True
        except OSError:
            pass
    return processes.runs("web") and not STOPPING.is_set()
