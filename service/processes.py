"""The processes that one command runs together: started, watched, and stopped with it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from threading import Event

from service import keeper
from service.database import NO_DATABASE
from service.logs import log

GRACE = 5.0
"""Seconds in which a process must have ended, what it has under way included."""

PAUSE = 1.0
"""Seconds before one is started again, in which what a killed one held is let go."""

HURRIED = 1.0
"""Seconds that it has to end what it started itself, once there is no more grace."""


class Processes:
    """Processes by name. Each is asked to stop when this one dies, and none hears the Ctrl-C of our terminal."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.modules: dict[str, Sequence[str]] = {}
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, module: Sequence[str]) -> None:
        """Run a module of Python, with its arguments."""
        self.modules[name] = module
        self.running[name] = subprocess.Popen(
            [sys.executable, "-m", *module],
            env=self.environ,
            process_group=0,
            preexec_fn=keeper.bound_to(os.getpid(), signal.SIGTERM),
        )

    def runs(self, name: str) -> bool:
        """Whether a process has not ended."""
        return self.running[name].poll() is None

    def watch(self, needed: str, stopped: Event, tend: Callable[[], None]) -> int:
        """Wait for the stop, or for the end of the one that is needed; our exit code. `tend` is called at each turn.

        Who was killed, or did not reach the database, is started again. Who ended of itself otherwise had a reason,
        which is told, and stays ended.
        """
        ended = set()
        while not stopped.wait(0.3):
            tend()
            for name in [name for name in self.running if name not in ended and not self.runs(name)]:
                code = self.running[name].returncode
                log.error("process-ended", process=name, code=code)
                if code >= 0 and code != NO_DATABASE:
                    ended.add(name)
                elif not stopped.wait(PAUSE):
                    self.start(name, self.modules[name])
            if needed in ended:
                return 1
        return 0

    def stop(self, hurried: Event) -> None:
        """Have all end: in their grace, or, once hurried, at once."""
        for process in self.running.values():
            process.terminate()
        self._wait(GRACE, hurried)
        for process in self.running.values():
            process.send_signal(signal.SIGQUIT)
        self._wait(HURRIED, Event())
        for process in self.running.values():
            process.kill()
            process.wait()

    def _wait(self, seconds: float, hurried: Event) -> None:
        until = time.monotonic() + seconds
        while any(map(self.runs, self.running)) and time.monotonic() < until and not hurried.wait(0.05):
            pass
