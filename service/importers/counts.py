"""What became of the lines of an import."""

from dataclasses import asdict, dataclass


@dataclass(slots=True)
class Counts:
    """How many developments a file tells of, and what each was to the log.

    `left`: somebody else has retracted or erased the development, and it is left so. `missing`: the archive had it, and
    it is kept, as it may stand in a line of which not even the key can be read: more were refused than the time before.
    """

    read: int = 0
    new: int = 0
    known: int = 0
    changed: int = 0
    retracted: int = 0
    missing: int = 0
    left: int = 0
    refused: int = 0

    def told(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)

    def __iadd__(self, other: "Counts") -> "Counts":
        for name, number in other.told().items():
            setattr(self, name, getattr(self, name) + number)
        return self
