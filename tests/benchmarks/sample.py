"""Developments to measure with: statements between fifteen states over fourteen years."""

import random
from collections.abc import Iterator
from datetime import date

from events.development import Development, identified
from events.log import Log
from events.transcoding import NO_CLOCK

STATES = ["BRA", "CHN", "DEU", "FRA", "GBR", "IND", "IRN", "JPN", "KOR", "POL", "PRK", "RUS", "TUR", "UKR", "USA"]


def content(number: int, *, lasting: bool = False) -> dict[str, object]:
    """What one of them says, of one day or of a span without end."""
    chosen = random.Random(number)
    speaker, other = chosen.sample(STATES, 2)
    day = date.fromordinal(731946 + chosen.randrange(5113)).isoformat()
    return {
        "title": f"Statement {number}",
        "when": f"{day}/.." if lasting else day,
        "status": "happened",
        "speakers": [speaker],
        "towards": [other],
        "stance": "supports",
        "topic": "the benchmark",
    }


def records(first: int, after: int, *, lasting: bool = False) -> Iterator[Development.Event]:
    """A record of each number."""
    for number in range(first, after):
        said = content(number, lasting=lasting)
        yield Development.Recorded(
            originator_topic=Development.TOPIC,
            originator_id=identified(f"benchmark:{number}"),
            originator_version=1,
            timestamp=NO_CLOCK,
            author="benchmark",
            sources=[
                {"name": "example.org", "published": str(said["when"])[:10], "reliability": "B", "credibility": 2}
            ],
            kind="statement-made",
            content=said,
        )


def corrections(first: int, after: int, version: int) -> Iterator[Development.Event]:
    """A correction of each number, after which it holds elsewhere."""
    for number in range(first, after):
        yield Development.Corrected(
            originator_id=identified(f"benchmark:{number}"),
            originator_version=version,
            timestamp=NO_CLOCK,
            author="benchmark",
            reason="benchmark",
            sources=[{"name": "example.org", "published": content(number)["when"]}],
            changes={"topic": f"the benchmark, version {version}"},
        )


def fill(log: Log, events: Iterator[Development.Event], batch: int = 10_000) -> int:
    """Append events in batches; how many."""
    done = 0
    chunk: list[Development.Event] = []
    for event in events:
        chunk.append(event)
        if len(chunk) == batch:
            done += log.append_new(chunk)
            chunk = []
    return done + log.append_new(chunk)
