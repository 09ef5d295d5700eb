"""Builds the web application, from parts handed in."""

import orjson
from flask import Flask
from flask.json.provider import JSONProvider

from service import errors, observed
from service.access import gate
from service.api import idempotency, reading
from service.api.actors import actors
from service.api.audit import audit
from service.api.author_keys import author_keys
from service.api.blueprint import with_digest
from service.api.caching import tagged
from service.api.citations import citations
from service.api.comparisons import comparisons
from service.api.description import Description
from service.api.developments import developments
from service.api.digests import digests
from service.api.export import export
from service.api.feeds import feeds
from service.api.history import history
from service.api.imports import imports
from service.api.keys import keys
from service.api.log import log
from service.api.login import login
from service.api.me import me
from service.api.memento import memento, remembered
from service.api.meta import meta
from service.api.metrics import metrics
from service.api.outline import outline
from service.api.pages import pages
from service.api.paging import with_links
from service.api.prefer import waited
from service.api.protection import protected
from service.api.state import state
from service.api.stream import stream
from service.api.timeline import timeline
from service.api.views import views
from service.api.webhooks import webhooks
from service.parts import Parts
from service.web.pages import web

LARGEST_BODY = 1024 * 1024
"""Bytes that a request may carry."""


class OrjsonProvider(JSONProvider):
    """JSON by orjson, in a stable order."""

    def dumps(self, obj: object, **_: object) -> str:
        """The JSON of an object."""
        return orjson.dumps(obj, option=orjson.OPT_SORT_KEYS).decode()

    def loads(self, s: str | bytes, **_: object) -> object:
        """The object of a JSON text."""
        return orjson.loads(s)


def create_app(parts: Parts) -> Flask:
    """The web application over these parts."""
    app = Flask("service", static_folder=None)
    app.url_map.merge_slashes = False  # an address stands in the path of a TimeGate
    app.json = OrjsonProvider(app)
    app.ensure_sync = lambda func: func  # type: ignore[method-assign]  # none is a coroutine, and to look costs
    observed.install(app)
    app.extensions["parts"] = parts
    app.config.update(
        API_TITLE="Entente",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/v1",
        OPENAPI_JSON_PATH="openapi.json",
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        API_SPEC_OPTIONS={
            "servers": [{"url": ".."}],
            "info": {
                "description": "The state of alliances on a day, as known at an instant and as published by a date.",
                "license": {"name": "MIT", "identifier": "MIT"},
            },
        },
    )
    api = Description(app)
    recorded = (developments, timeline, outline, feeds, log, stream, audit, digests, export, history, author_keys)
    read = (state, views, comparisons, *recorded, actors, citations, memento)
    for blueprint in (*read, imports, webhooks, keys, me, meta, metrics):
        api.register_blueprint(blueprint)
    app.register_blueprint(pages)
    app.register_blueprint(web)
    app.register_blueprint(login)
    for finished in (
        gate.told,
        protected,
        tagged,
        with_links,
        remembered,
        waited,
        with_digest,
    ):
        app.after_request(finished)
    errors.install(app)
    reading.install(app)
    gate.install(app)
    idempotency.install(app)
    return app
