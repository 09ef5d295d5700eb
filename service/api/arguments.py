"""The arguments that reads share: the moment, and how much is wanted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, ClassVar

from marshmallow import ValidationError, fields, post_load, validate
from webargs.fields import DelimitedList

from events.dates import InvalidDate, bounds
from events.facts import ASSERTED_AS_REAL, Dimension, Predicate, Status
from events.recorder import NEWEST
from events.sources import Reliability
from projections.moment import Asked, Certainty, Lens
from projections.timeline import Filter
from service.api.prefer import patience
from service.fields import Actor, Schema, Text

LONGEST = 400
"""Characters of the longest arguments that are remembered."""


class KnownAt(fields.Field[int | datetime]):
    """A position of the log, or an RFC 3339 instant."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int | datetime:
        text = str(value)
        if text.isascii() and text.isdecimal() and len(text) < 19:
            return int(text)
        try:
            instant = datetime.fromisoformat(text.replace(" ", "+"))
            if instant.tzinfo is not None and len(text) > 10:
                return instant.astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        raise ValidationError("Is neither a position nor an instant with its offset, such as 2025-09-03T12:00:00Z.")


class MomentSchema(Schema):
    """Which moment a question is about. What is left out means now, and now is known_at where that is given."""

    DEFAULT_STATUS: ClassVar[tuple[Status, ...]] = ASSERTED_AS_REAL

    valid_on = fields.Date(metadata={"description": "The day in the world. Default: today."})
    published_by = fields.Date(metadata={"description": "Only what a source had said by that day. Default: today."})
    known_at = KnownAt(
        metadata={
            "description": "Only what the log knew at that position or instant. Default: all.",
            "type": "string",
            "example": "2026-01-31T12:00:00Z",
        }
    )
    certainty = fields.Enum(
        Certainty,
        by_value=True,
        metadata={"description": "In force under every reading of the dates (certain) or some (possible, default)."},
    )
    status = DelimitedList(
        fields.Enum(Status, by_value=True),
        validate=validate.Length(min=1),
        metadata={"description": "Statuses wanted. Default: alleged, happened, confirmed, disputed."},
    )
    sources = DelimitedList(Text(longest=200), metadata={"description": "Lens: only what rests on these sources."})
    without = DelimitedList(Text(longest=200), metadata={"description": "Lens: what stands without these sources."})
    reliability = fields.Enum(Reliability, by_value=True, metadata={"description": "Lens: this reliable or better."})
    credibility = fields.Integer(
        validate=validate.Range(1, 6), metadata={"description": "Lens: this credible or better (1 is best)."}
    )
    after = fields.Integer(
        validate=validate.Range(0, NEWEST),
        metadata={"description": "Wait until the answer has seen this position; 503 with Retry-After if it lags."},
    )

    def load(self, data: Any, **how: Any) -> Any:
        """The arguments, each time for the caller alone; with them, how long the client would wait this time."""
        said = tuple(data.items())
        loaded = dict(_loaded(self, said, tuple(how.items())) if _short(said) else super().load(data, **how))
        left = patience()
        return loaded if left is None else loaded | {"asked": replace(loaded["asked"], patience=left)}

    @post_load
    def gathered(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The moment's arguments as one, beside what else an endpoint takes."""
        lens = Lens(
            only=tuple(data.pop("sources", ())),
            without=tuple(data.pop("without", ())),
            reliability=data.pop("reliability", None),
            credibility=data.pop("credibility", None),
        )
        names = ("valid_on", "published_by", "known_at", "certainty", "after")
        named = {name: data.pop(name) for name in names if name in data}
        status = tuple(data.pop("status", self.DEFAULT_STATUS))
        return {"asked": Asked(**named, lens=lens, status=status), **data}


Said = tuple[tuple[str, Any], ...]


def _short(said: Said) -> bool:
    """Whether arguments are those of a query, all of them text, and few enough to be remembered."""
    return all(type(value) is str for _, value in said) and sum(len(value) for _, value in said) <= LONGEST


@lru_cache(8192)
def _loaded(schema: MomentSchema, said: Said, how: Said) -> dict[str, Any]:
    """The arguments of a query, for the same query the same."""
    loaded: dict[str, Any] = Schema.load(schema, dict(said), **dict(how))
    return loaded


class StateSchema(MomentSchema):
    """The moment, and which facts are wanted."""

    predicate = fields.Enum(Predicate, by_value=True)
    dimension = fields.Enum(Dimension, by_value=True)


class Day(fields.Field[date]):
    """A day, or an EDTF month or year that stands for its first or last day."""

    def __init__(self, *, last: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.last = last

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        try:
            days = bounds(str(value))
            return date.fromordinal(days.ends_by if self.last else days.starts_from)
        except (InvalidDate, ValueError, OverflowError):
            raise ValidationError("Is not a date.") from None


class TimelineSchema(MomentSchema):
    """The moment, and which developments are wanted. `status` narrows; left out, all are shown."""

    DEFAULT_STATUS = tuple(Status)

    actor = DelimitedList(Actor(), metadata={"description": "Actors that all take part."})
    kind = DelimitedList(Text(longest=100), metadata={"description": "Kinds, such as drill-held."})
    dimension = fields.Enum(Dimension, by_value=True)
    theatre = Text(longest=200)
    since = Day(metadata={"description": "What goes on on this day or later.", "type": "string"})
    until = Day(last=True, metadata={"description": "What goes on on this day or earlier.", "type": "string"})
    q = Text(longest=200, metadata={"description": "Words of the title or the note, as in a web search."})
    limit = fields.Integer(load_default=100, validate=validate.Range(1, 1000))
    cursor = Text(longest=100, metadata={"description": "From the `next` link of a page."})


def filter_of(actor: Sequence[str] = (), kind: Sequence[str] = (), q: str | None = None, **wanted: Any) -> Filter:
    """Which developments the arguments of a timeline want."""
    return Filter(actors=tuple(actor), kinds=tuple(kind), words=q, **wanted)


class FeedSchema(TimelineSchema):
    """Which developments a feed is about: those that were so before or after what the feed tells of them."""

    archive = fields.Integer(
        validate=validate.Range(0, NEWEST), metadata={"description": "From the `prev-archive` link of a page."}
    )

    class Meta:
        exclude = ("valid_on", "published_by", "known_at", "cursor", "limit")


class LogSchema(Schema):
    """Which stretch of the log is wanted."""

    after = fields.Integer(load_default=0, validate=validate.Range(0, NEWEST))
    limit = fields.Integer(load_default=1000, validate=validate.Range(1, 10000))
