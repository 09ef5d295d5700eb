"""The log itself: every event after a position, as it was appended."""

from service.api.answers import LogAnswer
from service.api.arguments import LogSchema
from service.api.blueprint import Answer, Blueprint, json, ndjson, parts, wants_lines
from service.log_form import told

log = Blueprint("log", __name__, url_prefix="/v1/log", description="Every event, in the order of its recording.")


@log.route("")
@log.arguments(LogSchema(), location="query", as_kwargs=True)
@log.response(200, LogAnswer)
def read(after: int, limit: int) -> Answer:
    """The events after a position, as JSON or NDJSON."""
    events = [told(entry) for entry in parts().recorder.after(after, limit)]
    return ndjson(events) if wants_lines() else json({"head": parts().recorder.head()[0], "events": events})
