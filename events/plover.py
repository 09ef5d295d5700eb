"""PLOVER events weighed from conflict to cooperation, and which of them a fact between two actors stands for.

PLOVER prints no weight that we could use throughout, so each event, and each mode that has one, weighs the mean of the
Goldstein (1992) weights of the CAMEO codes that PLOVER's own table maps to it, to one decimal: from -10 (mass violence)
to +10 (a retreat). Sources: the CAMEO codes with Goldstein weights of andybega/icews, and PLOVER's table
CAMEO2PLOVER of 17 September 2021. A mode without a weight of its own weighs as its event does.
"""

from events.facts import Fact, Predicate

WEIGHTS = {
    "ACCUSE": -2.0, "AGREE": 5.9, "AID": 7.6, "ASSAULT": -9.6, "COERCE": -6.7, "CONCEDE": 5.0, "CONSULT": 3.0,
    "COOPERATE": 6.8, "MOBILIZE": -7.2, "PROTEST": -6.9, "REJECT": -4.2, "REQUEST": -5.0, "RETREAT": 8.0,
    "SANCTION": -6.0, "SUPPORT": 5.3, "THREATEN": -6.2,
    "ASSAULT/abduct": -8.5, "ASSAULT/assassinate": -9.0, "ASSAULT/beat": -9.5, "ASSAULT/cleansing": -9.8,
    "ASSAULT/explosives": -10.0, "ASSAULT/firearms": -10.0, "ASSAULT/heavy-weapons": -10.0, "ASSAULT/massacre": -10.0,
    "ASSAULT/pro_autocracy": -9.0, "ASSAULT/seize": -9.2, "ASSAULT/sexual": -9.0, "ASSAULT/suicide-attack": -10.0,
    "ASSAULT/torture": -9.0, "ASSAULT/unconventional": -10.0, "COERCE/arrest": -5.0, "COERCE/ban": -5.0,
    "COERCE/curfew": -5.0, "COERCE/deport": -5.0, "COERCE/martial-law": -5.0, "COERCE/restrict": -6.9,
    "COERCE/seize": -9.3, "CONSULT/phone": 1.0, "CONSULT/third-party": 2.5, "CONSULT/visit": 2.3,
    "PROTEST/boycott": -6.5, "PROTEST/demo": -6.5, "PROTEST/hunger": -6.5, "PROTEST/obstruct": -7.5,
    "PROTEST/riot": -7.5, "REJECT/assist": -4.0, "REJECT/change": -4.0, "REJECT/meet": -5.0, "REJECT/yield": -4.3,
    "RETREAT/access": 9.0, "RETREAT/ceasefire": 9.0, "RETREAT/disarm": 9.3, "RETREAT/ease": 7.0,
    "RETREAT/release": 7.0, "RETREAT/return": 7.0, "RETREAT/withdraw": 9.0, "SANCTION/discontinue": -5.6,
    "SANCTION/expel": -7.0, "SANCTION/withdraw": -5.8, "THREATEN/ban": -5.8, "THREATEN/expel": -7.0,
    "THREATEN/political": -5.8, "THREATEN/relations": -6.0, "THREATEN/restrict": -6.1, "THREATEN/territory": -7.0,
    "THREATEN/violence": -7.0,
}  # fmt: skip
"""The weight of each event, and of each event/mode."""

OF_PREDICATE = {
    Predicate.COOPERATES_WITH: "COOPERATE",
    Predicate.SUPPLIES: "AID",
    Predicate.DEPLOYS_TO: "AID",
    Predicate.ATTENDS: "CONSULT",
    Predicate.SHIELDS: "SUPPORT",
    Predicate.SANCTIONS: "SANCTION",
    Predicate.PRESSURES: "COERCE",
    Predicate.STAYS_AWAY: "REJECT/meet",
    Predicate.HEDGES_AGAINST: "REJECT",
}
"""What a fact stands for whatever its development is coded as; the other predicates are no interactions."""

OF_STANCE = {
    "supports": "SUPPORT",
    "opposes": "ACCUSE/disapprove",
    "accuses": "ACCUSE/allege",
    "warns": "THREATEN",
    "requests": "REQUEST",
    "confirms": "AGREE",
    "denies": "REJECT",
}
"""The event of each stance that has one: hedging and neutrality have none."""


def weight(code: str) -> float | None:
    """The weight of an event or event/mode, from -10 to 10; none for a code that PLOVER does not have."""
    return WEIGHTS.get(code, WEIGHTS.get(code.partition("/")[0]))


def interaction(fact: Fact, code: str | None) -> str | None:
    """The event that a fact of a development with this code stands for; none where it is no interaction.

    It is the development's own, unless that points the other way: a drill is cooperation between those who hold it, and
    pressure on those whom it alarms.
    """
    if fact.predicate is Predicate.TAKES_STANCE:
        own = OF_STANCE.get(fact.attributes.get("stance", ""))
    else:
        own = OF_PREDICATE.get(fact.predicate)
    if code is None or own is None:
        return None
    given, usual = weight(code), weight(own)
    return code if given and usual and given * usual > 0 else own
