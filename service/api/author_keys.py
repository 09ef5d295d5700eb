"""Keys of authors: enrolled, revoked, and told of."""

from typing import Any

from flask import g, url_for
from marshmallow import ValidationError, fields, validate, validates

from events.audit.base64 import decoded
from events.audit.key_events import KEY, OPERATOR, KeyEnrolled, KeyRevoked
from events.audit.seal import Signed
from events.errors import Unsigned
from service import author_keys as keys
from service.api.answers import KnownAtStated, Problem, ReceiptAnswer
from service.api.arguments import LogSchema
from service.api.blueprint import Answer, Blueprint, json, parts
from service.api.paging import page_of
from service.api.signing import PreparedAnswer, SignatureSchema, prepared
from service.bundled import AUTHOR
from service.fields import Schema, Text
from service.log_form import acknowledged
from service.schemas import Strict

author_keys = Blueprint(
    "author-keys", __name__, url_prefix="/v1/author-keys", description="Keys with which authors sign."
)


class Bytes(fields.Field[bytes]):
    """Bytes of a known number, in canonical base64."""

    def __init__(self, length: int, what: str) -> None:
        super().__init__(required=True, metadata={"type": "string", "description": f"{what}, in base64."})
        self.length = length

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bytes:
        try:
            found = decoded(str(value))
        except ValueError:
            raise ValidationError("Is not canonical base64.") from None
        if len(found) != self.length:
            raise ValidationError(f"Has {len(found)} bytes, not {self.length}.")
        return found


class EnrolmentSchema(Strict):
    """Whose key it is from now on, and that its owner wants it to be."""

    author = Text(required=True, longest=200)
    public = Bytes(32, "The raw Ed25519 key")
    possession = Bytes(64, "Its signature over three lines: `entente/possession/v1`, the author, the name of the key")

    @validates("author")
    def is_anybody(self, author: str, **_: Any) -> None:
        """Whoever comes first has the name, but for the names that are ours."""
        if author in (OPERATOR, AUTHOR):
            raise ValidationError("Is the operator's own, whose keys are enrolled on the command line.")


class RevocationSchema(Strict):
    """Who revokes the key, why, and which key of the same author is in its place."""

    author = Text(required=True, longest=200)
    reason = Text(required=True)
    replaced_by = fields.String(validate=validate.Regexp(KEY))


class Revoked(KnownAtStated):
    """Since when, by whom and why a key counts no more."""

    author = fields.String(required=True)
    reason = fields.String(required=True)


class KeyTold(Schema):
    """A key of an author, and what became of it."""

    key = fields.String(required=True)
    author = fields.String(required=True)
    public = fields.String(required=True)
    active = fields.Boolean(required=True)
    enrolled = fields.Nested(KnownAtStated, required=True)
    revoked = fields.Nested(Revoked, required=True, allow_none=True)
    replaced_by = fields.String(required=True, allow_none=True)


class KeysAnswer(Schema):
    """Keys that were enrolled, oldest first."""

    keys = fields.List(fields.Nested(KeyTold), required=True)


@author_keys.route("")
@author_keys.arguments(LogSchema(), location="query", as_kwargs=True)
@author_keys.response(200, KeysAnswer)
def read(after: int, limit: int) -> Answer:
    """The keys that were enrolled behind a position, oldest first, and what became of them."""
    found = [key for key in keys.told(parts().log) if key["enrolled"]["position"] > after]
    page = page_of(found, limit, "after", lambda key: key["enrolled"]["position"])
    return json({"keys": page})


@author_keys.route("", methods=["POST"])
@author_keys.arguments(EnrolmentSchema())
@author_keys.arguments(SignatureSchema(), location="headers", as_kwargs=True)
@author_keys.response(201, ReceiptAnswer, description="Enrolled.")
@author_keys.alt_response(403, schema=Problem, description="It lacks the signature of the key, or of one before it.")
@author_keys.alt_response(409, schema=Problem, description="The key was enrolled before.")
@author_keys.alt_response(422, schema=Problem, description="A field breaks a rule.")
def enrol(said: dict[str, Any], signed: Signed | None) -> Answer:
    """Enrol a key: an author's first signs for itself, each further one is signed for with one that is active."""
    return _appended(KeyEnrolled(**said), signed)


@author_keys.route("/prepared", methods=["POST"])
@author_keys.arguments(EnrolmentSchema())
@author_keys.response(200, PreparedAnswer)
@author_keys.alt_response(422, schema=Problem, description="A field breaks a rule.")
def enrolment(said: dict[str, Any]) -> Answer:
    """What is to be signed so that a key is enrolled."""
    return prepared(KeyEnrolled(**said).stored())


@author_keys.route("/<key>/revocations", methods=["POST"])
@author_keys.arguments(RevocationSchema())
@author_keys.arguments(SignatureSchema(), location="headers", as_kwargs=True)
@author_keys.response(201, ReceiptAnswer, description="Revoked.")
@author_keys.alt_response(403, schema=Problem, description="It lacks the signature of an active key of the author.")
@author_keys.alt_response(409, schema=Problem, description="The key is not enrolled, revoked, or another author's.")
@author_keys.alt_response(422, schema=Problem, description="A field breaks a rule.")
def revoke(said: dict[str, Any], key: str, signed: Signed | None) -> Answer:
    """Revoke a key, signed with any active key of its author's. The operator need not sign, on the command line."""
    if signed is None:
        raise Unsigned(said["author"])
    return _appended(KeyRevoked(key=key, **said), signed)


@author_keys.route("/<key>/revocations/prepared", methods=["POST"])
@author_keys.arguments(RevocationSchema())
@author_keys.response(200, PreparedAnswer)
@author_keys.alt_response(422, schema=Problem, description="A field breaks a rule.")
def revocation(said: dict[str, Any], key: str) -> Answer:
    """What is to be signed so that a key is revoked."""
    return prepared(KeyRevoked(key=key, **said).stored())


def _appended(event: KeyEnrolled | KeyRevoked, signed: Signed | None) -> Answer:
    [receipt] = keys.append(parts().log, [event], [signed])
    g.position = receipt.position
    return json(acknowledged(receipt), 201, Location=url_for("author-keys.read"))
