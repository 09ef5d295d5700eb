"""What a benchmark finds: a median beside that of its floor, in the same unit."""

from dataclasses import dataclass
from statistics import median
from typing import Any

GOALS = {">=": float.__ge__, "<=": float.__le__}
"""How a ratio must stand to the number in a goal such as '>= 0.5'."""


@dataclass(frozen=True)
class Result:
    """Measurements of one thing and of its floor, each repeated; `goal` is what the ratio should come to, or '-'.

    Where both were measured as often, it was in turns, and each turn has its ratio; else it is to the floor's median.
    """

    what: str
    floor: str
    unit: str
    measured: list[float]
    floors: list[float]
    goal: str

    @property
    def ratio(self) -> float:
        """How the measured median stands to the floor's."""
        return median(self.measured) / median(self.floors)

    @property
    def ratios(self) -> list[float]:
        """The ratio of each turn."""
        paired = len(self.measured) == len(self.floors)
        floors = self.floors if paired else [median(self.floors)] * len(self.measured)
        return [ours / theirs for ours, theirs in zip(self.measured, floors, strict=True)]

    @property
    def reached(self) -> bool | None:
        """Whether the ratio is what it should come to; none where there is no goal."""
        sign, _, bound = self.goal.partition(" ")
        return GOALS[sign](self.ratio, float(bound)) if bound else None

    def told(self) -> tuple[str, ...]:
        """A row of the table: medians, each with the least and the most, and the ratio of the medians."""
        words = {None: "", True: "yes", False: "NO"}
        ratio = f"{self.ratio:.2f} ({min(self.ratios):.2f}-{max(self.ratios):.2f})"
        measured, floors = self._told(self.measured), self._told(self.floors)
        return self.what, measured, self.floor, floors, ratio, self.goal, words[self.reached]

    def document(self) -> dict[str, Any]:
        """All of it, for JSON."""
        return {
            "what": self.what,
            "floor": self.floor,
            "unit": self.unit,
            "measured": _spread(self.measured),
            "floors": _spread(self.floors),
            "ratio": {**_spread(self.ratios), "of_medians": self.ratio},
            "goal": self.goal,
            "reached": self.reached,
        }

    def _told(self, values: list[float]) -> str:
        digits = 0 if median(values) >= 100 else 1 if median(values) >= 10 else 2
        least, middle, most = (f"{value:,.{digits}f}" for value in (min(values), median(values), max(values)))
        return f"{middle} {self.unit}" + (f" ({least}-{most})" if len(values) > 1 else "")


def _spread(values: list[float]) -> dict[str, Any]:
    return {"median": median(values), "least": min(values), "most": max(values), "each": values}
