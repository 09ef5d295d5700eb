"""A world to test in: a database of its own, the parts over it, and the REST door."""

import os
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from psycopg import Connection

from projections.catching_up import catch_up
from service import bundled
from service.access.scopes import Role
from service.app import create_app
from service.importing import Imported, import_lines
from service.parts import DatabaseRole, Parts, connect, open_parts, under

DATA = Path(os.environ.get("ENTENTE_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))

MADE: list[Flask] = []
"""The first application of this process, over whatever parts."""


def data(name: str) -> Path:
    """A file of the development data; the test is not run where it is absent."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"not run: no data at {path}")
    return path


@dataclass
class World:
    """Given developments, what a client is told."""

    url: str
    parts: Parts

    @cached_property
    def client(self) -> FlaskClient:
        """The REST door."""
        return application(self.parts).test_client()

    def project(self) -> None:
        """Bring the projections up to the log's head."""
        with self.projecting() as connection:
            catch_up(connection)

    def projecting(self) -> Connection[Any]:
        """A connection of the projector's."""
        return connect(under(self.url, DatabaseRole.PROJECTOR))

    @cached_property
    def owner(self) -> Parts:
        """The parts as commands have them, which the owner of the log runs."""
        return open_parts(self.url, 4)

    @cached_property
    def teller(self) -> Parts:
        """The parts of the process that delivers webhooks."""
        return open_parts(under(self.url, DatabaseRole.WEBHOOKS), 4)

    @cached_property
    def importer(self) -> Parts:
        """The parts of the process that imports."""
        return open_parts(under(self.url, DatabaseRole.IMPORTS), 4)

    def close(self) -> None:
        """Let go of all connections."""
        for name in {"parts", "owner", "teller", "importer"} & self.__dict__.keys():
            getattr(self, name).pool.close()

    def imported(self, lines: Iterable[bytes]) -> Imported:
        """Put many events on record, as `entente import` does."""
        return import_lines(self.owner.log, lines)

    def load(self) -> None:
        """Put the bundled data sets on record."""
        bundled.load(self.owner.log)

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """What the service answers to a document."""
        return self.client.post(f"/v1{path}", json=body, headers={k.replace("_", "-"): v for k, v in headers.items()})

    def given(self, kind: str, **said: Any) -> str:
        """A development on record, by the test's author; its id."""
        body = {"author": "tester", "title": f"A {kind}", "when": "2025-09-03", **said}
        answer = self.post(f"/developments/{kind}", body)
        assert answer.status_code in (200, 201), answer.json
        return str(answer.json["id"])

    def then(self, development: str, path: str, **said: Any) -> int:
        """One more event of a development, such as `corrections`; its position."""
        seen = self.parts.recorder.stream(UUID(development))[-1].version
        answer = self.post(f"/developments/{development}/{path}", {"author": "tester", **said}, If_Match=f'"{seen}"')
        assert answer.status_code == 201, answer.json
        return int(answer.json["position"])

    def get(self, path: str, **moment: Any) -> Any:
        """The JSON of an answer, after all on record is projected."""
        self.project()
        answer = self.client.get(f"/v1{path}", query_string=moment)
        assert answer.status_code == 200, answer.json
        return answer.json

    def facts(self, **moment: Any) -> list[str]:
        """The facts at a moment, each in a line: subject, predicate, object, aspect."""
        return [line(fact) for fact in self.get("/state", **moment)["facts"]]

    def head(self) -> int:
        """The position of the log's head."""
        return self.parts.recorder.head()[0]


def application(parts: Parts) -> Flask:
    """The application over these parts: a copy of one that is there, as its routes take longest to make.

    Where not everybody may do everything it is described otherwise, and so is one of its own.
    """
    if parts.access.secret_key or parts.access.anonymous is not Role.ADMINISTRATOR:
        return create_app(parts)
    if not MADE:
        MADE.append(create_app(parts))
    made = copy(MADE[0])
    made.extensions = {**made.extensions, "parts": parts}
    return made


def line(fact: Mapping[str, Any]) -> str:
    """A fact as a line to compare with."""
    return " ".join(filter(None, (fact["subject"], fact["predicate"], fact["object"], fact["aspect"])))
