"""Which vintage of an archive is older: one that comes after a newer would undo its corrections."""

import re
from typing import Any

from psycopg import Connection

from service.importers import jobs
from service.importers.edition import Edition
from service.importers.errors import OlderVintage

NUMBER = re.compile(r"\d+")


def order(vintage: str) -> tuple[int, ...]:
    """The numbers of a vintage, by which it is older or newer: `4.01` before `5.1`, `2023-11` before `2024-03`."""
    return tuple(int(number) for number in NUMBER.findall(vintage))


def check(connection: Connection[Any], edition: Edition) -> None:
    """Refuse an edition that is older than one on record. Raises OlderVintage.

    Vintages tell it, or where this has none that the same files were imported once and others since then.
    """
    if not edition.importer.whole:
        return
    before = jobs.finished(connection, edition.archive)
    for job in before:
        if edition.vintage and job.vintage and order(job.vintage) > order(edition.vintage):
            raise OlderVintage(edition.archive, f"the vintage {job.vintage}")
    hashes = [job.sha256 for job in before]
    if edition.vintage is None and edition.sha256 in hashes and hashes[0] != edition.sha256:
        raise OlderVintage(edition.archive, f"the file {before[0].files}, which was imported after this one,")
