"""Who one is, and what one may do."""

from flask import g, session
from marshmallow import fields

from service.access.identity import By, Identity
from service.access.scopes import listed
from service.api.blueprint import Answer, Blueprint, json
from service.fields import Schema

me = Blueprint("me", __name__, url_prefix="/v1/me", description="Who one is, and what one may do.")


class MeAnswer(Schema):
    """Who asks, what that rests on, and what it allows."""

    name = fields.String(required=True)
    by = fields.String(required=True, metadata={"description": "`nothing`, `key`, `session` or `token`."})
    key = fields.String(required=True, allow_none=True, metadata={"description": "The id of the API key."})
    scopes = fields.List(fields.String(), required=True)
    authors = fields.List(
        fields.String(), required=True, allow_none=True, metadata={"description": "Names to append under; null: any."}
    )
    quota = fields.Integer(required=True, allow_none=True, metadata={"description": "Requests a minute; null: any."})
    csrf_token = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "With a session: what a request that changes something sends as `X-CSRF-Token`."},
    )


@me.route("")
@me.response(200, MeAnswer)
def read() -> Answer:
    """Who asks, and what they may do."""
    known: Identity = g.identity
    body = {
        "name": known.name,
        "by": known.by,
        "key": known.key_id,
        "scopes": listed(known.scopes),
        "authors": known.authors and sorted(known.authors),
        "quota": known.quota,
        "csrf_token": session["csrf"] if known.by is By.SESSION else None,
    }
    return json(body, Cache_Control="no-store")
