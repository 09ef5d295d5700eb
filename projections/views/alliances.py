"""Alliances as of (Q05): who is bound to whom by which treaty, and whether a set of actors is a bloc.

Obligations are ATOP's (Leeds et al. 2002), directed, each by its treaty. A pair's COW type (Gibler 2009) is the
strongest that its treaties support: I defence, II neutrality and non-aggression, IIa neutrality, IIb non-aggression,
III entente.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import ClassVar

from events.facts import Predicate
from events.kind import Obligation
from projections.reader import Held, Reader
from projections.views.view import OfSet, Row, Tables, Valid, View, ids

Duties = dict[tuple[str, str], list[Held]]
"""The obligations in force by who is obliged to whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Row):
    """An obligation in force of one actor towards another, by treaty and article."""

    KEY: ClassVar[tuple[str, ...]] = ("subject", "object", "obligation", "treaty")

    subject: str
    object: str
    obligation: str
    treaty: str
    atop: int | None
    article: str | None
    status: str
    certain: bool
    valid: Valid


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Row):
    """Two actors: what binds them, and whether they are tied in defence by a treaty, by a chain or not at all."""

    KEY: ClassVar[tuple[str, ...]] = ("one", "other")

    one: str
    other: str
    cow_type: str | None
    one_to_other: tuple[str, ...]
    other_to_one: tuple[str, ...]
    defence_by: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure(Row):
    """What the defence duties make of the set: a bloc, a chain, a partial alliance or an alignment without duty."""

    KEY: ClassVar[tuple[str, ...]] = ()

    actors: tuple[str, ...]
    structure: str
    pairs: int
    pairs_with_defence: int
    pairs_with_mutual_defence: int
    pairs_with_chain_alone: int


def alliances(reader: Reader, question: OfSet) -> Tables:
    """The obligations in force between each two of a set of actors, and whether they are a bloc, a chain or neither."""
    chosen = question.chosen(reader)
    duties: Duties = defaultdict(list)
    for held in reader.in_force([Predicate.OBLIGED_TO]):
        duties[held.subject, held.object].append(held)
    links = _links(duties)
    pairs = [_pair(duties, links, one, other) for one, other in combinations(chosen, 2)]
    within: list[Duty] = [_duty(held) for pair in duties if set(pair) <= set(chosen) for held in duties[pair]]
    within.sort(key=_in_order)
    return {
        "obligations": within,
        "pairs": pairs,
        "set": [_structure(chosen, duties, pairs)],
    }


def _duty(held: Held) -> Duty:
    said = held.said()
    return Duty(
        subject=held.subject,
        object=held.object,
        obligation=held.aspect,
        treaty=said["treaty"],
        atop=said.get("atop"),
        article=said.get("article"),
        status=held.status,
        certain=held.certain,
        valid=Valid(held.valid()),
        rests_on=(held.development,),
    )


def _in_order(duty: Duty) -> tuple[str, ...]:
    return duty.subject, duty.object, duty.obligation, duty.treaty, *duty.rests_on


def _pair(duties: Duties, links: dict[str, dict[str, list[Held]]], one: str, other: str) -> Pair:
    to, back = duties.get((one, other), []), duties.get((other, one), [])
    chain = () if other in links.get(one, {}) else _chain(links, one, other)
    over = [held for step, following in pairwise(chain) for held in links[step][following]]
    return Pair(
        one=one,
        other=other,
        cow_type=_cow_type({held.aspect for held in (*to, *back)}),
        one_to_other=_obligations(to),
        other_to_one=_obligations(back),
        defence_by="treaty" if other in links.get(one, {}) else "chain" if chain else "none",
        chain=chain,
        rests_on=ids((*to, *back, *over)),
    )


def _obligations(held: Iterable[Held]) -> tuple[str, ...]:
    return tuple(sorted({each.aspect for each in held}))


def _cow_type(obligations: set[str]) -> str | None:
    neutrality, nonaggression = Obligation.NEUTRALITY in obligations, Obligation.NONAGGRESSION in obligations
    if Obligation.DEFENSE in obligations:
        return "I"
    if neutrality and nonaggression:
        return "II"
    if neutrality or nonaggression:
        return "IIa" if neutrality else "IIb"
    return "III" if obligations else None


def _links(duties: Duties) -> dict[str, dict[str, list[Held]]]:
    """Who is tied to whom by a duty of defence, in whichever direction it runs, and by which."""
    links: dict[str, dict[str, list[Held]]] = defaultdict(lambda: defaultdict(list))
    for (subject, object_), held in duties.items():
        for each in held:
            if each.aspect == Obligation.DEFENSE:
                links[subject][object_].append(each)
                links[object_][subject].append(each)
    return links


def _chain(links: dict[str, dict[str, list[Held]]], one: str, other: str) -> tuple[str, ...]:
    """The shortest way from one actor to another over ties of defence, the first by code among equals."""
    came_from: dict[str, str] = {one: one}
    waiting = deque([one])
    while waiting and other not in came_from:
        actor = waiting.popleft()
        for following in sorted(links.get(actor, ())):
            if following not in came_from:
                came_from[following] = actor
                waiting.append(following)
    if other not in came_from:
        return ()
    chain = [other]
    while chain[-1] != one:
        chain.append(came_from[chain[-1]])
    return tuple(reversed(chain))


def _structure(chosen: Sequence[str], duties: Duties, pairs: Sequence[Pair]) -> Structure:
    tied = [pair for pair in pairs if Obligation.DEFENSE in (*pair.one_to_other, *pair.other_to_one)]
    mutual = [
        pair for pair in tied if Obligation.DEFENSE in pair.one_to_other and Obligation.DEFENSE in pair.other_to_one
    ]
    reached = {chosen[0]}
    for _ in chosen:
        reached |= {actor for pair in tied if {pair.one, pair.other} & reached for actor in (pair.one, pair.other)}
    if len(tied) == len(pairs):
        structure = "bloc"
    elif reached == set(chosen):
        structure = "chain"
    else:
        structure = "partial" if tied else "alignment"
    defending = [
        held
        for pair in tied
        for held in (*duties.get((pair.one, pair.other), ()), *duties.get((pair.other, pair.one), ()))
        if held.aspect == Obligation.DEFENSE
    ]
    return Structure(
        actors=tuple(chosen),
        structure=structure,
        pairs=len(pairs),
        pairs_with_defence=len(tied),
        pairs_with_mutual_defence=len(mutual),
        pairs_with_chain_alone=sum(1 for pair in pairs if pair.defence_by == "chain"),
        rests_on=ids(defending),
    )


ALLIANCES = View("alliances", OfSet, {"obligations": Duty, "pairs": Pair, "set": Structure}, alliances)
