"""Commands for API keys."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any

import click
from flask.cli import AppGroup

from service.access import keys as table
from service.access.scopes import Role, Scope
from service.api.blueprint import parts
from service.api.keys import NewKeySchema
from service.cli.output import format_option, show

OPERATOR = "operator"
"""By whom a key is made and revoked on the command line."""

keys = AppGroup("keys", help="API keys, with which programs are let in.")

COLUMNS = ("id", "name", "role", "scopes", "authors", "quota", "expires_at", "revoked_at", "last_used_at")


class Expiry(click.ParamType[datetime]):
    """A number of days from now, or the last day of a key."""

    name = "days or date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant."""
        if found := re.fullmatch(r"([1-9]\d{0,4})d", value):
            return datetime.now(UTC) + timedelta(days=int(found[1]))
        try:
            return datetime.combine(datetime.strptime(value, "%Y-%m-%d"), time.max, UTC)  # noqa: DTZ007
        except ValueError:
            self.fail(f"{value} is neither a number of days such as 90d nor a date such as 2030-01-31.", param, ctx)


@keys.command("create")
@click.option("--name", required=True, help="Who or what holds the key.")
@click.option("--role", required=True, type=click.Choice([str(role) for role in Role]))
@click.option("--scopes", help=f"Fewer than the role's, by commas: {', '.join(Scope)}.")
@click.option("--authors", help="Names under which it may append, by commas.  [default: any]")
@click.option("--quota", type=int, help="Requests a minute.  [default: ENTENTE_QUOTA]")
@click.option("--expires", type=Expiry(), help="After so many days (90d), or with a day.  [default: never]")
@format_option
def create(
    name: str,
    role: str,
    scopes: str | None,
    authors: str | None,
    quota: int | None,
    expires: datetime | None,
    form: str,
) -> None:
    """Make a key and print it. Only its hash is kept: it cannot be printed again."""
    given = {
        "name": name,
        "role": role,
        "scopes": scopes and [scope.strip() for scope in scopes.split(",")],
        "authors": authors and [author.strip() for author in authors.split(",")],
        "quota": quota,
        "expires_at": expires and expires.isoformat(),
    }
    said = NewKeySchema().load({name: value for name, value in given.items() if value is not None})
    narrowed = frozenset(said.pop("scopes", said["role"].scopes))
    key, made = table.make(parts().pool, scopes=narrowed, created_by=OPERATOR, **said)
    show([{**key.told(), "key": made.text}], form, ("key", "name", "role", "scopes", "authors", "quota", "expires_at"))


@keys.command("list")
@format_option
def listed(form: str) -> None:
    """Every key that was made, oldest first, and what became of it."""
    show((key.told() for key in table.every(parts().pool)), form, COLUMNS)


@keys.command("revoke")
@click.argument("key_id", metavar="ID")
@format_option
def revoke(key_id: str, form: str) -> None:
    """Have a key count no more: within 5 s, in every worker."""
    show([table.revoke(parts().pool, key_id, OPERATOR).told()], form, COLUMNS)
