"""The OpenAPI document, put together when it is first asked for: neither a command nor a worker waits for it."""

import re
from collections.abc import Iterator
from functools import cached_property
from threading import Lock
from typing import Any

import orjson
from flask import Flask, Response, current_app
from flask_smorest import Api
from flask_smorest.spec.plugins import FlaskPlugin

from service.api import conventions, idempotency, schemes, webhook_description
from service.api.answers import Problem
from service.api.blueprint import Blueprint
from service.errors import PROBLEM

PROBLEM_SCHEMA = {"$ref": "#/components/schemas/Problem"}


class Description(Api):
    """The interface of an application: its blueprints, and the document that describes them."""

    ERROR_SCHEMA = Problem

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
        described["components"]["schemas"].pop("PaginationMetadata")  # of flask-smorest, whose pages are not ours
        idempotency.describe(described)
        conventions.describe(described)
        webhook_description.describe(described)
        for rule in self._app.url_map.iter_rules():
            for method, operation in described["paths"].get(FlaskPlugin.flaskpath2openapi(rule.rule), {}).items():
                if method.upper() in (rule.methods or ()):
                    operation["operationId"] = re.sub(r"\W", "_", rule.endpoint)
        schemes.describe(described, self._app)
        for response in _responses(described):
            if response.get("content", {}).get("application/json", {}).get("schema") == PROBLEM_SCHEMA:
                response["content"] = {PROBLEM: response["content"]["application/json"]}
        return orjson.dumps(described, option=orjson.OPT_INDENT_2) + b"\n"

    def _openapi_json(self) -> Response:
        with self._one_at_a_time:
            return current_app.response_class(self._document, content_type="application/json")


def _responses(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every response that a document describes."""
    yield from described["components"]["responses"].values()
    for operations in described["paths"].values():
        for operation in operations.values():
            if "responses" in operation:
                yield from operation["responses"].values()
