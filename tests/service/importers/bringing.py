"""Archives in a test: brought into a world as the command does, and what a reader makes of one."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from events.catalogue import read
from events.dates import bounds
from service.checking import checked
from service.importers.importer import Importer, Told, Unreadable
from service.importers.importing import Doors
from service.importers.job import MOST_REFUSED
from service.importers.local import imported
from tests.world import World


def file(text: str, name: str = "table.csv") -> BinaryIO:
    """A file with a text."""
    made = io.BytesIO(text.encode())
    made.name = name
    return made


def brought(world: World, importer: Importer, *files: BinaryIO, vintage: str | None = None) -> dict[str, int]:
    """What became of the developments of files that were imported: the counts that are not 0."""
    owner = world.owner
    job = imported(
        owner.log, owner.pool, importer, files, Doors(), vintage=vintage, owner="tester", dry_run=False,
        most_refused=MOST_REFUSED,
    )  # fmt: skip
    return {name: count for name, count in job.so_far.told().items() if count}


def told(importer: Importer, *files: BinaryIO) -> dict[str, dict[str, Any]]:
    """What a reader tells of files by key, each in the log's own form already; nothing of them is refused."""
    found = list(importer.read(files))
    assert [each for each in found if isinstance(each, Unreadable)] == []
    statements = [each for each in found if isinstance(each, Told)]
    for each in statements:
        assert checked(each.kind, each.content) == each.content, each
    contents = {each.key: {"kind": each.kind, **each.content} for each in statements}
    assert len(contents) == len(statements)
    return contents


def refused(importer: Importer, *files: BinaryIO) -> list[tuple[int, str, str]]:
    """The line, the field and the rule of what is refused of files."""
    return [(each.line, each.field, each.rule) for each in importer.read(files) if isinstance(each, Unreadable)]


def facts(statements: dict[str, dict[str, Any]], day: int, certainty: str) -> Iterator[tuple[str, str, str, str]]:
    """Subject, predicate, object and aspect of the facts that statements make true of a day."""
    for each in statements.values():
        content = {name: value for name, value in each.items() if name != "kind"}
        for fact in read(each["kind"], content).facts():
            for span in fact.spans or (bounds(each["when"]),):
                if span.certain(day) if certainty == "certain" else span.possible(day):
                    yield fact.subject, fact.predicate.value, fact.object, fact.aspect
