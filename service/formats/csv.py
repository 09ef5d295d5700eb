"""CSV (RFC 4180): UTF-8, a header line, lines that end with CR LF.

Null is an empty cell, text stands as it is, all else as JSON. Spreadsheets take a cell for a formula that begins with
`=`, `+`, `-`, `@`, a tab or the end of a line (also in their full width); text that does so is written behind an
apostrophe, and so is text that begins with one. Whoever reads text takes one leading apostrophe away and has it back.
Numbers are left alone: no formula can be made of them.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from service.formats.columns import Columns, Row, cells

DANGEROUS = tuple("=+-@\t\r\n＝＋－＠'")  # noqa: RUF001


def written(rows: Iterable[Row], columns: Columns) -> str:
    """Rows as CSV, under their columns."""
    return "".join(parts([rows], columns))


def parts(batches: Iterable[Iterable[Row]], columns: Columns) -> Iterator[str]:
    """Batches of rows as CSV, under their columns, part by part."""
    yield _lines([[".".join(path) for path in columns]] if columns else [])
    for rows in batches:
        yield _lines([_text(value) for value in cells(row, columns)] for row in rows)


def _lines(rows: Iterable[list[str]]) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(DANGEROUS) else value
    return orjson.dumps(value).decode()
