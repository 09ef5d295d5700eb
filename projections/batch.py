"""What a batch of events adds to the tables of the projections, and what it closes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from events.recorder import Entry
from projections.errors import ProjectionFault
from projections.fold import Rows, Said, rows, said

OPEN = 2**53
"""The known_to of a row that still holds: above every position, and exact in a box."""


class Changes:
    """What a batch does to one table: rows added, with the positions from and to which they hold, and rows closed."""

    def __init__(self) -> None:
        self.added: list[tuple[Any, ...]] = []
        self.closed: list[tuple[Any, int]] = []

    def take(self, held: dict[Any, int | None], after: list[Any], position: int) -> None:
        """Close the rows held that an event took away, and hold those that it brought from its position on.

        A row that is in its table already is held without its position.
        """
        kept = set(after)
        for row in [row for row in held if row not in kept]:
            since = held.pop(row)
            if since is None:
                self.closed.append((row, position))
            else:
                self.added.append((*row, since, position))
        for row in after:
            held.setdefault(row, position)

    def settle(self, held: dict[Any, int | None]) -> None:
        """Leave open what is still held after the batch."""
        self.added.extend((*row, since, OPEN) for row, since in held.items() if since is not None)

    def open(self, rows: list[Any], position: int) -> None:
        """Add rows of a stream of which the batch has but the first event."""
        for row in rows:
            self.added.append((*row, position, OPEN))


def changes(begun: dict[UUID, list[Said]], entries: Sequence[Entry]) -> tuple[Changes, Changes]:
    """What entries do to the tables of facts and of developments; `begun` holds what was said before in their streams.

    Raises ProjectionFault where an event cannot be folded.
    """
    facts, developments = Changes(), Changes()
    streams: dict[int, list[Entry]] = {}  # a whole number is found faster than a UUID
    for entry in entries:
        streams.setdefault(entry.stream.int, []).append(entry)
    for following in streams.values():
        told = begun.get(following[0].stream, []) if begun else []
        if not told and len(following) == 1:
            after = _folded(told, following[0])
            facts.open(after.facts, following[0].position)
            developments.open(after.developments, following[0].position)
        else:
            _follow(told, following, facts, developments)
    return facts, developments


def _follow(told: list[Said], entries: list[Entry], facts: Changes, developments: Changes) -> None:
    before = rows(str(entries[0].stream), told) if told else Rows([], [])
    facts_held: dict[Any, int | None] = dict.fromkeys(before.facts)
    developments_held: dict[Any, int | None] = dict.fromkeys(before.developments)
    for entry in entries:
        after = _folded(told, entry)
        facts.take(facts_held, after.facts, entry.position)
        developments.take(developments_held, after.developments, entry.position)
    facts.settle(facts_held)
    developments.settle(developments_held)


def _folded(told: list[Said], entry: Entry) -> Rows:
    try:
        told.append(said(entry))
        return rows(str(entry.stream), told)
    except Exception as error:
        reason = f"Position {entry.position} cannot be projected: {error!r}"
        raise ProjectionFault(reason, entry.position) from error
