"""Cover (Q10): which vetoes and abstentions shield an actor, and what it trades while sanctions are in force on it.

Whether a supply breaches a measure is not on record. What is listed is supplies to and from a sanctioned actor while a
sanction was in force on it, from and to whoever is not its sender.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar

from events.facts import Predicate
from events.kind import Actors
from projections.errors import Unanswerable
from projections.reader import Held, Reader
from projections.views.sanctioned_trade import SupplyMeanwhile, supplied_meanwhile
from projections.views.together import bounds_of
from projections.views.view import Row, Tables, Valid, View, asked, ids
from projections.views.votes import Abstention, ShieldingVeto, votes


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverOf:
    """A question about what covers actors."""

    beneficiaries: Actors = asked("Who is shielded, by code, separated by commas. One at least is needed.", default=())
    since: date | None = asked("Only what goes on on this day or later. Default: from the beginning.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionOnDay(Row):
    """A sanction in force on the moment's day."""

    KEY: ClassVar[tuple[str, ...]] = ("target", "sender", "measure", "status")

    target: str
    sender: str
    measure: str
    status: str
    legal_bases: tuple[str, ...]
    certain: bool
    valid: Valid


def cover(reader: Reader, question: CoverOf) -> Tables:
    """Which vetoes, abstentions and sanctions stand around an actor, and what it trades while it is sanctioned."""
    if not question.beneficiaries:
        raise Unanswerable("beneficiaries", "Names no actor. This question needs one at least.")
    beneficiaries = sorted(set(question.beneficiaries))
    vetoes, abstentions = votes(reader, beneficiaries, question.since)
    return {
        "vetoes": vetoes,
        "abstentions": abstentions,
        "sanctions": _sanctions(reader.in_force([Predicate.SANCTIONS], objects=beneficiaries)),
        "evasion": supplied_meanwhile(reader, beneficiaries, question.since),
    }


def _by_measure(held: Held) -> tuple[str, ...]:
    return held.object, held.subject, held.aspect, held.status


def _sanctions(in_force: Iterable[Held]) -> list[SanctionOnDay]:
    return [
        SanctionOnDay(
            target=target,
            sender=sender,
            measure=measure,
            status=status,
            legal_bases=tuple(sorted({basis for held in told if (basis := held.said().get("legal_basis"))})),
            certain=any(held.certain for held in told),
            valid=bounds_of(told),
            rests_on=ids(told),
        )
        for (target, sender, measure, status), group in groupby(sorted(in_force, key=_by_measure), _by_measure)
        if (told := list(group))
    ]


COVER = View(
    "cover",
    CoverOf,
    {"vetoes": ShieldingVeto, "abstentions": Abstention, "sanctions": SanctionOnDay, "evasion": SupplyMeanwhile},
    cover,
    about="beneficiaries",
)
