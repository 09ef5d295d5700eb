"""Tables of any length, written part by part: the formats that need not have all rows at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from service.fields import Schema
from service.formats import csv, ndjson, parquet
from service.formats.columns import Row, columns_of
from service.formats.format import CSV, NDJSON, PARQUET, Format

Parts = Callable[[Iterable[list[Row]], type[Schema], Mapping[str, Any]], Iterator[bytes]]
"""Writes batches of rows that are described so, and what the answer says of its moment."""


class Streamed(NamedTuple):
    """A format, and how it is written part by part."""

    format: Format
    parts: Parts


STREAMED: dict[str, Streamed] = {
    each.format.word: each
    for each in (
        Streamed(NDJSON, lambda batches, described, _: (ndjson.written(rows) for rows in batches)),
        Streamed(
            CSV,
            lambda batches, described, _: (part.encode() for part in csv.parts(batches, columns_of(described))),
        ),
        Streamed(PARQUET, parquet.parts),
    )
}
"""What there is, by its word; the first is the one that is given where none is asked for."""
