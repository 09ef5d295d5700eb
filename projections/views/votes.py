"""Vetoes that shield an actor, and who abstained, as the record of each vote has them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

import orjson

from projections.reader import WITHIN_SPAN, Reader
from projections.views.together import bounds_of
from projections.views.view import Ids, Row, Valid, ids

VETOES = f"""
    SELECT development::text, status, content::text, contested_by::text[], starts_from, starts_by, ends_from, ends_by,
        starts_by <= %(valid_on)s AND ends_from >= %(since)s AS certain
    FROM development_version
    WHERE kind = 'veto-cast' AND actors && %(beneficiaries)s::text[] AND {WITHIN_SPAN}
    ORDER BY starts_from, development
"""


class Cast(NamedTuple):
    """A veto as it is on record; its days are proleptic Gregorian ordinals."""

    development: str
    status: str
    content: str
    contested_by: list[str]
    starts_from: int
    starts_by: int
    ends_from: int
    ends_by: int
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShieldingVeto(Row):
    """A draft against a beneficiary that an actor vetoed, what contests that, and who abstained."""

    KEY: ClassVar[tuple[str, ...]] = ("beneficiary", "by", "draft", "status")

    beneficiary: str
    by: str
    draft: str
    status: str
    forums: tuple[str, ...]
    abstained: tuple[str, ...]
    contested_by: Ids
    certain: bool
    valid: Valid


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention(Row):
    """A draft against a beneficiary that others vetoed while an actor abstained."""

    KEY: ClassVar[tuple[str, ...]] = ("beneficiary", "by", "draft", "status")

    beneficiary: str
    by: str
    draft: str
    status: str
    forums: tuple[str, ...]
    vetoed_by: tuple[str, ...]
    certain: bool
    valid: Valid


def votes(
    reader: Reader, beneficiaries: Sequence[str], since: date | None
) -> tuple[list[ShieldingVeto], list[Abstention]]:
    """The vetoes that shield any of the beneficiaries, and the abstentions beside them, since a day."""
    cast = reader.select(VETOES, Cast, beneficiaries=beneficiaries, since=since.toordinal() if since else 0)
    vetoed: dict[tuple[str, str, str, str], list[Cast]] = defaultdict(list)
    abstained: dict[tuple[str, str, str, str], list[Cast]] = defaultdict(list)
    for veto in cast:
        said = orjson.loads(veto.content)
        for beneficiary in set(beneficiaries) & set(said.get("beneficiaries", ())):
            for by in said["vetoers"]:
                vetoed[beneficiary, by, said["draft"], veto.status].append(veto)
            for by in said.get("abstainers", ()):
                abstained[beneficiary, by, said["draft"], veto.status].append(veto)
    vetoes = [
        ShieldingVeto(
            beneficiary=beneficiary,
            by=by,
            draft=draft,
            status=status,
            forums=_all(told, "forum"),
            abstained=_all(told, "abstainers"),
            contested_by=tuple(sorted({id_ for veto in told for id_ in veto.contested_by})),
            certain=any(veto.certain for veto in told),
            valid=bounds_of(told),
            rests_on=ids(told),
        )
        for (beneficiary, by, draft, status), told in sorted(vetoed.items(), key=_in_order)
    ]
    abstentions = [
        Abstention(
            beneficiary=beneficiary,
            by=by,
            draft=draft,
            status=status,
            forums=_all(told, "forum"),
            vetoed_by=_all(told, "vetoers"),
            certain=any(veto.certain for veto in told),
            valid=bounds_of(told),
            rests_on=ids(told),
        )
        for (beneficiary, by, draft, status), told in sorted(abstained.items(), key=_in_order)
    ]
    return vetoes, abstentions


def _in_order(item: tuple[tuple[str, str, str, str], list[Cast]]) -> tuple[str, int, tuple[str, str, str, str]]:
    return item[0][0], item[1][0].starts_from, item[0]


def _all(told: Iterable[Cast], name: str) -> tuple[str, ...]:
    """What vetoes say under a name, each once."""
    said = (orjson.loads(veto.content).get(name) or () for veto in told)
    return tuple(sorted({value for values in said for value in ((values,) if isinstance(values, str) else values)}))
