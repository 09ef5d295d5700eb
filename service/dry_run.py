"""A dry run of an event that amends a development: what it would change, whichever door it comes through."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from projections.moment import Asked, Moment, moment
from projections.views import blast_radius as radius
from projections.views.catalogue import VIEWS
from service import maintain
from service.api.questions import question_schema
from service.citations import Citation, citations_of
from service.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedAnswer:
    """A cited answer that rests on the development, and in how many rows it would differ if it were asked anew.

    What was cited keeps its bytes. The rows are null where the answer is not that of a view.
    """

    citation: str
    permalink: str
    title: str | None
    cited_at: datetime
    rows: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """What an event of a development would change of the newest record, and of what was cited if asked anew."""

    id: str
    event: str
    facts: tuple[radius.Touched, ...]
    views: tuple[radius.TouchedView, ...]
    citations: tuple[CitedAnswer, ...]


def dry_run(
    parts: Parts, development: UUID, topic: str, seen: int | None, said: dict[str, Any], asked: Asked
) -> DryRun:
    """What an event would change, said as `maintain.amend` takes it; nothing is appended.

    Raises what `maintain.amend` raises.
    """
    entry = maintain.propose(parts.log, development, topic, seen, said)
    at = moment(parts.pool, replace(asked, after=entry.position - 1))
    cited = [(citation, _question(citation)) for citation in citations_of(parts.pool, development)]
    before = [question for _, question in cited if question]
    with parts.pool.one_held_and_another():
        found = radius.blast_radius(parts.pool, VIEWS.values(), at, entry, before)
    rows = iter(found.again)
    return DryRun(
        id=str(development),
        event=topic,
        facts=found.facts,
        views=found.views,
        citations=tuple(_cited(citation, rows if question else None) for citation, question in cited),
    )


def _question(citation: Citation) -> radius.Asked | None:
    """What a citation asked of a view; none where it asked something else."""
    address = urlsplit(citation.permalink)
    view = VIEWS.get(address.path.removeprefix("/v1/"))
    if view is None:
        return None
    said = question_schema(view)().load(dict(parse_qsl(address.query)))
    asked: Asked = said["asked"]
    assert asked.valid_on is not None, "a permalink pins all times"
    assert asked.published_by is not None, "a permalink pins all times"
    at = Moment(asked.valid_on, asked.published_by, 0, None, asked.certainty, asked.lens, asked.status)
    return radius.Asked(view, said["question"], at)


def _cited(citation: Citation, rows: Iterator[int] | None) -> CitedAnswer:
    return CitedAnswer(
        citation=str(citation.id),
        permalink=citation.permalink,
        title=citation.title,
        cited_at=citation.cited_at,
        rows=None if rows is None else next(rows),
    )
