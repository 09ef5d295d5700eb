"""Who an actor of ICEWS is: a state or an organisation by its name, or one of those that belong to one side only.

An actor is somebody of the state that stands in parentheses behind the name, or one of the leaders and bodies of
`icews_actors.csv`, which belong to one side only for all of 2005-2018.
"""

import csv
from functools import cache, lru_cache
from importlib.resources import files

from events.actors import registry


@lru_cache(maxsize=100_000)
def resolved(name: str) -> str | None:
    """The code of an actor that ICEWS calls so, or to whom it counts him."""
    called = _names()
    whole = called.get(name.casefold())
    if whole or not name.endswith(")"):
        return whole
    return called.get(name.rpartition("(")[2].rstrip(")").casefold())


@cache
def _names() -> dict[str, str]:
    names = {actor.name.casefold(): actor.code for actor in registry().values()}
    with files("service.importers").joinpath("icews_actors.csv").open(encoding="utf-8") as lines:
        return names | {row["name"].casefold(): row["code"] for row in csv.DictReader(lines)}
