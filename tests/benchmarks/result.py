"""What a benchmark finds: a median beside that of its floor, in the same unit."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Result:
    """Measurements of one thing and of its floor, each repeated; `goal` is what the ratio should come to."""

    what: str
    floor: str
    unit: str
    measured: list[float]
    floors: list[float]
    goal: str

    def told(self) -> tuple[str, ...]:
        """A row of the table: medians with their spread, and the ratio of the medians."""
        return self.what, self.floor, self._told(self.measured), self._told(self.floors), f"{self.ratio:.2f}", self.goal

    @property
    def ratio(self) -> float:
        """How the measured median stands to the floor's."""
        return median(self.measured) / median(self.floors)

    def _told(self, values: list[float]) -> str:
        return f"{median(values):,.0f} {self.unit} ({min(values):,.0f}-{max(values):,.0f})"
