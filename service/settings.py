"""What can be set from outside, by environment variables; the command line may override.

Each ENTENTE_X may be given as ENTENTE_X_FILE, which names a file with the value, but for what is a file by nature.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from environs import Env
from marshmallow import ValidationError
from marshmallow.validate import OneOf, Range, Regexp
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from events.audit.note import NAME
from service.access.scopes import Role
from service.access.settings import AccessSettings
from service.setting import SettingsError, Values, declared, either, read, setting

ORIGIN = re.compile(r"\*|https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\[[0-9a-f:]+\](:[0-9]{1,5})?")
"""An origin as a browser sends it, or every one."""

__all__ = ["Settings", "SettingsError"]


def _postgresql(url: str) -> None:
    try:
        conninfo_to_dict(url)
    except ProgrammingError:
        raise ValidationError("Is no URL of a PostgreSQL.") from None


def _all_postgresql(urls: Sequence[str]) -> None:
    for url in urls:
        _postgresql(url)


def _with_password(url: str, password: str | None) -> str:
    known = conninfo_to_dict(url)
    return make_conninfo(url, password=password) if password and "password" not in known else url


def _origins(origins: Sequence[str]) -> None:
    if not all(ORIGIN.fullmatch(origin) for origin in origins):
        raise ValidationError("Is no origin.")


def _home(_: Values) -> Path:
    return Path(platformdirs.user_data_dir("entente", appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings(AccessSettings):
    """Where the data is, how many connections a process may hold, who signs what, and what is told of it."""

    database_url: str | None = setting(
        "a PostgreSQL (15 or later) to use; nothing embedded starts",
        "the URL of a PostgreSQL, such as 'postgresql://user@host/name'",
        secret=True,
        validate=_postgresql,
    )
    database_password: str | None = setting("its password, where the URL has none", "a password", secret=True)
    web_password: str | None = setting(
        "what 'entente database migrate' lets the role entente_web log in with", "a password", secret=True
    )
    projector_password: str | None = setting("the same for entente_projector", "a password", secret=True)
    webhooks_password: str | None = setting("the same for entente_webhooks", "a password", secret=True)
    imports_password: str | None = setting("the same for entente_imports", "a password", secret=True)
    read_urls: Sequence[str] = setting(
        "streaming standbys that answer what is read, after commas; the password of the database is theirs too",
        "URLs of a PostgreSQL, after commas",
        Env.list,
        (),
        otherwise="none",
        secret=True,
        subcast=str.strip,
        validate=_all_postgresql,
    )
    data: Path = setting(
        "the directory of the embedded PostgreSQL",
        "a directory",
        Env.path,
        _home,
        otherwise="the user's data directory",
    )
    pool: int = setting(
        "connections that a process holds at the most", "a number from 2 to 90", Env.int, 8, validate=Range(2, 90)
    )
    streams: int | None = setting(
        "streams of the log that a web process serves at once; each takes a thread",
        "a number from 0 to 120",
        Env.int,
        otherwise="half of the threads",
        validate=Range(0, 120),
    )
    origin: str = setting(
        "the name of the log in its checkpoints",
        "a name without spaces and plus signs",
        default="entente.local/log",
        validate=Regexp(f"(?:{NAME.pattern})\\Z"),
    )
    signing_key: Path = setting(
        "the file of the key that signs them, made when it is not there; keep a copy",
        "a file",
        Env.path,
        lambda so_far: so_far["data"].expanduser() / "signing.key",
        otherwise="signing.key in ENTENTE_DATA",
        name="ENTENTE_SIGNING_KEY_FILE",
    )
    unsigned: bool = either(
        "'allow' or 'refuse' what authors without a key append; those with a key must sign in any case",
        "allow",
        "refuse",
        lambda so_far: so_far["database_url"] is None,
        otherwise="allow; refuse with ENTENTE_DATABASE_URL",
    )
    anonymous: str = setting(
        "what a request without a credential may do: a role, or 'none'",
        "'none', 'reader', 'maintainer', 'auditor' or 'administrator'",
        Env.str,
        lambda so_far: "administrator" if so_far["database_url"] is None else "reader",
        otherwise="administrator; reader with ENTENTE_DATABASE_URL",
        validate=OneOf(("none", *Role)),
    )
    hosts: Sequence[str] = setting(
        "names of this service, after commas, under which a request without a credential may do more than read, beside "
        "those of this machine; '*' is every name",
        "host names, after commas",
        Env.list,
        (),
        otherwise="none",
        subcast=str.strip,
    )
    witnesses: Path | None = setting(
        "the file of the verifier keys of the witnesses whose cosignatures are kept, one a line",
        "a file",
        Env.path,
        name="ENTENTE_WITNESSES_FILE",
    )
    webhook_private: bool = either(
        "'allow' or 'refuse' webhooks to plain http and to addresses that are not public", "allow", "refuse"
    )
    import_limit: int = setting(
        "MiB that a file may have which is sent to be imported",
        "a number from 1 to 10000",
        Env.int,
        256,
        validate=Range(1, 10_000),
    )
    heartbeat: Path | None = setting(
        "a file that projector, webhooks and imports touch at every turn, so that a health check sees them at work",
        "a file",
        Env.path,
        name="ENTENTE_HEARTBEAT_FILE",
    )
    log_level: str = setting(
        "the least that is told in the log: debug, info (each request), warning or error",
        "'debug', 'info', 'warning' or 'error'",
        default="info",
        validate=OneOf(["debug", "info", "warning", "error"]),
    )
    metrics: bool = either(
        "whether '/metrics' is 'open' to everybody who reaches the port, or 'closed' to all but administrators",
        "open",
        "closed",
    )
    proxies: int = setting(
        "how many proxies stand before it, whose X-Forwarded-For, -Proto, -Host and -Prefix are believed",
        "a number from 0 to 10",
        Env.int,
        0,
        validate=Range(0, 10),
    )
    cors_origins: Sequence[str] = setting(
        "origins whose pages may read and write with a key of their own, after commas; '*' is every origin",
        "origins such as 'https://desk.example', or '*'",
        Env.list,
        (),
        otherwise="none",
        subcast=str.strip,
        validate=_origins,
    )
    embed_origins: Sequence[str] = setting(
        "origins whose pages may show a chart in a frame ('/embed/...'), after commas; '*' is every origin",
        "origins such as 'https://news.example', or '*'",
        Env.list,
        (),
        otherwise="none",
        subcast=str.strip,
        validate=_origins,
    )

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings of an environment. Raises SettingsError with a sentence for each that cannot be used."""
        values = read(cls, environ)
        values |= {name: value.expanduser() for name, value in values.items() if isinstance(value, Path)}
        password = values["database_password"]
        if values["database_url"]:
            values["database_url"] = _with_password(values["database_url"], password)
        values["read_urls"] = tuple(_with_password(url, password) for url in values["read_urls"])
        if values["oidc_issuer"] and not (values["oidc_client_id"] and values["secret_key"]):
            raise SettingsError("ENTENTE_OIDC_ISSUER needs ENTENTE_OIDC_CLIENT_ID and ENTENTE_SECRET_KEY as well.")
        return cls(**values)


def told(environ: Mapping[str, str]) -> list[dict[str, str]]:
    """Every setting with its value, where that comes from, and what it means; of a secret only that there is one."""
    values, rows = Settings.read(environ), []
    for field, each in declared(Settings).items():
        source, value = each.source(environ), getattr(values, field)
        shown = "" if value is None else "***" if each.secret else str(value)
        rows.append({"setting": each.name, "value": shown, "from": source or "default", "means": each.means})
    return rows


def table() -> str:
    """Every setting with its meaning and default, as a table of Markdown."""
    rows = [f"| `{each.name}` | {each.means} | {each.otherwise} |" for each in declared(Settings).values()]
    return "\n".join(["| setting | means | default |", "|---|---|---|", *rows])
