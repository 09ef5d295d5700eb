"""Which entries are folded together: so many that a round trip is worth it, so few that their facts fit into memory."""

from collections.abc import Iterable, Iterator

from events.recorder import Entry

EVENTS, CHARACTERS = 5000, 2**20
"""Where a portion ends: a roll call of the United Nations has 140 facts in 2,000 characters."""


def portions(groups: Iterable[Iterable[Entry]]) -> Iterator[list[Entry]]:
    """Entries in portions, none of which parts a group."""
    portion: list[Entry] = []
    characters = 0
    for group in groups:
        for entry in group:
            portion.append(entry)
            characters += len(entry.payload or "")
        if len(portion) >= EVENTS or characters >= CHARACTERS:
            yield portion
            portion, characters = [], 0
    if portion:
        yield portion
