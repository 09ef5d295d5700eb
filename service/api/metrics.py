"""What Prometheus asks for."""

from flask import Response

from service.api.blueprint import Answer, Blueprint, parts
from service.health import within
from service.metrics import exposition
from service.standing import looked_up

metrics = Blueprint("metrics", __name__, description="What Prometheus asks for.")

FORM = "text/plain; version=0.0.4; charset=utf-8"


@metrics.route("/metrics")
@metrics.response(200, {"type": "string"}, content_type="text/plain", description="In the text format of Prometheus.")
def read() -> Answer:
    """What all processes of this service have counted, and how the log stands."""
    return Response(exposition(within(looked_up, parts().pool)), content_type=FORM)
