"""What became of the lines of an import."""

from dataclasses import asdict, dataclass


@dataclass(slots=True)
class Counts:
    """How many developments a file tells of, and what each was to the log.

    `left`: the archive's own statement is on record, and somebody else has retracted or erased the development.
    """

    read: int = 0
    new: int = 0
    known: int = 0
    changed: int = 0
    retracted: int = 0
    left: int = 0
    refused: int = 0

    def told(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)

    def __iadd__(self, other: "Counts") -> "Counts":
        for name, number in other.told().items():
            setattr(self, name, getattr(self, name) + number)
        return self
