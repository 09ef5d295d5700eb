"""The OpenAPI document, put together when it is first asked for: neither a command nor a worker waits for it."""

from functools import cached_property
from threading import Lock
from typing import Any

import orjson
from flask import Flask, Response, current_app
from flask_smorest import Api

from service.api import idempotency
from service.api.blueprint import Blueprint


class Description(Api):
    """The interface of an application: its blueprints, and the document that describes them."""

    def __init__(self, app: Flask) -> None:
        self._blueprints: list[Blueprint] = []
        self._one_at_a_time = Lock()
        super().__init__(app)

    def register_blueprint(self, blueprint: Blueprint) -> None:
        """Add a group of endpoints to the application."""
        self._app.register_blueprint(blueprint)
        self._blueprints.append(blueprint)

    @cached_property
    def _document(self) -> bytes:
        for blueprint in self._blueprints:
            blueprint.register_views_in_doc(self, self._app, self.spec, name=blueprint.name, parameters=None)
            self.spec.tag({"name": blueprint.name, "description": blueprint.description})
        described: dict[str, Any] = self.spec.to_dict()
        idempotency.describe(described)
        return orjson.dumps(described, option=orjson.OPT_INDENT_2) + b"\n"

    def _openapi_json(self) -> Response:
        with self._one_at_a_time:
            return current_app.response_class(self._document, content_type="application/json")
