"""Archives to import: a small one of our own making, and files of it."""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

import pytest

from service.importers.importer import Importer, Told, Unreadable
from service.importers.importing import Doors
from service.importers.job import Job
from service.importers.local import imported
from service.importers.rows import rows
from tests.world import World

Import = Callable[..., Job]


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    for number, file in enumerate(files):
        for line, row in rows(file, needs=("key", "title", "when", "participants")):
            if row["key"] == "?":
                yield Unreadable(line, "key", "Is not known.", row["key"], number)
                continue
            content = {name: row[name] for name in ("title", "when", "theatre") if row.get(name)}
            content |= {"status": "happened", "participants": row["participants"].split()}
            sources = [{"name": "Drills", "published": "2020-01-01"}]
            yield Told(line, f"drills:{row['key']}", "drill-held", content, sources, number)


DRILLS = Importer("drills", "A register of drills", "Made up for tests.", True, _read)
"""A whole archive."""

LINES = Importer("drill-lines", "A stream of drills", "Made up for tests.", False, _read)
"""The same as a stream, which only adds."""

ONE, TWO, THREE = "1,Sea drill,2020-05-01,CHN RUS", "2,Air drill,2020-06-01,CHN IRN", "3,Land drill,2020-07-01,CHN PRK"


def archive(*lines: str) -> bytes:
    """A file of the archive."""
    return "\n".join(["key,title,when,participants", *lines, ""]).encode()


@pytest.fixture
def bring() -> Import:
    """Bring files into the log of a world, as the command does."""

    def run(world: World, *files: bytes, importer: Importer = DRILLS, doors: Doors | None = None, **asked: Any) -> Job:
        said = {"vintage": None, "owner": "tester", "dry_run": False, "most_refused": 10, **asked}
        parts = world.owner
        return imported(parts.log, parts.pool, importer, [io.BytesIO(file) for file in files], doors or Doors(), **said)

    return run


def became(job: Job) -> dict[str, int]:
    """What became of the lines of an import, without what did not occur."""
    return {name: number for name, number in job.so_far.told().items() if number}
