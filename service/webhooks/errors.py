"""What can go wrong with webhooks, by name."""

from uuid import UUID


class UnknownWebhook(LookupError):
    """No webhook of the owner has this id."""

    def __init__(self, webhook: UUID) -> None:
        super().__init__(f"No webhook of yours has the id {webhook}.")


class UnknownDelivery(LookupError):
    """The webhook has no delivery of this id."""

    def __init__(self, delivery: UUID) -> None:
        super().__init__(f"The webhook has no delivery with the id {delivery}.")


class TooManyWebhooks(Exception):
    """The owner has as many webhooks as one may have."""

    def __init__(self, most: int) -> None:
        super().__init__(f"There are {most} webhooks already, as many as one owner may have; remove one.")


class TargetRefused(Exception):
    """A name stands for an address that nothing is delivered to; the message says which."""


class AnotherTeller(Exception):
    """Another process holds the lock of the one that tells."""

    def __init__(self) -> None:
        super().__init__("Another process is delivering webhooks already.")
