"""Something is forecast."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from events.facts import Dimension, Fact, Predicate, Status
from events.kind import Actors, Edtf, Kind, Plover, actors


@dataclass(frozen=True, kw_only=True)
class ForecastMade(Kind):
    """A forecaster said what is to come; its resolution is a change of status."""

    TOPIC: ClassVar[str] = "forecast-made"
    PLOVER: ClassVar[Plover | None] = None
    DIMENSION: ClassVar[Dimension] = Dimension.DIPLOMATIC

    status: Status = Status.FORECAST
    forecaster: str
    about: Actors = actors()
    towards: Actors = actors()
    expects: str
    likelihood: float | None = field(default=None, metadata={"between": (0, 1)})
    resolves_by: Edtf | None = None

    def facts(self) -> Iterator[Fact]:
        """Of each actor it is forecast what it will do, towards those named."""
        yield from self.each(
            self.about or self.towards,
            Predicate.FORECASTS,
            self.towards if self.about else (),
            self.expects,
            forecaster=self.forecaster,
            likelihood=self.likelihood,
            resolves_by=self.resolves_by,
        )
