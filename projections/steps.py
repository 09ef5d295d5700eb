"""History event by event: what each changed of the facts of its development, as the newest of what is published tells.

The rows before and after an event are folded from the log, as the projector folds them.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson
from psycopg import Connection

from events.dates import FOREVER
from events.recorder import AFTER, STREAM, Entry
from projections.facts import iso, valid
from projections.fold import FactRow, Said, rows, said, told

Told = dict[str, Any]

BATCH = 1000


class Step(NamedTuple):
    """An event, and the facts that it added, closed and changed.

    A changed fact tells, for each field that is another, what it was before and after.
    """

    entry: Entry
    added: list[Told]
    closed: list[Told]
    changed: list[Told]


def steps(connection: Connection[Any], first: int, last: int) -> Iterator[Step]:
    """The steps from one position to another."""
    while first <= last:
        terms = {"after": first - 1, "limit": min(BATCH, last - first + 1)}
        entries = [Entry(*row) for row in connection.execute(AFTER, terms, binary=True)]
        if not entries:
            return
        for entry in entries:
            yield _step(connection, entry)
        first = entries[-1].position + 1


def _step(connection: Connection[Any], entry: Entry) -> Step:
    terms = {"stream": entry.stream, "until": entry.position - 1}
    earlier = [Entry(*row) for row in connection.execute(STREAM, terms, binary=True)]
    before = [said(each) for each in earlier if told(each)]
    step = Step(entry, [], [], [])
    if told(entry) and len(before) == len(earlier):
        _compare(step, _facts(entry, before), _facts(entry, [*before, said(entry)]))
    return step


def _facts(entry: Entry, stream: list[Said]) -> dict[str, list[FactRow]]:
    found: dict[str, list[FactRow]] = {}
    for row in rows(str(entry.stream), stream).facts if stream else ():
        found.setdefault(row.fact, []).append(row)
    return found


def _compare(step: Step, before: dict[str, list[FactRow]], after: dict[str, list[FactRow]]) -> None:
    for fact in dict.fromkeys((*before, *after)):
        was, now = before.get(fact, []), after.get(fact, [])
        stood, stands = _standing(was), _standing(now)
        if stands and not stood:
            step.added.append(_named(stands) | _fields(stands, now))
        elif stood and not stands:
            step.closed.append(_named(stood) | _fields(stood, was))
        elif was != now:
            one, other = _fields(stood, was), _fields(stands, now)
            differing = {name: [one[name], other[name]] for name in one if one[name] != other[name]}
            step.changed.append(_named(was) | differing)


def _standing(facts: list[FactRow]) -> list[FactRow]:
    return [row for row in facts if row.published_to == FOREVER]


def _named(facts: list[FactRow]) -> Told:
    row = facts[0]
    words = row.subject, str(row.predicate), row.object or None, row.aspect or None
    return {"fact": row.fact, **dict(zip(("subject", "predicate", "object", "aspect"), words, strict=True))}


def _fields(standing: list[FactRow], facts: list[FactRow]) -> Told:
    row = standing[0] if standing else facts[0]
    return {
        "valid": [valid(each.starts_from, each.starts_by, each.ends_from, each.ends_by) for each in standing],
        "status": row.status,
        "attributes": orjson.loads(row.attributes),
        "theatre": row.theatre,
        "sources": [source["name"] for source in orjson.loads(row.sources)],
        "published": [
            [iso(day) for day in spell] for spell in dict.fromkeys((f.published_from, f.published_to) for f in facts)
        ],
    }
