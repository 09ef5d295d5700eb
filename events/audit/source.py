"""An export of a log as its readers find it, wherever it lies: files by their path below it.

`checkpoint` and `checkpoints/SIZE` are signed notes, `tile/...` is laid out as C2SP tlog-tiles says,
`payloads/N.ndjson` holds the words behind 256 leaves, `erasures/STREAM` a receipt of an erasure, `keys` the verifier
keys of the log.
"""

import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from uuid import UUID

import orjson

from events.audit.tiles import ENTRIES, WIDTH, Tile, entries


class Unreadable(Exception):
    """There is no export where one should be; the message says why."""


class Source(Protocol):
    """Where an export is read from."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; none where there is no such file. Raises Unreadable."""

    def sizes(self) -> list[int]:
        """The sizes of the checkpoints that are kept, the smallest first. Raises Unreadable."""


class Folder:
    """An export in a directory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.is_dir():
            raise Unreadable(f"{path} is no directory.")

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; none where there is no such file."""
        try:
            return (self.path / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unreadable(f"{path} cannot be read: {error.strerror}.") from None

    def sizes(self) -> list[int]:
        """The sizes of the checkpoints that are kept, the smallest first."""
        kept = self.path / "checkpoints"
        return _sizes(each.name for each in kept.iterdir()) if kept.is_dir() else []


class Archive:
    """An export in one tar file, which is not packed."""

    def __init__(self, path: Path) -> None:
        self.path, self.places = path, dict[str, tuple[int, int]]()
        try:
            with tarfile.open(path, "r:") as tar:
                while (member := tar.next()) is not None:
                    if member.isfile():
                        self.places[member.name.removeprefix("./")] = member.offset_data, member.size
                    tar.members = []  # type: ignore[attr-defined]  # they would be kept
        except (OSError, tarfile.TarError) as error:
            raise Unreadable(f"{path} is no archive of an export: {error}.") from None

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; none where there is no such file."""
        if path not in self.places:
            return None
        offset, size = self.places[path]
        with self.path.open("rb") as file:
            file.seek(offset)
            return file.read(size)

    def sizes(self) -> list[int]:
        """The sizes of the checkpoints that are kept, the smallest first."""
        under = "checkpoints/"
        return _sizes(name.removeprefix(under) for name in self.places if name.startswith(under))


def opened(path: Path) -> Folder | Archive:
    """The export at a path. Raises Unreadable."""
    return Archive(path) if path.is_file() else Folder(path)


class Words(NamedTuple):
    """What stands behind a leaf: its payload and the salt of its commitment; none of both where it was erased."""

    position: int
    payload: str | None
    salt: bytes | None

    def line(self) -> bytes:
        """The line in which they stand."""
        salt = None if self.salt is None else self.salt.hex()
        return orjson.dumps({"position": self.position, "payload": self.payload, "salt": salt}) + b"\n"


def payloads(index: int) -> str:
    """The path of the words behind the leaves of a bundle."""
    return f"payloads/{index}.ndjson"


def erasure(stream: bytes) -> str:
    """The path of the receipt of an erasure: of a stream's words, behind the end of the export."""
    return f"erasures/{UUID(bytes=stream)}"


def leaves_of(source: Source, index: int, width: int = WIDTH) -> list[bytes] | None:
    """The leaves of a bundle; none where it is not there. Raises ValueError where it is cut, and Unreadable."""
    data = source.read(f"tile/{Tile(ENTRIES, index, width).path()}")
    return None if data is None else entries(data)


def words_of(source: Source, index: int, width: int = WIDTH) -> list[Words] | None:
    """The words behind the leaves of a bundle; none where they are not there. Raises ValueError and Unreadable."""
    data = source.read(payloads(index))
    if data is None:
        return None
    try:
        # Parsed together, as that takes half the time.
        said = orjson.loads(b"[%b]" % b",".join(data.split(b"\n", width)[:width]).rstrip(b","))
        return [_words(each) for each in said]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"a line of {payloads(index)} is not as it must be") from error


def _words(said: dict[str, Any]) -> Words:
    position, payload, salt = said["position"], said["payload"], said["salt"]
    if len(said) != 3 or type(position) is not int:
        raise ValueError("words of another form")
    if type(payload) is str:
        return Words(position, payload, bytes.fromhex(salt))
    if payload is not None or salt is not None:
        raise ValueError("words of another type")
    return Words(position, None, None)


def _sizes(names: Iterator[str]) -> list[int]:
    return sorted(int(name) for name in names if name.isascii() and name.isdecimal() and str(int(name)) == name)
