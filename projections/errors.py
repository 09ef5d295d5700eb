"""What can go wrong with the projections, by name. The doors decide on a status."""


class ProjectionsError(Exception):
    """A question that the projections cannot answer; the message says why."""


class Lagging(ProjectionsError):
    """The projections have not come to the position that the question needs."""

    def __init__(self, position: int, wanted: int) -> None:
        self.position, self.wanted = position, wanted
        super().__init__(f"The projections are at position {position}, and the question needs position {wanted}.")


class UnknownMoment(ProjectionsError):
    """The moment lies ahead of what the log knows, so that its answer could still change; `field` is what says so."""

    def __init__(self, field: str, told: str) -> None:
        self.field = field
        super().__init__(told)


class Unanswerable(ProjectionsError):
    """A view cannot answer what it is asked; `field` is the argument that is to blame."""

    def __init__(self, field: str, told: str) -> None:
        self.field = field
        super().__init__(told)


class UnknownFact(ProjectionsError):
    """No fact has this id."""

    def __init__(self, fact: object) -> None:
        super().__init__(f"No fact has the id {fact}.")


class ProjectionFault(ProjectionsError):
    """The projector stopped: the rows are not what the log says, or the event at `position` cannot be folded."""

    def __init__(self, told: str, position: int | None = None) -> None:
        self.position = position
        super().__init__(told)


class AnotherProjector(ProjectionsError):
    """Another process holds the projector's lock."""

    def __init__(self) -> None:
        super().__init__("Another process is projecting already.")


class AnotherRebuild(ProjectionsError):
    """Another rebuild is under way."""

    def __init__(self) -> None:
        super().__init__("Another rebuild is under way.")


class RebuildDiffers(ProjectionsError):
    """The rebuilt tables are not equal to the live ones; nothing was swapped."""
