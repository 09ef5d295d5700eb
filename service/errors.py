"""Errors as problem details (RFC 9457). Core errors have names and no status: this table gives it."""

from collections.abc import Iterator
from typing import Any

import orjson
from flask import Flask, Response, current_app, g, request
from marshmallow import ValidationError
from psycopg import OperationalError
from psycopg.errors import DiskFull
from psycopg_pool import PoolTimeout
from werkzeug.exceptions import HTTPException

from events import errors as events
from events.actors import UnknownActor
from events.audit.cosignatures import NoCosignature, NoWitness
from events.audit.tree import UnknownTile
from projections import errors as projections
from service.access import errors as access
from service.citations import UnknownCitation
from service.citing import AnswerDiffers, AnswerErased, NotAnswered
from service.feed import TooManyStreams
from service.formats.format import NotAcceptable
from service.formats.parquet import ParquetMissing
from service.idempotency import InFlight, KeyReused, MalformedKey
from service.importers.errors import ImportEnded, TooManyImports, UnknownImport
from service.negotiated import NoDatetime, UnknownOriginal
from service.page import UnknownPage
from service.webhooks.errors import TooManyWebhooks, UnknownDelivery, UnknownWebhook

PROBLEM = "application/problem+json"

TABLE: dict[type[Exception], tuple[int, str, str, str | None]] = {
    events.UnknownDevelopment: (404, "unknown-development", "No such development", None),
    events.UnknownKind: (404, "unknown-kind", "No such kind of development", "kind"),
    UnknownActor: (404, "unknown-actor", "No such actor", "actor"),
    UnknownTile: (404, "unknown-tile", "No such tile", None),
    projections.UnknownFact: (404, "unknown-fact", "No such fact", "fact"),
    UnknownOriginal: (404, "unknown-original", "No such answer at a moment", None),
    NoDatetime: (400, "no-datetime", "It is no date", "Accept-Datetime"),
    UnknownCitation: (404, "unknown-citation", "No such citation", "citation"),
    AnswerErased: (410, "answer-erased", "What was cited was erased", None),
    AnswerDiffers: (409, "answer-differs", "The answer is not the one that was cited", None),
    NotAnswered: (503, "not-answered", "The service does not answer itself", None),
    UnknownWebhook: (404, "unknown-webhook", "No such webhook", "webhook"),
    UnknownDelivery: (404, "unknown-delivery", "No such delivery", "delivery"),
    TooManyWebhooks: (409, "too-many-webhooks", "There are as many webhooks as may be", None),
    UnknownImport: (404, "unknown-import", "No such import", "import"),
    ImportEnded: (409, "import-ended", "The import has ended", None),
    TooManyImports: (409, "too-many-imports", "There are as many open imports as may be", None),
    UnknownPage: (404, "unknown-page", "No such page", "name"),
    events.AlreadyRecorded: (409, "already-recorded", "The id is taken by another development", "id"),
    events.StaleVersion: (412, "precondition-failed", "Another version is the newest", "If-Match"),
    events.VersionConflict: (409, "version-conflict", "Somebody was faster", None),
    events.AlreadyRetracted: (409, "already-retracted", "The development is retracted", None),
    events.Erased: (410, "erased", "The development was erased", None),
    events.Unsigned: (403, "unsigned", "The author must sign", None),
    events.UnknownKey: (403, "unknown-key", "No such key", None),
    events.ForeignKey: (403, "foreign-key", "The key is another author's", None),
    events.RevokedKey: (403, "revoked-key", "The key was revoked", None),
    events.BadSignature: (403, "bad-signature", "The signature does not fit", None),
    events.NoPossession: (403, "no-possession", "The key does not agree", "possession"),
    events.Discontinuity: (403, "discontinuity", "No active key has signed for it", None),
    events.KeyConflict: (409, "key-conflict", "The key cannot be enrolled or revoked", None),
    events.NotIntegrated: (503, "not-integrated", "The tree has not come that far", None),
    NoWitness: (403, "no-witness", "It is not the cosignature of a witness of this log", None),
    NoCosignature: (422, "no-cosignature", "It is no cosignature", "body"),
    events.LogBusy: (503, "log-busy", "The log is busy", None),
    access.Unauthenticated: (401, "unauthenticated", "A credential is needed", "Authorization"),
    access.ScopeLacking: (403, "scope-lacking", "This takes another scope", "Authorization"),
    access.ForeignAuthor: (403, "foreign-author", "The key may not append under this name", "author"),
    access.NotFromHere: (403, "not-from-here", "The request does not come from these pages", "X-CSRF-Token"),
    access.QuotaExceeded: (429, "quota-exceeded", "Too many requests", None),
    access.ProviderUnavailable: (503, "provider-unavailable", "The provider of identities does not answer", None),
    access.UnknownAccessKey: (404, "unknown-access-key", "No such API key", None),
    NotAcceptable: (406, "not-acceptable", "There is no format that is accepted", "Accept"),
    ParquetMissing: (406, "extra-missing", "The format takes an extra", "format"),
    projections.Unanswerable: (422, "unanswerable", "The question has no answer", None),
    projections.Lagging: (503, "lagging", "The projections have not come that far", "after"),
    projections.UnknownMoment: (422, "unknown-moment", "The moment is not known yet", "known_at"),
    MalformedKey: (400, "malformed-idempotency-key", "The key is not spelled as one", "Idempotency-Key"),
    TooManyStreams: (503, "too-many-streams", "As many streams as there may be", None),
    InFlight: (409, "in-flight", "The first request is under way", "Idempotency-Key"),
    KeyReused: (422, "idempotency-key-reused", "The key was used for another request", "Idempotency-Key"),
    DiskFull: (503, "database-full", "The database has no room left", None),
    OperationalError: (503, "database-unavailable", "The database does not answer", None),
    PoolTimeout: (503, "database-unavailable", "The database does not answer", None),
}
"""Status, word and title of each error that a door may meet, and the field where it is of one."""

