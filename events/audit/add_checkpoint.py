"""The request by which a log asks a witness to cosign, and the answer to it, as texts of C2SP tlog-witness."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Self

from events.audit.base64 import decoded, encoded
from events.audit.checkpoint import LARGEST, Checkpoint
from events.audit.witness import (
    BadSignature,
    Cosigned,
    Inconsistent,
    Malformed,
    OtherRoot,
    Refused,
    UnknownKey,
    UnknownOrigin,
    Witness,
)

REQUEST = re.compile(rb"old (0|[1-9][0-9]{0,18})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n(.+)", re.DOTALL)

SIZE = "text/x.tlog.size"

STATUS: dict[type[Refused], int] = {
    Malformed: 400, UnknownOrigin: 404, UnknownKey: 403, BadSignature: 403, Inconsistent: 422,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Request:
    """The size that the witness saw last, the proof that the log has grown out of it, and a signed checkpoint."""

    old: int
    path: tuple[bytes, ...]
    note: bytes

    @classmethod
    def parse(cls, text: bytes) -> Self:
        """The request of its text. Raises Malformed."""
        matched = REQUEST.fullmatch(text)
        try:
            path = tuple(decoded(line) for line in matched[2].decode().splitlines()) if matched else ()
        except ValueError:
            matched = None
        if matched is None or int(matched[1]) > LARGEST:
            raise Malformed("The request is not an old size, a proof, a blank line and a checkpoint.")
        return cls(int(matched[1]), path, matched[3])

    def text(self) -> bytes:
        """The body of the request."""
        return "\n".join([f"old {self.old}", *map(encoded, self.path), "\n"]).encode() + self.note


class Answer(NamedTuple):
    """What a witness answers: an HTTP status, the type of the body, the body; and what it cosigned, if it did.

    What was cosigned must be remembered before the answer is given.
    """

    status: int
    type: str
    body: str
    cosigned: Cosigned | None = None


def answer(witness: Witness, last: Callable[[str], Checkpoint | None], body: bytes, time: int) -> Answer:
    """The answer to a request at a time, in seconds since 1970; `last` tells what was cosigned last of an origin.

    Whoever calls sees to it that no other request of the same origin is answered in between.
    """
    try:
        request = Request.parse(body)
        checkpoint = witness.opened(request.note)
        if request.old > checkpoint.size:
            raise Malformed(f"The old size is {request.old}, and the checkpoint of size {checkpoint.size}.")
        known = last(checkpoint.origin)
        size = known.size if known else 0
        if request.old != size:
            return Answer(409, SIZE, f"{size}\n")
        cosigned = witness.cosign(known, request.note, request.path, time)
    except OtherRoot:
        return Answer(409, SIZE, f"{size}\n")
    except Refused as refusal:
        return Answer(STATUS[type(refusal)], "text/plain; charset=utf-8", f"{refusal}\n")
    return Answer(200, "text/plain; charset=utf-8", cosigned.line, cosigned)
