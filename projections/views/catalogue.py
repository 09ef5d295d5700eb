"""Every view. A new one is one file beside this, one line of `VIEWS`, and its page of method in `service/methods/`."""

from projections.views.alliances import ALLIANCES
from projections.views.attendance import ATTENDANCE
from projections.views.claims import CLAIMS
from projections.views.cohesion import COHESION
from projections.views.cover import COVER
from projections.views.cracks import CRACKS
from projections.views.flows import FLOWS
from projections.views.lag import LAG
from projections.views.leverage import LEVERAGE
from projections.views.plans import PLANS
from projections.views.pressure import PRESSURE
from projections.views.stances import STANCES
from projections.views.state import STATE
from projections.views.theatres import THEATRES
from projections.views.view import View

VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        ALLIANCES,
        ATTENDANCE,
        CLAIMS,
        COHESION,
        COVER,
        CRACKS,
        FLOWS,
        LAG,
        LEVERAGE,
        PLANS,
        PRESSURE,
        STANCES,
        THEATRES,
    )
}
"""The views by name, which is also their path and their command."""

COMPARED = {STATE.name: STATE, **VIEWS}
"""What can be compared at two moments and without a source: every view, and the state itself."""
