"""Learning lag: how late what happened is published and recorded, and how much of a recent day is still missing.

A lag runs from the latest day on which a development began to the first dated publication by a source, or to the day of
its record. What is still to come is estimated from the lags seen, corrected for their truncation (Lagakos, Barraj and
De Gruttola 1988).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import ClassVar, NamedTuple

from events.dates import bounds
from projections.histories import iso_day
from projections.moment import THROUGH_LENS
from projections.reader import KNOWN_AND_PUBLISHED, Reader
from projections.truncation import quantile, share_come
from projections.views.view import Row, Tables, View, asked

BEGUN = f"""
    WITH told AS (
        SELECT development, kind, source ->> 'name' AS source, starts_from > 0 AS bounded, starts_by,
            array_agg(source ->> 'published') AS published
        FROM development_version LEFT JOIN LATERAL json_array_elements(sources) AS source ON (
            NOT %(lensed)s OR (
                (%(only)s::text[] IS NULL OR source ->> 'name' = ANY(%(only)s))
                AND NOT source ->> 'name' = ANY(%(without)s)
                AND (%(reliability)s::text IS NULL OR source ->> 'reliability' <= %(reliability)s)
                AND (%(credibility)s::int IS NULL OR (source ->> 'credibility')::int <= %(credibility)s)
            )
        )
        WHERE (starts_from BETWEEN %(since)s AND %(valid_on)s OR starts_from = 0)
          AND starts_by <= %(valid_on)s AND ends_by >= %(since)s
          AND {KNOWN_AND_PUBLISHED}
          AND status = ANY(%(status)s)
          AND (%(kind)s::text IS NULL OR kind = %(kind)s)
          AND (%(source)s::text IS NULL OR source ->> 'name' = %(source)s)
          AND {THROUGH_LENS}
        GROUP BY 1, 2, 3, 4, 5
    )
    SELECT kind, source, bounded, starts_by, published, recorded, array_agg(development::text)
    FROM told JOIN LATERAL (
        SELECT (recorded_at AT TIME ZONE 'UTC')::date - DATE '0001-01-01' + 1 AS recorded
        FROM log.event
        WHERE stream = development AND version = 1
    ) AS first ON true
    GROUP BY 1, 2, 3, 4, 5, 6
"""

YEAR = 365

LEAST = 5
"""How many developments an estimate needs."""

NAMED = 100
"""How many developments a row names at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfLag:
    """A question about lags."""

    kind: str | None = asked("Only developments of this kind.")
    source: str | None = asked("Only what rests on the source of this name.")
    since: date | None = asked("Only what began on this day or later. Default: 365 days before valid_on.")
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
    """Developments of one kind and source that began, were published (EDTF) and were recorded on the same days."""

    kind: str
    source: str | None
    bounded: bool
    starts_by: int
    published: list[str | None]
    recorded: int
    developments: list[str]

    def days(self) -> Iterator[tuple[str, int]]:
        """The day of the first dated publication, where there is one, and of the record."""
        if published := [bounds(each).ends_by for each in self.published if each]:
            yield "published", min(published)
        yield "recorded", self.recorded


@dataclass(slots=True)
class Tally:
    """What was seen of one kind from one source; each lag with the day on which it began."""

    counted: int = 0
    without_start: int = 0
    lags: dict[str, Counter[tuple[int, int]]] = field(default_factory=lambda: defaultdict(Counter))
    named: list[tuple[int, str]] = field(default_factory=list)

    def take(self, begun: Begun) -> None:
        """Count developments in."""
        count, last = len(begun.developments), 0
        if begun.bounded:
            self.counted += count
            for of, day in begun.days():
                last = day - begun.starts_by
                self.lags[of][last, begun.starts_by] += count
        else:
            self.without_start += count
        self.named.extend((-last, id_) for id_ in begun.developments)

    def quantile(self, share: float, of: str) -> int | None:
        """The lag that this share does not exceed."""
        counted = Counter[int]()
        for (lag, _), count in self.lags[of].items():
            counted[lag] += count
        return quantile(share, counted)

    def grounds(self) -> tuple[str, ...]:
        """The developments, or those that were recorded latest where there are too many to name."""
        return tuple(sorted(id_ for _, id_ in sorted(self.named)[:NAMED]))


def lag(reader: Reader, question: OfLag) -> Tables:
    """How late developments are published and recorded, and how much of a recent day is still missing."""
    recorded_at = reader.moment.recorded_at
    if recorded_at is None:
        return {"lags": [], "missing": []}
    tallies: dict[tuple[str, str | None], Tally] = defaultdict(Tally)
    since = max(reader.day - YEAR, 1) if question.since is None else question.since.toordinal()
    for begun in reader.select(BEGUN, Begun, since=since, kind=question.kind, source=question.source):
        tallies[begun.kind, begun.source].take(begun)
    recorded = recorded_at.astimezone(UTC).date().toordinal()
    until = {"published": min(reader.moment.published_by.toordinal(), recorded), "recorded": recorded}
    day = (question.day or reader.moment.valid_on).toordinal()
    ordered = sorted(tallies.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    return {
        "lags": [_lag(kind, source, tally) for (kind, source), tally in ordered],
        "missing": [
            _missing(kind, source, tally, of, day, last)
            for (kind, source), tally in ordered
            for of, last in until.items()
        ],
    }


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
        rests_on=tally.grounds(),
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
        rests_on=tally.grounds(),
    )


LAG = View("lag", OfLag, {"lags": Lag, "missing": Missing}, lag, about=None)
