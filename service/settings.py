"""What can be set from outside, by environment variables; the command line may override."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from events.audit.note import NAME


class SettingsError(ValueError):
    """A setting cannot be used; the message names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data is, how many connections a process may hold, and who signs what.

    ENTENTE_DATABASE_URL: a PostgreSQL to use; without it an embedded one is run in ENTENTE_DATA.
    ENTENTE_DATA: the directory of the embedded PostgreSQL (default: the user's data directory).
    ENTENTE_POOL: connections a process holds at the most (default: 8).
    ENTENTE_ORIGIN: the name of the log in its checkpoints (default: entente.local/log).
    ENTENTE_SIGNING_KEY_FILE: the key that signs them (default: signing.key in ENTENTE_DATA), made when it is not there.
    ENTENTE_WITNESSES_FILE: the verifier keys of the witnesses whose cosignatures are kept (default: there are none).
    ENTENTE_UNSIGNED: allow or refuse what authors without a key append (default: allow with the embedded PostgreSQL,
    refuse with ENTENTE_DATABASE_URL). Authors with a key must sign in any case.
    """

    database_url: str | None
    data: Path
    pool: int
    origin: str
    signing_key: Path
    unsigned: bool
    witnesses: Path | None = None

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings of an environment. Raises SettingsError."""
        pool = environ.get("ENTENTE_POOL", "8")
        if not pool.isdecimal() or not 1 <= int(pool) <= 90:
            raise SettingsError(f"ENTENTE_POOL must be a number from 1 to 90, not '{pool}'.")
        url = environ.get("ENTENTE_DATABASE_URL") or None
        try:
            conninfo_to_dict(url or "")
        except ProgrammingError:
            raise SettingsError(
                "ENTENTE_DATABASE_URL must be the URL of a PostgreSQL, such as 'postgresql://user@host/name'."
            ) from None
        data = Path(environ.get("ENTENTE_DATA") or platformdirs.user_data_dir("entente", appauthor=False)).expanduser()
        origin = environ.get("ENTENTE_ORIGIN", "entente.local/log")
        if not NAME.fullmatch(origin):
            raise SettingsError(f"ENTENTE_ORIGIN must be a name without spaces and plus signs, not '{origin}'.")
        key = environ.get("ENTENTE_SIGNING_KEY_FILE")
        unsigned = environ.get("ENTENTE_UNSIGNED") or ("refuse" if url else "allow")
        if unsigned not in ("allow", "refuse"):
            raise SettingsError(f"ENTENTE_UNSIGNED must be 'allow' or 'refuse', not '{unsigned}'.")
        signing_key = Path(key).expanduser() if key else data / "signing.key"
        witnesses = environ.get("ENTENTE_WITNESSES_FILE")
        watched_by = Path(witnesses).expanduser() if witnesses else None
        return cls(url, data, int(pool), origin, signing_key, unsigned == "allow", watched_by)
