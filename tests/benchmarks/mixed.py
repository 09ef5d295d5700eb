"""Developments to look at: eight kinds between fifteen states over fourteen years, one in ten within the axis."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from events.development import Development, identified
from events.transcoding import NO_CLOCK
from tests.benchmarks.sample import STATES

AXIS = ["CHN", "PRK", "RUS"]

FIRST, DAYS = date(2011, 9, 1), 5113

KINDS: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "visit-made": lambda one, other: {"visitors": [one], "hosts": [other]},
    "statement-made": lambda one, other: {
        "speakers": [one], "towards": [other], "stance": "supports", "topic": "the border"
    },
    "agreement-reached": lambda one, other: {"signatories": [one, other], "subject": "trade"},
    "drill-held": lambda one, other: {"participants": [one, other], "place": "at sea"},
    "goods-supplied": lambda one, other: {"suppliers": [one], "recipients": [other], "goods": "fuel"},
    "pressure-exerted": lambda one, other: {"pressers": [one], "pressed": [other], "means": "tariffs"},
    "reaction-voiced": lambda one, other: {
        "observers": [one], "towards": [other], "stance": "warns", "topic": "the parade"
    },
    "arms-delivered": lambda one, other: {"suppliers": [one], "recipients": [other], "arms": "shells"},
}  # fmt: skip
"""What each kind says of one state and another."""


def content(number: int) -> tuple[str, dict[str, Any]]:
    """The kind of one of them and what it says; one in five has an uncertain date."""
    chosen = random.Random(number)
    kind = list(KINDS)[number % len(KINDS)]
    one, other = chosen.sample(AXIS if chosen.random() < 0.1 else STATES, 2)
    day = FIRST + timedelta(chosen.randrange(DAYS))
    dates = [f"{day}", f"{day:%Y-%m}", f"{day}~", f"{day}/{day + timedelta(30)}"]
    [when] = chosen.choices(dates, weights=[80, 8, 6, 6])
    title = f"{kind.replace('-', ' ').capitalize()} between {one} and {other}, number {number}"
    return kind, {"title": title, "when": when, "status": "happened", "theatre": "East Asia", **KINDS[kind](one, other)}


def records(count: int) -> Iterator[Development.Event]:
    """A record of each, published a week after the first day of its date."""
    for number in range(count):
        kind, said = content(number)
        published = date.fromisoformat(f"{said['when'][:10]:-<10}".replace("---", "-01")) + timedelta(7)
        yield Development.Recorded(
            originator_topic=Development.TOPIC,
            originator_id=identified(f"mixed:{number}"),
            originator_version=1,
            timestamp=NO_CLOCK,
            author="benchmark",
            sources=[{"name": "example.org", "published": published.isoformat(), "reliability": "B", "credibility": 2}],
            kind=kind,
            content=said,
        )
