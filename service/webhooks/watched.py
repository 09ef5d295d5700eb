"""Which answers can be watched: those of a view, the state and the timeline, at a moment whose known time is now."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from marshmallow import Schema, ValidationError
from webargs.multidictproxy import MultiDictProxy
from werkzeug.datastructures import MultiDict

from events.actors import UnknownActor, actor
from events.kind import Actor
from projections.errors import Unanswerable
from projections.moment import Asked
from projections.reader import Reader
from projections.views.catalogue import VIEWS
from projections.views.state import STATE, OfState
from projections.views.timeline import TIMELINE
from projections.views.view import Tables, View
from service.api.arguments import StateSchema, TimelineSchema, filter_of
from service.api.questions import question_schema
from service.errors import messages_of, rules
from service.permalink import WAITS

MOVING = ("known_at", "limit", "cursor")
"""Arguments that an address that is watched cannot have: it is always what is known now, and whole."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What an address asks: which view, what of it, and at which moment, whose known time is left open."""

    view: View
    question: Any
    asked: Asked

    @property
    def lenient(self) -> View:
        """The view, which answers with no rows where the question has no answer, as may come about."""
        return replace(self.view, answer=self._rows)

    def _rows(self, reader: Reader, question: Any) -> Tables:
        try:
            return self.view.answer(reader, question)
        except Unanswerable:
            return {}

    def on(self, today: date) -> Asked:
        """The moment that is asked for on a day, which stands for the days that are left out."""
        return replace(
            self.asked,
            valid_on=self.asked.valid_on or today,
            published_by=self.asked.published_by or today,
        )

    def told(self, valid_on: date, published_by: date, position: int) -> Asked:
        """A moment that was told: with nothing left open."""
        return replace(self.asked, valid_on=valid_on, published_by=published_by, known_at=position)


def watched(place: str) -> Watched:
    """What a path with its query asks, where it can be watched. Raises ValidationError."""
    split = urlsplit(place)
    given = MultiDict(parse_qsl(split.query, keep_blank_values=True))
    for name in MOVING:
        if name in given:
            told = f"Leave out {name}: what is watched is the whole answer, by all that is known."
            raise ValidationError(told, "address")
    given.poplist(WAITS)
    segments = [unquote(segment) for segment in split.path.split("/")]
    try:
        match segments:
            case ["", "v1", "state", *of]:
                return _state(of, given)
            case ["", "v1", "timeline"]:
                said = _loaded(TimelineSchema(), given)
                asked = said.pop("asked")
                del said["limit"]
                return Watched(TIMELINE, filter_of(**said), asked)
            case ["", "v1", name] if name in VIEWS:
                return Watched(VIEWS[name], **_loaded(question_schema(VIEWS[name])(), given))
    except ValidationError as error:
        told = "; ".join(f"{field}: {rule}" for field, rule in rules(messages_of(error)))
        raise ValidationError(f"Is not answered: {told}", "address") from None
    except UnknownActor as error:
        raise ValidationError(f"Is not answered: {error}", "address") from None
    raise ValidationError("Cannot be watched: it is no view, no state and no timeline.", "address")


def _state(of: list[str], given: MultiDict[str, str]) -> Watched:
    match of:
        case [] | ["actors", _] | ["dyads", _, _]:
            said = _loaded(StateSchema(), given)
            asked = said.pop("asked")
            return Watched(STATE, OfState(actors=tuple(Actor(actor(code).code) for code in of[1:]), **said), asked)
    raise ValidationError("Nothing is there.", "address")


def _loaded(schema: Schema, given: MultiDict[str, str]) -> dict[str, Any]:
    loaded: dict[str, Any] = schema.load(MultiDictProxy(given, schema))
    return loaded
