"""The rows of the projections in the binary form of PostgreSQL's COPY: each field behind the number of its bytes."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from struct import Struct
from typing import Any
from uuid import UUID

from psycopg import Connection

HEADER, TRAILER = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"

CHUNK = 256
"""Rows that are sent together."""

ABSENT = b"\xff\xff\xff\xff"

DAYS_AND_POSITIONS = Struct(">" + 6 * "ii" + 2 * "iq")

DIGEST = Struct(">hiqi32si32s")

ARRAY, EMPTY_ARRAY = Struct(">5i"), Struct(">3i")

TEXT, UUIDS = 25, 2950
"""What PostgreSQL calls the types of the elements of arrays."""


def copied(connection: Connection[Any], statement: str, rows: Iterable[bytes]) -> None:
    """Copy rows by a statement that says `FORMAT BINARY`."""
    rows = iter(rows)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(HEADER)
        while chunk := b"".join(islice(rows, CHUNK)):
            copy.write(chunk)
        copy.write(TRAILER)


def fact(row: Sequence[Any]) -> bytes:
    """A row of `fact_version`, of the columns of `FactRow` and the positions."""
    return b"".join((
        b"\0\x15", _id(row[0]), _id(row[1]), _words(row[2:12]), _text(row[12]), _days_and_positions(*row[13:]),
    ))  # fmt: skip


def development(row: Sequence[Any]) -> bytes:
    """A row of `development_version`, of the columns of `DevelopmentRow` and the positions."""
    return b"".join((
        b"\0\x14", _id(row[0]), _text(row[1]), _text(row[2]), _words(row[3:7]), _codes(row[7]), _text(row[8]),
        _text(row[9]), _ids(row[10]), _text(row[11]), _days_and_positions(*row[12:]),
    ))  # fmt: skip


def digest(position: int, facts: int, developments: int) -> bytes:
    """A row of `digest`."""
    return DIGEST.pack(3, 8, position, 32, facts.to_bytes(32), 32, developments.to_bytes(32))


def forget_words() -> None:
    """Remember none any more, as when something was erased that had some of them."""
    _words.cache_clear()


def _id(text: str) -> bytes:
    return b"\0\0\0\x10" + bytes.fromhex(text.replace("-", ""))


def _text(text: str | None) -> bytes:
    return ABSENT if text is None else _field(text.encode())


def _field(content: bytes) -> bytes:
    return len(content).to_bytes(4) + content


@lru_cache(16384)
def _words(words: tuple[str | None, ...]) -> bytes:
    """Texts of which there are few different ones."""
    return b"".join([_text(word) for word in words])


@lru_cache(16384)
def _codes(literal: str) -> bytes:
    return _array(literal, TEXT, str.encode)


@lru_cache(16)
def _ids(literal: str) -> bytes:
    return _array(literal, UUIDS, lambda id_: UUID(id_).bytes)


def _array(literal: str, type_: int, element: Callable[[str], bytes]) -> bytes:
    """A field of an array of one dimension, from its literal."""
    elements = [_field(element(each)) for each in literal[1:-1].split(",") if each]
    head = ARRAY.pack(1, 0, type_, len(elements), 1) if elements else EMPTY_ARRAY.pack(0, 0, type_)
    return _field(head + b"".join(elements))


def _days_and_positions(a: int, b: int, c: int, d: int, e: int, f: int, since: int, until: int) -> bytes:
    return DAYS_AND_POSITIONS.pack(4, a, 4, b, 4, c, 4, d, 4, e, 4, f, 8, since, 8, until)
