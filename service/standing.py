"""How the log stands: how far it has come, and how far behind is what follows it. Looked up when it is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from psycopg import Connection
from psycopg.rows import class_row

from projections.connections import Connections
from projections.projector import HELD, ONE_PROJECTOR, PROJECTING

STANDING = f"""
    SELECT
        head.position AS head,
        progress.position AS projected,
        coalesce(extract(epoch FROM clock_timestamp() - (
            SELECT recorded_at FROM log.event WHERE position = progress.position + 1
        )), 0)::float AS projected_behind,
        {HELD.format(lock=PROJECTING)} AS projecting,
        {HELD.format(lock=ONE_PROJECTOR)} AS carried_on,
        tree.size AS integrated,
        coalesce(extract(epoch FROM clock_timestamp() - (
            SELECT recorded_at FROM log.event WHERE position = tree.size + 1
        )), 0)::float AS integrated_behind,
        (SELECT max(size) FROM log.checkpoint) AS checkpoint,
        (SELECT extract(epoch FROM clock_timestamp() - max(signed_at)) FROM log.checkpoint)::float AS checkpoint_age
    FROM log.head, progress, log.tree
"""

DELIVERIES = """
    SELECT count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE state = 'dead')
    FROM public.webhook_delivery
    WHERE state <> 'delivered'
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Positions, and seconds since the oldest event that projections or tree have not come to was recorded."""

    head: int
    projected: int
    projected_behind: float
    projecting: bool
    carried_on: bool
    integrated: int
    integrated_behind: float
    checkpoint: int | None
    checkpoint_age: float | None


def standing(connection: Connection[Any]) -> Standing:
    """How the log stands now."""
    with connection.cursor(row_factory=class_row(Standing)) as cursor:
        row = cursor.execute(STANDING, prepare=True).fetchone()
        assert row is not None, "the migrations make each of these rows"
        return row


def looked_up(connections: Connections) -> "StandingCollector":
    """The collector of how the log stands now."""
    with connections.connection() as connection:
        deliveries = connection.execute(DELIVERIES).fetchone() or (0, 0)
        return StandingCollector(standing(connection), (deliveries[0], deliveries[1]))


class StandingCollector(Collector):
    """The standing of the log as metrics."""

    def __init__(self, now: Standing, deliveries: tuple[int, int]) -> None:
        self.now, self.deliveries = now, deliveries

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Each as a gauge."""
        now, (pending, dead) = self.now, self.deliveries
        told: dict[str, tuple[str, float | None]] = {
            "entente_log_head": ("Position of the newest event.", now.head),
            "entente_projected_position": ("Position up to which the projections have come.", now.projected),
            "entente_projection_lag_events": ("Events that are not projected.", now.head - now.projected),
            "entente_projection_lag_seconds": ("Age of the oldest event that is not projected.", now.projected_behind),
            "entente_projecting": ("Whether somebody projects.", now.projecting),
            "entente_integrated_position": ("Position up to which the tree has come.", now.integrated),
            "entente_integration_lag_events": ("Events that are not in the tree.", now.head - now.integrated),
            "entente_integration_lag_seconds": ("Age of the oldest event outside of the tree.", now.integrated_behind),
            "entente_checkpoint_position": ("Position up to which the newest checkpoint vouches.", now.checkpoint),
            "entente_checkpoint_age_seconds": ("Age of the newest checkpoint.", now.checkpoint_age),
            "entente_webhooks_pending": ("Deliveries that are to be sent.", pending),
            "entente_webhooks_dead": ("Deliveries that were given up.", dead),
        }
        for name, (says, value) in told.items():
            if value is not None:
                yield GaugeMetricFamily(name, says, value)
