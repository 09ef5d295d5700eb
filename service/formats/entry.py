"""What a feed tells of an event, as plain text: what was done, by whom, why, what it changed, on which sources."""

from collections.abc import Iterator
from typing import Any

import orjson

from projections.happenings import Happening

DONE = {
    "recorded": "Recorded",
    "corrected": "Corrected",
    "corroborated": "Corroborated",
    "disputed": "Disputed",
    "status-changed": "Status changed",
    "ended": "Ended",
    "retracted": "Retracted",
    "payload-erased": "Erased",
}
"""What each event does, in a word or two."""

SAID = {"reason": "Why", "because_of": "Because of", "contested_by": "Contested by", "on": "Ended on", "basis": "Basis"}
"""What an event may say that is told as it is said."""

GONE = "What it said was erased."


def title(happening: Happening) -> str:
    """What was done to which development."""
    return f"{DONE[happening.topic]}: {happening.title or happening.development}"


def text(happening: Happening) -> str:
    """All of it, a line each."""
    return "\n".join(_lines(happening)) if happening.payload is not None else GONE


def _lines(happening: Happening) -> Iterator[str]:
    said = happening.said
    yield f"{DONE[happening.topic]} by {said['author']}."
    for name, told in SAID.items():
        if said.get(name):
            yield f"{told}: {said[name]}"
    content = _content(happening.content_before)
    changed = {**said.get("content", {}), **said.get("changes", {})}
    for name, value in changed.items():
        yield f"{name}: {_told(content.get(name), value)}"
    if happening.status_before not in (None, happening.status_after) and "status" not in changed:
        yield f"status: {_told(happening.status_before, happening.status_after or 'retracted')}"
    for source in said.get("sources", ()):
        yield f"Source: {', '.join(filter(None, (source['name'], source.get('published'), source.get('url'))))}"


def _content(text: str | None) -> dict[str, Any]:
    return dict(orjson.loads(text or "{}"))


def _told(before: Any, now: Any) -> str:
    """A value, with the one that it took the place of where there was one."""
    return _plain(now) if before is None else f"{_plain(before)} → {_plain(now)}"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()
