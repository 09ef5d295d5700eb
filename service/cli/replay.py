"""The command that replays an export."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from events.audit import source as sources
from events.audit.tree import Tree
from projections.projector import position_of
from projections.steps import Step, Told, steps
from service import parts
from service.audit import replay as replaying
from service.database import embedded
from service.log_form import told
from service.remote_log import RemoteLog
from service.settings import Settings

SIGNS = {"added": "+", "closed": "-", "changed": "~"}


@click.command("replay")
@click.argument("export", type=click.Path(path_type=Path, exists=True))
@click.option("--until", type=click.IntRange(min=1), help="Only the events up to this position.")
@click.option("--against", help="The address of a server, or a file of digests, to compare with as well.")
@click.option("--database", help="The URL of an empty PostgreSQL; left out, one is run that is gone afterwards.")
@click.option("--step", is_flag=True, help="Tell event by event what each changed.")
@click.option("--from", "first", type=click.IntRange(min=1), default=1, show_default=True, help="The first step.")
@click.option("--to", "last", type=click.IntRange(min=1), help="The last step.")
@click.option("--format", "form", type=click.Choice(["table", "ndjson"]), default="table", show_default=True)
def replay(
    export: Path,
    until: int | None,
    against: str | None,
    database: str | None,
    step: bool,
    first: int,
    last: int | None,
    form: str,
) -> None:
    """Replay EXPORT, a directory or a tar file, in an empty database, and compare what follows with what it states.

    Ends with 0 where the root and all digests are equal, and with 9 where one differs.
    """
    source = sources.opened(export)
    with ExitStack() as stack:
        url = database or stack.enter_context(_own())
        with _progress() as progress:
            task = progress.add_task("positions", total=until)
            checkpoint = replaying.replay(url, source, until, lambda done: progress.update(task, completed=done))
        connection = stack.enter_context(parts.connect(url))
        position = position_of(connection)
        for each in steps(connection, first, min(last or position, position)) if step else ():
            click.echo(orjson.dumps(_told(each)).decode() if form == "ndjson" else _block(each))
        compared = replaying.compare(connection, replaying.of_export(source, position))
        if against and against.startswith(("http://", "https://")):
            log = RemoteLog(against.rstrip("/").removesuffix("/v1"), Settings.read(os.environ).api_key)
            pool = parts.open_parts(url, 1).pool
            stack.callback(pool.close)
            replaying.check_root(log, position, Tree(pool).root(position))
            compared += replaying.compare(connection, replaying.of_server(log, connection))
        elif against:
            theirs = replaying.compare(connection, replaying.of_file(Path(against), position))
            compared += replaying.some(theirs, position)
        replaying.some(compared, position)
    click.echo(
        f"Replayed up to position {position}: the root over {checkpoint.size} leaves and the digests that are stated of"
        f" {len(set(compared))} positions, the last of them {max(compared)}, are equal.",
        err=step,
    )


@contextmanager
def _own() -> Iterator[str]:
    folder = TemporaryDirectory(prefix="entente-replay-", ignore_cleanup_errors=True)
    with folder as path, embedded(Path(path)) as url:
        yield url


def _told(step: Step) -> dict[str, Any]:
    return {**told(step.entry), "added": step.added, "closed": step.closed, "changed": step.changed}


def _block(step: Step) -> str:
    """A step in lines: the event, and a fact in each, with what became of it."""
    entry = told(step.entry)
    title = entry.get("content", {}).get("title")
    words = (entry["event"], entry["id"], *([repr(title)] if title else []))
    head = f"{entry['position']} {step.entry.recorded_at:%Y-%m-%dT%H:%M:%S.%fZ} {' '.join(words)}"
    facts = [_line(sign, fact) for name, sign in SIGNS.items() for fact in getattr(step, name)]
    return "\n".join([head, *(facts or ["    nothing changed"])])


def _line(sign: str, fact: Told) -> str:
    name = " ".join(filter(None, (fact["subject"], fact["predicate"], fact["object"], fact["aspect"])))
    if sign != "~":
        return f"  {sign} {name}  {_days(fact['valid'])}  {fact['status']}"
    changes = [
        f"{field} {_value(field, before)} -> {_value(field, after)}"
        for field, (before, after) in ((field, fact[field]) for field in FIELDS if field in fact)
    ]
    return f"  {sign} {name}  {'; '.join(changes)}"


FIELDS = ("valid", "status", "theatre", "attributes", "sources", "published")
"""What may change of a fact."""


def _value(field: str, value: Any) -> str:
    if field == "valid":
        return _days(value)
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _days(spells: list[dict[str, str | None]]) -> str:
    return ", ".join(_spell(each) for each in spells) or "never"


def _spell(valid: dict[str, str | None]) -> str:
    ends = [(valid["starts_from"], valid["starts_by"]), (valid["ends_from"], valid["ends_by"])]
    days = [one or ".." if one == other else f"{one or ''}..{other or ''}" for one, other in ends]
    return days[0] if days[0] == days[1] else "/".join(days)


def _progress() -> Progress:
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    return Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty())
