"""The floor of a projector: the `ProjectionRunner` of the library, which inserts a row for each event."""

import time
from collections.abc import Iterable
from itertools import islice
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL

from events.development import Development

TABLE = SQL("""
    CREATE TABLE IF NOT EXISTS statement (
        development uuid PRIMARY KEY, kind text, title text, subject text, object text, day text
    )
""")

INSERT = "INSERT INTO statement VALUES (%s, %s, %s, %s, %s, %s)"

TOGETHER = 500
"""Events that are appended together: its recorder stands still over some thousands."""

PATIENCE = 600.0
"""Seconds in which it must be done."""


class Statements(PostgresTrackingRecorder):
    """A row of each statement; row and position commit together."""

    def __init__(self, datastore: PostgresDatastore, **how: Any) -> None:
        super().__init__(datastore, **how)
        self.sql_create_statements.append(TABLE)

    def add(self, row: tuple[Any, ...], tracking: Tracking) -> None:
        """Insert a row."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(INSERT, row, prepare=True)
            self._insert_tracking(cursor, tracking)


class OfStatements(Projection[Statements]):
    """Projects records of statements."""

    topics = ()

    def process_event(self, event: Any, tracking: Tracking) -> None:
        """Add the row of an event."""
        content = event.content
        ends = content["speakers"][0], content["towards"][0]
        self.view.add((event.originator_id, event.kind, content["title"], *ends, content["when"]), tracking)


def projected_by_library(url: str, events: Iterable[Development.Event]) -> float:
    """Events a second of the library's runner, over a log of its own that holds these."""
    said = conninfo_to_dict(url)
    env = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": said["dbname"],
        "POSTGRES_HOST": said["host"],
        "POSTGRES_PORT": said.get("port", "5432"),
        "POSTGRES_USER": said["user"],
        "POSTGRES_PASSWORD": said.get("password", "none"),
    }
    application = Application[UUID](env)
    last, waiting = 0, iter(events)
    while stored := [application.mapper.to_stored_event(event) for event in islice(waiting, TOGETHER)]:
        last = (application.recorder.insert_events(stored) or [last])[-1]
    began = time.perf_counter()
    with ProjectionRunner(
        application_class=Application[UUID], projection_class=OfStatements, view_class=Statements, env=env
    ) as runner:
        runner.wait(last, timeout=PATIENCE)
        took = time.perf_counter() - began
    application.close()
    return last / took
