"""What a format is: the word and the media type that ask for it, and how it writes a table of an answer."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import orjson

from service.fields import Schema
from service.formats import cloudevents, csv, geojson, ndjson, parquet
from service.formats.columns import Row, columns_of


class NotAcceptable(Exception):
    """The client accepts none of the media types that an answer can be had in."""

    def __init__(self, media_types: list[str]) -> None:
        super().__init__(f"Accepts none of what there is: {', '.join(media_types)}.")


class Table(NamedTuple):
    """A table of an answer: its rows as their JSON has them, how they are described, and the whole answer."""

    rows: list[Row]
    described: type[Schema]
    answer: dict[str, Any]


class Format(NamedTuple):
    """A format of tables; `schema` is how OpenAPI describes it."""

    word: str
    media_type: str
    content_type: str
    schema: dict[str, Any]
    written: Callable[[Table], str | bytes]


CSV = Format(
    "csv",
    "text/csv",
    "text/csv; charset=utf-8; header=present",
    {"type": "string", "description": "RFC 4180, with a header line."},
    lambda table: csv.written(table.rows, columns_of(table.described)),
)

NDJSON = Format(
    "ndjson",
    "application/x-ndjson",
    "application/x-ndjson",
    {"type": "string", "description": "One JSON document a line, each a row."},
    lambda table: ndjson.written(table.rows),
)

PARQUET = Format(
    "parquet",
    "application/vnd.apache.parquet",
    "application/vnd.apache.parquet",
    {"type": "string", "format": "binary", "description": "Apache Parquet, with a type for each column."},
    lambda table: parquet.written(table.rows, table.described, table.answer),
)

GEOJSON = Format(
    "geojson",
    "application/geo+json",
    "application/geo+json",
    {"type": "object", "description": "RFC 7946: a collection of features, each a row."},
    lambda table: geojson.written(table.rows, table.answer),
)

CLOUDEVENTS = Format(
    "cloudevents",
    "application/cloudevents-batch+json",
    "application/cloudevents-batch+json",
    {"type": "array", "items": {"type": "object"}, "description": "A batch of CloudEvents 1.0, each an event."},
    lambda table: cloudevents.written(table.rows, table.answer["origin"]),
)


def formats_of(tables: Iterable[type[Schema]]) -> tuple[Format, ...]:
    """The formats of an answer with these tables: GeoJSON where rows of one can have a place."""
    return (CSV, NDJSON, PARQUET, *((GEOJSON,) if any(geojson.placed(described) for described in tables) else ()))


def plain(rows: Any) -> list[Row]:
    """Rows as their JSON has them."""
    found: list[Row] = orjson.loads(orjson.dumps(rows))
    return found
