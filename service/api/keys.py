"""API keys: made, told of and revoked by administrators."""

from datetime import UTC, datetime
from typing import Any

from flask import g
from marshmallow import ValidationError, fields, validate, validates_schema

from service.access import keys as table
from service.access.scopes import Role, Scope
from service.api.answers import Problem
from service.api.blueprint import Answer, Blueprint, json, parts
from service.fields import Schema, Text
from service.schemas import Strict

keys = Blueprint("keys", __name__, url_prefix="/v1/keys", description="API keys, for administrators.")

ID = {"pattern": "^[0-9a-z]{8}$"}


class NewKeySchema(Strict):
    """Who holds the key, and what it may do; left out, the scopes are those of the role."""

    name = Text(required=True, longest=200)
    role = fields.Enum(Role, by_value=True, required=True)
    scopes = fields.List(fields.Enum(Scope, by_value=True), validate=validate.Length(min=1))
    authors = fields.List(Text(longest=200), validate=validate.Length(min=1, max=100))
    quota = fields.Integer(strict=True, validate=validate.Range(1, 1_000_000))
    expires_at = fields.AwareDateTime()

    @validates_schema
    def fits(self, data: dict[str, Any], **_: Any) -> None:
        """Scopes are narrowed, never widened; and a key that has expired already is nobody's wish."""
        beyond = sorted(set(data.get("scopes", ())) - data["role"].scopes)
        if beyond:
            raise ValidationError(f"Are more than those of the role {data['role']}: {', '.join(beyond)}.", "scopes")
        if "expires_at" in data and data["expires_at"] <= datetime.now(UTC):
            raise ValidationError("Lies in the past.", "expires_at")


class AccessKeyTold(Schema):
    """An API key, but for its secret."""

    id = fields.String(required=True, metadata=ID)
    name = fields.String(required=True)
    role = fields.String(required=True)
    scopes = fields.List(fields.String(), required=True)
    authors = fields.List(fields.String(), required=True, allow_none=True)
    quota = fields.Integer(required=True, allow_none=True)
    created_at = fields.DateTime(required=True)
    created_by = fields.String(required=True)
    expires_at = fields.DateTime(required=True, allow_none=True)
    revoked_at = fields.DateTime(required=True, allow_none=True)
    revoked_by = fields.String(required=True, allow_none=True)
    last_used_at = fields.DateTime(required=True, allow_none=True)


class NewKeyAnswer(AccessKeyTold):
    """A new key; `key` is its text, which is told this once and not kept."""

    key = fields.String(required=True)


class AccessKeysAnswer(Schema):
    """Every API key that was made, oldest first."""

    keys = fields.List(fields.Nested(AccessKeyTold), required=True)


@keys.route("")
@keys.response(200, AccessKeysAnswer)
def listed() -> Answer:
    """Every API key that was made, and what became of it."""
    return json({"keys": [key.told() for key in table.every(parts().pool)]}, Cache_Control="no-store")


@keys.route("", methods=["POST"])
@keys.arguments(NewKeySchema())
@keys.response(201, NewKeyAnswer, description="Made; its text is told this once.")
@keys.alt_response(422, schema=Problem, description="A field breaks a rule.")
def make(said: dict[str, Any]) -> Answer:
    """Make an API key."""
    scopes = frozenset(said.pop("scopes", said["role"].scopes))
    key, made = table.make(parts().pool, scopes=scopes, created_by=g.identity.name, **said)
    return json({**key.told(), "key": made.text}, 201, Cache_Control="no-store")


@keys.route("/<key_id>", methods=["DELETE"])
@keys.response(200, AccessKeyTold, description="Revoked; it counts no more within 5 s, in every worker.")
@keys.alt_response(404, schema=Problem, description="No such API key.")
def revoke(key_id: str) -> Answer:
    """Revoke an API key. What was done with it stays."""
    return json(table.revoke(parts().pool, key_id, g.identity.name).told())
