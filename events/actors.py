"""Who acts: states by ISO 3166 alpha-3 code, with Correlates of War numbers; organisations, and who was a member when.

`actors.csv` holds one actor a row. `cow` is the number in the Correlates of War state system (v2016); 8152 is ATOP's
own, for Annam. Russia and the Soviet Union share one number there (RUS), and so do Yugoslavia and Serbia (SRB).
`COW` is that system itself, to which a state belongs while it is one. `since` and `until` are EDTF: the first and the
last day in that system for those with a number, of existence for the others; blank where not known or not over.
`memberships.csv` holds one spell a row, to late 2025; both ends of `when` (EDTF) are included.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType

SUGGESTED = 3
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, an organisation or a bloc; `sort` says which."""

    code: str
    name: str
    sort: str
    cow: int | None
    since: str | None
    until: str | None
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A spell of one member in one organisation, as an EDTF interval."""

    member: str
    organisation: str
    when: str


class UnknownActor(LookupError):
    """The registry holds no such actor; the message says which was asked for, and what may have been meant."""


@cache
def registry() -> Mapping[str, Actor]:
    """Every actor by code: states, then organisations, then blocs, each by code."""
    return MappingProxyType({row["code"]: _actor(row) for row in _rows("actors.csv")})


def actor(code: str) -> Actor:
    """The actor with this code, case-sensitive. Raises UnknownActor."""
    try:
        return registry()[code]
    except KeyError:
        near = " or ".join(nearest(code))
        hint = f"; did you mean {near}?" if near else "."
        raise UnknownActor(f"No actor has the code {code[:LONGEST]!r}{hint}") from None


def by_cow(number: int) -> Actor:
    """The actor with this Correlates of War number. Raises UnknownActor."""
    try:
        return _numbered()[number]
    except KeyError:
        raise UnknownActor(f"No actor has the Correlates of War number {number}.") from None


def organisations() -> list[Actor]:
    """The organisations, by code; also those whose memberships we do not hold."""
    return [each for each in registry().values() if each.sort == "organisation"]


@cache
def memberships() -> tuple[Membership, ...]:
    """Every spell of membership, by organisation, then by start."""
    return tuple(Membership(**row) for row in _rows("memberships.csv"))


def nearest(code: str) -> list[str]:
    """Up to three codes that may have been meant, best first: the code in another case, a name, a code nearly so."""
    wanted = code[:LONGEST].strip().casefold()
    codes = {each.casefold(): each for each in registry()}
    present_first = sorted(registry().values(), key=lambda each: each.until is not None)
    names = {each.name.casefold(): each.code for each in present_first}
    found = [codes[wanted]] if wanted in codes else []
    found += [names[name] for name in get_close_matches(wanted, names, SUGGESTED, 0.75)]
    if len(wanted) >= 3:
        found += [names[name] for name in names if f" {wanted}" in f" {name}"]
    found += [codes[each] for each in get_close_matches(wanted, codes, SUGGESTED)]
    return list(dict.fromkeys(found))[:SUGGESTED]


@cache
def _numbered() -> Mapping[int, Actor]:
    return {each.cow: each for each in registry().values() if each.cow is not None}


def _actor(row: dict[str, str]) -> Actor:
    return Actor(
        code=row["code"],
        name=row["name"],
        sort=row["sort"],
        cow=int(row["cow"]) if row["cow"] else None,
        since=row["since"] or None,
        until=row["until"] or None,
        successors=tuple(row["successors"].split()),
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files("events").joinpath(name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)
