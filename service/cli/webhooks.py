"""Commands over webhooks, and the process that delivers them."""

from typing import Any
from uuid import UUID

import click
from flask.cli import AppGroup, with_appcontext

from service import parts as opening
from service.api.blueprint import parts
from service.api.webhook_schemas import SubscribeSchema
from service.at_work import at_work
from service.cli.output import format_option, show
from service.permalink import placed
from service.webhooks import outbox, secret
from service.webhooks.clock import now
from service.webhooks.delivery import State
from service.webhooks.subscribing import subscribed
from service.webhooks.subscriptions import remove as forget
from service.webhooks.subscriptions import subscription, subscriptions
from service.webhooks.telling import delivery_told, subscription_told

OWNER = "command line"

COLUMNS = ("id", "name", "address", "target", "number", "disabled")

SENT = ("id", "number", "state", "position", "attempts", "next_at", "last_status", "last_error")

webhooks = AppGroup("webhooks", help="Who is told when an answer at a moment changes.")


@webhooks.command("add")
@click.argument("address")
@click.argument("target")
@click.option("--name", required=True, help="What the webhook is to be called.")
@click.option("--base", default="http://127.0.0.1:8000", show_default=True, help="Where this service is served.")
@format_option
@with_appcontext
def _add(form: str, base: str, **given: str) -> None:
    """Tell the URL TARGET when the answer to ADDRESS changes, such as '/v1/alliances?actors=CHN,RUS&valid_on=2024'."""
    said: dict[str, Any] = SubscribeSchema().load(given)
    said["address"] = placed(said["address"], None)
    said |= {"owner": OWNER, "base": base.rstrip("/")}
    made, hidden = subscribed(parts().pool, parts().webhook_private, now().date(), **said)
    show([{**subscription_told(made), "secret": hidden}], form, ("id", "name", "address", "target", "secret"))


@webhooks.command("list")
@format_option
@with_appcontext
def _list(form: str) -> None:
    """All webhooks, oldest first."""
    show(map(subscription_told, subscriptions(parts().pool, None)), form, COLUMNS)


@webhooks.command("remove")
@click.argument("webhook", type=click.UUID)
@with_appcontext
def _remove(webhook: UUID) -> None:
    """Tell nothing more, and forget a webhook with its deliveries."""
    forget(parts().pool, subscription(parts().pool, webhook, None))


@webhooks.command("secret")
@click.argument("webhook", type=click.UUID)
@format_option
@with_appcontext
def _secret(webhook: UUID, form: str) -> None:
    """Make a new secret for a webhook; for a day the old one signs alongside."""
    made, both_until = secret.rotated(parts().pool, subscription(parts().pool, webhook, None).id)
    show([{"secret": made, "both_until": both_until}], form, ("secret", "both_until"))


@webhooks.command("deliveries")
@click.argument("webhook", type=click.UUID)
@click.option("--state", type=click.Choice(State, case_sensitive=False), help="Dead ones were given up.")
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 1000))
@format_option
@with_appcontext
def _deliveries(webhook: UUID, state: State | None, limit: int, form: str) -> None:
    """The deliveries of a webhook and how they went, newest first."""
    of = subscription(parts().pool, webhook, None)
    show(map(delivery_told, outbox.deliveries(parts().pool, of.id, state, limit)), form, SENT)


@webhooks.command("redeliver")
@click.argument("webhook", type=click.UUID)
@click.argument("delivery", type=click.UUID)
@format_option
@with_appcontext
def _redeliver(webhook: UUID, delivery: UUID, form: str) -> None:
    """Send a delivery again, whatever became of it; a webhook that its target had disabled is enabled by that."""
    of = subscription(parts().pool, webhook, None)
    again = outbox.again(parts().pool, outbox.delivery(parts().pool, of.id, delivery))
    show([delivery_told(again)], form, SENT)


@webhooks.command("run", with_appcontext=False)
def _run() -> None:
    """Tell of changes until stopped; one process does so at a time. Where the database goes away it waits for it."""
    with at_work() as (settings, url, stopped):
        opening.connect(url).close()  # says at once what is wrong
        from service.webhooks.process import keep_telling  # its HTTP client is nothing that other commands need

        keep_telling(opening.under(url, opening.DatabaseRole.WEBHOOKS), settings.webhook_private, stopped)
