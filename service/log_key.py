"""The key with which a log signs its checkpoints: a file that only its owner can read, made when it is first needed.

It holds one line, `PRIVATE+KEY+name+hash+base64`, as Go's `golang.org/x/mod/sumdb/note` writes it.
"""

import os
import re
from base64 import b64decode, b64encode
from pathlib import Path

from events.audit.note import NOTE, Signer
from service.settings import Settings, SettingsError

PREFIX = "PRIVATE+KEY+"

LINE = re.compile(r"PRIVATE\+KEY\+([^\s+]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})")


def log_signer(settings: Settings) -> Signer:
    """The signer of the log, under the log's origin. Raises SettingsError where its file holds another key."""
    file = settings.signing_key
    try:
        if not file.exists():
            _write(file, Signer.new(settings.origin))
        return _read(file, settings.origin)
    except OSError as error:
        raise SettingsError(f"ENTENTE_SIGNING_KEY_FILE cannot be used: {error}.") from error


def _write(file: Path, signer: Signer) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = b64encode(bytes([NOTE]) + signer.private).decode()
    line = f"{PREFIX}{signer.name}+{signer.verifier().hash.hex()}+{data}\n"
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(line)


def _read(file: Path, origin: str) -> Signer:
    matched = LINE.fullmatch(file.read_text().strip())
    name, key = (matched[1], b64decode(matched[2])) if matched else ("", b"")
    if len(key) != 33 or key[0] != NOTE:
        raise SettingsError(f"ENTENTE_SIGNING_KEY_FILE, {file}, holds no signing key.")
    if name != origin:
        raise SettingsError(f"ENTENTE_SIGNING_KEY_FILE, {file}, holds the key of '{name}', not of '{origin}'.")
    return Signer(name, key[1:])
