"""A dry run of an event that amends a development: what it would change, whichever door it comes through."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from projections.moment import Asked, moment
from projections.views.blast_radius import BlastRadius, blast_radius
from projections.views.catalogue import VIEWS
from service import maintain
from service.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """What an event of a development would change of the newest record."""

    id: str
    event: str
    changes: BlastRadius


def dry_run(
    parts: Parts, development: UUID, topic: str, seen: int | None, said: dict[str, Any], asked: Asked
) -> DryRun:
    """What an event would change, said as `maintain.amend` takes it; nothing is appended.

    Raises what `maintain.amend` raises.
    """
    entry = maintain.propose(parts.log, development, topic, seen, said)
    at = moment(parts.pool, replace(asked, after=entry.position - 1))
    changes = blast_radius(parts.pool, VIEWS.values(), at, entry)
    return DryRun(id=str(development), event=topic, changes=changes)
