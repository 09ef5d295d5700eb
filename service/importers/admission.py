"""Who may import over REST: what comes in bulk comes unsigned."""

from events.errors import Unsigned
from service.access.identity import Identity
from service.access.scopes import Scope


def check_unsigned(author: str, identity: Identity, unsigned: bool) -> None:
    """Refuse an import where authors must sign, but for whoever administers the service. Raises Unsigned."""
    if not unsigned and Scope.ADMINISTER not in identity.scopes:
        raise Unsigned(author)
