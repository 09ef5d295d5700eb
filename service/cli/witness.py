"""The command of a witness: it watches a log from elsewhere, with no database, and cosigns what has only grown."""

import os
import signal
import socket
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import click

from events.audit.note import NAME, NOTE, InvalidNote, Verifier
from events.audit.witness import Witness
from service.key_file import NoKey
from service.remote_log import NotTaken, RemoteLog, Unreachable
from service.settings import Settings
from service.witness_state import held
from service.witnessing import Watch


class LogKey(click.ParamType[Verifier]):
    """The verifier key of a log."""

    name = "vkey"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Verifier:
        """The key."""
        try:
            found = Verifier.parse(value)
        except InvalidNote as error:
            self.fail(str(error), param, ctx)
        return found if found.type == NOTE else self.fail("is not the key of a log", param, ctx)


def address(_: click.Context, __: click.Parameter, value: str) -> str:
    """The URL of a log, which must be one of HTTP."""
    if urlsplit(value).scheme not in ("http", "https"):
        raise click.BadParameter("must begin with https:// or http://.")
    return value


def named(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A name that a key can bear."""
    if value is not None and not NAME.fullmatch(value):
        raise click.BadParameter("is no name of a key: it takes no spaces, no plus, and is not empty.")
    return value


@click.command("witness")
@click.option(
    "--log", "url", required=True, callback=address, help="Where the log is, such as https://entente.example."
)
@click.option("--key", required=True, type=LogKey(), help="The log's verifier key, had from elsewhere than the log.")
@click.option(
    "--state", required=True, type=click.Path(path_type=Path, file_okay=False), help="The witness's directory."
)
@click.option("--name", callback=named, help="What the witness is called; said once.  [default: the name of this host]")
@click.option("--once", is_flag=True, help="Look once, and end.")
@click.option("--every", default=60.0, show_default=True, type=click.FloatRange(1), help="Seconds between two looks.")
def witness(url: str, key: Verifier, state: Path, name: str | None, once: bool, every: float) -> None:
    """Cosign the checkpoints of a log for as long as it only grows; a fork or a rollback ends it with exit code 9.

    It keeps its key, the last checkpoint that it saw, and evidence of what it refused in its directory.
    """
    stopped = Event()
    if not once:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
    try:
        with held(state, name or socket.gethostname()) as kept:
            if name not in (None, kept.signer.name):
                raise click.BadParameter(f"the witness of {state} is called {kept.signer.name}.", param_hint="--name")
            watch = Watch(
                key.name, RemoteLog(url, Settings.read(os.environ).api_key), Witness(kept.signer, {key.name: key}), kept
            )
            _look(watch) if once else _watch(watch, every, stopped)
    except (NoKey, OSError) as error:
        raise click.ClickException(f"The directory of the witness cannot be used: {error}") from None


def _look(watch: Watch) -> None:
    for size in watch.look():
        click.echo(f"cosigned size {size} of {watch.origin}")


def _watch(watch: Watch, every: float, stopped: Event) -> None:
    while not stopped.is_set():
        try:
            _look(watch)
        except (Unreachable, NotTaken) as error:
            click.echo(f"entente: {error}", err=True)
        stopped.wait(every)
