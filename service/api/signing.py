"""What endpoints share that take what an author has signed: the header, and the answer to who is to sign."""

from typing import Any

from eventsourcing.persistence import StoredEvent
from flask import request
from marshmallow import fields

from events.audit.seal import Signed
from service import signatures
from service.api.blueprint import Answer, json
from service.fields import Schema


class SignatureField(fields.Field[Signed]):
    """A signature as the header writes it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Signed:
        return signatures.parsed(str(value))


class SignatureSchema(Schema):
    """The header in which an author's signature comes."""

    signed = SignatureField(
        data_key=signatures.HEADER,
        load_default=None,
        metadata={
            "type": "string",
            "description": 'The author\'s: `key="16 hex digits", salt="64 hex digits", value="base64"`, over what the'
            " same body is answered under `/prepared`. Authors with a key must sign.",
        },
    )


class WordsToSign(Schema):
    """What a leaf says of an event, but for its signature: who signs signs this."""

    author = fields.String(required=True)
    commitment = fields.String(required=True)
    stream = fields.UUID(required=True)
    topic = fields.String(required=True)
    version = fields.Integer(required=True)


class PreparedAnswer(Schema):
    """What an author is to look at and to sign; nothing of it is kept."""

    payload = fields.String(required=True, metadata={"description": "The very text that would be recorded."})
    salt = fields.String(required=True, metadata={"description": "The salt of the commitment to it, in hex."})
    event = fields.Nested(WordsToSign, required=True)
    sign = fields.String(required=True, metadata={"description": "The bytes to sign, in base64."})
    body = fields.Dict(required=True, metadata={"description": "What to send with the signature."})


def prepared(event: StoredEvent, made_up: dict[str, str] | None = None) -> Answer:
    """The answer to who is to sign an event; `made_up` is what the body that was sent left out."""
    return json(signatures.prepared(event, {**request.get_json(), **(made_up or {})}))
