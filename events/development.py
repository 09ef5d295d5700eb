"""The aggregate: one development between states, from its record to its retraction.

Every event of its stream is an assertion by an author, resting on sources. `State.evolve` is the one place that says
what an event does to a development; the aggregate, the projections, the audit and a dry run all go through it.
"""

from dataclasses import field
from typing import Any, ClassVar, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import AggregateCreated, AggregateEvent, BaseAggregate

from events.facts import ASSERTED_AS_REAL, REFUTED, Status
from events.upcasting import in_todays_words

NAMESPACE = uuid5(NAMESPACE_URL, "tag:entente,2025:developments")

Document = dict[str, Any]
"""A JSON object."""


def identified(key: str) -> UUID:
    """The id of the development that a source knows by this key, such as `axis-2025:A01`."""
    return uuid5(NAMESPACE, key)


class State(NamedTuple):
    """A development as some of its events leave it."""

    kind: str
    content: Document
    status: str
    ended: str | None = None
    retracted: bool = False
    contested_by: tuple[str, ...] = ()

    @staticmethod
    def first(kind: str, content: Document) -> "State":
        """The state that a record begins with."""
        content = in_todays_words(kind, content)
        return State(kind, content, content.get("status", Status.HAPPENED))


class Development(BaseAggregate[UUID]):
    """A dated development between states, and all that was said of it since."""

    TOPIC = "development"

    def __init__(self, kind: str, content: Document) -> None:
        self.state = State.first(kind, content)

    class Event(AggregateEvent):
        """An assertion about a development: by whom, why, as part of what, resting on which sources."""

        TOPIC: ClassVar[str]
        author: str
        reason: str | None = None
        correlation_id: str | None = None
        sources: list[Document] = field(default_factory=list)

        @property
        def supports(self) -> bool:
            """Whether the event supports the development, so that its sources are the development's own."""
            return True

        def evolve(self, state: State) -> State:
            """The state after this event."""
            raise NotImplementedError

        def apply(self, aggregate: "Development") -> None:
            """Take this event's effect over into the aggregate."""
            aggregate.state = self.evolve(aggregate.state)

    class Recorded(Event, AggregateCreated):
        """A development was put on record."""

        TOPIC = "recorded"
        kind: str = ""
        content: Document = field(default_factory=dict)

        def evolve(self, state: State) -> State:
            """The same state: recording is what made it."""
            return state

    class Corrected(Event):
        """Fields of the record were replaced by what they should say, or say by now; null takes a field away."""

        TOPIC = "corrected"
        changes: Document = field(default_factory=dict)

        def evolve(self, state: State) -> State:
            """The content with the changed fields replaced; a new `when` tells the end anew too."""
            changes = in_todays_words(state.kind, self.changes)
            content = {name: value for name, value in {**state.content, **changes}.items() if value is not None}
            return state._replace(
                content=content,
                status=changes.get("status") or state.status,
                ended=None if "when" in changes else state.ended,
            )

    class Corroborated(Event):
        """A further source said the same."""

        TOPIC = "corroborated"

        def evolve(self, state: State) -> State:
            """The same state: only the sources grow."""
            return state

    class Disputed(Event):
        """A source denied the development or a part of it."""

        TOPIC = "disputed"
        contested_by: str | None = None

        @property
        def supports(self) -> bool:
            """A denial supports nothing."""
            return False

        def evolve(self, state: State) -> State:
            """A state marked as disputed, if it was asserted as real at all, with the development that contests it."""
            contested_by = (*state.contested_by, self.contested_by) if self.contested_by else state.contested_by
            status = Status.DISPUTED if state.status in ASSERTED_AS_REAL else state.status
            return state._replace(status=status, contested_by=contested_by)

    class StatusChanged(Event):
        """A plan came to pass or did not, an allegation was confirmed or contradicted."""

        TOPIC = "status-changed"
        status: str = Status.HAPPENED
        because_of: str | None = None

        @property
        def supports(self) -> bool:
            """Unless it says that the development is not so."""
            return self.status not in REFUTED

        def evolve(self, state: State) -> State:
            """The state under its new status."""
            contested_by = state.contested_by
            if self.because_of and self.status in REFUTED:
                contested_by = (*contested_by, self.because_of)
            return state._replace(status=self.status, contested_by=contested_by)

    class Ended(Event):
        """What had begun, or was in force, came to an end."""

        TOPIC = "ended"
        on: str = ""

        def evolve(self, state: State) -> State:
            """The state with its end."""
            return state._replace(ended=self.on)

    class Retracted(Event):
        """The record was withdrawn: it should not have been made."""

        TOPIC = "retracted"

        @property
        def supports(self) -> bool:
            """A withdrawal supports nothing."""
            return False

        def evolve(self, state: State) -> State:
            """A state without facts."""
            return state._replace(retracted=True)

    class PayloadErased(Event):
        """The words of all earlier events of the stream were taken away, on what legal basis; their leaves stay."""

        TOPIC = "payload-erased"
        basis: str = ""

        @property
        def supports(self) -> bool:
            """An erasure supports nothing."""
            return False

        def evolve(self, state: State) -> State:
            """A state without facts."""
            return state._replace(retracted=True)


EVENTS: dict[str, type[Development.Event]] = {
    event.TOPIC: event
    for event in (
        Development.Recorded,
        Development.Corrected,
        Development.Corroborated,
        Development.Disputed,
        Development.StatusChanged,
        Development.Ended,
        Development.Retracted,
    )
}
"""The events by which a development is told, by topic. An erasure ends the telling."""
