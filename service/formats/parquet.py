"""Apache Parquet: typed columns, a row group a batch, for DuckDB, Spark and whatever else reads it.

It is written by pyarrow, which comes with the extra `parquet`. What the answer says of its moment stands in the file's
metadata, under `entente`; what a column means, in its field's.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from service.fields import Schema
from service.formats.columns import Row, cells, columns_of
from service.formats.typed import Typed, typed

STATED = ("moment", "known_at", "origin", "view", "question")
"""What of an answer is told in the metadata."""


class ParquetMissing(Exception):
    """What writes Parquet is not installed."""

    def __init__(self) -> None:
        super().__init__("Parquet takes an extra that is not installed here: pip install 'entente[parquet]'.")


def written(rows: list[Row], described: type[Schema], answer: Mapping[str, Any]) -> bytes:
    """A table of an answer as a file. Raises ParquetMissing."""
    return b"".join(parts([rows], described, answer))


def parts(batches: Iterable[list[Row]], described: type[Schema], answer: Mapping[str, Any]) -> Iterator[bytes]:
    """A file, part by part: no more than a batch is held at a time. Raises ParquetMissing, before anything is read."""
    try:
        import pyarrow  # type: ignore[import-untyped]
        import pyarrow.parquet  # type: ignore[import-untyped]
    except ImportError:
        raise ParquetMissing from None
    return _parts(pyarrow, batches, described, answer)


def _parts(
    arrow: Any, batches: Iterable[list[Row]], described: type[Schema], answer: Mapping[str, Any]
) -> Iterator[bytes]:
    columns, types = columns_of(described), typed(described, arrow)
    stated = {name: answer[name] for name in STATED if name in answer}
    schema = arrow.schema([_field(arrow, each) for each in types], {"entente": orjson.dumps(stated)})
    sink = _Sink()
    with arrow.parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        for rows in batches:
            by_column = zip(*(cells(row, columns) for row in rows), strict=True) if rows else [()] * len(types)
            arrays = [each.array(values) for each, values in zip(types, by_column, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema), row_group_size=len(rows) or None)
            yield sink.taken()
    yield sink.taken()


def _field(arrow: Any, each: Typed) -> Any:
    return arrow.field(each.name, each.type, metadata={"description": each.says} if each.says else None)


class _Sink:
    """What is written, until it is taken."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._position = 0

    def write(self, piece: bytes) -> int:
        """Keep a piece."""
        self._pieces.append(bytes(piece))
        self._position += len(piece)
        return len(piece)

    def tell(self) -> int:
        """How much was written so far."""
        return self._position

    def flush(self) -> None:
        """There is nothing to do."""

    def taken(self) -> bytes:
        """What was written since."""
        taken, self._pieces = b"".join(self._pieces), []
        return taken
