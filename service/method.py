"""The pages of method: how each answer is worked out."""

from projections.views.catalogue import VIEWS
from service.page import Shelf

METHODS = Shelf(
    "method",
    "What each answer tells, and how it is worked out. "
    "Every figure of an answer names the developments that it rests on.",
    {name: view.says for name, view in VIEWS.items()}
    | {
        "difference": "How a view's answer differs between two moments, why, and by which events.",
        "sensitivity": "What of a view's answer would not stand without each of its sources.",
        "blast-radius": "What a correction or a retraction would change, before it is made.",
        "audit": "The history taken home, and what shows there that nothing was altered, removed or back-dated.",
        "erasure": "What a legal take-down takes away, what stays, and what can still be proved.",
        "witnesses": "Who sees that everybody is shown the same log, what a quorum of them gives, "
        "and what no log proves.",
        "citations": "Answers pinned to their moment, which opened again are the same to the byte.",
    },
)
