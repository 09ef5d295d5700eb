"""The application as gunicorn loads it: once in each worker, with connections of its own."""

import atexit
import os
from contextlib import ExitStack
from dataclasses import replace

from flask import Flask

from service import logs, telemetry
from service.access.access import Access
from service.app import create_app
from service.edge import at_edge
from service.parts import DatabaseRole, database, open_parts, open_standbys, under
from service.settings import Settings
from service.witnesses import witnesses

FEW = 4
"""Streams of the log that a worker serves where nobody says how many threads it has."""


def app() -> Flask:
    """The web application of this worker."""
    stack = ExitStack()
    atexit.register(stack.close)
    settings = Settings.read(os.environ)
    logs.configure(settings.log_level)
    traced = telemetry.begin(os.environ)
    streams = FEW if settings.streams is None else settings.streams
    url = under(stack.enter_context(database(settings)), DatabaseRole.WEB)
    parts = open_parts(url, settings.pool, settings.unsigned, streams)
    stack.callback(parts.pool.close)
    standbys = open_standbys(settings.read_urls, settings.pool, parts)
    stack.callback(standbys.close)
    seen = replace(
        parts,
        witnesses=witnesses(settings),
        webhook_private=settings.webhook_private,
        metrics_open=settings.metrics,
        import_limit=settings.import_limit * 2**20,
        origin=settings.origin,
        access=Access.of(settings, parts.pool),
        standbys=standbys,
    )
    application = create_app(seen)
    traced(application)
    return at_edge(application, settings.proxies, settings.cors_origins, settings.embed_origins)
