"""The shapes of imports, as they are asked for and as they are answered."""

from marshmallow import fields, validate

from service.fields import Schema, Text
from service.importers.catalogue import IMPORTERS
from service.importers.job import MOST_REFUSED, State
from service.schemas import Strict

MOST = 1000
"""How many imports are told of at once, and a limit for refused lines."""


class ImportSchema(Strict):
    """Which archive a file is of, and how it is to be taken."""

    form = fields.String(
        data_key="format",
        required=True,
        validate=validate.OneOf(list(IMPORTERS)),
        metadata={"description": "The format of the file, which also names the archive."},
    )
    vintage = Text(longest=100, metadata={"description": "Which edition of the archive it is, such as `5.1`."})
    name = Text(longest=200, load_default="upload", metadata={"description": "What the file is called."})
    dry_run = fields.Boolean(
        load_default=False, metadata={"description": "Tell what would become of each line, and append nothing."}
    )
    most_refused = fields.Integer(
        load_default=MOST_REFUSED,
        validate=validate.Range(0, 100 * MOST),
        metadata={"description": "How many lines may be refused before the import gives up."},
    )


class ImportsSchema(Strict):
    """How many imports are wanted."""

    limit = fields.Integer(load_default=100, validate=validate.Range(1, MOST))


class CountsTold(Schema):
    """How many developments the file tells of, and what each was to the log."""

    read = fields.Integer(required=True)
    new = fields.Integer(required=True)
    known = fields.Integer(required=True, metadata={"description": "The archive had said so already."})
    changed = fields.Integer(required=True, metadata={"description": "Corrected."})
    retracted = fields.Integer(required=True, metadata={"description": "The archive has them no more."})
    missing = fields.Integer(
        required=True,
        metadata={"description": "As these, but kept, as more lines were refused than before."},
    )
    left = fields.Integer(required=True, metadata={"description": "Retracted or erased by others, and left so."})
    refused = fields.Integer(required=True)


class ImportTold(Schema):
    """An import, and how far it has come."""

    id = fields.UUID(required=True)
    format = fields.String(required=True)
    vintage = fields.String(required=True, allow_none=True)
    files = fields.String(required=True)
    sha256 = fields.String(required=True)
    dry_run = fields.Boolean(required=True)
    most_refused = fields.Integer(required=True)
    owner = fields.String(required=True)
    state = fields.Enum(State, by_value=True, required=True)
    made_at = fields.DateTime(required=True)
    ended_at = fields.DateTime(required=True, allow_none=True)
    size = fields.Integer(required=True, metadata={"description": "Bytes of the file."})
    bytes = fields.Integer(required=True, metadata={"description": "Bytes read so far."})
    seconds = fields.Float(required=True, metadata={"description": "Worked so far."})
    rate = fields.Float(required=True, allow_none=True, metadata={"description": "Developments read in a second."})
    time_left = fields.Float(required=True, allow_none=True, metadata={"description": "Seconds."})
    counts = fields.Nested(CountsTold, required=True)
    error = fields.String(required=True, allow_none=True, metadata={"description": "Why it failed."})
    refused = fields.String(required=True, metadata={"description": "Where its refused lines are."})


class ImportsAnswer(Schema):
    """Imports, newest first."""

    imports = fields.List(fields.Nested(ImportTold), required=True)
