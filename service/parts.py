"""The one place that opens anything: the database, the pool, the log."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from events.audit.note import Verifier
from events.audit.tree import Tree
from events.log import Log
from events.recorder import Recorder
from projections.projector import position_of
from projections.running import Running
from service.access.access import Access
from service.database import embedded
from service.feed import Feed
from service.listening import Listening
from service.pool import Pool
from service.settings import Settings
from service.standby import Standby
from service.standbys import STALE, Standbys

CONFIGURE = "SET search_path = projection, public; SET timezone = 'UTC'"


class DatabaseRole(StrEnum):
    """What a process is to the database: it may do what it is there for (service/migrations/roles.sql)."""

    WEB = "entente_web"
    PROJECTOR = "entente_projector"
    WEBHOOKS = "entente_webhooks"
    IMPORTS = "entente_imports"


@dataclass(frozen=True, slots=True)
class Parts:
    """What a door works with; `origin` is the name of the log, `import_limit` the bytes that a file may have."""

    pool: Pool
    recorder: Recorder
    log: Log
    tree: Tree
    digests: Running
    access: Access
    feed: Feed
    witnesses: tuple[Verifier, ...] = ()
    webhook_private: bool = False
    metrics_open: bool = False
    import_limit: int = 256 * 2**20
    origin: str = "entente.local/log"
    standbys: Standbys = field(default_factory=Standbys)


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The URL of the database: the one that is set, or an embedded one that runs for as long as it is used."""
    if settings.database_url is not None:
        yield settings.database_url
    else:
        with embedded(settings.data) as url:
            yield url


def under(url: str, role: DatabaseRole) -> str:
    """How to connect so that every statement runs under a role, which the user of the URL is or belongs to."""
    options = conninfo_to_dict(url).get("options") or ""
    return make_conninfo(url, options=f"{options} -c role={role}".strip())


def open_parts(url: str, size: int, unsigned: bool = True, streams: int = 4) -> Parts:
    """The parts of one process over a database; authors without a key may append to its log where `unsigned` says so.

    It may serve so many streams of the log at a time. They are closed by closing the pool.
    """
    pool = Pool(
        url,
        min_size=1,
        max_size=size,
        kwargs={"autocommit": True, "connect_timeout": 3, "prepare_threshold": 2},
        configure=_configure,
        timeout=10,
        reconnect_timeout=1,
        open=True,
    )
    recorder = Recorder(pool)
    feed = Feed(recorder, Listening(url, lambda: pool.closed), streams)
    return Parts(pool, recorder, Log(recorder, unsigned), Tree(pool), Running(pool), Access.over(pool), feed)


def open_standbys(urls: Sequence[str], size: int, parts: Parts, stale: float = STALE) -> Standbys:
    """The standbys of a database, each of which may lend so many connections; to be closed before the parts."""

    def head() -> int:
        with parts.pool.connection() as connection:
            return position_of(connection)

    return Standbys([Standby(url, size, _configure_reader) for url in urls], head, stale)


def connect(url: str) -> Connection[Any]:
    """A connection of its own, as the projector and a rebuild need it."""
    connection: Connection[Any] = psycopg.connect(url, autocommit=True, connect_timeout=3)
    _configure(connection)
    return connection


def _configure(connection: Connection[Any]) -> None:
    connection.execute(CONFIGURE)


def _configure_reader(connection: Connection[Any]) -> None:
    connection.execute(f"{CONFIGURE}; SET role = {DatabaseRole.WEB}")
