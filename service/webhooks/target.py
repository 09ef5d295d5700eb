"""Where may be delivered to: public addresses over https, and others only where the operator allows it.

A name is resolved when something is sent, and the connection goes to the very address that was checked, so that a name
cannot answer the check with one address and the connection with another.
"""

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from marshmallow import ValidationError

from service.webhooks.errors import TargetRefused

GLOBAL_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is routed; what embeds an address of IPv4 for a translator lies outside, or in SIX_TO_FOUR."""

SIX_TO_FOUR = ip_network("2002::/16")


def checked(text: str, private: bool) -> str:
    """The URL of a target, where it can be one; `private` allows http and addresses that are not public.

    Raises ValidationError.
    """
    try:
        url = urlsplit(text)
        named, _ = url.hostname, url.port
    except ValueError as error:
        raise ValidationError(f"Is not a URL: {error}.", "target") from None
    if url.scheme != "https" and not (private and url.scheme == "http"):
        raise ValidationError(f"Must be a URL with {'http or https' if private else 'https'}.", "target")
    if not named or "@" in url.netloc or "#" in text:
        raise ValidationError("Must name a host, no user and no fragment.", "target")
    try:
        literal = [ip_address(named)]
    except ValueError:
        literal = []
    if not private and not all(map(public, literal)):
        raise ValidationError("Is an address that is not public.", "target")
    return text


def resolved(host: str, port: int, private: bool) -> list[str]:
    """The addresses that a host stands for now. Raises TargetRefused, and OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
    if not private:
        _refuse(address for address in addresses if not public(ip_address(address)))
    return addresses


def public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public Internet: not of a private network, this machine, a link or a group."""
    if isinstance(address, IPv6Address) and (address not in GLOBAL_UNICAST or address in SIX_TO_FOUR):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _refuse(addresses: Iterable[str]) -> None:
    for address in addresses:
        raise TargetRefused(f"{address} is not a public address")
