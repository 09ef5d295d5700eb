"""What an auditor remembers of each log, in a file: its keys, and the newest checkpoint that was verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import orjson
import platformdirs

from events.audit.agreement import Saved
from events.audit.base64 import decoded, encoded
from events.audit.checkpoint import Checkpoint, InvalidCheckpoint
from events.audit.merkle import EMPTY_ROOT
from events.audit.note import InvalidNote, Note, Verifier
from events.audit.report import Report
from events.audit.source import Source


class Trust(StrEnum):
    """Where the keys of a log are known from."""

    GIVEN = "given"
    SAVED = "saved"
    FIRST_USE = "first use"


class InvalidState(ValueError):
    """The file of what an auditor remembers is not as it must be."""


def default() -> Path:
    """Where an auditor's memory is kept unless said otherwise."""
    return Path(platformdirs.user_state_dir("entente", appauthor=False)) / "audit.json"


@dataclass(slots=True)
class Memory:
    """What an auditor remembers, by the origin of the log."""

    file: Path
    logs: dict[str, dict[str, object]]

    @classmethod
    def of(cls, file: Path) -> "Memory":
        """The memory in a file, which need not be there. Raises InvalidState."""
        try:
            logs = orjson.loads(file.read_bytes()) if file.exists() else {}
            for each in logs.values():
                Saved(int(each["size"]), decoded(each["root"]))
                [Verifier.parse(key) for key in each["keys"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise InvalidState(f"{file} is not what an auditor has saved: {error}.") from None
        return cls(file, logs)

    def saved(self, origin: str) -> Saved | None:
        """The newest checkpoint that was verified of a log, if one was."""
        known = self.logs.get(origin)
        return Saved(int(str(known["size"])), decoded(str(known["root"]))) if known else None

    def keys(self, origin: str) -> list[str]:
        """The keys that a log was verified with."""
        known = self.logs.get(origin)
        keys = known["keys"] if known else []
        return [str(key) for key in keys] if isinstance(keys, list) else []

    def save(self, report: Report, keys: Sequence[Verifier]) -> None:
        """Remember what was verified, all of it being well. The file is whole at any time."""
        self.logs[str(report.origin)] = {
            "size": report.size,
            "root": encoded(report.root),
            "note": report.note.decode(),
            "keys": [str(key) for key in keys],
        }
        self.file.parent.mkdir(parents=True, exist_ok=True)
        part = self.file.with_name(self.file.name + ".part")
        part.write_bytes(orjson.dumps(self.logs, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n")
        part.replace(self.file)


def claimed(source: Source) -> Checkpoint:
    """The checkpoint that an export claims; nothing vouches for it. Blank where it claims none."""
    try:
        return Checkpoint.parse(Note.parse(source.read("checkpoint") or b"").text)
    except (InvalidNote, InvalidCheckpoint):
        return Checkpoint("", 0, EMPTY_ROOT)


def keys_of(source: Source, origin: str, given: Sequence[str], memory: Memory) -> tuple[list[Verifier], Trust]:
    """The keys to verify an export with, and where they are known from: given, saved, or from the export itself.

    Raises InvalidNote where one that was given is no key.
    """
    if given:
        return [Verifier.parse(key) for key in given], Trust.GIVEN
    if saved := memory.keys(origin):
        return [Verifier.parse(key) for key in saved], Trust.SAVED
    found = []
    for line in (source.read("keys") or b"").decode(errors="replace").splitlines():
        try:
            found.append(Verifier.parse(line))
        except InvalidNote:
            continue
    return [key for key in found if key.name == origin], Trust.FIRST_USE
