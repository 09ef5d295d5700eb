"""Every refused access is logged: who, what and why; never the secret."""

from flask import g, request

from service.access.errors import Refused
from service.access.identity import Identity
from service.logs import log
from service.metrics import REFUSED


def logged(refused: Refused) -> None:
    """Log a refusal as the event `access-refused`, and count it."""
    log.warning(
        "access-refused",
        who=_who(g.identity),
        what=f"{request.method} {request.url_rule}",
        why=refused.why,
        address=request.remote_addr,
    )
    REFUSED.labels(refused.why).inc()


def _who(identity: Identity) -> str:
    return f"key {identity.key_id} ({identity.name})" if identity.key_id else identity.name
