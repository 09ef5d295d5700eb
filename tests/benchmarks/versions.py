"""Versions of facts to measure as-of questions with: the same ones for each database, straight into its table.

Facts hold for up to five years within fourteen, between two of fifteen states. Each is amended as often, so that its
versions follow one another on the known axis; the position of a version is its number, counted through all facts.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from projections.batch import OPEN
from projections.copying import copied, fact
from projections.storing import COPY_FACTS
from service.parts import connect
from tests.benchmarks.sample import STATES

FIRST, SPAN, LONGEST = date(2005, 1, 1), 5113, 1826

VERSIONS = 10
"""How many each fact has."""

INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'projection' AND tablename = 'fact_version'"


class Version(NamedTuple):
    """A version of a fact: what its row says. It is published when it begins, and known from a position to another."""

    fact: UUID
    subject: str
    object: str
    aspect: str
    attributes: str
    sources: str
    starts: date
    ends: date
    known_from: int
    known_to: int | None


def versions(facts: int) -> Iterator[Version]:
    """The versions of so many facts, in the order of their recording."""
    for number in range(facts * VERSIONS):
        again, which = divmod(number, facts)
        chosen = random.Random(which)
        subject, object_ = chosen.sample(STATES, 2)
        starts = FIRST + timedelta(days=chosen.randrange(SPAN))
        ends = starts + timedelta(days=chosen.randrange(LONGEST))
        yield Version(
            UUID(int=which * 0x9E3779B97F4A7C15), subject, object_, f"topic {which % 50}",
            f'{{"stance":"supports","version":{again}}}',
            f'[{{"name":"example.org","published":"{starts}","reliability":"B","credibility":2}}]',
            starts, ends, number + 1, number + facts + 1 if again < VERSIONS - 1 else None,
        )  # fmt: skip


def fill(url: str, facts: int) -> None:
    """Have the table of facts hold these versions and no others, with its indexes made as a rebuild makes them."""
    with connect(url) as connection, connection.transaction():
        indexes = connection.execute(INDEXES).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX projection.{name}")
        connection.execute("TRUNCATE fact_version")
        copied(connection, COPY_FACTS, (fact(_row(version)) for version in versions(facts)))
        for _, definition in indexes:
            connection.execute(definition)
    with connect(url) as connection:
        connection.execute("VACUUM ANALYZE fact_version")


def _row(version: Version) -> tuple[Any, ...]:
    starts, ends = version.starts.toordinal(), version.ends.toordinal()
    return (
        str(version.fact), str(version.fact), "statement-made", version.subject, "takes-stance", version.object,
        "diplomatic", version.aspect, version.attributes, "happened", None, None, version.sources, starts, starts,
        ends, ends, starts, date.max.toordinal() + 1, version.known_from, version.known_to or OPEN,
    )  # fmt: skip
