"""What follows for the log from what an archive says of a development: nothing, or one event."""

from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from marshmallow import ValidationError

from events.development import Development, Document
from events.transcoding import NO_CLOCK
from service.checking import checked
from service.errors import messages_of, rules
from service.importers.edition import Edition
from service.importers.importer import Told, Unreadable
from service.importers.sources import sourced
from service.importers.standing import Standing

LONGEST_KEY = 200


class Decision(NamedTuple):
    """What a development is to the log, by the name of the count, and the event to append, or the rule it breaks."""

    became: str
    event: Development.Event | None = None
    refused: Unreadable | None = None


@dataclass(frozen=True, slots=True)
class Deciding:
    """Decides for one edition of an archive."""

    edition: Edition

    def on(self, told: Told, development: UUID, standing: Standing | None) -> Decision:
        """What follows from a statement, where a development stands so."""
        try:
            return self._decided(told, development, standing)
        except ValidationError as error:
            field, rule = next(rules(messages_of(error)))
            return Decision("refused", None, Unreadable(told.line, field, rule, told.content, told.file))

    def missing(self, development: UUID, standing: Standing) -> Decision:
        """What follows where the archive had a development, and has it no more."""
        reason = f"It is no more in {self.edition.named}."
        event = self._event(Development.Retracted, development, standing.version + 1, [self.edition.source], reason)
        return Decision("retracted", event)

    def _decided(self, told: Told, development: UUID, standing: Standing | None) -> Decision:
        if standing is None:
            return Decision("new", self._recorded(told, development))
        if standing.state.kind == told.kind and standing.said == told.content:
            return Decision("left" if standing.withdrawn else "known")
        if standing.withdrawn:
            return Decision("left")
        if standing.state.kind != told.kind:
            raise ValidationError(f"Is on record as {standing.state.kind}.", "kind")
        changes = _changes(standing.said, checked(told.kind, told.content))
        now = {**standing.state.content, "status": str(standing.state.status)}
        effective = {name: value for name, value in changes.items() if now.get(name) != value}
        if not effective:
            return Decision("known")
        merged = {**standing.state.content, **effective}
        checked(told.kind, {name: value for name, value in merged.items() if value is not None})
        reason = f"So it stands in {self.edition.named}."
        version, sources = standing.version + 1, sourced(told.sources)
        return Decision(
            "changed", self._event(Development.Corrected, development, version, sources, reason, changes=effective)
        )

    def _recorded(self, told: Told, development: UUID) -> Development.Event:
        if ":" not in told.key or len(told.key) > LONGEST_KEY:
            raise ValidationError(f"Is not of the form 'source:item' with up to {LONGEST_KEY} characters.", "key")
        content, sources = checked(told.kind, told.content), sourced(told.sources)
        said = {"originator_topic": Development.TOPIC, "kind": told.kind, "content": content}
        return self._event(Development.Recorded, development, 1, sources, None, **said)

    def _event(
        self,
        cls: type[Development.Event],
        development: UUID,
        version: int,
        sources: list[Document],
        reason: str | None,
        **said: Any,
    ) -> Development.Event:
        event = object.__new__(cls)  # what a frozen class does to set ten fields takes longer than all else here
        event.__dict__.update(
            originator_id=development,
            originator_version=version,
            timestamp=NO_CLOCK,
            author=self.edition.archive,
            reason=reason,
            correlation_id=self.edition.correlation,
            sources=sources,
            **said,
        )
        return event


def _changes(before: Document, after: Document) -> Document:
    """The fields that an archive says otherwise than before; None where it says nothing any more."""
    return {name: after.get(name) for name in {**before, **after} if before.get(name) != after.get(name)}
