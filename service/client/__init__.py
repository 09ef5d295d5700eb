"""A client of Entente over its REST interface. It knows nothing of the service but what that says of itself."""

from service.client.answers import Document, Json, Moment, Receipt, State
from service.client.asked import Argument, Asked
from service.client.entente import Entente
from service.client.problems import (
    Conflict,
    EntenteError,
    Forbidden,
    Gone,
    Invalid,
    Malformed,
    NotFound,
    PreconditionRequired,
    Problem,
    ServiceError,
    Stale,
    TooManyRequests,
    Unauthenticated,
    Unreachable,
)

__all__ = [
    "Argument", "Asked", "Conflict", "Document", "Entente", "EntenteError", "Forbidden", "Gone", "Invalid", "Json",
    "Malformed", "Moment", "NotFound", "PreconditionRequired", "Problem", "Receipt", "ServiceError", "Stale", "State",
    "TooManyRequests", "Unauthenticated", "Unreachable",
]  # fmt: skip
