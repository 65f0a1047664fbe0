"""The errors of the Bot API.

The server lowers the first letter of a reason behind "Bad Request: ", unless a capital or an
underscore follows, as in ``BUTTON_DATA_INVALID``. Source: tdlib/telegram-bot-api,
``Client::fail_query_with_error``.
"""

from __future__ import annotations

from typing import Any

_PREFIXES = {400: "Bad Request", 403: "Forbidden", 409: "Conflict"}


class ApiError(Exception):
    """A refused call: HTTP status, description and the optional ``parameters`` of the answer."""

    def __init__(
        self, code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def refuse(reason: str, code: int = 400, **parameters: object) -> ApiError:
    """Returns the error that the server would answer with for ``reason``.

    >>> refuse("Text is too long").description
    'Bad Request: text is too long'
    """
    if len(reason) < 2 or not (reason[1] == "_" or "A" <= reason[1] <= "Z"):
        reason = reason[:1].lower() + reason[1:]
    return ApiError(code, f"{_PREFIXES[code]}: {reason}", dict(parameters) or None)


def unsupported(reason: str) -> ApiError:
    """Returns a refusal that Telegram would not give: here the stand-in is stricter."""
    return ApiError(400, f"Bad Request: stand-in: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """Returns a 429; ``seconds`` is how long the bot must wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
