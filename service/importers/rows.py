"""Lines of a file of columns, each with the number of its first line."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import TextIOWrapper
from operator import itemgetter
from typing import Any, BinaryIO

from service.importers.errors import NotThisFormat
from service.importers.reading import Cells

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
    _check(names, needs)
    yield from found


def headed(*needs: str) -> Callable[[str], bool]:
    """Whether a first line is a header with these columns."""
    return lambda line: set(needs) <= set(header(line))


def header(line: str) -> list[str]:
    """The columns that a first line names; none where it is no line of a table."""
    with suppress(csv.Error, StopIteration):
        return [name.strip() for name in next(csv.reader([line.rstrip("\r\n")]))]
    return []


def picked(file: BinaryIO, needs: Sequence[str], delimiter: str = ",") -> Iterator[tuple[int, tuple[str, ...]]]:
    """The columns of a file with a header that are needed, in this order; a row that breaks off has empty ones.

    As `rows` does for all columns. Raises NotThisFormat where the header lacks one.
    """
    names, found = _under_header(file, delimiter)
    _check(names, needs)
    places = [names.index(name) for name in needs]
    pick, width = itemgetter(*places), max(places)
    for line, row in found:
        yield line, pick(row if len(row) > width else row + [""] * (width + 1 - len(row)))


def table(
    file: BinaryIO, delimiter: str = ",", encoding: str = "utf-8-sig"
) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    """The columns of a file with a header, and its rows by column."""
    names, found = _under_header(file, delimiter, encoding)
    return names, ((line, Cells(zip(names, row, strict=False))) for line, row in found)


def _under_header(
    file: BinaryIO, delimiter: str, encoding: str = "utf-8-sig"
) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The columns that the first row names, and the rows below it."""
    found = columns(file, delimiter, encoding)
    _, first = next(found, (1, []))
    return [name.strip() for name in first], found


def _check(names: Sequence[str], needs: Sequence[str]) -> None:
    lacking = [name for name in needs if name not in names]
    if lacking:
        raise NotThisFormat(f"The first line lacks {', '.join(lacking)}.")
