"""Puts an exported log into an empty database exactly as it was: positions, times, leaves, words and salts."""

from collections.abc import Callable, Iterator
from typing import Any

from psycopg import Connection

from events.audit.checkpoint import Checkpoint, InvalidCheckpoint
from events.audit.leaf import InvalidLeaf, Leaf, commitment
from events.audit.merkle import Frontier, leaf_hash
from events.audit.note import InvalidNote, Note
from events.audit.source import Source, Unreadable, Words, leaves_of, words_of
from events.audit.tiles import WIDTH

EMPTY = "SELECT position = 0 FROM log.head"

COPY_EVENTS = "COPY log.event (position, recorded_at, stream, version, topic, payload, salt, leaf) FROM STDIN"

BEHIND = "UPDATE log.head SET position = %(position)s, last_recorded_at = %(recorded_at)s"


class NotEmpty(Exception):
    """The database holds a log already."""

    def __init__(self) -> None:
        super().__init__("The database is not empty: it holds a log already.")


class Differs(Exception):
    """What an export holds is not what it states; the message says where."""


def restore(
    connection: Connection[Any], source: Source, until: int | None, progress: Callable[[int], object]
) -> Checkpoint:
    """Put in the events of an export up to a position; the checkpoint that they were found to be under.

    That is the first over the position, or the newest. Every leaf is held against its root, and all words against
    their leaf. Raises NotEmpty, Unreadable and Differs; then nothing was put in.
    """
    checkpoint = _under(source, until)
    last, tree, leaf = min(until or checkpoint.size, checkpoint.size), Frontier(), None
    with connection.transaction(), connection.cursor() as cursor:
        if connection.execute(EMPTY).fetchone() != (True,):
            raise NotEmpty
        with cursor.copy(COPY_EVENTS) as copy:
            for data, words in _bundles(source, checkpoint.size):
                tree.extend([leaf_hash(each) for each in data])
                for each, said in zip(data, words, strict=True):
                    if said.position <= last:
                        leaf = _leaf(each, said)
                        event = leaf.event
                        place = leaf.position, leaf.recorded_at, event.stream, event.version, event.topic
                        copy.write_row((*place, said.payload, said.salt, each.decode()))
                progress(min(last, tree.size))
        if tree.root() != checkpoint.root:
            raise Differs(f"The leaves up to position {tree.size} have another root than the checkpoint over them.")
        if leaf:
            connection.execute(BEHIND, {"position": leaf.position, "recorded_at": leaf.recorded_at})
    return checkpoint


def _under(source: Source, until: int | None) -> Checkpoint:
    newest = _checkpoint(source, "checkpoint")
    if until is None or until >= newest.size:
        return newest
    size = next((size for size in source.sizes() if size >= until), newest.size)
    return newest if size == newest.size else _checkpoint(source, f"checkpoints/{size}")


def _checkpoint(source: Source, path: str) -> Checkpoint:
    note = source.read(path)
    if note is None:
        raise Unreadable(f"The export has no {path}.")
    try:
        return Checkpoint.parse(Note.parse(note).text)
    except (InvalidNote, InvalidCheckpoint) as error:
        raise Unreadable(f"{path} is no checkpoint: {error}") from None


def _bundles(source: Source, size: int) -> Iterator[tuple[list[bytes], list[Words]]]:
    """The leaves below a size, and the words behind each, bundle by bundle."""
    newest = _checkpoint(source, "checkpoint").size
    for index in range(-(-size // WIDTH)):
        width, wanted = min(WIDTH, newest - index * WIDTH), min(WIDTH, size - index * WIDTH)
        try:
            leaves, words = leaves_of(source, index, width), words_of(source, index, wanted)
        except ValueError as error:
            raise Unreadable(f"The export cannot be read behind position {index * WIDTH}: {error}.") from None
        if leaves is None or words is None or min(len(leaves), len(words)) < wanted:
            raise Unreadable(f"The export ends behind position {index * WIDTH}, and states {newest}.")
        yield leaves[:wanted], words


def _leaf(data: bytes, words: Words) -> Leaf:
    try:
        leaf = Leaf.parse(data)
    except InvalidLeaf as error:
        raise Differs(f"Position {words.position} has no leaf: {error}") from None
    if leaf.position != words.position:
        raise Differs(f"The leaf of position {words.position} is one of position {leaf.position}.")
    if words.payload is not None and words.salt is not None:
        try:
            told = commitment(words.salt, words.payload.encode())
        except ValueError:
            told = ""
        if told != leaf.event.commitment:
            raise Differs(f"The words of position {leaf.position} are not those that its leaf commits to.")
    return leaf
