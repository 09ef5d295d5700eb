"""What an answer has read, and whether it could see a row: by that an answer need not be worked out again.

An answer follows from the moment, the question and what its statements found. So where none of its statements could
see any of the rows that were opened or closed since, it is the same. Of the statements that say in their terms which
rows they want, it is known which they could see; any other could see every row.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from psycopg import Connection, Cursor

from projections import facts, reader, timeline
from projections.connections import Connections
from projections.fold import DevelopmentRow, FactRow
from projections.touching import Touched

Terms = dict[str, Any]

OF_FACTS = {
    reader.OF_PREDICATE, reader.OF_SUBJECT, reader.OF_OBJECT, reader.OF_PAIR,
    facts.STATE, facts.STATE_OF_ACTOR, facts.STATE_OF_DYAD,
}  # fmt: skip
"""Statements that find facts of some span of days, by predicate and by actor, as their terms say."""


class Read(NamedTuple):
    """A statement, with its terms."""

    statement: str
    terms: Terms

    def could_see(self, rows: Touched) -> bool:
        """Whether any of some rows could be among what the statement finds."""
        if self.statement in OF_FACTS:
            return any(_a_fact(self.terms, row) for row in rows.facts)
        if self.statement == timeline.TIMELINE:
            return any(_a_development(self.terms, row) for row in rows.developments)
        return any(rows)


@dataclass(frozen=True)
class Noting:
    """Lends connections of others, and notes what is read through them."""

    connections: Connections
    reads: list[Read] = field(default_factory=list)

    @contextmanager
    def connection(self) -> Iterator[Connection[Any]]:
        """A connection whose cursors note what they execute."""
        with self.connections.connection() as connection:
            usual, connection.cursor_factory = connection.cursor_factory, _noted(self.reads)
            try:
                yield connection
            finally:
                connection.cursor_factory = usual


def _noted(reads: list[Read]) -> type[Cursor[Any]]:
    class Noted(Cursor[Any]):
        def execute(self, query: Any, params: Any = None, **how: Any) -> "Noted":
            reads.append(Read(query, params))
            super().execute(query, params, **how)
            return self

    return Noted


ALWAYS = Read("", {})
"""What an answer reads that may be another after any event: it is no statement that says what it wants."""


def could_see(reads: Iterable[Read], rows: Touched) -> bool:
    """Whether an answer that has read this could be another after these rows were opened and closed."""
    return any(read is ALWAYS or read.could_see(rows) for read in reads)


def _a_fact(terms: Terms, row: FactRow) -> bool:
    last: int = terms["valid_on"]
    first: int = terms.get("since", last)
    return (
        row.starts_from <= last
        and row.ends_by >= first
        and _published(terms, row)
        and all(holds(terms, row) for name, holds in NARROWING.items() if terms.get(name) is not None)
    )


def _a_development(terms: Terms, row: DevelopmentRow) -> bool:
    return (
        _published(terms, row)
        and (terms["actors"] is None or set(terms["actors"]) <= set(row.actors.strip("{}").split(",")))
        and (terms["kinds"] is None or row.kind in terms["kinds"])
        and (terms["since"] is None or row.ends_by >= terms["since"])
        and (terms["until"] is None or row.starts_from <= terms["until"])
    )


def _published(terms: Terms, row: FactRow | DevelopmentRow) -> bool:
    return bool(row.published_from <= terms["published_by"])


NARROWING: dict[str, Callable[[Terms, FactRow], bool]] = {
    "predicates": lambda terms, row: row.predicate in terms["predicates"],
    "predicate": lambda terms, row: row.predicate == terms["predicate"],
    "dimension": lambda terms, row: row.dimension == terms["dimension"],
    "subjects": lambda terms, row: row.subject in terms["subjects"],
    "objects": lambda terms, row: row.object in terms["objects"],
    "actor": lambda terms, row: terms["actor"] in (row.subject, row.object),
    "one": lambda terms, row: {row.subject, row.object} == {terms["one"], terms["other"]},
    "ones": lambda terms, row: (
        (min(row.subject, row.object), max(row.subject, row.object)) in zip(terms["ones"], terms["others"], strict=True)
    ),
}
"""What a term of a statement says of the facts that it finds."""
