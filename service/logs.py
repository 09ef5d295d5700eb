"""What processes say of themselves, on standard error: a JSON document a line, or readable where that is a terminal.

Nothing secret is said: no header, no query, and no password of a URL.
"""

import logging
import os
import re
import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import Any

import orjson
import structlog
from structlog.types import EventDict, Processor, WrappedLogger

from events.carried import CARRIED

SECRETS = re.compile(
    r"""(?<=://)[^\s/@"'\\]+@|(?<=password=)('[^'"\\]*'|[^\s"\\]+)|(?<=\?)[^\s"'>)\\]+|(?<=entente_)[0-9a-z]{8}_\w+"""
)
"""Users and passwords of URLs, passwords of connection strings, queries and API keys, each within its JSON string."""

MARKS = ("?", "://", "password=", "entente_")

STANDARD_ERROR = 2

log: structlog.typing.FilteringBoundLogger = structlog.get_logger("entente")


class _Lines:
    """Writes each line at once, without the lock that threads would wait for while one of them writes."""

    def msg(self, line: str) -> None:
        """Write a line to standard error; where that takes none, nobody is held up."""
        with suppress(OSError):
            os.write(STANDARD_ERROR, f"{line}\n".encode(errors="backslashreplace"))

    debug = info = warning = error = critical = msg


def configure(level: str) -> None:
    """Have all that is said in this process go through here: ours, the libraries', warnings, and faults of threads."""
    rendered = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer(_json)
    shown: list[Any] = [rendered, without_secrets]
    common: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper("iso", utc=True),
        _of_request,
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*common, *shown],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: _Lines(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *common],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *shown],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda told: _uncaught(told.exc_type, told.exc_value, told.exc_traceback)


def without_secrets(_: WrappedLogger, __: str, line: str) -> str:
    """A line, without what nobody is to read in a log."""
    for mark in MARKS:
        if mark in line:
            return SECRETS.sub("***", line)
    return line


def _of_request(_: WrappedLogger, __: str, said: EventDict) -> EventDict:
    found = CARRIED.get()
    if found:
        said["request_id"] = found.request_id
        said["traceparent"] = found.traceparent
    return said


def _json(said: EventDict, **_: Any) -> str:
    return orjson.dumps(said, default=str).decode()


def _uncaught(_: type[BaseException], error: BaseException | None, __: TracebackType | None) -> None:
    log.critical("uncaught", exc_info=error)
