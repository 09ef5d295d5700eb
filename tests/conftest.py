"""The throw-away server that all tests share, and a fresh database for each that asks for a world."""

from collections.abc import Iterator
from itertools import count
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import structlog
from hypothesis import settings

from service.database import embedded
from service.migrate import migrate
from service.parts import DatabaseRole, open_parts, under
from tests.tools import free_port
from tests.world import World

TEMPLATE = "entente_template"

LEAVE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
"""A database is not dropped, as that waits for a checkpoint each time: it ends with the server."""

settings.register_profile("entente", deadline=None)  # what is true is true on a busy machine as well
settings.load_profile("entente")

numbers = count(1)

LONG = (
    "test_compose.py", "test_drills.py", "test_architecture.py", "test_described.py", "test_promises.py",
    "test_pages.py", "test_overview.py", "test_recorded_time.py", "test_faults.py", "test_stop.py", "test_serve.py",
    "test_webhooks_promises.py", "test_replay.py", "test_replication.py", "test_database.py", "test_erasure.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


@pytest.fixture(scope="session", autouse=True)
def unsigned() -> Iterator[None]:
    """Commands that tests run may append without a signature, though they have a database of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENTENTE_UNSIGNED", "allow")
        yield


@pytest.fixture(autouse=True)
def silent() -> Iterator[None]:
    """A test that listens to the log leaves it as silent as it was: requests of other tests say nothing."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL that lives as long as the tests, with a migrated database to copy."""
    with embedded(tmp_path_factory.mktemp("postgres")) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # it ends with the tests, whose wait for disks it is
            connection.execute("ALTER SYSTEM SET autovacuum = off")  # it would go through what tests are done with
            connection.execute("SELECT pg_reload_conf()")
            connection.execute(f"CREATE DATABASE {TEMPLATE}")
        migrate(called(url, TEMPLATE))
        yield url


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """The URL of a fresh database with the schema."""
    yield from _fresh(server)


@pytest.fixture
def world(database: str) -> Iterator[World]:
    """A fresh world."""
    yield from _world(database)


@pytest.fixture(scope="module")
def shared_world(server: str) -> Iterator[World]:
    """A world that the tests of a module share, for those that only read or that give what they look for."""
    for url in _fresh(server):
        yield from _world(url)


@pytest.fixture(scope="module")
def seeded(shared_world: World) -> World:
    """A world with the bundled data sets, projected, for tests that only read."""
    shared_world.load()
    shared_world.project()
    return shared_world


@pytest.fixture
def port() -> int:
    """A port that nobody listens at."""
    return free_port()


def called(url: str, name: str) -> str:
    """The URL of another database of the same server."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{name}"))


def _fresh(server: str) -> Iterator[str]:
    name = f"test_{next(numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        connection.execute(f"GRANT CREATE ON DATABASE {name} TO {DatabaseRole.PROJECTOR}")
        yield called(server, name)
        connection.execute(LEAVE, [name])


def _world(url: str) -> Iterator[World]:
    world = World(url, open_parts(under(url, DatabaseRole.WEB), 4))
    yield world
    world.close()
