"""What can go wrong with the log, by name. The doors decide on a status."""

from uuid import UUID


class EventsError(Exception):
    """Something that the log refuses; the message says what and why."""


class UnknownDevelopment(EventsError):
    """No development has this id."""

    def __init__(self, development: UUID) -> None:
        super().__init__(f"No development has the id {development}.")


class UnknownKind(EventsError):
    """The catalogue holds no kind of this name."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"No kind is called '{kind}'; see the catalogue of kinds.")


class AlreadyRecorded(EventsError):
    """The id is taken by a development that says something else."""

    def __init__(self, development: UUID) -> None:
        super().__init__(f"Development {development} is on record already, and says something else.")


class VersionConflict(EventsError):
    """The stream has moved on since the version that the author saw."""

    def __init__(self, development: UUID, expected: int, found: int) -> None:
        self.found = found
        super().__init__(f"Development {development} is at version {found}, not at version {expected}.")


class StaleVersion(VersionConflict):
    """The version that the author saw, and said so, is not the newest."""


class AlreadyRetracted(EventsError):
    """A retracted development takes no further events."""

    def __init__(self, development: UUID) -> None:
        super().__init__(f"Development {development} is retracted and takes no further events.")


class Erased(EventsError):
    """The words of a development were erased; what is left of it is its trail."""

    def __init__(self, development: UUID) -> None:
        super().__init__(f"Development {development} was erased.")


class LogBusy(EventsError):
    """The log's lock was not to be had in time; nothing was appended."""

    def __init__(self) -> None:
        super().__init__("The log is busy: its lock was not free in time, and nothing was appended.")


class NotIntegrated(EventsError):
    """The tree over the log has not come to the size that a proof needs."""

    def __init__(self, size: int, wanted: int) -> None:
        super().__init__(f"The tree over the log holds {size} leaves, and the question needs {wanted}.")


class BrokenLog(EventsError):
    """The positions of the log have a gap, so that no tree can be built over it."""

    def __init__(self, position: int) -> None:
        super().__init__(f"The log has a gap behind position {position}: something was taken out of it.")
