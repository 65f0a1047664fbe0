"""Hugging Face's answers: the list of a day, a day that is not open, how long to wait."""

from collections.abc import Mapping

from bot.feed.steps.listed import ListPage


class ListError(ValueError):
    """An answer that is no list at all."""


def read_list(body: str) -> ListPage:
    """Reads the answer of ``/api/daily_papers``. Raises ``ListError`` when it is no list."""
    raise NotImplementedError


def is_not_open(status: int, body: str) -> bool:
    """Whether an answer says that the day asked for has not begun."""
    raise NotImplementedError


def pause_of(headers: Mapping[str, str]) -> float | None:
    """Returns the seconds that an answer asks to wait, by ``Retry-After`` or ``RateLimit``."""
    raise NotImplementedError
