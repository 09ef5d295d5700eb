"""A delivery of a webhook, and how it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class State(StrEnum):
    """How a delivery stands: to be sent (again), arrived, or given up."""

    PENDING = "pending"
    DELIVERED = "delivered"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a webhook was told: that its answer at one moment is another at a later one, and how the telling went.

    `anew` says that the answer told before is no more what it was, as after an erasure. The last attempt ended at
    `last_at` with a status or an error.
    """

    id: UUID
    webhook: UUID
    number: int
    made_at: datetime
    from_valid_on: date
    from_published_by: date
    from_position: int
    valid_on: date
    published_by: date
    position: int
    anew: bool
    state: str
    attempts: int
    next_at: datetime | None
    last_at: datetime | None
    last_status: int | None
    last_error: str | None
