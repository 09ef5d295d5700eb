"""What stands without one source: a view's answer is worked out again without each source that it rests on."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import orjson

from projections.connections import Connections
from projections.moment import Moment
from projections.reader import Reader
from projections.views.comparison import Change, differing, keyed, named
from projections.views.view import View, grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """A row that would not be as it is."""

    table: str
    key: dict[str, Any]
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much of an answer hangs on one source: rows that would end, change or come up without it, of how many."""

    source: str
    ended: int
    changed: int
    added: int
    rows: int
    conclusions: tuple[Conclusion, ...]
    rests_on: tuple[str, ...]


def sensitivity(view: View, connections: Connections, question: Any, moment: Moment) -> list[Weight]:
    """Each source that an answer rests on, those first without which most rows would end, then change."""
    reader = Reader(connections, moment)
    tables = view.answer(reader, question)
    whole = keyed(tables)
    cited = _cited(reader, grounds(tables))
    weights = []
    for source, developments in cited.items():
        lens = replace(moment.lens, without=(*moment.lens.without, source))
        without = keyed(view.answer(Reader(connections, replace(moment, lens=lens)), question))
        found = list(differing(whole, without))
        counted = Counter(change for _, change in found)
        weights.append(Weight(
            source=source,
            ended=counted[Change.ENDED],
            changed=counted[Change.CHANGED],
            added=counted[Change.ADDED],
            rows=len(whole.rows),
            conclusions=tuple(
                Conclusion(table=name.table, key=named(view.tables, name), change=change) for name, change in found
            ),
            rests_on=tuple(developments),
        ))  # fmt: skip
    return sorted(weights, key=lambda each: (-each.ended, -each.changed, -each.added, each.source))


def _cited(reader: Reader, developments: list[str]) -> dict[str, list[str]]:
    """The developments that cite each source, by source."""
    cited: dict[str, list[str]] = {}
    for id_, told in reader.basis(developments).items():
        for name in dict.fromkeys(source["name"] for source in orjson.loads(orjson.dumps(told["sources"]))):
            cited.setdefault(name, []).append(id_)
    return dict(sorted(cited.items()))
