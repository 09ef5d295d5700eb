"""Where an export is written: a directory, which may be there from an earlier time, or one tar file."""

import tarfile
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Protocol, Self

PART = ".part"
"""What the name of a file ends in until it is whole."""


class Sink(Protocol):
    """Takes the files of an export."""

    def put(self, path: str, data: bytes) -> None:
        """Take a file, by its path below the export."""


class FolderSink:
    """A directory. A file is there whole or not at all; one that is there and right is left alone."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, path: str, data: bytes) -> None:
        """Write a file, unless it is there and says the same."""
        file = self.path / path
        if file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(file.name + PART)
        part.write_bytes(data)
        part.replace(file)


class ArchiveSink(AbstractContextManager["ArchiveSink"]):
    """A tar file, the same bytes for the same export. It has its name once it is whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.part = path.with_name(path.name + PART)

    def __enter__(self) -> Self:
        self.part.parent.mkdir(parents=True, exist_ok=True)
        self.tar = tarfile.open(self.part, "w", format=tarfile.USTAR_FORMAT)
        return self

    def put(self, path: str, data: bytes) -> None:
        """Add a file."""
        member = tarfile.TarInfo(path)
        member.size = len(data)
        self.tar.addfile(member, BytesIO(data))
        self.tar.members = []  # type: ignore[attr-defined]  # they would be kept

    def __exit__(self, fault: type[BaseException] | None, *_: object) -> None:
        self.tar.close()
        if fault is None:
            self.part.replace(self.path)
        else:
            self.part.unlink()
