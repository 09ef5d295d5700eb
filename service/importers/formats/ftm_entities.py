"""Entities of FollowTheMoney, gathered from statements or documents in any order, in a temporary table on disk."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, BinaryIO, Self

import orjson

from service.importers.errors import NotThisFormat
from service.importers.importer import Unreadable
from service.importers.rows import columns, header

COLUMNS = ("entity_id", "canonical_id", "prop", "schema", "value", "dataset", "first_seen")
"""The columns of statements that are needed."""

WANTED = (
    "entity", "authority", "country", "program", "provisions", "reason", "startDate", "endDate", "listingDate",
    "sourceUrl", "name", "jurisdiction", "nationality", "citizenship", "flag", "mainCountry",
)  # fmt: skip
"""The properties that are needed."""

TABLES = """
    CREATE TABLE entity (id TEXT PRIMARY KEY, schema TEXT, line INTEGER, file INTEGER) WITHOUT ROWID;
    CREATE TABLE also (id TEXT PRIMARY KEY, entity TEXT) WITHOUT ROWID;
    CREATE TABLE said (entity TEXT, prop TEXT, value TEXT, PRIMARY KEY (entity, prop, value)) WITHOUT ROWID;
"""

ENTITY = "INSERT INTO entity VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"

ALSO = "INSERT INTO also VALUES (?, ?) ON CONFLICT DO NOTHING"

SAID = "INSERT INTO said VALUES (?, ?, ?) ON CONFLICT DO NOTHING"

OF_SCHEMA = "SELECT id, schema, line, file FROM entity WHERE schema = ? ORDER BY file, line, id"

CALLED = """
    SELECT id, schema, line, file
    FROM entity
    WHERE id = coalesce((SELECT entity FROM also WHERE id = :id), :id)
"""

OF_ENTITY = "SELECT prop, value FROM said WHERE entity = ? ORDER BY prop, value"


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity with what is said of it, and where that begins."""

    id: str
    schema: str
    line: int
    file: int
    said: tuple[tuple[str, str], ...]

    def all(self, prop: str) -> list[str]:
        """Every value of a property, in order."""
        return [value for name, value in self.said if name == prop]


class Entities:
    """The entities of files; a context, after which they are gone."""

    def __enter__(self) -> Self:
        # A database without a name is a file of its own that SQLite takes away.
        self._kept = sqlite3.connect("", isolation_level=None)
        self._kept.executescript(TABLES)
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    def __getitem__(self, id_: str) -> Entity:
        """An entity by any of its ids; one of which nothing is said where there is none."""
        found = self._kept.execute(CALLED, {"id": id_}).fetchone()
        return self._whole(found or (id_, "", 0, 0))

    def of_schema(self, schema: str) -> Iterator[Entity]:
        """The entities of a schema, as they stand in the files."""
        return map(self._whole, self._kept.execute(OF_SCHEMA, (schema,)))

    def take(self, file: BinaryIO, number: int) -> Iterator[Unreadable]:
        """What a file says, statements or documents; what of it cannot be read."""
        first = file.readline()
        self._kept.execute("BEGIN")
        if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
            yield from self._documents(chain((first,), file), number)
        else:
            yield from self._statements(first, file, number)
        self._kept.execute("COMMIT")

    def _whole(self, row: tuple[str, str, int, int]) -> Entity:
        return Entity(*row, said=tuple(self._kept.execute(OF_ENTITY, (row[0],))))

    def _documents(self, lines: Iterator[bytes], number: int) -> Iterator[Unreadable]:
        for line, text in enumerate(lines, start=1):
            try:
                if text.strip():
                    self._document(orjson.loads(text), line, number)
            except (orjson.JSONDecodeError, TypeError, KeyError, AttributeError):
                yield Unreadable(
                    line, "line", "Is no entity of FollowTheMoney as JSON.", text[:200].decode(errors="replace"), number
                )

    def _document(self, entity: Any, line: int, number: int) -> str:
        """Keep an entity, and those within it; its id."""
        id_ = str(entity["id"])
        self._kept.execute(ENTITY, (id_, entity["schema"], line, number))
        self._kept.executemany(ALSO, ((other, id_) for other in entity.get("referents", ())))
        given = {
            **entity["properties"],
            "dataset": entity.get("datasets", ()),
            "first_seen": [entity.get("first_seen")],
        }
        for prop, values in given.items():
            for value in values:
                plain = self._document(value, line, number) if isinstance(value, dict) else value
                if plain and prop in (*WANTED, "dataset", "first_seen"):
                    self._kept.execute(SAID, (id_, prop, str(plain)))
        return id_

    def _statements(self, first: bytes, file: BinaryIO, number: int) -> Iterator[Unreadable]:
        names = header(first.decode("utf-8-sig", errors="replace"))
        if lacking := [name for name in COLUMNS if name not in names]:
            raise NotThisFormat(f"The first line lacks {', '.join(lacking)} of statements, and is no entity as JSON.")
        at = [names.index(name) for name in COLUMNS]
        for line, row in columns(file):
            if len(row) < len(names):
                yield Unreadable(line + 1, "line", "Has fewer columns than the first one.", row, number)
                continue
            id_, entity, prop, schema, value, dataset, seen = (row[place] for place in at)
            self._kept.execute(ENTITY, (entity, schema, line + 1, number))
            if id_ != entity:
                self._kept.execute(ALSO, (id_, entity))
            self._kept.execute(SAID, (entity, "dataset", dataset))
            self._kept.execute(SAID, (entity, "first_seen", seen))
            if prop in WANTED:
                self._kept.execute(SAID, (entity, prop, value))
