"""Files as they are read: unpacked, by what they begin with."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from gzip import BadGzipFile, GzipFile
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from service.importers.errors import Damaged

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"

ENCRYPTED = 1
"""The flag of a member that needs a password."""

HIDDEN = ("__MACOSX/", ".")
"""What members of a zip begin with that are no files of the archive."""

BROKEN = (BadGzipFile, BadZipFile, EOFError, zlib.error, NotImplementedError)


@contextmanager
def opened(files: Sequence[BinaryIO]) -> Iterator[list[BinaryIO]]:
    """Files that can be sought in, unpacked; of a zip each member. Raises Damaged, also while they are read."""
    with ExitStack() as stack:
        name = ""
        try:
            unpacked: list[BinaryIO] = []
            for file in files:
                name = str(getattr(file, "name", "-"))
                unpacked += _unpacked(file, stack)
            yield unpacked
        except BROKEN as error:
            raise Damaged(name, str(error) or "it breaks off") from error


def _unpacked(file: BinaryIO, stack: ExitStack) -> list[BinaryIO]:
    begins = file.read(len(ZIP))
    file.seek(0)
    if begins.startswith(GZIP):
        return [cast(BinaryIO, stack.enter_context(GzipFile(fileobj=file)))]
    if begins != ZIP:
        return [file]
    archive = stack.enter_context(ZipFile(file))
    members = [each for each in archive.infolist() if not each.is_dir() and not each.filename.startswith(HIDDEN)]
    if any(each.flag_bits & ENCRYPTED for each in members):
        raise BadZipFile("it is encrypted")
    return [cast(BinaryIO, stack.enter_context(archive.open(each))) for each in members]
