"""One batch of an archive's statements on its way into the log."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from events.development import Development, identified
from events.errors import AlreadyRecorded, Erased, LogBusy
from events.log import Log
from service.importers.counts import Counts
from service.importers.deciding import Deciding, Decision
from service.importers.importer import Told, Unreadable
from service.importers.session import Session
from service.importers.standing import Standing, Withdrawn, standings

ATTEMPTS = 5
"""How often a batch is decided anew where others append to its developments meanwhile, or the log is busy."""

TWICE = "Is the key of another development of these files."

Statement = Told | Unreadable


@dataclass(slots=True)
class Taken:
    """What became of a batch."""

    counts: Counts = field(default_factory=Counts)
    refused: list[Unreadable] = field(default_factory=list)
    events: list[Development.Event] = field(default_factory=list)

    def add(self, decision: Decision) -> None:
        """Count a decision."""
        setattr(self.counts, decision.became, getattr(self.counts, decision.became) + 1)
        if decision.event:
            self.events.append(decision.event)
        if decision.refused:
            self.refused.append(decision.refused)


@dataclass(frozen=True, slots=True)
class Batches:
    """Takes batches of one edition, one after the other; a dry run appends nothing."""

    log: Log
    session: Session
    deciding: Deciding
    dry_run: bool

    def take(self, statements: Sequence[Statement], first: int) -> Taken:
        """Decide on statements, the first of which is at this place of the files, and append what follows."""
        told = self.seen(statements, first)
        return self._appended(lambda: self._decided(statements, told))

    def retract(self, streams: Sequence[UUID], sure: bool) -> Taken:
        """Retract developments that the archive has no more, unless they are gone already; not `sure`, count them."""
        return self._appended(lambda: self._retracting(streams, sure))

    def seen(self, statements: Sequence[Statement], first: int) -> dict[int, tuple[Told, UUID]]:
        """The statements of a batch that are the first of their key, by their place in the batch, with their ids."""
        told = {n: (each, identified(each.key)) for n, each in enumerate(statements) if isinstance(each, Told)}
        places = [first + n for n in told]
        before = self.session.repeated([stream for _, stream in told.values()], places)
        unread = [key for each in statements if isinstance(each, Unreadable) for key in each.keys or ()]
        self.session.keep([identified(key) for key in unread])
        return {n: pair for n, pair in told.items() if before.get(pair[1], first + n) == first + n}

    def _appended(self, decide: Callable[[], Taken]) -> Taken:
        for attempt in range(ATTEMPTS):
            taken = decide()
            if self.dry_run or not taken.events:
                return taken
            try:
                if self.deciding.edition.importer.whole:
                    self.session.join([UUID(str(event.originator_id)) for event in taken.events])
                self.log.append_new(taken.events)
            except (AlreadyRecorded, Erased, LogBusy):
                if attempt == ATTEMPTS - 1:
                    raise
            else:
                return taken
        raise AssertionError("the last attempt raises or returns")

    def _decided(self, statements: Sequence[Statement], told: dict[int, tuple[Told, UUID]]) -> Taken:
        standing = self._standing(told.values())
        taken = Taken()
        taken.counts.read = len(statements)
        for n, each in enumerate(statements):
            if isinstance(each, Unreadable):
                taken.add(Decision("refused", None, each))
            elif n in told:
                taken.add(self.deciding.on(each, *standing[told[n][1]]))
            else:
                taken.add(Decision("refused", None, Unreadable(each.line, "key", TWICE, each.key, each.file)))
        return taken

    def _standing(self, told: Iterable[tuple[Told, UUID]]) -> dict[UUID, tuple[UUID, Standing | None]]:
        """The development that each id stands for, and how it stands.

        One that its archive had taken back is another development when it comes again: the next life of its key.
        """
        found: dict[UUID, tuple[UUID, Standing | None]] = {}
        open_, life = {stream: (each.key, stream) for each, stream in told}, 1
        while open_:
            streams = {stream: of for of, (_, stream) in open_.items()}
            found.update((of, (stream, None)) for stream, of in streams.items())
            for stream, standing in standings(self.session.connection, list(streams), self.deciding.edition.archive):
                found[streams[stream]] = stream, standing
            life += 1
            again = {of: key for of, (key, _) in open_.items() if _withdrawn(found[of][1])}
            open_ = {of: (key, identified(f"{key}~{life}")) for of, key in again.items()}
            self.session.keep([stream for _, stream in open_.values()])
        return found

    def _retracting(self, streams: Sequence[UUID], sure: bool) -> Taken:
        taken = Taken()
        archive = self.deciding.edition.archive
        for stream, standing in standings(self.session.connection, list(streams), archive):
            if standing.withdrawn is None:
                taken.add(self.deciding.missing(stream, standing) if sure else Decision("missing"))
        return taken


def _withdrawn(standing: Standing | None) -> bool:
    return standing is not None and standing.withdrawn is Withdrawn.BY_ARCHIVE
