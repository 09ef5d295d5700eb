"""The command `entente`. Data goes to standard output, all else to standard error."""

import gc
import os
import sys
from contextlib import ExitStack
from dataclasses import replace

import click
from flask import Flask
from flask.cli import AppGroup, ScriptInfo
from marshmallow import ValidationError
from psycopg import OperationalError
from psycopg.errors import InsufficientPrivilege, InvalidSchemaName, UndefinedFunction, UndefinedTable
from psycopg_pool import PoolTimeout

from events import errors as events
from events.actors import UnknownActor
from events.audit import witness
from events.audit.restoring import Differs, NotEmpty
from events.audit.source import Unreadable
from events.carried import CARRIED
from projections import errors as projections
from service import parts as parts_of
from service import remote_log
from service.access.errors import UnknownAccessKey
from service.app import create_app
from service.audit.export import NoCheckpoint
from service.audit.trust import InvalidState
from service.citations import UnknownCitation
from service.citing import NotAnswered
from service.cli.audit import audit
from service.cli.author_keys import author_keys
from service.cli.citations import citing
from service.cli.comparisons import comparing
from service.cli.database import database
from service.cli.doctor import doctor
from service.cli.documentation import documenting
from service.cli.keys import keys
from service.cli.maintain import maintaining
from service.cli.projections import projections as projections_group
from service.cli.read import reading
from service.cli.serve import serve
from service.cli.transfer import transfer
from service.cli.views import asking
from service.cli.webhooks import webhooks
from service.database import DatabaseUnavailable
from service.errors import messages_of, rules
from service.importers.errors import ImportConflict, ImportFailed, UnknownFormat, UnknownImport
from service.importing import Refused
from service.migrate import SchemaDiffers
from service.page import UnknownPage
from service.request_id import taken
from service.settings import Settings, SettingsError
from service.webhooks.errors import AnotherTeller, TooManyWebhooks, UnknownDelivery, UnknownWebhook
from service.witness_state import StateBusy, StateDamaged

UNMIGRATED = (InvalidSchemaName, UndefinedFunction, UndefinedTable)
"""What the database says where its schema is not there yet."""

EXIT_CODES: dict[type[Exception], int] = {
    SettingsError: 2,
    events.UnknownDevelopment: 3,
    events.UnknownKind: 3,
    events.Erased: 3,
    UnknownActor: 3,
    projections.UnknownFact: 3,
    UnknownPage: 3,
    UnknownCitation: 3,
    UnknownAccessKey: 3,
    UnknownWebhook: 3,
    UnknownDelivery: 3,
    NoCheckpoint: 3,
    Unreadable: 3,
    events.AlreadyRecorded: 4,
    events.VersionConflict: 4,
    events.AlreadyRetracted: 4,
    events.AuthorRefused: 4,
    StateBusy: 4,
    TooManyWebhooks: 4,
    AnotherTeller: 4,
    projections.AnotherProjector: 4,
    projections.AnotherRebuild: 4,
    projections.RebuildDiffers: 4,
    ImportConflict: 4,
    UnknownFormat: 3,
    UnknownImport: 3,
    Refused: 5,
    ImportFailed: 5,
    InvalidState: 5,
    StateDamaged: 5,
    ValidationError: 5,
    projections.UnknownMoment: 5,
    projections.Unanswerable: 5,
    projections.Lagging: 6,
    events.LogBusy: 6,
    events.NotIntegrated: 6,
    NotAnswered: 6,
    DatabaseUnavailable: 7,
    OperationalError: 7,
    PoolTimeout: 7,
    **dict.fromkeys(UNMIGRATED, 7),
    InsufficientPrivilege: 7,
    remote_log.Unreachable: 7,
    remote_log.NotTaken: 7,
    projections.ProjectionFault: 8,
    events.BrokenLog: 8,
    NotEmpty: 4,
    witness.Refused: 9,
    Differs: 9,
    SchemaDiffers: 10,
}
"""How the command ends: 2 usage, 3 not found, 4 conflict, 5 invalid, 6 lag, 7 no database or remote log, 8 the
projector stopped, 9 a log is not what it was or what it should be, 10 a schema is not what this version makes,
11 an import left lines out."""


def commands() -> AppGroup:
    """All commands."""
    group = AppGroup("entente", help="An event-sourced timeline of alliances.")
    for command in (
        serve,
        database,
        projections_group,
        audit,
        doctor,
        webhooks,
        author_keys,
        keys,
        *maintaining(),
        *reading(),
        *asking(),
        *comparing(),
        *citing(),
        *documenting(),
        *transfer(),
    ):
        group.add_command(command)
    return group


def main() -> None:
    """Run a command; an error is one sentence on standard error and its own exit code.

    What it appends carries an id of its own, and the place in a trace that TRACEPARENT names.
    """
    CARRIED.set(taken(None, os.environ.get("TRACEPARENT")))
    with ExitStack() as stack:
        try:
            code = commands().main(obj=ScriptInfo(create_app=lambda: _application(stack)), standalone_mode=False)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:
            code = 130
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        except tuple(EXIT_CODES) as error:
            for sentence in _sentences(error):
                click.echo(f"entente: {sentence}", err=True)
            code = next(EXIT_CODES[cls] for cls in type(error).__mro__ if cls in EXIT_CODES)
    CARRIED.set(None)
    gc.freeze()  # or the interpreter takes half a second to look through all that ends with it
    sys.exit(code if isinstance(code, int) else 0)


def _application(stack: ExitStack) -> Flask:
    settings = Settings.read(os.environ)
    url = stack.enter_context(parts_of.database(settings))
    parts_of.connect(url).close()  # says at once what is wrong, where the pool would try for a while
    parts = parts_of.open_parts(url, 2, settings.unsigned)
    stack.callback(parts.pool.close)
    return create_app(replace(parts, webhook_private=settings.webhook_private, origin=settings.origin))


def _sentences(error: Exception) -> list[str]:
    if isinstance(error, SettingsError):
        return str(error).splitlines()
    if isinstance(error, ValidationError):
        return ["; ".join(f"{field}: {rule}" for field, rule in rules(messages_of(error)))]
    if isinstance(error, UNMIGRATED):
        return ["The database lacks the schema that this version needs; run 'entente database migrate'."]
    if isinstance(error, InsufficientPrivilege):
        return [f"The database does not allow it: {error.diag.message_primary}"]
    return [" ".join(str(error).split()) or type(error).__name__]
