"""The key with which a log signs its checkpoints: a file that only its owner can read, made when it is first needed."""

from events.audit.note import Signer
from service.key_file import NoKey, kept
from service.settings import Settings, SettingsError


def log_signer(settings: Settings) -> Signer:
    """The signer of the log, under the log's origin. Raises SettingsError where its file holds another key."""
    file = settings.signing_key
    try:
        signer = kept(file, settings.origin)
    except (OSError, NoKey) as error:
        raise SettingsError(f"ENTENTE_SIGNING_KEY_FILE cannot be used: {error}") from error
    if signer.name != settings.origin:
        raise SettingsError(
            f"ENTENTE_SIGNING_KEY_FILE, {file}, holds the key of '{signer.name}', not of '{settings.origin}'."
        )
    return signer
