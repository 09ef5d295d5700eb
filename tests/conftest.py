"""The throw-away server that all tests share, and a fresh database for each that asks for a world."""

from collections.abc import Iterator
from itertools import count
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import structlog
from hypothesis import HealthCheck, settings

from events.carried import CARRIED
from service.database import embedded
from service.gunicorn import collect_less
from service.migrate import migrate
from service.parts import DatabaseRole, open_parts, under
from tests.tools import free_port
from tests.world import World

TEMPLATE = "entente_template"

LEAVE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"

# What is true is true on a busy machine as well.
settings.register_profile("entente", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("entente")

numbers = count(1)

LONG = (
    "test_compose.py", "test_drills.py", "test_architecture.py", "test_described.py", "web", "test_promises.py",
    "test_faults.py", "test_stop.py", "test_serve.py", "client", "test_metrics.py", "test_database.py",
    "test_recorded_time.py", "test_webhooks_promises.py", "test_replay.py", "test_replication.py", "test_erasure.py",
)  # fmt: skip
"""Files, and folders whose files share one service, which then is started by one worker."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no worker is left alone with it at the end."""
    places = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path.name, places.get(item.path.parent.name, len(LONG))))


def pytest_collection_finish() -> None:
    """All modules of tests are loaded now: the collector leaves them alone from here on."""
    collect_less()


@pytest.fixture(scope="session", autouse=True)
def surroundings() -> Iterator[None]:
    """Commands that tests run may append without a signature, though they have a database of their own.

    What one process has compiled the next need not: it takes a third of the time until a process is there.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ENTENTE_UNSIGNED", "allow")
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(autouse=True)
def silent() -> Iterator[None]:
    """A test that listens to the log leaves it as silent as it was, and one that runs a command carries nothing on."""
    yield
    structlog.reset_defaults()
    CARRIED.set(None)


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


def created(server: str, template: str) -> str:
    """The URL of a new database. It ends with the server: to drop one waits for a checkpoint each time."""
    name = f"test_{next(numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        connection.execute(f"GRANT CREATE ON DATABASE {name} TO {DatabaseRole.PROJECTOR}")
    return called(server, name)


def _fresh(server: str) -> Iterator[str]:
    url = created(server, TEMPLATE)
    yield url
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(LEAVE, [connection.info.backend_pid])


def _world(url: str) -> Iterator[World]:
    world = World(url, open_parts(under(url, DatabaseRole.WEB), 4))
    yield world
    world.close()
