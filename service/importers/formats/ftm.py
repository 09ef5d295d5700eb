"""Sanctions in FollowTheMoney, as OpenSanctions publishes them: statements (CSV) or entities (a JSON document a line).

Each `Sanction` is a development, `ftm:ID`: the state or organisation whose authority it is sanctions the states that
its target is of. A person or company is no actor of the registry, so the note says who it is; where the authority or a
state cannot be named, the sanction is refused. It lasts from its start, or its listing, until its end.

A sanction and its target stand anywhere in the files, and so do the statements of one entity: what is needed of them is
kept in a temporary table on disk, and read back sanction by sanction. Memory stays as it is however large the files.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from events.actors import UnknownActor
from events.development import Document
from service.importers import coding
from service.importers.formats.ftm_entities import COLUMNS, Entities, Entity
from service.importers.importer import Importer, Told, Unreadable
from service.importers.reading import Refused, known, plain
from service.importers.rows import headed

STATE = ("jurisdiction", "nationality", "citizenship", "flag", "mainCountry", "country")
"""The properties that say of which state a target is, the first that is given counts."""


def _read(files: Sequence[BinaryIO]) -> Iterator[Told | Unreadable]:
    with Entities() as entities:
        for number, file in enumerate(files):
            yield from entities.take(file, number)
        for sanction in entities.of_schema("Sanction"):
            try:
                yield _told(sanction, [entities[target] for target in sanction.all("entity")])
            except Refused as refused:
                yield refused.at(sanction.line, sanction.file, (_key(sanction),))


def _told(sanction: Entity, targets: list[Entity]) -> Told:
    sender, states = _sender(sanction), _states(targets)
    if states == [sender]:
        raise Refused("entity", f"Is of {sender}, whose sanction it is.", ", ".join(map(_named, targets)))
    measure = ", ".join(sanction.all("program") or sanction.all("provisions")) or "listing"
    content = known(
        title=plain(f"Sanction of {sender} on {', '.join(map(_named, targets))}: {measure}", 500),
        when=_when(sanction),
        status="happened",
        senders=[sender],
        targets=states,
        measure=plain(measure),
        legal_basis=plain("; ".join(sanction.all("authority"))),
        note=plain(" ".join([*map(_described, targets), *sanction.all("reason")])),
    )
    return Told(sanction.line, _key(sanction), "sanction-imposed", content, [_source(sanction)], sanction.file)


def _key(sanction: Entity) -> str:
    return f"ftm:{sanction.id}"[:200]


def _sender(sanction: Entity) -> str:
    for name, known_by in (("country", coding.iso2), ("authority", coding.named)):
        for said in sanction.all(name):
            try:
                return known_by(said)
            except UnknownActor:
                continue
    raise Refused("authority", "Is of no state or organisation that can be told.", ", ".join(sanction.all("authority")))


def _states(targets: list[Entity]) -> list[str]:
    states: dict[str, None] = {}
    for target in targets:
        said = next((given for name in STATE if (given := target.all(name))), [])
        for code in said:
            try:
                states[coding.iso2(code)] = None
            except UnknownActor as error:
                raise Refused("country", f"{_named(target)}: {error}", code) from None
    if not states:
        raise Refused("entity", "No state is given of which the target is.", ", ".join(map(_named, targets)))
    return list(states)


def _when(sanction: Entity) -> str:
    started = sanction.all("startDate") or sanction.all("listingDate")
    ended = sanction.all("endDate")
    return f"{min(started)[:10] if started else ''}/{max(ended)[:10] if ended else '..'}"


def _named(entity: Entity) -> str:
    return next(iter(entity.all("name")), entity.id)


def _described(entity: Entity) -> str:
    return f"The target is {_named(entity)} ({entity.schema or 'unknown'})."


def _source(sanction: Entity) -> Document:
    seen = min(sanction.all("first_seen"), default="")[:10]
    url = next(iter(sanction.all("sourceUrl")), None)
    return known(name=", ".join(sanction.all("dataset"))[:200] or "OpenSanctions", url=url, published=seen)


FTM = Importer(
    name="ftm",
    title="Sanctions in FollowTheMoney, statements or entities (OpenSanctions)",
    source="OpenSanctions, CC BY-NC 4.0; commercial use needs a licence of theirs.",
    whole=True,
    read=_read,
    recognises=headed(*COLUMNS),
)
