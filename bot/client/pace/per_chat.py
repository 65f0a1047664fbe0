"""How fast one chat may get messages: arithmetic on times that the caller gives.

One message a second with short bursts tolerated, and twenty a minute in a group
(https://core.telegram.org/bots/faq#broadcasting-to-users).
"""

from collections import deque
from dataclasses import dataclass, field

_MINUTE = 60.0
_FORGOTTEN_AFTER = 120.0
"""Seconds after which a chat that had no further message is forgotten."""


@dataclass(slots=True)
class _Recent:
    """What one chat had lately."""

    tokens: float
    """Messages that it may have at once; refilled with time (a token bucket)."""
    at: float
    """When ``tokens`` was right."""
    stopped_until: float = 0.0
    """The end of a pause that Telegram asked for."""
    minute: deque[float] = field(default_factory=deque)
    """When each message of the last minute went out."""


class ChatPace:
    """Says how long a message to a chat has to wait. All times are seconds on one clock."""

    def __init__(self, rate: float, burst: float, group_per_minute: int) -> None:
        """A chat may have ``rate`` messages a second, and ``burst`` of them at once."""
        self._rate = rate
        self._burst = burst
        self._group_per_minute = group_per_minute
        self._chats: dict[int, _Recent] = {}
        self._looked_through = 0.0

    def __len__(self) -> int:
        """How many chats are remembered."""
        return len(self._chats)

    def wait(self, chat_id: int, now: float) -> float:
        """Returns the seconds until the chat may have its next message."""
        recent = self._recent(chat_id, now)
        wait = max(0.0, recent.stopped_until - now)
        if chat_id < 0 and len(recent.minute) >= self._group_per_minute:
            wait = max(wait, recent.minute[0] + _MINUTE - now)
        lacking = 1 - recent.tokens
        return max(wait, lacking / self._rate if lacking > 1e-9 else 0.0)

    def used(self, chat_id: int, now: float) -> int:
        """Returns how many messages the chat has had within the last minute."""
        return len(self._recent(chat_id, now).minute)

    def count(self, chat_id: int, weight: float, now: float) -> None:
        """Notes a message that goes out now and counts as ``weight`` short ones."""
        recent = self._recent(chat_id, now)
        recent.tokens -= weight
        recent.minute.append(now)

    def stop(self, chat_id: int, seconds: float, now: float) -> bool:
        """Stops a chat, since Telegram asked for a pause of ``seconds`` in answer to its message.

        Returns whether the chat had so much lately that the pause is meant for it alone.
        """
        recent = self._recent(chat_id, now)
        recent.stopped_until = max(recent.stopped_until, now + seconds)
        nearly = len(recent.minute) >= self._group_per_minute - 2
        return recent.tokens < 1 or (chat_id < 0 and nearly)

    def _recent(self, chat_id: int, now: float) -> _Recent:
        if now - self._looked_through > _FORGOTTEN_AFTER:
            self._looked_through = now
            self._forget_idle(now)
        recent = self._chats.get(chat_id)
        if recent is None:
            recent = self._chats[chat_id] = _Recent(self._burst, now)
        recent.tokens = min(self._burst, recent.tokens + (now - recent.at) * self._rate)
        recent.at = now
        while recent.minute and recent.minute[0] <= now - _MINUTE:
            recent.minute.popleft()
        return recent

    def _forget_idle(self, now: float) -> None:
        """Forgets idle chats, so that memory does not grow with the number of subscribers."""
        for chat_id, recent in list(self._chats.items()):
            if now - recent.at > _FORGOTTEN_AFTER and now >= recent.stopped_until:
                del self._chats[chat_id]
