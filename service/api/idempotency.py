"""Every POST under an Idempotency-Key is done once; repeated, it is given the first answer again.

But for answers that tell a secret, as of a new API key: those are not kept, and what is repeated is done again.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from flask import Flask, Response, abort, current_app, g, request

from service.api.blueprint import parts
from service.idempotency import Claim, Kept, claimed, keep, spelled
from service.signatures import HEADER as SIGNATURE

HEADER = "Idempotency-Key"

REPLAYED = "Idempotent-Replayed"

STREAMED = "imports.upload"
"""Takes a body that is too large to be held and compared; the same file again is the same import in any case."""

DISTINGUISHED_BY = ("If-Match", SIGNATURE)
"""Headers that make another request of one with the same path and body."""

PARAMETER = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "A string that the client makes up, in double quotes. Whatever comes under it again within a day is"
    f" given the first answer, marked by `{REPLAYED}: true`, and is not done again. Secrets are told anew.",
    "schema": {"type": "string", "example": '"8e03978e-40d5-43dd-bc93-6894a57f9324"'},
}

REFUSALS = {
    "400": "The body is not JSON, or the Idempotency-Key is not a string in double quotes.",
    "409": "The first request under the Idempotency-Key is under way.",
    "422": "A field breaks a rule, or the Idempotency-Key was used for another request.",
}

View = Callable[..., Any]


def install(app: Flask) -> None:
    """Have every POST of an application heed the header."""
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    for endpoint in posts - {STREAMED}:
        app.view_functions[endpoint] = _once(app.view_functions[endpoint])


def describe(document: dict[str, Any]) -> None:
    """Tell of the header in an OpenAPI document."""
    for path in document["paths"].values():
        if "post" in path:
            path["post"].setdefault("parameters", []).append(PARAMETER)
            for status, refusal in REFUSALS.items():
                problem = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
                path["post"]["responses"].setdefault(status, {"description": refusal, "content": problem})


def _once(view: View) -> View:
    @wraps(view)
    def answered(**arguments: Any) -> Any:
        if request.method != "POST" or HEADER not in request.headers:
            return view(**arguments)
        claim = _claim(spelled(request.headers[HEADER]))
        with parts().pool.together() as connection:
            kept = claimed(connection, claim)
            if kept:
                return Response(kept.body, kept.status, [*kept.headers, (REPLAYED, "true")])
            response = _answer(view, arguments)
            if response.status_code >= 500:
                connection.rollback()
            elif "no-store" not in response.headers.get("Cache-Control", ""):  # nobody is to keep it, nor are we
                keep(connection, claim, Kept(response.status_code, [*response.headers], response.get_data()))
        return response

    return answered


def _claim(key: str) -> Claim:
    said = sha256()
    others = (request.headers.get(name, "") for name in DISTINGUISHED_BY)
    for part in (request.method, request.full_path, *others):
        said.update(part.encode() + b"\n")
    said.update(_whole_body())
    return Claim(g.identity.subject, key, said.digest())


def _whole_body() -> bytes:
    """The body. Of one that was cut off on its way nothing is kept: the client will send it whole."""
    body = request.get_data()
    return body if request.content_length in (None, len(body)) else abort(400, "The body ended before its length.")


def _answer(view: View, arguments: dict[str, Any]) -> Response:
    try:
        return current_app.make_response(view(**arguments))
    except Exception as error:
        return current_app.make_response(current_app.handle_user_exception(error))
