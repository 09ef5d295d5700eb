"""The command `entente`. Data goes to standard output, all else to standard error.

What a command needs is loaded when it is called for: all that Entente is made of takes a process a second to load.
"""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module

import click
from flask import Flask
from flask.cli import AppGroup, ScriptInfo

from events.carried import CARRIED
from service import parts as parts_of
from service.request_id import taken
from service.settings import Settings

ALONE = ("serve", "database", "projections", "audit", "doctor", "webhooks", "author-keys", "keys", "imports")
"""Commands and groups that have a module of this package each, which is called as they are."""

TOGETHER = {
    "maintain": "maintaining",
    "read": "reading",
    "views": "asking",
    "comparisons": "comparing",
    "citations": "citing",
    "documentation": "documenting",
    "transfer": "transfer",
}
"""Modules of this package that have several, by the function that gives them."""


def commands(called: str | None = None) -> AppGroup:
    """All commands, or the one that is called where it has a module of its own."""
    group = AppGroup("entente", help="An event-sourced timeline of alliances.")
    for command in [_alone(called)] if called in ALONE else _all():
        group.add_command(command)
    return group


def _all() -> Iterator[click.Command]:
    yield from map(_alone, ALONE)
    for module, function in TOGETHER.items():
        yield from getattr(import_module(f"service.cli.{module}"), function)()


def _alone(name: str) -> click.Command:
    module = name.replace("-", "_")
    command: click.Command = getattr(import_module(f"service.cli.{module}"), module)
    return command


def main() -> None:
    """Run a command; an error is one sentence on standard error and its own exit code.

    What it appends carries an id of its own, and the place in a trace that TRACEPARENT names.
    """
    CARRIED.set(taken(None, os.environ.get("TRACEPARENT")))
    with ExitStack() as stack:
        try:
            code = commands(*sys.argv[1:2]).main(
                obj=ScriptInfo(create_app=lambda: _application(stack)), standalone_mode=False
            )
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:
            code = 130
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        except Exception as error:
            code = import_module("service.cli.exit_codes").ended(error)
    CARRIED.set(None)
    gc.freeze()  # or the interpreter takes half a second to look through all that ends with it
    sys.exit(code if isinstance(code, int) else 0)


def _application(stack: ExitStack) -> Flask:
    create_app = import_module("service.app").create_app
    settings = Settings.read(os.environ)
    url = stack.enter_context(parts_of.database(settings))
    parts_of.connect(url).close()  # says at once what is wrong, where the pool would try for a while
    parts = parts_of.open_parts(url, 2, settings.unsigned)
    stack.callback(parts.pool.close)
    application: Flask = create_app(replace(parts, webhook_private=settings.webhook_private, origin=settings.origin))
    return application
