"""Learning lag: how late what happened is published and recorded, and how much of a recent day is still missing.

A lag runs from the latest day on which a development began to the first dated publication by a source, or to the day of
its record. What is still to come is estimated from the lags seen, corrected for their truncation (Lagakos, Barraj and
De Gruttola 1988).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from typing import ClassVar, NamedTuple

import orjson

from events.dates import bounds
from projections.batch import OPEN
from projections.histories import iso_day
from projections.moment import THROUGH_LENS, Lens
from projections.reader import KNOWN_AND_PUBLISHED, Reader
from projections.recording import recorded_days
from projections.truncation import quantile, share_come
from projections.views.view import Row, SinceAYear, Tables, View, asked

BEGUN = f"""
    WITH amended AS (
        SELECT development, min(known_from) AS known_from
        FROM development_version
        WHERE starts_from BETWEEN %(since)s - 366 AND %(valid_on)s + 366 AND known_to < {OPEN}
        GROUP BY development
    ), begun AS (
        SELECT development, kind, starts_from, starts_by, sources::text COLLATE "C" AS sources, known_from
        FROM development_version
        WHERE (starts_from BETWEEN %(since)s AND %(valid_on)s OR starts_from = 0)
          AND starts_by <= %(valid_on)s AND ends_by >= %(since)s
          AND {KNOWN_AND_PUBLISHED}
          AND status = ANY(%(status)s)
          AND (%(kind)s::text IS NULL OR kind = %(kind)s)
          AND (%(quoted)s::text IS NULL OR strpos(sources::text, %(quoted)s) > 0)
          AND {THROUGH_LENS}
    )
    SELECT starts_by, kind, starts_from > 0, sources,
        array_agg(least(begun.known_from, amended.known_from)), array_agg(development::text)
    FROM begun LEFT JOIN amended USING (development)
    GROUP BY 1, 2, 3, 4
