"""Works out `service/datasets/label_points.csv`: one point a state, in its largest land, farthest from any edge.

It is run by hand: `npm install world-atlas@2 i18n-iso-countries@7` in a folder, then `python -m tests.label_points
FOLDER > service/datasets/label_points.csv`. The outlines are those of Natural Earth (1:50m, in the public domain), the
codes those of ISO 3166-1. No outline is kept, and the point is rounded to 0.1 degree.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from events.actors import registry

UNNUMBERED = {"Kosovo": "XKX"}
"""States of the registry that have no number in ISO 3166-1."""

ROUND_THE_POLE = "ATA"
"""Its outline has no inside on a flat map."""


def main(folder: Path) -> None:
    """Print the table."""
    numbers = {
        number: code for _, code, number, *_ in json.loads((folder / "i18n-iso-countries/codes.json").read_text())
    }
    atlas = json.loads((folder / "world-atlas/countries-50m.json").read_text())
    arcs = [_degrees(arc, atlas["transform"]) for arc in atlas["arcs"]]
    found: dict[str, tuple[float, float]] = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        code = numbers.get(country.get("id", "")) or UNNUMBERED.get(country["properties"]["name"])
        if code in registry() and code not in {*found, ROUND_THE_POLE}:
            found[code] = _farthest(_largest(country, arcs))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("code", "longitude", "latitude"))
    writer.writerows((code, *found[code]) for code in sorted(found))


def _degrees(arc: list[list[int]], transform: dict[str, Any]) -> Any:
    return np.cumsum(arc, axis=0) * transform["scale"] + transform["translate"]


def _largest(country: dict[str, Any], arcs: list[Any]) -> list[Any]:
    """The rings of a country's largest polygon, in degrees."""
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    return max(([_ring(ring, arcs) for ring in polygon] for polygon in polygons), key=lambda rings: _area(rings[0]))


def _ring(numbers: list[int], arcs: list[Any]) -> Any:
    """A ring in degrees, without the jump where it crosses the 180th meridian."""
    ring = np.concatenate([(arcs[n] if n >= 0 else arcs[~n][::-1])[1:] for n in numbers])
    return np.stack([np.unwrap(ring[:, 0], period=360), ring[:, 1]], axis=1)


def _area(ring: Any) -> float:
    x, y = ring[:, 0] * np.cos(np.radians(ring[:, 1])), ring[:, 1]
    return float(abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)))


def _farthest(rings: list[Any]) -> tuple[float, float]:
    """The point inside that is farthest from any edge, by a grid that is made finer around the best one."""
    starts = np.concatenate(rings)
    ends = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    low, high = rings[0].min(axis=0), rings[0].max(axis=0)
    best = (low + high) / 2
    for _ in range(4):
        grid = np.stack(np.meshgrid(*np.linspace(low, high, 40).T), axis=-1).reshape(-1, 2)
        best = grid[np.argmax(_distances(grid, starts, ends))]
        step = (high - low) / 20
        low, high = best - step, best + step
    return round((float(best[0]) + 180) % 360 - 180, 1), round(float(best[1]), 1)


def _distances(points: Any, starts: Any, ends: Any) -> Any:
    """How far each point is from the nearest edge, in degrees of latitude; less than nothing where it lies outside."""
    nearest, crossings = np.full(len(points), np.inf), np.zeros(len(points), int)
    narrow = np.stack([np.cos(np.radians(points[:, 1])), np.ones(len(points))], axis=1)
    for start, end in zip(starts, ends, strict=True):
        along, to = (end - start) * narrow, (points - start) * narrow
        length = np.maximum((along**2).sum(axis=1), 1e-12)
        share = np.clip((to * along).sum(axis=1) / length, 0, 1)
        nearest = np.minimum(nearest, np.hypot(*(to - along * share[:, None]).T))
        between = (start[1] > points[:, 1]) != (end[1] > points[:, 1])
        if between.any():
            crossed = start[0] + (points[:, 1] - start[1]) * (end[0] - start[0]) / (end[1] - start[1] or 1e-12)
            crossings += between & (points[:, 0] < crossed)
    return np.where(crossings % 2, nearest, -nearest)


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "node_modules")
