"""Builds the web application, from parts handed in."""

from flask import Flask, Response

from service import errors
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
from service.api.state import state
from service.api.stream import stream
from service.api.timeline import timeline
from service.api.views import views
from service.api.webhooks import webhooks
from service.application import Application
from service.here import here
from service.parts import Parts
from service.web.pages import web

LARGEST_BODY = 1024 * 1024
"""Bytes that a request may carry."""


FINISHED_BY = (with_digest, waited, remembered, with_links, tagged, gate.told)
"""What every answer gets beside its body, in this order: each may look at what those before it gave."""


def create_app(parts: Parts) -> Flask:
    """The web application over these parts."""
    app = Application("service", static_folder=None)
    app.url_map.merge_slashes = False  # an address stands in the path of a TimeGate
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
    app.after_request(_finished)
    errors.install(app)
    reading.install(app)
    gate.install(app)
    idempotency.install(app)
    return app


def _finished(response: Response) -> Response:
    known, asked = here()
    for finish in FINISHED_BY:
        finish(response, known, asked)
    return response
