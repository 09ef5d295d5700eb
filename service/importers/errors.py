"""What an import may meet that ends it."""


class ImportFailed(ValueError):
    """An import cannot go on; what it appended before stays on record."""


class NotThisFormat(ImportFailed):
    """A file is not of the format that it is said to be; the message says what it lacks."""


class Damaged(ImportFailed):
    """A packed file cannot be unpacked, or breaks off."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"The file {name} cannot be unpacked: {why}.")


class TooManyRefused(ImportFailed):
    """More lines were refused than may be."""

    def __init__(self, most: int) -> None:
        super().__init__(f"More than {most} lines were refused; the file may be of another format.")


class ImportConflict(Exception):
    """An import does not go with others of its archive."""


class OlderVintage(ImportConflict):
    """A newer vintage of the archive is on record: the older would undo its corrections."""

    def __init__(self, archive: str, newer: str) -> None:
        super().__init__(f"Of the archive '{archive}' {newer} is on record, which is newer than this.")


class ImportUnderWay(ImportConflict):
    """Another import of the same archive is under way."""

    def __init__(self, archive: str) -> None:
        super().__init__(f"Another import of the archive '{archive}' is under way.")


class UnknownFormat(LookupError):
    """No format has this name, or that of a file cannot be told."""


class UnknownImport(LookupError):
    """No import has this id."""

    def __init__(self, job: object) -> None:
        super().__init__(f"No import {job}.")


class Cancelled(Exception):
    """Somebody has cancelled an import while it ran."""

    def __init__(self, job: object) -> None:
        super().__init__(f"The import {job} was cancelled.")


class ImportEnded(ImportConflict):
    """An import that has come to its end cannot be cancelled."""

    def __init__(self, job: object) -> None:
        super().__init__(f"The import {job} has ended already; what it appended stays.")


class Stopped(Exception):
    """An import was asked to stop; begun again it goes on from there."""

    def __init__(self) -> None:
        super().__init__("The import was stopped; begun again it goes on from there.")


class TooManyImports(Exception):
    """An owner has as many imports open as may be."""

    def __init__(self, most: int) -> None:
        super().__init__(f"{most} imports of yours are open, which is the most; wait for one, or cancel it.")


class AnotherImporter(Exception):
    """Another process imports already."""

    def __init__(self) -> None:
        super().__init__("Another process does the imports already.")
