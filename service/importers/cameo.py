"""The codes of CAMEO, each with its name, its Goldstein weight and the PLOVER event, mode and context that it is today.

Facts of three works: the codes, names and weights (Goldstein 1992) as andybega/icews lists them (MIT), and PLOVER's own
table CAMEO2PLOVER of 17 September 2021 (Schrodt, openeventdata/PLOVER, CC BY-SA 4.0). CAMEO 01 and 02, statements and
appeals, have no PLOVER event.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from events.development import Document

DIMENSIONS = {"economic": "economic", "military": "military", "peacekeeping": "military", "cbrn": "military"}
"""The dimension of each PLOVER context that has another than the diplomatic."""

VIOLENT = ("ASSAULT", "MOBILIZE")
"""The PLOVER events that are military where their context does not say otherwise."""


@dataclass(frozen=True, slots=True, eq=False)
class Cameo:
    """A code; `plover` is a document of what PLOVER has for it, or None."""

    code: str
    name: str
    goldstein: float
    plover: Document | None

    @property
    def dimension(self) -> str:
        """The dimension of an interaction that is coded so."""
        event, context = (self.plover["event"], self.plover.get("context", "")) if self.plover else ("", "")
        usual = "military" if event in VIOLENT else "diplomatic"
        return DIMENSIONS.get(context.partition(";")[0], usual)


@cache
def by_code() -> Mapping[str, Cameo]:
    """Every code; one that lost its leading zero, as numbers do, is found as well."""
    with files("service.importers").joinpath("cameo.csv").open(encoding="utf-8") as lines:
        codes = {row["code"]: _code(row) for row in csv.DictReader(lines)}
    return {code.lstrip("0"): each for code, each in codes.items()} | codes


@cache
def by_name() -> Mapping[str, Cameo]:
    """Every code by its name in small letters."""
    return {each.name.casefold(): each for each in by_code().values()}


def _code(row: dict[str, str]) -> Cameo:
    plover = {name: row[name] for name in ("event", "mode", "context") if row[name]}
    return Cameo(row["code"], row["name"], float(row["goldstein"]), plover or None)
