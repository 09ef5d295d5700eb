"""Where things are, as points: states by code, theatres by name. No border is drawn: a point claims no land.

`label_points.csv` has a point for each state that Natural Earth (1:50m, in the public domain) draws, worked out by
`tests/label_points.py`: inside its largest piece of land, farthest from any edge, to 0.1 degree. Antarctica, states of
the past and organisations have none. `theatre_points.csv` is our own: the middle of what a theatre's name means, to a
degree for the wide ones. A theatre that is not there but has the name of a state is where the state is.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from events.actors import registry
from projections.views.theatres import named

Point = tuple[float, float]
"""Longitude and latitude, in degrees (WGS 84)."""

Geometry = dict[str, Any]
"""A geometry of GeoJSON."""


def of_theatre(name: str | None) -> Geometry | None:
    """The point of a theatre, or the points of those that it names; none where none of them has one."""
    points = [_theatres()[each.casefold()] for each in named(name or "") if each.casefold() in _theatres()]
    if len(points) > 1:
        return {"type": "MultiPoint", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None


def of_actor(code: str | None) -> Geometry | None:
    """The point of a state; none where it has none."""
    point = states().get(code or "")
    return {"type": "Point", "coordinates": point} if point else None


@cache
def states() -> Mapping[str, Point]:
    """The points of states, by code."""
    return dict(_points("label_points.csv"))


@cache
def _theatres() -> Mapping[str, Point]:
    """The points of theatres and of states, by name in lower case."""
    of_states = {registry()[code].name.casefold(): point for code, point in states().items()}
    return of_states | {name.casefold(): point for name, point in _points("theatre_points.csv")}


def _points(name: str) -> Iterator[tuple[str, Point]]:
    with files("service.datasets").joinpath(name).open(encoding="utf-8") as lines:
        for what, longitude, latitude in list(csv.reader(lines))[1:]:
            yield what, (float(longitude), float(latitude))
