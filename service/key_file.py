"""Private keys in files: one line, `PRIVATE+KEY+name+hash+base64`, as Go's `golang.org/x/mod/sumdb/note` writes it."""

import os
import re
from base64 import b64decode, b64encode
from pathlib import Path
from uuid import uuid4

from events.audit.note import NOTE, Signer

PREFIX = "PRIVATE+KEY+"

LINE = re.compile(r"PRIVATE\+KEY\+([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})")


class NoKey(ValueError):
    """A file holds no signing key."""


def kept(file: Path, name: str) -> Signer:
    """The key in a file that only its owner can read; where there is none, a new one under a name is put there first.

    Raises NoKey, and OSError.
    """
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(file, Signer.new(name))
    return _read(file)


def _write(file: Path, signer: Signer) -> None:
    """Put a key where no file is: whole, and not over one that somebody else has put there meanwhile."""
    data = b64encode(bytes([NOTE]) + signer.private).decode()
    line = f"{PREFIX}{signer.name}+{signer.verifier().hash.hex()}+{data}\n"
    written = file.with_name(f".{file.name}.{uuid4().hex}")
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(line)
        out.flush()
        os.fsync(out.fileno())
    try:
        file.hardlink_to(written)
    except FileExistsError:
        pass
    finally:
        written.unlink()


def _read(file: Path) -> Signer:
    matched = LINE.fullmatch(file.read_text().strip())
    name, key = (matched[1], b64decode(matched[2])) if matched else ("", b"")
    if len(key) != 33 or key[0] != NOTE:
        raise NoKey(f"{file} holds no signing key.")
    return Signer(name, key[1:])
