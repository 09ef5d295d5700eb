"""Tells the format of a file by its first line, where that is certain."""

from typing import BinaryIO

from service.importers.catalogue import IMPORTERS
from service.importers.errors import UnknownFormat
from service.importers.importer import Importer
from service.importers.opening import opened

LONGEST = 100_000
"""Bytes of a first line at the most."""


def first_line(file: BinaryIO) -> str:
    """The first line of a file, unpacked. Raises Damaged."""
    with opened([file]) as unpacked:
        line = unpacked[0].readline(LONGEST).decode("utf-8-sig", errors="replace") if unpacked else ""
    file.seek(0)
    return line.rstrip("\r\n")


def guessed(line: str) -> Importer:
    """The one format whose files begin with such a line. Raises UnknownFormat."""
    found = [each for each in IMPORTERS.values() if each.recognises(line)]
    if len(found) != 1:
        raise UnknownFormat(f"The first line does not tell the format; name it: {', '.join(IMPORTERS)}.")
    return found[0]


def named(name: str) -> Importer:
    """The format of a name. Raises UnknownFormat."""
    try:
        return IMPORTERS[name]
    except KeyError:
        raise UnknownFormat(f"No format is called '{name}'; there are {', '.join(IMPORTERS)}.") from None
