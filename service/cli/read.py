"""Commands of a client: show a development, the timeline, the state at a moment."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import click
from flask.cli import with_appcontext
from psycopg_pool import ConnectionPool

from events import actors
from projections import facts, projector
from projections.catching_up import catch_up
from projections.errors import AnotherProjector
from projections.moment import Asked, Moment, moment
from projections.timeline import one
from projections.timeline import timeline as page_of
from service.api.answers import DevelopmentTold, EventTold, FactInForce
from service.api.arguments import MomentSchema, StateSchema, TimelineSchema, filter_of
from service.api.blueprint import parts, stated
from service.cli.options import Development, options_of
from service.cli.output import format_option, show, tables_option
from service.log_form import erased, told


def reading() -> list[click.Command]:
    """The commands."""
    return [_show, _timeline, _state]


@click.command("show")
@click.argument("development", type=Development())
@click.option("--trail", is_flag=True, help="All that was said of it instead.")
@format_option
@with_appcontext
@options_of(MomentSchema)
def _show(said: dict[str, Any], development: UUID, trail: bool, form: str) -> None:
    """A development at a moment, or its trail."""
    at = at_moment(said["asked"])
    entries = parts().log.entries(development, at.position)
    if trail:
        columns = ("position", "recorded_at", "version", "event", "author", "reason")
        basis = ("basis",) if erased(entries) else ()
        show([told(entry) for entry in entries], form, (*columns, *basis), {"moment": stated(at)}, [EventTold])
        return
    if erased(entries):
        row = {"development": str(development), "version": entries[-1].version, "erased": True}
        show([row], form, tuple(row), {"moment": stated(at)})
        return
    found = one(parts().pool, at, development)
    rows = [{"version": entries[-1].version, **found}] if found else []
    columns = ("development", "version", "kind", "title", "status", "actors")
    show(rows, form, columns, {"moment": stated(at)}, [DevelopmentTold])


@click.command("timeline")
@tables_option
@with_appcontext
@options_of(TimelineSchema, without=("cursor", "limit"))
def _timeline(said: dict[str, Any], form: str) -> None:
    """The developments at a moment, newest first."""
    at = at_moment(said.pop("asked"))
    wanted = filter_of(**{name: value for name, value in said.items() if name != "limit"})
    rows: list[dict[str, Any]] = []
    page, behind = page_of(parts().pool, at, wanted, 1000)
    rows += page
    while behind:
        page, behind = page_of(parts().pool, at, wanted, 1000, behind)
        rows += page
    show(rows, form, ("when", "kind", "status", "actors", "title"), {"moment": stated(at)}, [DevelopmentTold])


@click.command("state")
@click.option("--actor", help="Only facts of this actor.")
@click.option("--with", "other", help="Only facts between the actor and this other.")
@tables_option
@with_appcontext
@options_of(StateSchema)
def _state(said: dict[str, Any], actor: str | None, other: str | None, form: str) -> None:
    """The facts in force at a moment."""
    if other and not actor:
        raise click.UsageError("--with needs --actor.")
    pair = [actors.actor(code).code for code in (actor, other) if code]
    at = at_moment(said.pop("asked"))
    question = (facts.state, facts.state_of_actor, facts.state_of_dyad)[len(pair)]
    rows = question(parts().pool, at, *pair, **said)
    columns = ("subject", "predicate", "object", "aspect", "dimension", "status", "certain", "kind")
    show(rows, form, columns, {"moment": stated(at)}, [FactInForce])


def at_moment(asked: Asked) -> Moment:
    """The moment that is asked for, after the projections have seen all that is on record."""
    pool = parts().pool
    brought_up(pool)
    head, _ = parts().recorder.head()
    return moment(pool, asked if asked.known_at is not None else replace(asked, after=max(asked.after, head)))


def brought_up(pool: ConnectionPool[Any]) -> None:
    """Project what is missing, unless a projector runs that will."""
    with pool.connection() as connection:
        try:
            projector.hold(connection)
        except AnotherProjector:
            return
        try:
            catch_up(connection)
        finally:
            projector.release(connection)
