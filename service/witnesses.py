"""The witnesses of this log, whose cosignatures are kept under its checkpoints: a file with a verifier key a line."""

from events.audit.note import COSIGNATURE, InvalidNote, Verifier
from service.settings import Settings, SettingsError

MOST = 64
"""Witnesses that a log may have: a note holds a hundred signatures."""


def witnesses(settings: Settings) -> tuple[Verifier, ...]:
    """The keys of the witnesses; none where none are set. Raises SettingsError."""
    if settings.witnesses is None:
        return ()
    try:
        lines = settings.witnesses.read_text().splitlines()
        found = tuple(Verifier.parse(line.strip()) for line in lines if line.strip() and not line.startswith("#"))
    except (OSError, UnicodeDecodeError, InvalidNote) as error:
        raise SettingsError(f"ENTENTE_WITNESSES_FILE, {settings.witnesses}, cannot be used: {error}") from None
    if len(found) > MOST or any(key.type != COSIGNATURE for key in found):
        raise SettingsError(
            f"ENTENTE_WITNESSES_FILE, {settings.witnesses}, must hold at most {MOST} keys, each of a cosignature."
        )
    return found
