"""Names that look like others: actors that no registry holds, and authors that a reader would take for one another."""

import unicodedata
from collections.abc import Container
from dataclasses import fields
from typing import Any

from events.actors import registry
from events.catalogue import KINDS

ROLES = frozenset(
    each.name for kind in KINDS.values() for each in fields(kind) if each.metadata.get("role") or each.name == "parties"
)
"""The fields in which actors stand, whatever the kind."""

LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0432\u043a\u043c\u043d\u0442"
    "\u03bf\u03b1\u03bd\u03c1\u03c5\u03b9\u03ba\u03c4\u03b5\u03b2\u03b7\u03b3\u03c7\u03bc\u03b6"
    "\u0261\u0131\u217c\u01c0|0",
    "aeopcyxijshdqwbkmhtoavpuiktebnyxuzgilllo",
)
"""Letters, in lower case, to the Latin ones that they look like (after Unicode TR39): Cyrillic, Greek, others."""


def unknown_actors(content: dict[str, Any]) -> list[str]:
    """What stands in the place of an actor in a record's content, or in its changes, and is no code of the registry."""
    codes = registry()
    return [
        str(code)
        for role in ROLES.intersection(content)
        for code in (content[role] if type(content[role]) is list else [content[role]])
        if (type(code) is not str or code not in codes) and not _party(code, codes)
    ]


def _party(code: Any, codes: Container[str]) -> bool:
    """Whether a field is taken away, or there is a party to a treaty with a code of the registry."""
    return code is None or (type(code) is dict and type(code.get("actor")) is str and code["actor"] in codes)


def skeleton(name: str) -> str:
    """What is left of a name for a reader who looks at its letters: two names that look alike have the same."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    visible = "".join(each for each in folded if unicodedata.category(each) not in ("Cf", "Mn"))
    return " ".join(visible.translate(LOOKALIKES).split())
