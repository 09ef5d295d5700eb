"""What every view has in common: its name, what it is asked, and the tables that it answers with.

A row of an answer is a frozen dataclass. Its `KEY` names the fields that tell it from the other rows of its table, by
which two answers are compared, and `rests_on` holds the ids of the developments that it follows from.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, ClassVar, NewType, get_args, get_type_hints

from events.kind import Actors
from projections.connections import Connections
from projections.errors import Unanswerable
from projections.moment import Moment
from projections.reader import Reader

Ids = tuple[str, ...]
"""Ids of developments, sorted."""

Valid = NewType("Valid", dict[str, str | None])
"""Bounds in valid time: starts_from, starts_by, ends_from, ends_by, as ISO 8601 dates; null is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table of an answer."""

    KEY: ClassVar[tuple[str, ...]]

    rests_on: Ids


Tables = Mapping[str, Sequence[Row]]
"""The rows of an answer by table."""


def asked(description: str, *, default: Any = None, between: tuple[float, float] | None = None) -> Any:
    """A field of a question: what it means, what it is where it is left out, and the bounds of a number."""
    return field(default=default, metadata={"description": description, "between": between})


@dataclass(frozen=True, slots=True, kw_only=True)
class OfSet:
    """A question about a set of actors."""

    LEAST: ClassVar[int] = 2

    actors: Actors = asked("Actors by code, separated by commas.", default=())
    members_of: Actors = asked("Organisations whose members at the moment are added to the set.", default=())

    def chosen(self, reader: Reader) -> tuple[str, ...]:
        """The set, by code, with the members of the organisations. Raises Unanswerable where it is too small."""
        found = tuple(sorted({*self.actors, *reader.members_of(self.members_of)}))
        if len(found) < self.LEAST:
            told = "Names no actor." if not found else f"Names {found[0]} alone."
            raise Unanswerable("actors", f"{told} This question needs {self.LEAST} at least.")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class OfSetSince(OfSet):
    """A question about a set of actors over a span of days that ends with the moment's."""

    since: date | None = asked("Only what goes on on this day or later. Default: from the beginning.")


@dataclass(frozen=True, kw_only=True)
class SinceAYear:
    """A question over a span of days that ends with the moment's, and is a year long unless it says otherwise."""

    since: date | None = asked("Only what goes on on this day or later. Default: a year before valid_on.")

    def begun(self, moment: Moment) -> date:
        """The first day of the span."""
        if self.since is not None:
            return self.since
        day = moment.valid_on
        return day.replace(year=max(day.year - 1, 1), day=28 if (day.month, day.day) == (2, 29) else day.day)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One question that Entente answers at any moment; `about` names the argument that takes actors, if any does.

    `timed` says that the answer also follows from when the log came to the moment, and so may change by any event.
    """

    name: str
    asks: type[Any]
    tables: Mapping[str, type[Row]]
    answer: Callable[[Reader, Any], Tables]
    about: str | None = "actors"
    timed: bool = False

    @property
    def says(self) -> str:
        """What it tells, in a sentence."""
        return (self.answer.__doc__ or "").split("\n")[0]


def answered(
    view: View, connections: Connections, moment: Moment, question: Any, telling: Collection[str] | None = None
) -> dict[str, Any]:
    """What was asked, complete, the tables of the answer, and what its rows rest on. Raises Unanswerable.

    `telling` names the tables whose rows tell what they rest on, where that is not all of them.
    """
    reader = Reader(connections, moment)
    if isinstance(question, SinceAYear):
        question = replace(question, since=question.begun(moment))
    tables = view.answer(reader, question)
    if telling is not None:
        tables = {name: rows if name in telling else _silent(rows) for name, rows in tables.items()}
    return {"question": asdict(question), "answer": tables, "developments": reader.basis(grounds(tables))}


def _silent(rows: Sequence[Any]) -> list[Any]:
    """The rows without what they rest on, and so what is within them."""
    within = _within(type(rows[0])) if rows else ()  # type: ignore[arg-type]  # mypy takes the class for unhashable
    return [replace(row, rests_on=(), **{name: _silent(getattr(row, name)) for name in within}) for row in rows]


@cache
def _within(row: type[Any]) -> tuple[str, ...]:
    """The fields of a row that hold several of what rests on developments as well."""
    hints = get_type_hints(row)
    return tuple(name for name, hint in hints.items() if any(hasattr(each, "rests_on") for each in get_args(hint)))


def grounds(tables: Tables) -> list[str]:
    """The developments that an answer rests on, each once."""
    return sorted({id_ for rows in tables.values() for row in rows for id_ in row.rests_on})


def ids(rows: Iterable[Any]) -> Ids:
    """The developments of facts, sorted, each once."""
    return tuple(sorted({row.development for row in rows}))
