"""How a command ends that an error has ended: the exit code, and what is said of it."""

import click
from marshmallow import ValidationError
from psycopg import OperationalError
from psycopg.errors import InsufficientPrivilege, InvalidSchemaName, UndefinedFunction, UndefinedTable
from psycopg_pool import PoolTimeout

from events import errors as events
from events.actors import UnknownActor
from events.audit import witness
from events.audit.restoring import Differs, NotEmpty
from events.audit.source import Unreadable
from projections import errors as projections
from service import remote_log
from service.access.errors import UnknownAccessKey
from service.audit.export import NoCheckpoint
from service.audit.trust import InvalidState
from service.citations import UnknownCitation
from service.citing import NotAnswered
from service.database import NO_DATABASE, DatabaseUnavailable
from service.errors import messages_of, rules
from service.formats.parquet import ParquetMissing
from service.importers.errors import (
    AnotherImporter,
    Cancelled,
    ImportConflict,
    ImportFailed,
    UnknownFormat,
    UnknownImport,
)
from service.importers.mapping.mapped import BadMapping
from service.importing import Refused
from service.migrate import SchemaDiffers
from service.page import UnknownPage
from service.settings import SettingsError
from service.webhooks.errors import AnotherTeller, TooManyWebhooks, UnknownDelivery, UnknownWebhook
from service.witness_state import StateBusy, StateDamaged

UNMIGRATED = (InvalidSchemaName, UndefinedFunction, UndefinedTable)
"""What the database says where its schema is not there yet."""

EXIT_CODES: dict[type[Exception], int] = {
    SettingsError: 2,
    ParquetMissing: 2,
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
    Cancelled: 4,
    AnotherImporter: 4,
    UnknownFormat: 3,
    UnknownImport: 3,
    Refused: 5,
    ImportFailed: 5,
    BadMapping: 5,
    InvalidState: 5,
    StateDamaged: 5,
    ValidationError: 5,
    projections.UnknownMoment: 5,
    projections.Unanswerable: 5,
    projections.Lagging: 6,
    events.LogBusy: 6,
    events.NotIntegrated: 6,
    NotAnswered: 6,
    DatabaseUnavailable: NO_DATABASE,
    OperationalError: NO_DATABASE,
    PoolTimeout: NO_DATABASE,
    **dict.fromkeys(UNMIGRATED, NO_DATABASE),
    InsufficientPrivilege: NO_DATABASE,
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


def ended(error: Exception) -> int:
    """Say what an error is, a sentence a line, and give its exit code. Raises it again where it is none of these."""
    code = next((EXIT_CODES[cls] for cls in type(error).__mro__ if cls in EXIT_CODES), None)
    if code is None:
        raise error
    for sentence in _sentences(error):
        click.echo(f"entente: {sentence}", err=True)
    return code


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
