"""A transport whose answers are all Telegram's, and such that the library can read them.

The library takes a page of a proxy for an answer, quotes it whole in its errors and in the log, and
raises anything at an answer that lacks a part. Nobody reads more of a message that was sent than
its number, so its marks and buttons are left out.
"""

import json
from typing import Any

from telegram.error import NetworkError

from bot.client.answers import is_answer, one_line
from bot.client.transport import Transport

_TOO_MANY = 429
_PAUSE, _LONGEST_PAUSE = 5, 86_400
"""Seconds to wait when Telegram asks for a pause and does not say how long, and at most."""
_WRITTEN = frozenset({"entities", "caption_entities", "reply_markup"})
"""Parts of a message of which the library makes many objects: most of the time of a call."""


class ForeignAnswer(Exception):
    """What answered is not Telegram, or its answer was cut off."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class CheckedTransport(Transport):
    """Hands over answers of Telegram only.

    Calls raise ``NetworkError`` caused by ``ForeignAnswer`` for any other.
    """

    async def do_request(self, *args: Any, **more: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Makes one call as ``Transport`` does."""
        return check(*await super().do_request(*args, **more))


def check(status: int, body: bytes) -> tuple[int, bytes]:
    """Returns the status and body of an answer, both as the library understands them.

    Raises ``NetworkError`` caused by ``ForeignAnswer``.
    """
    said = _read(body)
    if said is not None and said["ok"] and "result" in said and _is_success(status):
        return status, _shorten(said, body)
    if said is None or said["ok"]:
        reason = f"an answer that is not Telegram's (status {status})"
        raise NetworkError(reason) from ForeignAnswer(status)
    if _is_success(status):  # some servers tell errors in the body alone
        code = said.get("error_code")
        status = code if isinstance(code, int) and 400 <= code < 600 else 500
    return status, json.dumps(_clean(status, said)).encode()


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(body.decode(errors="replace"))
    except (ValueError, RecursionError):
        return None
    return said if is_answer(said) else None


def _shorten(said: dict[str, Any], body: bytes) -> bytes:
    """Leaves out what the bot wrote itself where the answer is a message of its own."""
    result = said["result"]
    if not isinstance(result, dict) or "message_id" not in result or _WRITTEN.isdisjoint(result):
        return body
    kept = {name: value for name, value in result.items() if name not in _WRITTEN}
    return json.dumps(said | {"result": kept}).encode()


def _is_success(status: int) -> bool:
    return 200 <= status < 300


def _clean(status: int, said: dict[str, Any]) -> dict[str, Any]:
    """Returns what an error says: a reason of one short line, and what to do as whole numbers."""
    reason = one_line(str(said.get("description") or f"status {status}"))
    clean: dict[str, Any] = {"ok": False, "description": reason}
    given = said.get("parameters")
    given = given if isinstance(given, dict) else {}
    moved = _whole(given.get("migrate_to_chat_id"))
    if moved:
        clean["parameters"] = {"migrate_to_chat_id": moved}
    elif status == _TOO_MANY:
        seconds = _whole(given.get("retry_after"))
        if seconds is None or seconds <= 0:
            seconds = _PAUSE
        clean["parameters"] = {"retry_after": min(seconds, _LONGEST_PAUSE)}
    return clean


def _whole(value: object) -> int | None:
    """Returns a number, also one that a server wrote as text; ``None`` for anything else."""
    try:
        return int(float(value)) if isinstance(value, int | float | str) else None
    except (ValueError, OverflowError):
        return None
