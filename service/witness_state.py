"""What a witness keeps in a directory of its own: its key, the last checkpoint of each log, and evidence.

`key` is only for its owner to read, `verifier` is for everybody. `checkpoints/ORIGIN.note` is the last note of a log
with the witness's own cosignature, by which it knows its memory again. `evidence/` holds what was refused. One process
uses the directory at a time.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from events.audit.add_checkpoint import Request
from events.audit.checkpoint import Checkpoint, InvalidCheckpoint
from events.audit.note import COSIGNATURE, InvalidNote, Note, Signer
from service.key_file import kept


class StateBusy(Exception):
    """Another witness uses the directory."""


class StateDamaged(Exception):
    """The memory of the witness is not what it has cosigned, so that it cannot tell what a log has grown out of."""


class State:
    """The directory of a witness, which holds its lock. See `held`."""

    def __init__(self, folder: Path, signer: Signer) -> None:
        self.folder, self.signer = folder, signer

    def last(self, origin: str) -> tuple[Checkpoint, bytes] | None:
        """The last checkpoint cosigned of a log, and its note; none where there is none. Raises StateDamaged."""
        file = self._last(origin)
        try:
            note = file.read_bytes()
        except FileNotFoundError:
            return None
        try:
            parsed = Note.parse(note)
            if not parsed.signed_by([self.signer.verifier(COSIGNATURE)]):
                raise InvalidNote("its cosignature is not there.")
            return Checkpoint.parse(parsed.text), note
        except (InvalidNote, InvalidCheckpoint) as error:
            raise StateDamaged(f"{file} is not what this witness has cosigned: {error}") from None

    def remember(self, origin: str, note: bytes) -> None:
        """Take a cosigned note for the last one of a log; it is on the disk when this returns."""
        _put(self._last(origin), note)

    def accuse(self, rule: str, remembered: bytes, request: Request) -> Path:
        """Keep what was refused beside what was remembered, under the rule that it breaks; the directory of it."""
        text = request.text()
        folder = self.folder / "evidence" / f"{rule}-{hashlib.sha256(remembered + text).hexdigest()[:16]}"
        _put(folder / "remembered", remembered)
        _put(folder / "presented", request.note)
        _put(folder / "request", text)
        return folder

    def _last(self, origin: str) -> Path:
        return self.folder / "checkpoints" / f"{quote(origin, safe='')}.note"


@contextmanager
def held(folder: Path, name: str) -> Iterator[State]:
    """The state in a directory, for as long as no other process has it; a new key gets the name.

    Raises StateBusy, NoKey and OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StateBusy(f"Another witness uses {folder}.") from None
        signer = kept(folder / "key", name)
        _put(folder / "verifier", f"{signer.verifier(COSIGNATURE)}\n".encode())
        yield State(folder, signer)


def _put(file: Path, data: bytes) -> None:
    """Write a file whole or not at all, so that it is there after a crash."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = file.with_name(f".{file.name}.new")
    with written.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    written.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
