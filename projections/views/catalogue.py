"""Every view. A new one is one file beside this, one line of `VIEWS`, and its page of method in `service/methods/`."""

from projections.views.alliances import ALLIANCES
from projections.views.view import View

VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        ALLIANCES,
    )
}  # fmt: skip
"""The views by name, which is also their path and their command."""
