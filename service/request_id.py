"""The id of a request and its place in a trace: what the client gave where it is well-formed, and made otherwise."""

import os
import re

from events.carried import Carried

REQUEST_ID = re.compile(r"[A-Za-z0-9._~:/+=@-]{1,128}")

TRACEPARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
"""Version 00 of W3C Trace Context, without the ids of zeros that it forbids."""


def taken(request_id: str | None, traceparent: str | None) -> Carried:
    """What a request carries; without an id of its own it has that of its trace."""
    if not (traceparent and TRACEPARENT.fullmatch(traceparent)):
        made = os.urandom(24).hex()
        traceparent = f"00-{made[:32]}-{made[32:]}-00"
    if not (request_id and REQUEST_ID.fullmatch(request_id)):
        request_id = traceparent[3:35]
    return Carried(request_id, traceparent)
