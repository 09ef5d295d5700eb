"""Whether one source passes a lens: what THROUGH_LENS asks of each, for sources that have been read already."""

from typing import Any

from projections.moment import Lens


def passes(lens: Lens, source: dict[str, Any]) -> bool:
    """Whether a source counts. One without a grade passes no lens that asks for one."""
    return (
        source["name"] in (lens.only or (source["name"],))
        and source["name"] not in lens.without
        and (lens.reliability is None or (source.get("reliability") or "G") <= lens.reliability)
        and (lens.credibility is None or (source.get("credibility") or 7) <= lens.credibility)
    )