"""
"""Developments with the position of their first record, as far as its date was within a year of the span."""

LEAST = 5
"""How many developments an estimate needs."""

NAMED = 100
"""How many developments a row names at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfLag(SinceAYear):
    """A question about lags of what began within the span."""

    kind: str | None = asked("Only developments of this kind.")
    source: str | None = asked("Only what rests on the source of this name.")
    day: date | None = asked("The day of which it is estimated how much is missing. Default: valid_on.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag(Row):
    """How many days later a source published, and the log recorded, what began within the span."""

    KEY: ClassVar[tuple[str, ...]] = ("kind", "source")

    kind: str
    source: str | None
    developments: int
    dated: int
    published_median: int | None
    published_p90: int | None
    recorded_median: int | None
    recorded_p90: int | None
    without_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing(Row):
    """Which share of what happened on a day is expected to be unpublished, or unrecorded, at the moment."""

    KEY: ClassVar[tuple[str, ...]] = ("kind", "source", "of")

    kind: str
    source: str | None
    of: str
    day: str
    until: str
    developments: int
    share_missing: float | None
    longest_visible: int | None
    fewest: int | None


class Begun(NamedTuple):
    """Developments of one kind that began on one day and rest on the same sources (JSON), with their first position."""

    starts_by: int
    kind: str
    bounded: bool
    sources: str
    positions: list[int]
    developments: list[str]

    def voices(self, lens: Lens, wanted: str | None) -> dict[str | None, int | None]:
        """The sources that count, each with the day of its first dated publication; without any source, nobody."""
        sources = orjson.loads(self.sources)
        published: dict[str | None, int | None] = {} if sources else {None: None}
        for source in sources:
            if lens.passes(source) and wanted in (None, source["name"]):
                days = [published.get(source["name"]), _last_day(source.get("published"))]
                published[source["name"]] = min((day for day in days if day is not None), default=None)
        return published


@dataclass
class Tally:
    """What was seen of one kind from one source; each lag with the day on which it began."""

    counted: int = 0
    without_start: int = 0
    lags: dict[str, Counter[tuple[int, int]]] = field(default_factory=lambda: defaultdict(Counter))
    named: list[tuple[int, str]] = field(default_factory=list)

    def take(self, begun: Begun, published: int | None, days: dict[int, int]) -> None:
        """Count developments in."""
        if not begun.bounded:
            self.without_start += len(begun.developments)
            self.named.extend((0, id_) for id_ in begun.developments)
            return
        recorded = [days[position] - begun.starts_by for position in begun.positions]
        self.counted += len(recorded)
        if published is not None:
            self.lags["published"][published - begun.starts_by, begun.starts_by] += len(recorded)
        for lag, count in Counter(recorded).items():
            self.lags["recorded"][lag, begun.starts_by] += count
        self.named.extend(zip((-lag for lag in recorded), begun.developments, strict=True))

    def quantile(self, share: float, of: str) -> int | None:
        """The lag that this share does not exceed."""
        counted = Counter[int]()
        for (lag, _), count in self.lags[of].items():
            counted[lag] += count
        return quantile(share, counted)

    @cached_property
    def grounds(self) -> tuple[str, ...]:
        """The developments, or those that were recorded latest where there are too many to name."""
        return tuple(sorted(id_ for _, id_ in nsmallest(NAMED, self.named)))


def lag(reader: Reader, question: OfLag) -> Tables:
    """How late developments are published and recorded, and how much of a recent day is still missing."""
    if reader.moment.recorded_at is None:
        return {"lags": [], "missing": []}
    recorded = reader.moment.recorded_at.astimezone(UTC).date().toordinal()
    until = {"published": min(reader.moment.published_by.toordinal(), recorded), "recorded": recorded}
    day = (question.day or reader.moment.valid_on).toordinal()
    tallies = sorted(_tallies(reader, question).items(), key=lambda item: (item[0][0], item[0][1] or ""))
    return {
        "lags": [_lag(kind, source, tally) for (kind, source), tally in tallies],
        "missing": [
            _missing(kind, source, tally, of, day, last)
            for (kind, source), tally in tallies
            for of, last in until.items()
        ],
    }


def _tallies(reader: Reader, question: OfLag) -> dict[tuple[str, str | None], Tally]:
    since = question.begun(reader.moment).toordinal()
    quoted = None if question.source is None else orjson.dumps(question.source).decode()
    found = reader.select(BEGUN, Begun, since=since, kind=question.kind, quoted=quoted)
    days = recorded_days(reader, chain.from_iterable(begun.positions for begun in found))
    tallies: dict[tuple[str, str | None], Tally] = defaultdict(Tally)
    for begun in found:
        for source, published in begun.voices(reader.moment.lens, question.source).items():
            tallies[begun.kind, source].take(begun, published, days)
    return tallies


def _last_day(published: str | None) -> int | None:
    return bounds(published).ends_by if published else None


def _lag(kind: str, source: str | None, tally: Tally) -> Lag:
    return Lag(
        kind=kind,
        source=source,
        developments=tally.counted,
        dated=sum(tally.lags["published"].values()),
        published_median=tally.quantile(0.5, "published"),
        published_p90=tally.quantile(0.9, "published"),
        recorded_median=tally.quantile(0.5, "recorded"),
        recorded_p90=tally.quantile(0.9, "recorded"),
        without_start=tally.without_start,
        rests_on=tally.grounds,
    )


def _missing(kind: str, source: str | None, tally: Tally, of: str, day: int, until: int) -> Missing:
    seen = Counter[tuple[int, int]]()
    for (days, began), count in tally.lags[of].items():
        if days <= until - began and began <= until:
            seen[max(days, 0), until - began] += count
    total = sum(seen.values())
    share, fewest = share_come(until - day, seen) if total >= LEAST else (None, None)
    return Missing(
        kind=kind,
        source=source,
        of=of,
        day=iso_day(day),
        until=iso_day(until),
        developments=total,
        share_missing=None if share is None else round(1 - share, 6),
        longest_visible=max((limit for _, limit in seen), default=None),
        fewest=fewest,
        rests_on=tally.grounds,
    )


LAG = View("lag", OfLag, {"lags": Lag, "missing": Missing}, lag, about=None, timed=True)
