"""Give and get (Q03): what each member of a set gives and gets, with quantities as they were said.

A total is an interval (Moore 1966): tellings of one thing are alternatives, of which it takes the hull, and different
things are added. An estimate of a running quantity is neither a delivery nor added to another.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import add
from typing import Any

from events.facts import Predicate, Status
from projections.intervals import Interval, hull, interval, number
from projections.once import once
from projections.reader import Held, Reader
from projections.tellings import Tellings, tellings
from projections.views.flow_rows import Balance, Estimated, Flow, Flowing, Said, Total
from projections.views.view import Tables, Valid, View, ids

GIVING = (Predicate.SUPPLIES, Predicate.DEPLOYS_TO)

STANDING = {
    Status.HAPPENED: "asserted",
    Status.CONFIRMED: "asserted",
    Status.ALLEGED: "claimed",
    Status.DISPUTED: "claimed",
    Status.PLANNED: "foretold",
    Status.FORECAST: "foretold",
    Status.CONTRADICTED: "refuted",
    Status.DID_NOT_HAPPEN: "refuted",
}
"""What a status makes of a flow: what is asserted and what is merely claimed are kept apart."""

RATE = re.compile(r"%|/|\bpercent\b|\bper\b", re.IGNORECASE)
"""A unit of a share or a rate, which cannot be added."""


def flows(reader: Reader, question: Flowing) -> Tables:
    """What each member of a set gives the others and gets from them, or one actor from anybody, as it is said."""
    chosen = question.chosen(reader)
    held = [
        each
        for each in once(_read(reader, chosen, question))
        if each.object and question.dimension in (None, each.dimension)
    ]
    told = tellings(reader, {each.development for each in held if "quantities" in each.attributes})
    several = _several(held, told)
    found = [flow for each in held if question.commodity in (None, (flow := _flow(each, several)).commodity)]
    found.sort(key=_in_order)
    return {
        "flows": found,
        "totals": list(_totals(found, told)),
        "estimates": list(_estimates(found)),
        "give_and_get": list(_balances(found, chosen)),
    }


def _read(reader: Reader, chosen: tuple[str, ...], question: Flowing) -> list[Held]:
    if len(chosen) > 1:
        return reader.among(GIVING, chosen, since=question.since)
    given = reader.facts(GIVING, subjects=chosen, since=question.since)
    return given + reader.facts(GIVING, objects=chosen, since=question.since)


def _several(held: Iterable[Held], told: Tellings) -> set[str]:
    """The developments with more than one giver and one getter, whose quantities are those of all together."""
    ways: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in held:
        ways[each.development].add((each.subject, each.object))
    return {id_ for id_, pairs in ways.items() if len(pairs) > 1 or told.actors.get(id_, 2) > 2}


def _flow(held: Held, several: set[str]) -> Flow:
    said = held.said()
    quantities = tuple(_said(quantity) for quantity in said.get("quantities", ()))
    troops = held.predicate == Predicate.DEPLOYS_TO
    return Flow(
        supplier=held.subject,
        recipient=held.object,
        commodity="troops" if troops else said.get("commodity", "estimate"),
        aspect=held.aspect,
        dimension=held.dimension,
        status=held.status,
        standing=STANDING[Status(held.status)],
        estimator=said.get("estimator"),
        terms=said.get("terms"),
        quantities=quantities,
        jointly=bool(quantities) and held.development in several,
        certain=held.certain,
        valid=Valid(held.valid()),
        development=held.development,
        rests_on=(held.development,),
    )


def _said(quantity: dict[str, Any]) -> Said:
    return Said(
        name=quantity["name"],
        amount=quantity.get("amount"),
        upper=quantity.get("upper"),
        operator=quantity["operator"],
        unit=quantity.get("unit"),
        verbatim=quantity.get("verbatim"),
    )


def _in_order(flow: Flow) -> tuple[str, ...]:
    return flow.supplier, flow.recipient, flow.commodity, flow.aspect, flow.estimator or "", flow.development


def _totals(found: Iterable[Flow], told: Tellings) -> Iterator[Total]:
    sums: dict[tuple[str, str, str, str | None, str], dict[str, Interval]] = defaultdict(dict)
    for flow in found:
        if flow.estimator is None:
            for (quantity, unit), (amount, _) in _amounts(flow).items():
                sums[flow.supplier, flow.recipient, quantity, unit, flow.standing][flow.development] = amount
    for (supplier, recipient, quantity, unit, standing), by in sorted(sums.items(), key=lambda each: _named(each[0])):
        things: dict[str, list[Interval]] = defaultdict(list)
        for development, amount in by.items():
            things["" if unit and RATE.search(unit) else told.of_one[development]].append(amount)
        total = reduce(add, (hull(alternatives) for alternatives in things.values()))
        yield Total(
            supplier=supplier,
            recipient=recipient,
            quantity=quantity,
            unit=unit,
            standing=standing,
            low=number(total.low),
            high=number(total.high),
            operator=total.operator,
            developments=len(by),
            things=len(things),
            rests_on=tuple(sorted(by)),
        )


def _named(key: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(part or "" for part in key)


def _amounts(flow: Flow) -> dict[tuple[str, str | None], tuple[Interval, tuple[Said, ...]]]:
    """How much a development says of each quantity and unit, its lines added, and the lines."""
    lines: dict[tuple[str, str | None], tuple[Said, ...]] = {}
    for said in flow.quantities:
        lines[said.name, said.unit] = (*lines.get((said.name, said.unit), ()), said)
    amounts = {key: reduce(add, (_interval(each) for each in said)) for key, said in lines.items()}
    return {key: (each.shared if flow.jointly else each, lines[key]) for key, each in amounts.items()}


def _interval(said: Said) -> Interval:
    return interval(said.operator, said.amount, said.upper)


def _estimates(found: Iterable[Flow]) -> Iterator[Estimated]:
    for flow in found:
        if flow.estimator is None:
            continue
        for (quantity, unit), (amount, said) in _amounts(flow).items():
            yield Estimated(
                supplier=flow.supplier,
                recipient=flow.recipient,
                series=flow.aspect,
                estimator=flow.estimator,
                quantity=quantity,
                unit=unit,
                standing=flow.standing,
                low=number(amount.low),
                high=number(amount.high),
                operator=amount.operator,
                said=said,
                valid=flow.valid,
                development=flow.development,
                rests_on=flow.rests_on,
            )


def _balances(found: Iterable[Flow], chosen: tuple[str, ...]) -> Iterator[Balance]:
    given: dict[tuple[str, str, str, str], list[Flow]] = defaultdict(list)
    for flow in found:
        given[flow.supplier, flow.recipient, flow.dimension, flow.standing].append(flow)
    sides = {
        *given,
        *((recipient, supplier, *rest) for supplier, recipient, *rest in given),
    }
    for one, other, dimension, standing in sorted(sides):
        if one in chosen:
            gives = given.get((one, other, dimension, standing), [])
            gets = given.get((other, one, dimension, standing), [])
            yield Balance(
                one=one,
                other=other,
                dimension=dimension,
                standing=standing,
                given=_count(gives, estimated=False),
                got=_count(gets, estimated=False),
                estimates_given=_count(gives, estimated=True),
                estimates_got=_count(gets, estimated=True),
                rests_on=ids((*gives, *gets)),
            )


def _count(found: Iterable[Flow], *, estimated: bool) -> int:
    return len({flow.development for flow in found if (flow.estimator is not None) == estimated})


FLOWS = View(
    "flows",
    Flowing,
    {"flows": Flow, "totals": Total, "estimates": Estimated, "give_and_get": Balance},
    flows,
)
