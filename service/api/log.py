"""The log itself: every event after a position, as it was appended."""

from operator import attrgetter

from service.api.answers import EventTold, LogAnswer
from service.api.arguments import LogSchema
from service.api.blueprint import Blueprint, parts
from service.api.offer import Offer, Told
from service.api.paging import page_of
from service.formats.format import CLOUDEVENTS
from service.log_form import told

log = Blueprint("log", __name__, url_prefix="/v1/log", description="Every event, in the order of its recording.")

EVENTS = Offer(LogAnswer, {"events": EventTold}, (CLOUDEVENTS,))


@log.route("")
@log.answers(LogSchema, EVENTS)
def read(after: int, limit: int) -> Told:
    """The events after a position."""
    entries = page_of(parts().recorder.after(after, limit + 1), limit, "after", attrgetter("position"))
    events = [told(entry) for entry in entries]
    return Told({"origin": parts().origin, "head": parts().recorder.head()[0], "events": events})
