"""Brings files of an archive into the log: reads, decides what is new, and appends it, batch by batch.

While the database takes one batch, the next one is read. What was appended stays, whatever ends an import; begun again
it goes on behind the batch that it remembers.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from psycopg import Connection

from events.errors import EventsError
from events.log import Log
from events.one_ahead import one_ahead
from events.uncollected import uncollected
from service.importers import jobs, refusals
from service.importers.batch import Batches, Statement, Taken
from service.importers.deciding import Deciding
from service.importers.edition import Edition
from service.importers.errors import ImportFailed, NotThisFormat, Stopped, TooManyRefused
from service.importers.importer import Unreadable
from service.importers.job import Job, State
from service.importers.opening import opened
from service.importers.progress import Progress
from service.importers.session import Session

BATCH = 5000
"""Statements that are appended together."""

YOUNG = 0
"""What was made since the last batch: lines that are refused leave circles behind."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What an import tells while it runs, and asks: how far it is, and whether to stop."""

    progress: Callable[[Progress], None] = lambda _: None
    stopped: Callable[[], bool] = lambda: False


class Batch(NamedTuple):
    """Statements, at which place of the files the first of them is, from 1, and how many bytes were read by then."""

    statements: list[Statement]
    first: int
    at: int


class Importing:
    """One import under way."""

    def __init__(self, log: Log, session: Session, edition: Edition, job: Job, doors: Doors) -> None:
        self.connection: Connection[Any] = session.connection
        self.session, self.edition, self.job, self.doors = session, edition, job, doors
        self.batches = Batches(log, session, Deciding(edition), job.dry_run)
        self.before = job.so_far.read
        self.progress = Progress(job.bytes, job.seconds, job.so_far)
        self.unreadable = False

    def run(self, files: Sequence[BinaryIO]) -> Job:
        """Import files to their end; the import as it stands then.

        Raises ImportFailed and EventsError, of which the import knows then; Stopped and Cancelled; OperationalError.
        """
        try:
            with uncollected(), opened(files) as unpacked:
                for _ in one_ahead(self._batches(files, self.edition.importer.read(unpacked)), self._take):
                    pass
            if self.edition.importer.whole:
                self._retract()
        except (ImportFailed, EventsError) as error:
            jobs.end(self.connection, self.job.id, State.FAILED, str(error))
            raise
        return jobs.end(self.connection, self.job.id, State.DONE)

    def _batches(self, files: Sequence[BinaryIO], statements: Iterator[Statement]) -> Iterator[Batch]:
        first = 1
        while batch := list(islice(statements, BATCH)):
            yield Batch(batch, first, sum(0 if file.closed else file.tell() for file in files))
            first += len(batch)

    def _take(self, batch: Batch) -> None:
        if self.doors.stopped():
            raise Stopped
        statements, first, at = batch
        done = max(0, min(self.before - first + 1, len(statements)))
        unread = any(isinstance(each, Unreadable) and each.keys is None for each in statements)
        self.unreadable = self.unreadable or unread
        self.batches.seen(statements[:done], first)
        if done < len(statements):
            self.progress.bytes = max(self.progress.bytes, at)
            self._keep(self.batches.take(statements[done:], first + done))
        gc.collect(YOUNG)

    def _retract(self) -> None:
        if not self.progress.counts.read:
            raise NotThisFormat("There is nothing in the files.")
        missing, before = self.session.missing(), jobs.finished(self.connection, self.edition.archive)
        as_before = not before or self.progress.counts.refused <= before[0].so_far.refused
        for start in range(0, len(missing), BATCH):
            self._keep(self.batches.retract(missing[start : start + BATCH], as_before or not self.unreadable))

    def _keep(self, taken: Taken) -> None:
        refused_before = self.progress.counts.refused
        self.progress.counts += taken.counts
        refusals.refuse(self.connection, self.job.id, taken.refused, refused_before)
        jobs.remember(self.connection, self.job.id, self.progress)
        self.doors.progress(self.progress)
        if self.progress.counts.refused > self.job.most_refused:
            raise TooManyRefused(self.job.most_refused)
