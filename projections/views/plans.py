"""Planned and then (Q13): what was planned or forecast, whether it happened, and how good the forecasters are.

A forecaster's score is Brier's (1950): the mean squared difference of the likelihood given and the outcome.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean
from typing import ClassVar

from events.dates import BEGINNING, bounds
from events.facts import REFUTED, Status
from events.kind import Actors
from projections.histories import VERSIONS_OF_CHOSEN, History, Version, histories, iso_day
from projections.moment import THROUGH_LENS, Certainty
from projections.reader import KNOWN_AND_PUBLISHED, Reader
from projections.views.view import Row, Tables, View, asked

FORETOLD = f"""
    WITH chosen AS MATERIALIZED (
        SELECT development
        FROM development_version
        WHERE (content ->> 'status' IN ('planned', 'forecast') OR (status <> 'happened' AND status = ANY(%(open)s)))
          AND {KNOWN_AND_PUBLISHED}
          AND (%(actors)s::text[] IS NULL OR actors && %(actors)s)
          AND (%(forecaster)s::text IS NULL OR content ->> 'forecaster' = %(forecaster)s)
          AND {THROUGH_LENS}
    )
    {VERSIONS_OF_CHOSEN}
"""

OPEN = (Status.PLANNED, Status.FORECAST)

OUTCOMES = {Status.HAPPENED: 1, Status.CONFIRMED: 1, **dict.fromkeys(REFUTED, 0)}
"""What an outcome is to a score; others leave a forecast unresolved."""


class Outcome(StrEnum):
    """What became of a plan or a forecast: nothing yet, or its status now."""

    OPEN = "open"
    ALLEGED = "alleged"
    HAPPENED = "happened"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    DID_NOT_HAPPEN = "did-not-happen"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPlans:
    """A question about plans and forecasts."""

    actors: Actors = asked("Only developments in which one of these actors takes part.", default=())
    forecaster: str | None = asked("Only the forecasts of this forecaster.")
    outcome: Outcome | None = asked("Only plans and forecasts of this outcome.")
    since: date | None = asked("Only what was to go on on this day or later. Default: from the beginning.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Row):
    """What was planned or forecast: for when, since when that is public, and what became of it."""

    KEY: ClassVar[tuple[str, ...]] = ("development",)

    development: str
    title: str
    kind: str
    foretold_as: str
    planned_for: str
    announced: str
    outcome: str
    when: str
    settled_on: str | None
    because_of: tuple[str, ...]
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Row):
    """A forecast: by whom, of what, how likely, until when, and whether it came true (1), did not (0) or is open."""

    KEY: ClassVar[tuple[str, ...]] = ("development",)

    development: str
    forecaster: str
    expects: str
    about: tuple[str, ...]
    towards: tuple[str, ...]
    likelihood: float | None
    resolves_by: str | None
    outcome: str
    came_true: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecaster(Row):
    """How well a forecaster did: the last three are of the resolved forecasts that gave a likelihood."""

    KEY: ClassVar[tuple[str, ...]] = ("forecaster",)

    forecaster: str
    forecasts: int
    resolved: int
    came_true: int
    scored: int
    brier: float | None
    mean_likelihood: float | None
    share_true: float | None


def plans(reader: Reader, question: OfPlans) -> Tables:
    """What was planned or forecast and whether it happened, is still open or overdue, with each forecaster's score."""
    found = histories(
        reader,
        FORETOLD,
        open=list(OPEN),
        actors=list(question.actors) or None,
        forecaster=question.forecaster,
    )
    chosen = [history for history in found if _asked(reader, question, history)]
    chosen.sort(key=lambda history: (_foretold(history).ends_by, history.now.development))
    known = reader.basis(id_ for history in chosen for id_ in history.now.contested_by)
    forecasts = [_forecast(history, said) for history in chosen if "forecaster" in (said := _foretold(history)).said()]
    return {
        "plans": [_plan(reader, history, known) for history in chosen],
        "forecasts": forecasts,
        "forecasters": _forecasters(forecasts),
    }


def _asked(reader: Reader, question: OfPlans, history: History) -> bool:
    if question.outcome not in (None, _outcome(history)):
        return False
    said = _foretold(history)
    last = said.ends_from if reader.moment.certainty is Certainty.CERTAIN else said.ends_by
    return last >= (question.since.toordinal() if question.since else BEGINNING)


def _foretold(history: History) -> Version:
    """What was last published while it was still a plan or a forecast; without that, what stands now."""
    return next((version for version in reversed(history.versions) if version.status in OPEN), history.now)


def _outcome(history: History) -> Outcome:
    return Outcome.OPEN if history.now.status in OPEN else Outcome(history.now.status)


def _plan(reader: Reader, history: History, known: Collection[str]) -> Plan:
    now, said, outcome = history.now, _foretold(history), _outcome(history)
    settled = None if outcome is Outcome.OPEN else next(v for v in history.versions if v.status not in OPEN)
    because_of = tuple(sorted({id_ for id_ in now.contested_by if id_ in known}))
    return Plan(
        development=now.development,
        title=now.title,
        kind=now.kind,
        foretold_as=said.status if said.status in OPEN else said.said()["status"],
        planned_for=said.when,
        announced=iso_day(history.first.published_from),
        outcome=outcome,
        when=now.when,
        settled_on=settled and iso_day(settled.published_from),
        because_of=because_of,
        overdue=outcome is Outcome.OPEN and _due(now) < reader.day,
        rests_on=tuple(sorted({now.development, *because_of})),
    )


def _due(version: Version) -> int:
    """The last day on which it can still come to pass."""
    resolves_by = version.said().get("resolves_by")
    return bounds(resolves_by).ends_by if resolves_by else version.ends_by


def _forecast(history: History, version: Version) -> Forecast:
    said = version.said()
    return Forecast(
        development=version.development,
        forecaster=said["forecaster"],
        expects=said["expects"],
        about=tuple(said.get("about", ())),
        towards=tuple(said.get("towards", ())),
        likelihood=said.get("likelihood"),
        resolves_by=said.get("resolves_by"),
        outcome=_outcome(history),
        came_true=OUTCOMES.get(Status(history.now.status)),
        rests_on=(version.development,),
    )


def _forecasters(forecasts: Iterable[Forecast]) -> list[Forecaster]:
    of: dict[str, list[Forecast]] = defaultdict(list)
    for forecast in forecasts:
        of[forecast.forecaster].append(forecast)
    return [_forecaster(name, of[name]) for name in sorted(of)]


def _forecaster(name: str, forecasts: list[Forecast]) -> Forecaster:
    resolved = [forecast.came_true for forecast in forecasts if forecast.came_true is not None]
    scored = [
        (forecast.likelihood, forecast.came_true)
        for forecast in forecasts
        if forecast.likelihood is not None and forecast.came_true is not None
    ]
    return Forecaster(
        forecaster=name,
        forecasts=len(forecasts),
        resolved=len(resolved),
        came_true=sum(resolved),
        scored=len(scored),
        brier=fmean((likelihood - came_true) ** 2 for likelihood, came_true in scored) if scored else None,
        mean_likelihood=fmean(likelihood for likelihood, _ in scored) if scored else None,
        share_true=fmean(came_true for _, came_true in scored) if scored else None,
        rests_on=tuple(sorted(forecast.development for forecast in forecasts)),
    )


PLANS = View("plans", OfPlans, {"plans": Plan, "forecasts": Forecast, "forecasters": Forecaster}, plans)
