"""What a coded event of two ends becomes: an interaction of those ends that the registry has.

An event of which the registry has one end alone, or the same at both, is told of that actor, towards nobody; where it
is the end at which the interaction was directed, the code is left out, as it is not what that actor did.
"""

from functools import lru_cache
from typing import NamedTuple

from events.development import Document
from service.importers.cameo import Cameo

LONGEST = 500
"""Characters of a title."""


class End(NamedTuple):
    """One end of an event: what its source calls it, and its code where the registry has it."""

    name: str
    code: str | None


def interaction(when: str, subject: End, code: Cameo, object_: End, coder: str) -> Document | None:
    """The content of the development; None where the registry has neither end."""
    title = f"{subject.name}: {code.name}: {object_.name}"[:LONGEST]
    if subject.code and object_.code and subject.code != object_.code:
        both = {"initiators": [subject.code], "recipients": [object_.code]}
        return {"title": title, "when": when, **_coded(code, coder), **both}
    if subject.code:
        unknown = f"The registry does not have the recipient, {object_.name}."
        note = f"Both ends belong to {subject.code}." if object_.code else unknown
        return {"title": title, "when": when, **_coded(code, coder), "initiators": [subject.code], "note": note}
    if object_.code:
        cameo = f"{object_.code} is the recipient (CAMEO {code.code})"
        note = f"The registry does not have the initiator, {subject.name}; {cameo}."
        said = {"status": "happened", "coder": coder, "initiators": [object_.code], "note": note}
        return {"title": title, "when": when, **said}
    return None


@lru_cache(maxsize=1000)
def _coded(code: Cameo, coder: str) -> Document:
    plover = {"plover": code.plover} if code.plover else {}
    return {"status": "happened", "coder": coder, "cameo": code.code, "dimension": code.dimension, **plover}
