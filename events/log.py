"""The log of developments: how a maintainer's words become events."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any
from uuid import UUID

import orjson
from eventsourcing.application import AggregateNotFoundError, Repository
from eventsourcing.persistence import EventStore, Mapper, StoredEvent
from eventsourcing.utils import TopicError

from events.audit.keyring import Keyring
from events.audit.seal import Signed, stated
from events.development import Development, Document
from events.errors import AlreadyRecorded, AlreadyRetracted, Erased, UnknownDevelopment, VersionConflict
from events.lines import Lines
from events.one_ahead import one_ahead
from events.recorder import Entry, Receipt, Recorder, VersionTaken
from events.transcoding import JsonTranscoder
from events.uncollected import uncollected


class Log:
    """Appends to streams of developments, each checked against the version that its author saw, and that it may say so.

    `unsigned` says whether authors without a key may append; those with one must sign.
    """

    def __init__(self, recorder: Recorder, unsigned: bool = True) -> None:
        self.recorder = recorder
        self.keyring = Keyring(recorder.pool, unsigned)
        self.mapper: Mapper[UUID] = Mapper(JsonTranscoder())
        self.developments: Repository[UUID] = Repository(EventStore(self.mapper, recorder))

    def record(
        self, development: UUID, kind: str, content: Document, signed: Signed | None = None, **assertion: Any
    ) -> Receipt:
        """Put a development on record. Saying the same again changes nothing and gives the first receipt.

        Raises AlreadyRecorded where the id is taken by something else, AuthorRefused, Erased and LogBusy.
        """
        try:
            return self.append([self.recordable(development, kind, content, **assertion)], [signed])[-1]
        except VersionTaken:
            return self._repeated(development, {"kind": kind, "content": content, "sources": assertion["sources"]})

    def recordable(self, development: UUID, kind: str, content: Document, **assertion: Any) -> StoredEvent:
        """The event that `record` would append."""
        aggregate = Development._create(Development.Recorded, id=development, kind=kind, content=content, **assertion)
        [recorded] = aggregate.collect_events()
        return self.mapper.to_stored_event(recorded)

    def amend(
        self,
        development: UUID,
        event: type[Development.Event],
        seen: int,
        signed: Signed | None = None,
        **said: Any,
    ) -> Receipt:
        """Append an event to a development of which the author saw version `seen`.

        Raises UnknownDevelopment, AlreadyRetracted, AuthorRefused, Erased, VersionConflict and LogBusy.
        """
        proposed = self.proposed(development, event, seen, **said)
        try:
            if event is Development.PayloadErased:
                words = stated(proposed, signed)
                return self.keyring.admitted([proposed], [words], partial(self.recorder.erase, proposed, words))
            return self.append([proposed], [signed])[-1]
        except VersionTaken:
            raise VersionConflict(development, seen, self.development(development).version) from None

    def proposed(self, development: UUID, event: type[Development.Event], seen: int, **said: Any) -> StoredEvent:
        """The event that `amend` would append. Raises what it raises, but for AuthorRefused and LogBusy."""
        aggregate = self.development(development)
        if seen != aggregate.version:
            raise VersionConflict(development, seen, aggregate.version)
        if aggregate.state.retracted and event is not Development.PayloadErased:
            raise AlreadyRetracted(development)
        aggregate.trigger_event(event, **said)
        [proposed] = aggregate.collect_events()
        return self.mapper.to_stored_event(proposed)

    def development(self, development: UUID, version: int | None = None) -> Development:
        """A development in its newest state, or as it was at a version. Raises UnknownDevelopment."""
        try:
            return self.developments.get(development, version=version)
        except (AggregateNotFoundError, TopicError):  # or the stream of a key
            raise UnknownDevelopment(development) from None

    def entries(self, development: UUID, until: int) -> list[Entry]:
        """All that was said of a development up to a position, oldest first. Raises UnknownDevelopment."""
        entries = self.recorder.stream(development, until)
        if not entries:
            raise UnknownDevelopment(development)
        return entries

    def append(self, events: Sequence[StoredEvent], signed: Sequence[Signed | None]) -> list[Receipt]:
        """Append events together or not at all, each with its author's signature or none.

        Raises AuthorRefused, VersionTaken and LogBusy; then nothing was appended.
        """
        words = [stated(*each) for each in zip(events, signed, strict=True)]
        return self.keyring.admitted(events, words, partial(self.recorder.append, events, words))

    def append_new(self, events: Iterable[Development.Event]) -> int:
        """Append those of many events that are not on record yet, in their order; how many they were.

        They come unsigned, whatever is set for the doors: to load a file is the operator's own act.
        Raises AlreadyRecorded where one that is on record says something else, Erased where it said what cannot be
        compared any more, Unsigned where one is of an author who has a key, and LogBusy; then nothing was appended.
        """
        return self._append_lines(self._lines(events))

    def load(self, batches: Iterable[Iterable[Development.Event]]) -> Iterator[int]:
        """Append batches, one after the other as `append_new` does; of each, when it is done, how many were new.

        While the database takes one, the next is made, which may not find it on record yet. Whatever ends it, those
        before stay on record and were told of.
        """
        return one_ahead(map(self._lines, batches), self._append_lines)

    def _lines(self, events: Iterable[Development.Event]) -> Lines:
        with uncollected():
            return Lines.of(self.mapper.to_stored_event(event) for event in events)

    def _append_lines(self, lines: Lines) -> int:
        try:
            return self.recorder.append_new(lines)
        except AlreadyRecorded as taken:
            if any(entry.payload is None for entry in self.recorder.stream(taken.development)):
                raise Erased(taken.development) from None
            raise

    def _repeated(self, development: UUID, again: Document) -> Receipt:
        entry = self.recorder.stream(development)[0]
        if entry.payload is None:
            raise Erased(development)
        said = orjson.loads(entry.payload)
        if any(said.get(name) != value for name, value in again.items()):
            raise AlreadyRecorded(development)
        return Receipt(development, entry.version, entry.position, entry.recorded_at, repeated=True)
