"""How a command that asks a server elsewhere says who it is."""

from urllib.request import Request


def asking(address: str, key: str | None, data: bytes | None = None, **headers: str) -> Request:
    """A request with the API key of whoever asks, which goes to no other server than the one that is named.

    Raises ValueError where the address is not one of HTTP.
    """
    if not address.startswith(("http://", "https://")):
        raise ValueError("it must be an address of http or https")
    request = Request(address, data, {name.replace("_", "-"): value for name, value in headers.items()})  # noqa: S310
    if key is not None:
        request.add_unredirected_header("Authorization", f"Bearer {key}")
    return request
