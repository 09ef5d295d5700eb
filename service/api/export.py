"""What an export holds beside the tree, piece by piece, so that a live server can be verified whole."""

from uuid import UUID

from flask import Response, abort
from marshmallow import fields, validate

from events.audit.behind import between, erasure_of
from events.audit.tiles import WIDTH
from events.recorder import NEWEST
from service.api.answers import Problem
from service.api.blueprint import Answer, Blueprint, parts
from service.audit import export as exports
from service.fields import Schema

export = Blueprint("export", __name__, url_prefix="/v1/log", description="What an auditor takes home.")

TEXT = {"type": "string"}


class Wide(Schema):
    """How many positions of the bundle are wanted."""

    width = fields.Integer(load_default=WIDTH, validate=validate.Range(1, WIDTH))


@export.route("/payloads/<int:index>")
@export.arguments(Wide, location="query", as_kwargs=True)
@export.response(200, TEXT, content_type="application/x-ndjson", description="One line a position.")
@export.alt_response(404, schema=Problem, description="The log has not come so far.")
def words(index: int, width: int) -> Answer:
    """The words behind the leaves of an entry bundle: position, payload and salt; null where they were erased."""
    first = index * WIDTH
    with parts().pool.connection() as connection:
        found = between(connection, first, first + width) if first < NEWEST else []
    if not found:
        abort(404, f"The log has no bundle {index}.")
    return _plain(b"".join(words.line() for _, words in found), "application/x-ndjson")


@export.route("/erasures/<uuid:stream>")
@export.response(200, TEXT, content_type="text/plain", description="A proof (C2SP tlog-proof) with the leaf as extra.")
@export.alt_response(404, schema=Problem, description="Nothing of this stream was erased.")
@export.alt_response(503, schema=Problem, description="No checkpoint of the erasure has been signed yet.")
def erasure(stream: UUID) -> Answer:
    """What proves offline that the words of a stream were erased by an event on record."""
    with parts().pool.connection() as connection:
        position = erasure_of(connection, stream)
        if position is None:
            abort(404, "Nothing of this stream was erased.")
        return _plain(exports.receipt(connection, parts().tree, position))


@export.route("/keys")
@export.response(200, TEXT, content_type="text/plain", description="Verifier keys (C2SP signed-note), one a line.")
def keys() -> Answer:
    """The keys under which the checkpoints of this log are signed, the newest first."""
    with parts().pool.connection() as connection:
        found = exports.signers(connection, NEWEST)
    return _plain("".join(f"{key}\n" for key in found).encode())


def _plain(body: bytes, type_: str = "text/plain; charset=utf-8") -> Answer:
    response = Response(body, content_type=type_)
    response.headers["Cache-Control"] = "no-cache"
    return response
