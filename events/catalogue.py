"""Every kind of development that can be recorded. A new kind is one file in `kinds/` and one line of `KINDS`."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, cast, get_args, get_type_hints
from uuid import UUID

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from events.errors import UnknownKind
from events.kind import Actors, Kind, Part, Party, Plover, Quantity
from events.kinds.agreement_reached import AgreementReached
from events.kinds.aid_given import AidGiven
from events.kinds.arms_delivered import ArmsDelivered
from events.kinds.assessment_made import AssessmentMade
from events.kinds.capability_displayed import CapabilityDisplayed
from events.kinds.commemoration_held import CommemorationHeld
from events.kinds.conflict_fought import ConflictFought
from events.kinds.drill_held import DrillHeld
from events.kinds.energy_traded import EnergyTraded
from events.kinds.estimate_made import EstimateMade
from events.kinds.forecast_made import ForecastMade
from events.kinds.goods_supplied import GoodsSupplied
from events.kinds.hybrid_operation_conducted import HybridOperationConducted
from events.kinds.infrastructure_built import InfrastructureBuilt
from events.kinds.interaction_coded import InteractionCoded
from events.kinds.membership_joined import MembershipJoined
from events.kinds.membership_left import MembershipLeft
from events.kinds.parade_held import ParadeHeld
from events.kinds.patrol_conducted import PatrolConducted
from events.kinds.pressure_exerted import PressureExerted
from events.kinds.reaction_voiced import ReactionVoiced
from events.kinds.recommendation_made import RecommendationMade
from events.kinds.roll_call_held import RollCallHeld
from events.kinds.sanction_imposed import SanctionImposed
from events.kinds.sanction_lifted import SanctionLifted
from events.kinds.statement_made import StatementMade
from events.kinds.summit_held import SummitHeld
from events.kinds.technology_transferred import TechnologyTransferred
from events.kinds.treaty_ended import TreatyEnded
from events.kinds.treaty_in_force import TreatyInForce
from events.kinds.treaty_ratified import TreatyRatified
from events.kinds.treaty_signed import TreatySigned
from events.kinds.troops_deployed import TroopsDeployed
from events.kinds.troops_withdrawn import TroopsWithdrawn
from events.kinds.veto_cast import VetoCast
from events.kinds.visit_made import VisitMade
from events.sources import Source

KINDS: dict[str, type[Kind]] = {
    kind.TOPIC: kind
    for kind in (
        AgreementReached,
        AidGiven,
        ArmsDelivered,
        AssessmentMade,
        CapabilityDisplayed,
        CommemorationHeld,
        ConflictFought,
        DrillHeld,
        EnergyTraded,
        EstimateMade,
        ForecastMade,
        GoodsSupplied,
        HybridOperationConducted,
        InfrastructureBuilt,
        InteractionCoded,
        MembershipJoined,
        MembershipLeft,
        ParadeHeld,
        PatrolConducted,
        PressureExerted,
        ReactionVoiced,
        RecommendationMade,
        RollCallHeld,
        SanctionImposed,
        SanctionLifted,
        StatementMade,
        SummitHeld,
        TechnologyTransferred,
        TreatyEnded,
        TreatyInForce,
        TreatyRatified,
        TreatySigned,
        TroopsDeployed,
        TroopsWithdrawn,
        VetoCast,
        VisitMade,
    )
}
"""The kinds by topic word."""


def kind_called(topic: str) -> type[Kind]:
    """The kind of this topic word."""
    try:
        return KINDS[topic]
    except KeyError:
        raise UnknownKind(topic) from None


@cache
def converter() -> Converter:
    """Turns kinds and their parts into the log's JSON, where what is not given is left out, and back."""
    converter = Converter(detailed_validation=False)
    number = int | float | None
    converter.register_structure_hook(number, lambda value, _: value)
    converter.register_structure_hook(UUID, lambda value, _: value if isinstance(value, UUID) else UUID(value))
    converter.register_structure_hook_func(lambda cls: cls == Actors, lambda value, _: tuple(value))
    converter.register_unstructure_hook(UUID, str)
    converter.register_unstructure_hook(StrEnum, lambda word: word.value)
    for part in (Quantity, Party, Plover, Source):
        converter.register_unstructure_hook(part, _sparse(part, converter))
    converter.register_structure_hook_factory(
        lambda cls: isinstance(cls, type) and issubclass(cls, Kind | Part), lambda cls: _filled(cls, converter)
    )
    converter.register_unstructure_hook_factory(
        lambda cls: isinstance(cls, type) and issubclass(cls, Kind), lambda cls: _sparse(cls, converter)
    )
    return converter


def _filled(cls: type, converter: Converter) -> Callable[[dict[str, Any], Any], Any]:
    """Reads what was checked at the door: a field that is not given keeps the default that its class has."""
    hints = get_type_hints(cls)
    readers = {each.name: _reader(hints[each.name], converter) for each in fields(cls)}
    needed = {each.name for each in fields(cls) if each.default is MISSING}

    def fill(content: dict[str, Any], _: Any) -> Any:
        if missing := needed - content.keys():
            raise KeyError(*sorted(missing))
        made: Any = object.__new__(cls)
        made.__dict__.update({name: readers[name](value) for name, value in content.items() if name in readers})
        return made

    return fill


def _reader(type_: Any, converter: Converter) -> Callable[[Any], Any]:
    given = [each for each in get_args(type_) if each is not NoneType]
    if NoneType in get_args(type_) and len(given) == 1:
        reader = _reader(given[0], converter)
        return lambda value: None if value is None else reader(value)
    plain = getattr(type_, "__supertype__", type_)
    if plain is str or (isinstance(plain, type) and issubclass(plain, StrEnum)):
        return cast(Callable[[Any], Any], plain)
    hook = converter.get_structure_hook(type_)
    return lambda value: hook(value, type_)


def _sparse(cls: type, converter: Converter) -> Any:
    overrides = {each.name: override(omit_if_default=each.name != "status") for each in fields(cls)}
    return make_dict_unstructure_fn(cls, converter, **overrides)  # type: ignore[arg-type]


def read(kind: str, content: dict[str, Any]) -> Kind:
    """The development that a record's content tells of; the content has been checked at the door."""
    return converter().structure(content, kind_called(kind))


def write(development: Kind) -> dict[str, Any]:
    """The content of a record of this development."""
    return dict(converter().unstructure(development))
