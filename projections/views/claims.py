"""Contradicted claims (Q12): which claims are contested or refuted, by what, and how often each source was right.

A claim is contested from the first day on which it was publicly disputed, contradicted or said not to have happened, or
on which a development on record was said to speak against it. A source's share of right claims has Wilson's (1927)
interval.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import ClassVar, NamedTuple

import orjson

from events.dates import BEGINNING
from events.facts import REFUTED, Status
from events.kind import Actors
from projections.facts import KNOWN
from projections.histories import VERSIONS_OF_CHOSEN, History, Version, histories, iso_day
from projections.moment import Lens
from projections.reader import KNOWN_AND_PUBLISHED, WITHIN_SPAN, Reader
from projections.views.view import Row, Tables, View, asked

NOT_PLAIN = f"""
    WITH touched AS MATERIALIZED (
        SELECT DISTINCT development
        FROM development_version
        WHERE status <> 'happened'
          AND {KNOWN} AND published_from <= %(published_by)s
    ), chosen AS MATERIALIZED (
        SELECT development
        FROM touched JOIN development_version USING (development)
        WHERE {WITHIN_SPAN}
          AND (%(actors)s::text[] IS NULL OR actors && %(actors)s)
          AND (%(source)s::text IS NULL OR EXISTS (
                SELECT FROM json_array_elements(sources) AS named WHERE named ->> 'name' = %(source)s))
    )
    {VERSIONS_OF_CHOSEN}
"""
"""Developments that are, or were said to be, something else than simply happened."""

CONTESTING = f"""
    SELECT development::text, title, status, sources::text
    FROM development_version
    WHERE development = ANY(%(developments)s::uuid[]) AND {KNOWN_AND_PUBLISHED}
    ORDER BY development
"""

CONTESTED = (Status.DISPUTED, *REFUTED)

CAME_TRUE = (Status.HAPPENED, Status.CONFIRMED)

Z = 1.959964
"""The standard normal deviate of a two-sided 95 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfClaims:
    """A question about claims."""

    actors: Actors = asked("Only developments in which one of these actors takes part.", default=())
    source: str | None = asked("Only claims that rest on the source of this name.")
    since: date | None = asked("Only what goes on on this day or later. Default: from the beginning.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source that supports a development, with its Admiralty code."""

    name: str
    published: str | None
    reliability: str | None
    credibility: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Row):
    """A claim that is contested or refuted, since when, and by which developments on record."""

    KEY: ClassVar[tuple[str, ...]] = ("development",)

    development: str
    title: str
    kind: str
    when: str
    status: str
    claimed_by: tuple[Voice, ...]
    first_published: str
    contested_by: tuple[str, ...]
    contested_titles: tuple[str, ...]
    first_contested: str
    days_until_contested: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Against(Row):
    """A claim side by side with one development that contests it."""

    KEY: ClassVar[tuple[str, ...]] = ("claim", "contesting")

    claim: str
    claim_title: str
    claim_status: str
    claimed_by: tuple[Voice, ...]
    contesting: str
    contesting_title: str
    contesting_status: str
    contested_by: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Row):
    """How often a source was right where its claims were put to the test, with a 95 % interval (Wilson 1927)."""

    KEY: ClassVar[tuple[str, ...]] = ("source",)

    source: str
    right: int
    wrong: int
    disputed: int
    unsettled: int
    share_right: float | None
    low: float | None
    high: float | None


class Contesting(NamedTuple):
    """A development that speaks against another."""

    development: str
    title: str
    status: str
    sources: str


def claims(reader: Reader, question: OfClaims) -> Tables:
    """Which claims are contested or refuted, beside what contradicts them, and each source's record of being right."""
    found = histories(
        reader,
        NOT_PLAIN,
        actors=list(question.actors) or None,
        source=question.source,
        since=BEGINNING if question.since is None else question.since.toordinal(),
        status=list(Status),
    )
    contested = sorted(
        (history for history in found if _contested(history.now)),
        key=lambda history: (_since(history), history.now.development),
    )
    wanted = sorted({id_ for history in contested for id_ in history.now.contested_by})
    contesting = {row.development: row for row in reader.select(CONTESTING, Contesting, developments=wanted)}
    pairs = [(history, _speaking(history.now, contesting)) for history in contested]
    return {
        "contradicted": [_claim(history, speaking) for history, speaking in pairs],
        "against": [_against(history.now, each) for history, speaking in pairs for each in speaking],
        "sources": _records(found, reader.moment.lens, question.source),
    }


