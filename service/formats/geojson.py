"""GeoJSON (RFC 7946): each row is a feature, its columns the properties, its place a point, several, or null."""

from collections.abc import Callable, Mapping
from typing import Any

import orjson

from service.fields import Schema
from service.formats.columns import Row
from service.formats.places import Geometry, of_actor, of_theatre

PLACED_BY: dict[str, Callable[[str | None], Geometry | None]] = {
    "theatre": of_theatre,
    "code": of_actor,
    "member": of_actor,
}
"""What says of a row where it is, by the name of its column."""

KEPT = ("moment", "next")
"""What of an answer a collection has beside its features, as foreign members."""


def placed(described: type[Schema]) -> bool:
    """Whether rows that are described so can have a place."""
    return not PLACED_BY.keys().isdisjoint(described().fields)


def written(rows: list[Row], answer: Mapping[str, Any]) -> bytes:
    """Rows as a collection of features."""
    kept = {name: answer[name] for name in KEPT if name in answer}
    features = [_feature(row) for row in rows]
    body = {"type": "FeatureCollection", **kept, "features": features}
    return orjson.dumps(body, option=orjson.OPT_APPEND_NEWLINE)


def _feature(row: Row) -> dict[str, Any]:
    by = next((name for name in PLACED_BY if name in row), None)
    id_ = row.get("fact") or row.get("development") or row.get("code")
    return {
        "type": "Feature",
        **({"id": id_} if id_ else {}),
        "geometry": PLACED_BY[by](row[by]) if by else None,
        "properties": row,
    }
