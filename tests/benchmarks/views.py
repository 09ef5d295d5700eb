"""Each view at a moment on the ICEWS stream and the bundled data, and the cohesion of a bloc by month over 14 years.

A view is asked at the database's door, with the developments that its answer rests on, as REST asks it.
"""

import time
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from projections.moment import Asked, Moment, moment
from projections.rebuild import rebuild
from projections.views.catalogue import VIEWS
from projections.views.view import View, answered
from service import bundled
from service.importers.importing import Doors
from service.importers.local import imported
from service.importers.quads import QUADS
from service.parts import Parts, connect, open_parts
from tests.benchmarks.result import Result
from tests.world import DATA

STREAM = "events/icews_quads_stream.csv.gz"

ROUNDS, PATIENCE = 15, 10.0
"""How often a view is asked, and after how many seconds no more than three times."""

BLOC = ("CHN", "PRK", "RUS")

SAID: dict[str, Any] = {"actors": BLOC, "targets": BLOC, "observers": BLOC, "beneficiaries": BLOC, "pairs": BLOC}
"""What a question says in the fields that it has of these; what it leaves out is the view's own default."""

MIDDLE, YEAR_BEFORE, END = date(2018, 6, 30), date(2017, 11, 1), date(2018, 10, 31)
"""A day with all but the last third of the stream behind it; the year up to the stream's last day, which holds that."""

MONTHLY = {"since": date(2005, 1, 1), "step": "month"}


def run(url: str) -> list[Result]:
    """Load, project and ask; nothing where the stream is absent."""
    if not (DATA / STREAM).exists():
        print(f"views: not run: no data at {DATA / STREAM}")
        return []
    parts = open_parts(url, 2)
    print(f"views: {load(url, parts)}")
    results = list(_asked(parts))
    parts.pool.close()
    return results


def load(url: str, parts: Parts) -> str:
    """Record the bundled data and the stream, and project both; what was loaded."""
    began = time.perf_counter()
    bundled.load(parts.log)
    said = {"vintage": None, "owner": "benchmark", "dry_run": False, "most_refused": 0}
    with (DATA / STREAM).open("rb") as file:
        job = imported(parts.log, parts.pool, QUADS, [file], Doors(), **said)
    recorded = time.perf_counter()
    with connect(url) as connection:
        rebuild(connection, accept_differences=True)
        connection.execute("VACUUM ANALYZE")
    seconds = f"{recorded - began:.0f} s to record, {time.perf_counter() - recorded:.0f} s to project"
    return f"{job.so_far.new:,} developments loaded; {seconds}"


def _asked(parts: Parts) -> Iterator[Result]:
    middle, end = (moment(parts.pool, Asked(valid_on=day)) for day in (MIDDLE, END))
    for view in VIEWS.values():
        yield Result(f"{view.name}, {MIDDLE}", *_times(parts, view, middle))
        if "since" in {each.name for each in fields(view.asks)}:
            yield Result(f"{view.name}, the year to {END}", *_times(parts, view, end, since=YEAR_BEFORE))
    if cohesion := VIEWS.get("cohesion"):
        for whom in ({"actors": BLOC}, {"actors": (), "members_of": ("NATO",)}):
            of = " ".join(code for codes in whom.values() for code in codes)
            yield Result(f"cohesion by month, 14 years, {of}", *_times(parts, cohesion, end, 2000.0, **MONTHLY, **whom))


def _times(
    parts: Parts, view: View, at: Moment, goal: float = 100.0, **said: Any
) -> tuple[str, str, list[float], list[float], str]:
    return f"{goal:,.0f} ms", "ms", measured(parts, view, at, question(view, **said)), [goal], "<= 1"


def question(view: View, **said: Any) -> Any:
    """The question to a view that the benchmark asks."""
    has = {each.name for each in fields(view.asks)}
    return view.asks(**{**{name: value for name, value in SAID.items() if name in has}, **said})


def measured(parts: Parts, view: View, at: Moment, asked: Any) -> list[float]:
    """How many milliseconds each answer took, the first ones left out."""
    times: list[float] = []
    began = time.perf_counter()
    for number in range(ROUNDS + 2):
        if number > 3 and time.perf_counter() - began > PATIENCE:
            break
        start = time.perf_counter()
        answered(view, parts.pool, at, asked)
        times.append((time.perf_counter() - start) * 1e3)
    return times[2:] if len(times) > 4 else times[1:]
