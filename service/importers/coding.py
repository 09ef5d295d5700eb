"""The codes by which archives name actors, and the actors of our registry that they are.

`codes.csv` holds what the registry does not: two-letter codes of ISO 3166-1, with those of states that are no more and
of the EU as FollowTheMoney writes them (`iso2`); the numbers in which Gleditsch and Ward (1999, revised list) depart
from the Correlates of War (`gwno`); further names in English (`name`); and what the archive of intergovernmental
organisations (COW IGO v3) calls those that the registry has (`igo`).
"""

import csv
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from events.actors import UnknownActor, actor, by_cow, registry

UNITED = {"260": (1990, "GFR"), "678": (1990, "YAR")}
"""Gleditsch and Ward number Germany and Yemen on as before: since when one state, and which it was until then."""


def iso3(code: str) -> str:
    """The actor with a code of the registry. Raises UnknownActor."""
    return actor(code.strip().upper() if len(code.strip()) == 3 else code.strip()).code


def iso2(code: str) -> str:
    """The actor with a two-letter code. Raises UnknownActor."""
    return _found("iso2", code, "No actor has the two-letter code")


def cow(number: str) -> str:
    """The actor with a number of the Correlates of War. Raises UnknownActor."""
    return by_cow(_number(number)).code


def gwno(number: str, year: int | None = None) -> str:
    """The actor with a Gleditsch-Ward number, in a year where that makes a difference. Raises UnknownActor."""
    plain = str(_number(number))
    since, before = UNITED.get(plain, (0, ""))
    if year is not None and year < since:
        return before
    return _codes()["gwno"].get(plain) or cow(plain)


def named(name: str) -> str:
    """The actor that is called so in English, or by its code, whatever the case. Raises UnknownActor."""
    called = name.strip()
    if called in registry():
        return called
    return _names().get(called.casefold()) or _found("name", called, "No actor is called")


def igo(label: str) -> str:
    """The organisation that the Correlates of War call so. Raises UnknownActor."""
    return _found("igo", label, "The registry of actors has no organisation that the archive calls")


CODINGS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"iso3": iso3, "iso2": iso2, "cow": cow, "gwno": gwno, "name": named}
)
"""The ways in which a column can name an actor."""


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UnknownActor(f"{text[:60]!r} is no number of a state.") from None


def _found(coding: str, code: str, otherwise: str) -> str:
    try:
        return _codes()[coding][code.strip().casefold()]
    except KeyError:
        raise UnknownActor(f"{otherwise} {code[:60]!r}.") from None


@cache
def _names() -> Mapping[str, str]:
    return {each.name.casefold(): each.code for each in registry().values()}


@cache
def _codes() -> Mapping[str, Mapping[str, str]]:
    codes: dict[str, dict[str, str]] = {}
    with files("service.importers").joinpath("codes.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            codes.setdefault(row["coding"], {})[row["code"].casefold()] = row["actor"]
    return codes
