"""Commands for the keys with which authors sign."""

from pathlib import Path

import click
from flask.cli import AppGroup

from events.audit.base64 import encoded
from events.audit.key_events import OPERATOR, KeyEnrolled, KeyRevoked
from events.audit.seal import Signed
from events.audit.signing import key_id, possession
from service import author_keys as keys
from service.api.blueprint import parts
from service.cli.options import PRIVATE_KEY, sign_option
from service.cli.output import format_option, show
from service.log_form import acknowledged
from service.signatures import new_key, public_of, signed

author_keys = AppGroup("author-keys", help="Keys with which authors sign what they say.")

author_option = click.option("--author", required=True, help="Whose key it is.")


@author_keys.command("new", with_appcontext=False)
@click.argument("file", type=click.Path(path_type=Path))
@format_option
def new(file: Path, form: str) -> None:
    """Write a new private key to FILE, for its owner only to read."""
    try:
        public = public_of(new_key(file))
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}.") from None
    show([{"key": key_id(public), "public": encoded(public)}], form, ("key", "public"))


@author_keys.command("enrol")
@author_option
@click.argument("file", type=PRIVATE_KEY)
@sign_option
@format_option
def enrol(author: str, file: bytes, sign_with: bytes | None, form: str) -> None:
    """Make the key of FILE one of the author's: the first signs for itself, each further one takes --sign-with."""
    enrolled = _enrolled(author, file)
    _append([enrolled], [signed(enrolled.stored(), sign_with or file)], form)


@author_keys.command("rotate")
@author_option
@click.argument("old", type=PRIVATE_KEY)
@click.argument("new", type=PRIVATE_KEY)
@click.option("--reason", default="rotated", show_default=True)
@format_option
def rotate(author: str, old: bytes, new: bytes, reason: str, form: str) -> None:
    """Put the key of NEW in the place of that of OLD, which has to sign for it."""
    enrolled = _enrolled(author, new)
    revoked = KeyRevoked(author, key_id(public_of(old)), reason, enrolled.key)
    _append([enrolled, revoked], [signed(event.stored(), old) for event in (enrolled, revoked)], form)


@author_keys.command("revoke")
@click.option("--author", default=OPERATOR, show_default=True, help="Who revokes it; the operator need not sign.")
@click.argument("key")
@click.option("--reason", required=True)
@sign_option
@format_option
def revoke(author: str, key: str, reason: str, sign_with: bytes | None, form: str) -> None:
    """Revoke the key of this name."""
    revoked = KeyRevoked(author, key, reason)
    _append([revoked], [signed(revoked.stored(), sign_with) if sign_with else None], form)


@author_keys.command("list")
@format_option
def listed(form: str) -> None:
    """Every key that was enrolled, and what became of it."""
    show(keys.told(parts().log), form, ("key", "author", "active", "enrolled", "revoked"))


def _enrolled(author: str, private: bytes) -> KeyEnrolled:
    return KeyEnrolled(author, public_of(private), possession(author, private))


def _append(events: list[KeyEnrolled | KeyRevoked], signatures: list[Signed | None], form: str) -> None:
    receipts = keys.append(parts().log, events, signatures)
    rows = [{"key": event.key, **acknowledged(receipt)} for event, receipt in zip(events, receipts, strict=True)]
    show(rows, form, ("key", "version", "position", "recorded_at"))
