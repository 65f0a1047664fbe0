"""What an answer of the Bot API says, whatever it is. Nothing here calls Telegram.

The library aborts polling for good at some answers, and raises anything at others. Here each is the
result of the call or a reason why there is none.
"""

import json
import math
import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, TypeGuard

_LONGEST_WAIT = 900.0
_LONGEST_PAUSE = 30.0
_LONGEST_REASON = 200
_MOST_DIGITS = 20
_ID = re.compile(rb'"update_id"\s*:\s*([0-9]{1,10})\b')


class Trouble(Enum):
    """Why a call has no result."""

    TOKEN = auto()
    """Telegram may not know the token, or not for the moment."""
    COPY = auto()
    """Another copy of the bot asks for updates with the same token."""
    WEBHOOK = auto()
    """Updates go to a webhook."""
    FLOOD = auto()
    """Telegram wants a pause."""
    INVALID = auto()
    """Telegram finds the call itself wrong."""
    REFUSED = auto()
    """Telegram refused the call for another reason."""
    UNAVAILABLE = auto()
    """The server failed."""
    FOREIGN = auto()
    """What answers is not Telegram, or its answer is cut off."""
    UNREACHABLE = auto()
    """No answer came."""
    UNDELIVERED = auto()
    """Telegram cannot deliver updates to the webhook."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A call without a result."""

    trouble: Trouble
    reason: str
    """One short line, for a log."""
    wait: float = 0.0
    """Seconds that Telegram wants to pass before the next call."""
    too_deep: int | None = None
    """The id of the first update in an answer that nests too deep to be read."""


def read_answer(status: int, body: bytes) -> object | Refusal:
    """Returns the result in the answer to a call, or why there is none."""
    try:
        said = read_json(body)
    except RecursionError:
        found = _ID.search(body)
        reason = "an answer that nests too deep"
        return Refusal(Trouble.FOREIGN, reason, too_deep=int(found[1]) if found else None)
    except ValueError:
        said = None
    if not is_answer(said):
        trouble = Trouble.UNAVAILABLE if status >= 500 else Trouble.FOREIGN
        return Refusal(trouble, f"an answer that is not Telegram's (status {status})")
    if said["ok"] and 200 <= status < 300:
        return said.get("result")
    return _read_refusal(status, said)


def is_answer(said: object) -> TypeGuard[dict[str, Any]]:
    """Whether JSON has the form of Telegram's answers."""
    return isinstance(said, dict) and isinstance(said.get("ok"), bool)


def read_json(body: bytes) -> object:
    """Returns what JSON says. Raises ``ValueError``, or ``RecursionError`` when it nests too deep.

    A letter that is cut does not spoil the rest, and neither does a number of a thousand digits.
    """
    return json.loads(body.decode(errors="replace"), parse_int=_to_number)


def one_line(text: str) -> str:
    """Returns what a server says, fit for a log."""
    return " ".join(text.split())[:_LONGEST_REASON]


def pause_after(failures: int, wanted: float = 0.0) -> float:
    """Returns the seconds to wait after so many ``failures`` in a row; they grow to a limit.

    ``wanted`` is the wait that Telegram asks for.
    """
    return max(min(2.0 ** min(failures - 1, 10), _LONGEST_PAUSE), min(wanted, _LONGEST_WAIT))


def _read_refusal(status: int, said: dict[str, object]) -> Refusal:
    description = said.get("description")
    reason = one_line(description) if isinstance(description, str) else f"status {status}"
    code = said.get("error_code")
    if status < 400 and isinstance(code, int):
        status = code
    return Refusal(_trouble_of(status, reason), reason, _wait_in(said))


def _trouble_of(status: int, reason: str) -> Trouble:
    match status:
        case 400:
            return Trouble.INVALID
        case 401 | 404:
            return Trouble.TOKEN
        case 409:
            return Trouble.WEBHOOK if "webhook is active" in reason.lower() else Trouble.COPY
        case 429:
            return Trouble.FLOOD
    return Trouble.UNAVAILABLE if status >= 500 else Trouble.REFUSED


def _wait_in(said: dict[str, object]) -> float:
    parameters = said.get("parameters")
    wait = parameters.get("retry_after") if isinstance(parameters, dict) else None
    usable = isinstance(wait, int | float) and not isinstance(wait, bool) and wait > 0
    return min(float(wait), _LONGEST_WAIT) if usable else 0.0  # type: ignore[arg-type]


def _to_number(digits: str) -> int | float:
    """Reads a number; Python refuses to read very long ones, and with them the whole answer."""
    return int(digits) if len(digits) <= _MOST_DIGITS else math.inf