WORDS = {
    400: "malformed", 404: "not-found", 405: "method-not-allowed", 406: "not-acceptable", 412: "precondition-failed",
    413: "too-large", 415: "unsupported-media-type", 422: "invalid", 428: "precondition-required",
}  # fmt: skip

HIDDEN = ("database-unavailable", "database-full")
"""Errors whose own words could name hosts or users, and are not passed on."""


def problem(
    status: int, word: str, title: str, detail: str, errors: list[dict[str, str]] | None = None, **headers: str
) -> Response:
    """A problem document; `errors` names each field and the rule that it broke."""
    body: dict[str, Any] = {
        "type": f"{request.script_root}/v1/problems/{word}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": f"{request.script_root}{request.path}",
        "request_id": g.request_id,
    }
    if errors is not None:
        body["errors"] = errors
    response = Response(orjson.dumps(body) + b"\n", status, content_type=PROBLEM)
    response.headers.extend(headers)
    if status == 503:
        response.headers["Retry-After"] = "1"
    return response


def install(app: Flask) -> None:
    """Have every error of an application answered with a problem."""
    for error in TABLE:
        app.register_error_handler(error, named)
    app.register_error_handler(ValidationError, _invalid)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(RecursionError, _too_deep)
    app.register_error_handler(Exception, _unexpected)


def named(error: Exception) -> Response:
    """The problem of an error that the table knows."""
    status, word, title, field = next(TABLE[cls] for cls in type(error).__mro__ if cls in TABLE)
    field = getattr(error, "field", field)
    detail = title + "." if word in HIDDEN else str(error)
    headers: dict[str, str] = getattr(error, "headers", {})
    return problem(status, word, title, detail, [{"field": field, "rule": detail}] if field else None, **headers)


def _invalid(error: ValidationError) -> Response:
    return invalid(messages_of(error))


def messages_of(error: ValidationError) -> dict[str, Any]:
    """What a validation found, by field."""
    return dict(error.normalized_messages())  # type: ignore[no-untyped-call]


def invalid(messages: dict[str, Any]) -> Response:
    """The problem of fields that break a rule."""
    errors = [{"field": field, "rule": rule} for field, rule in rules(messages)]
    detail = "; ".join(f"{error['field']}: {error['rule']}" for error in errors[:5])
    return problem(422, "invalid", "A field breaks a rule", detail, errors)


def rules(messages: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each field of nested messages, as a dotted path, with the rule that it breaks."""
    if isinstance(messages, dict):
        for name, inner in messages.items():
            named = str(name).encode(errors="replace").decode()
            yield from rules(inner, path if name == "_schema" else f"{path}.{named}" if path else named)
    elif isinstance(messages, list):
        for inner in messages:
            yield from rules(inner, path)
    else:
        yield path or "body", str(messages)


def _http(error: HTTPException) -> Response:
    messages = getattr(error, "data", {}).get("messages")
    if messages:
        location, inner = next(iter(messages.items()))
        if error.code == 422:
            return invalid(inner if isinstance(inner, dict) else {location: inner})
        return problem(400, "malformed", "The body is not JSON", "body: Invalid JSON body.", [
            {"field": "body", "rule": "Is not valid JSON."}
        ])  # fmt: skip
    code = error.code or 500
    if code == 413:
        return problem(413, "too-large", error.name, "body: Is larger than this service takes.", [
            {"field": "body", "rule": f"Is larger than {(request.max_content_length or 0) // 2**20} MiB."}
        ])  # fmt: skip
    response = problem(code, WORDS.get(code, "error"), error.name, error.description or error.name)
    if error.response is None and code == 405:
        response.headers["Allow"] = ", ".join(getattr(error, "valid_methods", None) or [])
    return response


def _too_deep(_: RecursionError) -> Response:
    errors = [{"field": "body", "rule": "Is nested too deeply."}]
    return problem(400, "malformed", "The body is not JSON", "body: Is nested too deeply.", errors)


def _unexpected(error: Exception) -> Response:
    current_app.logger.error("unexpected error on %s %s", request.method, request.path, exc_info=error)
    return problem(500, "internal", "Internal error", "The service met an error of its own; it is in its log.")
