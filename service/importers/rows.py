"""Lines of a file of columns, each with the number of its first line."""

import csv
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from typing import Any, BinaryIO

from service.importers.errors import NotThisFormat

LONGEST = 1_000_000
"""Characters of one field at the most: what is longer is no table."""


def columns(file: BinaryIO, delimiter: str = ",", encoding: str = "utf-8-sig") -> Iterator[tuple[int, list[str]]]:
    """The rows of a file, with the number of the line that each begins on, from 1; empty lines are passed over.

    Between tabs a quotation mark is a character like others. Bytes that are not of the encoding are read as U+FFFD.
    """
    csv.field_size_limit(LONGEST)
    quoting: Any = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    lines = TextIOWrapper(file, encoding, errors="replace", newline="")
    found = csv.reader(lines, delimiter=delimiter, quoting=quoting)
    first = 1
    try:
        for row in found:
            if row:
                yield first, row
            first = found.line_num + 1
    except csv.Error as error:
        raise NotThisFormat(f"Line {first} is no line of a table: {error}.") from None
    finally:
        if not file.closed:
            lines.detach()


def rows(
    file: BinaryIO, delimiter: str = ",", needs: Sequence[str] = (), encoding: str = "utf-8-sig"
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file with a header, by column. Raises NotThisFormat where the header lacks one that it needs."""
    names, found = table(file, delimiter, encoding)
    lacking = [name for name in needs if name not in names]
    if lacking:
        raise NotThisFormat(f"The first line lacks {', '.join(lacking)}.")
    yield from found


def headed(*needs: str) -> Callable[[str], bool]:
    """Whether a first line is a header with these columns."""
    return lambda line: set(needs) <= {name.strip() for name in next(csv.reader([line]), [])}


def table(
    file: BinaryIO, delimiter: str = ",", encoding: str = "utf-8-sig"
) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    """The columns of a file with a header, and its rows by column."""
    found = columns(file, delimiter, encoding)
    _, header = next(found, (1, []))
    names = [name.strip() for name in header]
    return names, ((line, dict(zip(names, row, strict=False))) for line, row in found)
