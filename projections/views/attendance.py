"""Attendance (Q08): who came, who stayed away, and why; and how long since an actor's last trip to a host.

What several developments tell of one attendance under one status is one row, which rests on all of them. A plan and a
contradicted claim are shown as such, and count as attendance nowhere. Trips are derived (`trips.py`).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeVar

from events.facts import ASSERTED_AS_REAL, REFUTED, Predicate, Status
from events.kind import Actors
from projections.errors import Unanswerable
from projections.facts import iso
from projections.moment import Certainty
from projections.reader import FACT, IN_ORDER, WITHIN_SPAN, Held, Reader
from projections.views.together import bounds_of
from projections.views.trips import FORETOLD, VISIT, TripMade, trips_made
from projections.views.view import Ids, Row, Tables, Valid, View, asked, ids

PREDICATES = (Predicate.ATTENDS, Predicate.STAYS_AWAY)

OF_GATHERING = f"{FACT} WHERE predicate = ANY(%(predicates)s) AND aspect = %(gathering)s AND {WITHIN_SPAN} {IN_ORDER}"

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtGathering:
    """A question about a gathering, about actors, about hosts, or about what is common to those that are named."""

    gathering: str | None = asked("The gathering in the very words of the record, such as 'Beijing parade 2025'.")
    actors: Actors = asked("Who came or stayed away, by code, separated by commas. Default: anybody.", default=())
    hosts: Actors = asked("Who received them, by code, separated by commas. Default: anybody.", default=())
    since: date | None = asked("Only what went on on this day or later. Default: from the beginning.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering(Row):
    """A gathering at a host, and where each actor asked about stands: by what is real, else refuted, else planned."""

    KEY: ClassVar[tuple[str, ...]] = ("gathering", "host")

    gathering: str
    host: str | None
    came: tuple[str, ...]
    stayed_away: tuple[str, ...]
    announced: tuple[str, ...]
    absence_announced: tuple[str, ...]
    contradicted: tuple[str, ...]
    absence_contradicted: tuple[str, ...]
    valid: Valid


@dataclass(frozen=True, slots=True, kw_only=True)
class Motive:
    """Why an actor came or stayed away, as told; disputed where the development that tells it is."""

    motive: str
    source: str
    rests_on: Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Row):
    """That an actor came or stayed away, under one status; a visit without an occasion has its first day as well."""

    KEY: ClassVar[tuple[str, ...]] = ("actor", "host", "gathering", "came", "status", "visit_from")

    actor: str
    host: str | None
    gathering: str
    came: bool
    status: str
    visit_from: str | None
    levels: tuple[str, ...]
    motives: tuple[Motive, ...]
    places: tuple[str, ...]
    certain: bool
    valid: Valid


def attendance(reader: Reader, question: AtGathering) -> Tables:
    """Who came to a gathering or a host, who stayed away and why, and how long since the last trip."""
    if not (question.gathering or question.actors or question.hosts):
        raise Unanswerable("gathering", "Names no gathering, no actor and no host. This question needs one of them.")
    told = _told(reader, question)
    wanted = [held for held in told if _within(reader, question, held)]
    gatherings = _groups((held for held in wanted if held.aspect != VISIT), lambda held: (held.aspect, held.object))
    return {
        "gatherings": [_gathering(*name, gatherings[name]) for name in sorted(gatherings)],
        "attendance": _attendance(question, wanted),
        "trips": trips_made(_histories(reader, question, told, wanted), set(wanted)),
    }


def _told(reader: Reader, question: AtGathering) -> list[Held]:
    """All that is told of the actors at the hosts, or of the gathering alone, since the beginning."""
    status = _statuses(reader)
    if question.actors or question.hosts:
        subjects, objects = question.actors or None, question.hosts or None
        return reader.facts(PREDICATES, subjects=subjects, objects=objects, status=status)
    terms = {"predicates": list(PREDICATES), "gathering": question.gathering, "since": 0, "status": list(status)}
    return reader.select(OF_GATHERING, Held, **terms)


def _statuses(reader: Reader) -> tuple[Status, ...]:
    return tuple(dict.fromkeys((*reader.moment.status, *FORETOLD, *REFUTED)))


def _within(reader: Reader, question: AtGathering, held: Held) -> bool:
    if question.gathering not in (None, held.aspect):
        return False
    end = held.ends_from if reader.moment.certainty is Certainty.CERTAIN else held.ends_by
    return question.since is None or end >= question.since.toordinal()


def _groups(facts: Iterable[Held], key: Callable[[Held], Key]) -> dict[Key, list[Held]]:
    groups: dict[Key, list[Held]] = defaultdict(list)
    for held in facts:
        groups[key(held)].append(held)
    return groups


def _gathering(gathering: str, host: str, told: list[Held]) -> Gathering:
    standing: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for (came, actor), facts in sorted(_groups(told, lambda held: (_came(held), held.subject)).items()):
        standing[came, _standing(facts)].append(actor)
    surest = [held for held in told if _standing([held]) == _standing(told)]
    return Gathering(
        gathering=gathering,
        host=host or None,
        came=tuple(standing[True, "real"]),
        stayed_away=tuple(standing[False, "real"]),
        announced=tuple(standing[True, "planned"]),
        absence_announced=tuple(standing[False, "planned"]),
        contradicted=tuple(standing[True, "refuted"]),
        absence_contradicted=tuple(standing[False, "refuted"]),
        valid=bounds_of([held for held in surest if held.kind != "visit-made"] or surest),
        rests_on=ids(told),
    )


def _came(held: Held) -> bool:
    return held.predicate == Predicate.ATTENDS


def _standing(facts: Sequence[Held]) -> str:
    if any(held.status in ASSERTED_AS_REAL for held in facts):
        return "real"
    return "refuted" if any(held.status in REFUTED for held in facts) else "planned"


def _attendance(question: AtGathering, wanted: Iterable[Held]) -> list[Attendance]:
    since = question.since.toordinal() if question.since else 0
    groups = _groups(wanted, lambda held: (
        held.subject, held.object, held.aspect, held.predicate, held.status,
        held.starts_from if held.aspect == VISIT else None,
    ))  # fmt: skip
    return [
        Attendance(
            actor=actor,
            host=host or None,
            gathering=gathering,
            came=_came(groups[key][0]),
            status=status,
            visit_from=None if first is None else iso(first),
            levels=_said(groups[key], "level"),
            motives=_motives(groups[key]),
            places=_said(groups[key], "place"),
            certain=any(held.certain and held.ends_from >= since for held in groups[key]),
            valid=bounds_of(groups[key]),
            rests_on=ids(groups[key]),
        )
        for key in sorted(groups, key=lambda key: (*key[:-1], key[-1] or 0))
        for actor, host, gathering, _, status, first in (key,)
    ]


def _said(facts: Iterable[Held], name: str) -> tuple[str, ...]:
    return tuple(sorted({value for held in facts if (value := held.said().get(name))}))


def _motives(facts: Iterable[Held]) -> tuple[Motive, ...]:
    groups = _groups(facts, lambda held: held.said().get("motive") or "")
    return tuple(
        Motive(
            motive=motive,
            source="disputed" if groups[motive][0].status == Status.DISPUTED else "as told",
            rests_on=ids(groups[motive]),
        )
        for motive in sorted(groups)
        if motive
    )


def _histories(
    reader: Reader, question: AtGathering, told: list[Held], wanted: list[Held]
) -> dict[tuple[str, str], list[Held]]:
    """All attendances of each actor at each host where one is wanted."""
    pairs = {(held.subject, held.object) for held in wanted if _came(held) and held.object}
    if not (question.actors or question.hosts) and pairs:
        subjects, objects = zip(*pairs, strict=True)
        told = reader.facts([Predicate.ATTENDS], subjects=subjects, objects=objects, status=_statuses(reader))
    return _groups(
        (held for held in told if _came(held) and (held.subject, held.object) in pairs),
        lambda held: (held.subject, held.object),
    )


ATTENDANCE = View(
    "attendance",
    AtGathering,
    {"gatherings": Gathering, "attendance": Attendance, "trips": TripMade},
    attendance,
)
