"""Facts that hold over several spans, told once."""

from collections import defaultdict
from collections.abc import Iterable

from projections.reader import Held


def once(held: Iterable[Held]) -> list[Held]:
    """Each fact once, in the order given: over a set of dates, from the first start to the last end."""
    spells: dict[str, list[Held]] = defaultdict(list)
    for each in held:
        spells[each.fact].append(each)
    return [several[0] if len(several) == 1 else _hull(several) for several in spells.values()]


def _hull(spells: list[Held]) -> Held:
    return spells[0]._replace(
        starts_from=min(each.starts_from for each in spells),
        starts_by=min(each.starts_by for each in spells),
        ends_from=max(each.ends_from for each in spells),
        ends_by=max(each.ends_by for each in spells),
        certain=any(each.certain for each in spells),
    )
