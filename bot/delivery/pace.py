"""How fast calls may go out: pure arithmetic on a clock that the caller reads.

What Telegram publishes: about thirty bulk messages a second over all chats, one a second in a chat
with short bursts tolerated, twenty a minute in a group
(https://core.telegram.org/bots/faq#broadcasting-to-users). It does not say how it counts, so the
rate for pushes adapts: each flood lowers it, quiet raises it again. Answers to people never wait
for the push; what they use is taken from what the push may use.
"""

from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum


class Lane(IntEnum):
    """What a call is for. Answers go first, always."""

    ANSWER = 0
    PUSH = 1


_BURST = 1.5
"""Calls that the push may make at once; more would look like a burst to Telegram."""
_GROUP_WINDOW = 60.0
_LONG = 500
"""Characters from which a pushed message weighs double in its chat, as other bots report."""
_LARGEST_STOP = 60.0
"""Seconds that a flood stops everybody before one message tries whether it was meant for all."""
_FIRST_RECOVERY, _LAST_RECOVERY = 30.0, 3600.0
"""Seconds in which the rate comes back after a flood: twice as long after each further one."""
_FORGET_AFTER = 120.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What Telegram is taken to allow."""

    rate: float = 28.0
    """Calls a second over all chats at which the push starts."""
    most: float = 28.6
    """Calls a second to which quiet lets it grow."""
    chat_rate: float = 1.0
    """Calls a second in one chat."""
    chat_burst: float = 3.0
    """Calls that one chat may have at once."""
    group_per_minute: int = 20


@dataclass(slots=True)
class _Chat:
    """What a chat has had lately."""

    tokens: float
    at: float = 0.0
    stopped_until: float = 0.0
    minute: deque[float] = field(default_factory=deque)


class Pace:
    """Says how long a call has to wait. All times are seconds on one monotonic clock."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        self.rate = limits.rate
        """Calls a second that the push makes at present."""
        self.floods = 0
        """How often Telegram asked for a pause."""
        self._ceiling = limits.most
        self._recovery = _FIRST_RECOVERY
        self._burst = max(_BURST, limits.rate / 100)
        self._tokens = self._burst
        self._at = 0.0
        self._stopped_until = 0.0
        self._careful_until = 0.0
        self._flooded_at = 0.0
        self._chats: dict[int, _Chat] = {}

    def allowance(self, now: float) -> int:
        """How many pushes may begin now."""
        if now < self._stopped_until:
            return 0
        self._refill(now)
        if now < self._careful_until:  # after a long stop one message goes first
            return min(1, int(self._tokens))
        return max(0, int(self._tokens + 1e-9))

    def wait(self, lane: Lane, chat_id: int, length: int, now: float) -> float:
        """Seconds until a message of ``length`` characters may go out; 0 counts it as sent."""
        weight = 2.0 if lane is Lane.PUSH and length > _LONG else 1.0
        wait = max(self._stopped_until - now, self.chat_wait(chat_id, now))
        if lane is Lane.PUSH:
            wait = max(wait, self._push_wait(now))
        if wait > 0:
            return wait
        self._refill(now)
        self._tokens -= 1
        chat = self._chats[chat_id]
        chat.tokens -= weight
        if chat_id < 0:
            chat.minute.append(now)
        return 0.0

    def next_push(self, now: float) -> float:
        """Seconds until the next push may begin."""
        return max(self._stopped_until - now, self._push_wait(now))

    def flooded(self, chat_id: int, seconds: float, now: float) -> None:
        """Telegram asks for a pause: of the chat if our books say that it had much, else of all.

        A pause of all lasts as long as Telegram says, up to a minute; then one message tries
        whether the rest of it was meant for this chat only.
        """
        self.floods += 1
        chat = self._chat(chat_id, now)
        chat.stopped_until = max(chat.stopped_until, now + seconds)
        if self._had_much(chat_id, chat):
            return
        if now - self._flooded_at > _LAST_RECOVERY:
            self._recovery = _FIRST_RECOVERY
        elif self._flooded_at:
            self._recovery = min(_LAST_RECOVERY, self._recovery * 2)
        self._flooded_at = now
        self._ceiling = max(1.0, self.rate * 0.95)
        self.rate = max(1.0, self.rate * 0.85)
        self._stopped_until = max(self._stopped_until, now + min(seconds, _LARGEST_STOP))
        if seconds > _LARGEST_STOP:
            self._careful_until = self._stopped_until + 5.0
        self._tokens = min(self._tokens, 1.0)

    @property
    def known_chats(self) -> int:
        """Chats whose books are open."""
        return len(self._chats)

    def forget(self, now: float) -> None:
        """Drops the books of chats that had nothing lately; call it now and then."""
        for chat_id, chat in list(self._chats.items()):
            if now - chat.at > _FORGET_AFTER and now >= chat.stopped_until:
                del self._chats[chat_id]

    def _refill(self, now: float) -> None:
        passed = max(0.0, now - self._at) if self._at else 0.0
        self._at = now
        most = self._limits.most
        self._tokens = min(self._burst, self._tokens + passed * self.rate)
        self._ceiling = min(most, self._ceiling + passed * most * 0.05 / self._recovery)
        self.rate = min(self._ceiling, self.rate + passed * 0.1)

    def _push_wait(self, now: float) -> float:
        self._refill(now)
        return 0.0 if self._tokens >= 1 - 1e-9 else (1 - self._tokens) / self.rate

    def _chat(self, chat_id: int, now: float) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Chat(self._limits.chat_burst, now)
        earned = (now - chat.at) * self._limits.chat_rate
        chat.tokens = min(self._limits.chat_burst, chat.tokens + earned)
        chat.at = now
        return chat

    def chat_wait(self, chat_id: int, now: float) -> float:
        """Seconds for which this chat alone, and not the rate over all, holds a message back."""
        chat = self._chat(chat_id, now)
        wait = max(0.0, chat.stopped_until - now)
        if chat_id < 0:
            while chat.minute and chat.minute[0] <= now - _GROUP_WINDOW:
                chat.minute.popleft()
            if len(chat.minute) >= self._limits.group_per_minute:
                wait = max(wait, chat.minute[0] + _GROUP_WINDOW - now)
        lacking = 1 - chat.tokens
        return max(wait, lacking / self._limits.chat_rate if lacking > 1e-9 else 0.0)

    def _had_much(self, chat_id: int, chat: _Chat) -> bool:
        return chat.tokens < 1 or (
            chat_id < 0 and len(chat.minute) >= self._limits.group_per_minute - 2
        )
