"""Ed25519 (RFC 8032) with raw keys of 32 bytes. A public key under which anybody could sign verifies nothing."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PRIME = 2**255 - 19

ORDER_EIGHT = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)

SMALL = frozenset({0, 1, PRIME - 1, ORDER_EIGHT, PRIME - ORDER_EIGHT})
"""The second coordinates of the points of small order."""


def binding(public: bytes) -> bool:
    """Whether a public key binds its owner: it is of 32 bytes, in canonical form, and not of small order."""
    second = int.from_bytes(public, "little") & (2**255 - 1)
    return len(public) == 32 and second < PRIME and second not in SMALL


def verifies(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the owner of a public key has signed a message."""
    if not binding(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True
