"""The bundled data sets: the memberships of the registry's organisations, and the alignment of 2025."""

from collections.abc import Iterator
from importlib import resources

import orjson

from events.actors import memberships, registry
from events.log import Log
from service.importing import Imported, import_lines

AUTHOR = "entente"
"""By whom the data sets are said."""


def load(log: Log) -> Imported:
    """Append what a log lacks of the bundled data sets."""
    return import_lines(log, lines())


def lines() -> Iterator[bytes]:
    """The events of the data sets, in our own form."""
    yield from registered_memberships()
    yield from resources.files("service.datasets").joinpath("axis-2025.ndjson").read_bytes().splitlines()


def registered_memberships() -> Iterator[bytes]:
    """A record for each spell of membership of the registry, public from the day on which it began."""
    for spell in memberships():
        start = spell.when.partition("/")[0]
        member, organisation = registry()[spell.member].name, registry()[spell.organisation].name
        public = start.strip("?~%")
        document = {
            "event": "recorded",
            "key": f"registry:{spell.organisation}:{spell.member}:{start}",
            "kind": "membership-joined",
            "author": AUTHOR,
            "correlation_id": "registry",
            "sources": [{"name": "entente-registry", "published": public, "reliability": "B", "credibility": 2}],
            "content": {
                "title": f"{member} in the {organisation}"[:500],
                "when": spell.when,
                "member": spell.member,
                "organisation": spell.organisation,
            },
        }
        yield orjson.dumps(document)
