"""The service asks itself, as a client would, for whoever has asked it."""

from typing import Any

from flask import current_app, g, has_request_context, request
from werkzeug.test import create_environ
from werkzeug.wrappers import Response

from service.access.gate import OURS
from service.citing import Answered, NotAnswered


def ask(place: str) -> Answered:
    """What the service answers to a path with its query, behind the prefix under which it is asked itself.

    Raises NotAnswered where that is an error of its own.
    """
    answer = Response.from_app(current_app.wsgi_app, _environ(place), buffered=True)
    if answer.status_code >= 500:
        raise NotAnswered(f"{place} is not answered now: {(answer.json or {}).get('detail')}")
    return Answered(answer.status_code, answer.content_type or "", answer.get_data())


def _environ(place: str) -> dict[str, Any]:
    base = f"http://localhost{request.script_root}" if has_request_context() else None
    return create_environ(place, base, environ_overrides={OURS: g.identity} if "identity" in g else {})
