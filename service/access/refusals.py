"""Every refused access is logged: who, what and why; never the secret."""

import logging

from flask import g, request

from service.access.errors import Refused
from service.access.identity import Identity

LOGGER = logging.getLogger("entente.access")


def logged(refused: Refused) -> None:
    """Log a refusal as the event `access-refused`."""
    told = {"who": _who(g.identity), "what": f"{request.method} {request.path}", "why": refused.why}
    LOGGER.warning("access-refused", extra={**told, "address": request.remote_addr})


def _who(identity: Identity) -> str:
    return f"key {identity.key_id} ({identity.name})" if identity.key_id else identity.name
