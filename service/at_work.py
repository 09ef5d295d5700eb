"""How a process works that serves nobody: with its settings, its logs and the database, until a signal stops it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from service import logs, parts
from service.heartbeat import Heartbeat
from service.settings import Settings
from service.stopping import stop_at_signals


class AtWork(NamedTuple):
    """The settings, the address of the database, and what tells its loop to stop."""

    settings: Settings
    url: str
    stopped: Heartbeat


@contextmanager
def at_work() -> Iterator[AtWork]:
    """What a process has for as long as it works. Raises SettingsError and DatabaseUnavailable."""
    stopped = Heartbeat()
    stop_at_signals(stopped)
    settings = Settings.read(os.environ)
    stopped.file = settings.heartbeat
    logs.configure(settings.log_level)
    with parts.database(settings) as url:
        yield AtWork(settings, url, stopped)
