"""Whether this service is ready for requests: each thing that it takes, checked by name, in less than a second."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread
from typing import TypeVar

from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from projections.projector import ProjectorStatus
from service.migrate import SchemaDiffers, pending_in
from service.pool import Pool
from service.standing import Standing, standing

PATIENCE = 0.9
"""Seconds that a look at the database may take, the network included."""

CONNECTION = 0.5
"""Seconds that it may wait for a connection."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Check:
    """What was checked, whether all is well with it, and what was found."""

    name: str
    well: bool
    says: str


@dataclass(frozen=True, slots=True)
class Health:
    """What was found, and how the log stands where that could be seen."""

    checks: tuple[Check, ...]
    standing: Standing | None = None

    @property
    def failing(self) -> list[Check]:
        """What is not well."""
        return [check for check in self.checks if not check.well]


def health(pool: Pool) -> Health:
    """How this service is. What could not be looked at after something failed is left out."""
    try:
        return within(_looked_at, pool)
    except (OperationalError, PoolTimeout):
        return Health((Check("database", False, "The database does not answer."),))


def within(look: Callable[[Pool], T], pool: Pool) -> T:
    """What a look at the primary finds. Raises OperationalError where it takes too long, and what the look raises."""
    found: Future[T] = Future()

    def run() -> None:
        try:
            found.set_result(look(pool))
        except Exception as error:
            found.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return found.result(PATIENCE)
    except TimeoutError:
        raise OperationalError("The database does not answer in time.") from None


def _looked_at(pool: Pool) -> Health:
    with pool.connection(CONNECTION) as connection:
        checks = [Check("database", True, "It answers.")]
        try:
            missing = pending_in(connection)
        except SchemaDiffers as error:
            return Health((*checks, Check("schema", False, str(error))))
        if missing:
            return Health((*checks, Check("schema", False, f"It lacks {', '.join(missing)}.")))
        now = standing(connection)
        return Health((*checks, Check("schema", True, "It is that of this version."), *_followed(now)), now)


def _followed(now: Standing) -> Iterator[Check]:
    """What follows the log. To be behind is no failure while somebody works it off."""
    projections = ProjectorStatus(now.projected, now.head, now.projecting)
    yield Check("projections", not projections.stopped, projections.told())
    well = now.carried_on or now.integrated == now.head
    stays = "" if well else ", and nobody takes it on"
    yield Check("tree", well, f"The tree is at position {now.integrated} of {now.head}{stays}.")
