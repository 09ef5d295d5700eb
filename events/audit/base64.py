"""Base64 (RFC 4648 section 4) in its one canonical form."""

from base64 import b64decode, b64encode


def encoded(data: bytes) -> str:
    """The text of some bytes."""
    return b64encode(data).decode()


def decoded(text: str) -> bytes:
    """The bytes of a text. Raises ValueError where they would be written otherwise."""
    data = b64decode(text, validate=True)
    if encoded(data) != text:
        raise ValueError("the text is not canonical base64")
    return data
