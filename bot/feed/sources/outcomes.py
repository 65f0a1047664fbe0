"""What becomes of a question to a service, besides its answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotNow:
    """A passing fault: the same question may be answered later."""

    reason: str
    wait: float | None = None
    """The seconds that the service asks to wait, if it does."""
    throttled: bool = False
    """Whether it was asked too often, so that other questions would fare no better."""
    unreached: bool = False
    """Whether there was no connection, so that other questions would fare no better just now."""


@dataclass(frozen=True, slots=True)
class NotOpen:
    """A day that has not begun where its list is made."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A question that is not answered, while others are."""

    reason: str


@dataclass(frozen=True, slots=True)
class TooLong:
    """A text that is longer than the model takes; a shorter one may be answered."""

    reason: str
    share: float = 0.5
    """The part of it that may fit."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """No question is answered until somebody corrects a setting or pays."""

    reason: str
