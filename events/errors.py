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
        self.development = development
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


class AuthorRefused(EventsError):
    """An event does not bear the signature that the keys of its author call for; see `events.audit.authors`."""

    SENTENCE = "The keys of '{author}' do not allow it."

    def __init__(self, author: str, key: str | None = None) -> None:
        super().__init__(self.SENTENCE.format(author=author, key=key))


class Unsigned(AuthorRefused):
    """An author with a key has not signed, or one without a key may not append."""

    SENTENCE = "What '{author}' says must be signed with a key of theirs."


class UnknownKey(AuthorRefused):
    """No key of this name was enrolled."""

    SENTENCE = "No key {key} was enrolled."


class ForeignKey(AuthorRefused):
    """The key is that of another author."""

    SENTENCE = "The key {key} is not one of '{author}'."


class RevokedKey(AuthorRefused):
    """The key was revoked."""

    SENTENCE = "The key {key} was revoked."


class BadSignature(AuthorRefused):
    """The signature is not one over what would be recorded."""

    SENTENCE = "The signature is not one with the key {key} over what would be recorded, and at which version."


class NoPossession(AuthorRefused):
    """The key that is to be enrolled has not signed that it is to be this author's."""

    SENTENCE = "The key has not signed that it is to be one of '{author}'."


class Discontinuity(AuthorRefused):
    """The author has had keys, and none that is active has signed the enrolment."""

    SENTENCE = "'{author}' has had keys, and none that is active has signed for the new one."


class KeyConflict(AuthorRefused):
    """A key was enrolled or revoked before, or is not this author's to revoke or to replace."""

    SENTENCE = "The key was enrolled or revoked before, or is not one that '{author}' may revoke or replace."


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