def interval(right: int, settled: int) -> tuple[float, float]:
    """Wilson's score interval of 95 % for `right` of `settled` (at least one), to six places."""
    share, spread = right / settled, Z * Z / settled
    centre, half = share + spread / 2, Z * sqrt(share * (1 - share) / settled + spread / settled / 4)
    return round(max((centre - half) / (1 + spread), 0.0), 6), round(min((centre + half) / (1 + spread), 1.0), 6)


def _contested(version: Version) -> bool:
    return version.status in CONTESTED or bool(version.contested_by)


def _since(history: History) -> int:
    return next(version.published_from for version in history.versions if _contested(version))


def _speaking(claim: Version, contesting: dict[str, Contesting]) -> list[Contesting]:
    """What contests a claim and is itself on record at the moment, by id."""
    return [contesting[id_] for id_ in sorted(set(claim.contested_by)) if id_ in contesting]


def _claim(history: History, speaking: Sequence[Contesting]) -> Claim:
    now, published, contested = history.now, history.first.published_from, _since(history)
    return Claim(
        development=now.development,
        title=now.title,
        kind=now.kind,
        when=now.when,
        status=now.status,
        claimed_by=_voices(now.sources),
        first_published=iso_day(published),
        contested_by=tuple(each.development for each in speaking),
        contested_titles=tuple(each.title for each in speaking),
        first_contested=iso_day(contested),
        days_until_contested=contested - published,
        rests_on=_grounds(now, speaking),
    )


def _against(claim: Version, contesting: Contesting) -> Against:
    return Against(
        claim=claim.development,
        claim_title=claim.title,
        claim_status=claim.status,
        claimed_by=_voices(claim.sources),
        contesting=contesting.development,
        contesting_title=contesting.title,
        contesting_status=contesting.status,
        contested_by=_voices(contesting.sources),
        rests_on=_grounds(claim, [contesting]),
    )


def _grounds(claim: Version, contesting: Iterable[Contesting]) -> tuple[str, ...]:
    return tuple(sorted({claim.development, *(each.development for each in contesting)}))


def _voices(sources: str) -> tuple[Voice, ...]:
    """Each different word of a source, by name and date."""
    said = {
        (each["name"], each.get("published"), each.get("reliability"), each.get("credibility"))
        for each in orjson.loads(sources)
    }
    return tuple(
        Voice(name=name, published=published, reliability=reliability, credibility=credibility)
        for name, published, reliability, credibility in sorted(said, key=lambda voice: [str(part) for part in voice])
    )


def _records(found: Iterable[History], lens: Lens, source: str | None) -> list[Record]:
    tallies: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for history in found:
        verdict, tested = _verdict(history)
        for name in {each["name"] for version in tested for each in version.support() if lens.passes(each)}:
            if source in (None, name):
                tallies[name][verdict].append(history.now.development)
    return [_record(name, tallies[name]) for name in sorted(tallies)]


def _verdict(history: History) -> tuple[str, Iterator[Version]]:
    """What became of a claim, and the versions whose sources it tells of.

    Right is who stood behind it before it was settled: to report what has happened is no test.
    """
    now = history.now
    if now.status in CAME_TRUE:
        return "right", (version for version in history.versions if version.status != now.status)
    verdict = "wrong" if now.status in REFUTED else "disputed" if now.status == Status.DISPUTED else "unsettled"
    return verdict, iter((now,))


def _record(name: str, tally: dict[str, list[str]]) -> Record:
    right, wrong = len(tally["right"]), len(tally["wrong"])
    low, high = interval(right, right + wrong) if right + wrong else (None, None)
    return Record(
        source=name,
        right=right,
        wrong=wrong,
        disputed=len(tally["disputed"]),
        unsettled=len(tally["unsettled"]),
        share_right=right / (right + wrong) if right + wrong else None,
        low=low,
        high=high,
        rests_on=tuple(sorted(id_ for developments in tally.values() for id_ in developments)),
    )


CLAIMS = View("claims", OfClaims, {"contradicted": Claim, "against": Against, "sources": Record}, claims)
