"""What whoever reaches the port may do without a credential: said at start, and never more than reading by accident."""

from collections.abc import Mapping

import click

from service.access.scopes import Role, listed
from service.access.settings import loopback
from service.setting import declared
from service.settings import Settings

HARMLESS = ("none", Role.READER)


def check_exposure(host: str, settings: Settings, environ: Mapping[str, str]) -> None:
    """Refuse to let other machines do more than read, unless the operator has said so in so many words."""
    chosen = declared(Settings)["anonymous"].source(environ)
    if not loopback(host) and settings.anonymous not in HARMLESS and chosen is None:
        raise click.UsageError(
            f"At {host} other machines could do without a credential what the role {settings.anonymous} may:"
            " set ENTENTE_ANONYMOUS, to 'reader' or 'none', or to that role if it is meant."
        )


def told(settings: Settings) -> str:
    """What a request without a credential may do, as a sentence."""
    scopes = [] if settings.anonymous == "none" else listed(Role(settings.anonymous).scopes)
    return f"Without a credential, requests may: {', '.join(scopes) or 'do nothing'} (ENTENTE_ANONYMOUS)."
