"""Who an actor of GDELT is: the state of its country code, or an organisation among the groups that are known there.

Those who stand against their state (rebels, separatists, the opposition, criminals) do not count to it.
"""

from functools import lru_cache

from events.actors import registry

COUNTRIES = {"ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "KSV": "XKX", "SUN": "RUS"}
"""Country codes of CAMEO that ISO 3166 has otherwise today."""

GROUPS = {
    "UNO": "UN", "NAT": "NATO", "EEC": "EU", "ASN": "ASEAN", "CIS": "CIS", "ARL": "LAS", "GCC": "GCC", "OAS": "OAS",
    "SCE": "OSCE",
}  # fmt: skip
"""Known groups of CAMEO that the registry has."""

AGAINST = frozenset({"REB", "INS", "SEP", "UAF", "OPP", "CRM", "RAD"})
"""Types of actors that do not act for their country."""


@lru_cache(maxsize=100_000)
def resolved(country: str, group: str, types: tuple[str, ...]) -> str | None:
    """The code of an actor, by its country, its known group and its types."""
    if not AGAINST.isdisjoint(types):
        return None
    code = GROUPS.get(group) or COUNTRIES.get(country, country)
    return code if code in registry() else None
