"""How fast calls may go out over all chats: arithmetic on times that the caller gives.

What Telegram publishes: about thirty bulk messages a second over all chats
(https://core.telegram.org/bots/faq#broadcasting-to-users). It does not say how it counts, so the
rate for pushes adapts: each flood lowers it, quiet raises it again. Answers to people never wait
for the push; what they use is taken from what the push may use, all but a share that stays its own.

A rate alone does not keep thirty in every second: calls that left at even distances arrive bunched
when the network or either machine stalls. So the calls of any second *as Telegram may have counted
them* are limited too. A call counts from its beginning until a second after its answer, less the
time of the quickest trip: in whatever way calls were held up, no second at Telegram had more.
"""

import math
from collections import deque
from dataclasses import dataclass
from enum import IntEnum

from bot.client.pace.per_chat import ChatPace


class Lane(IntEnum):
    """What a call is for. Answers go first, always."""

    ANSWER = 0
    PUSH = 1


_BURST = 1.5
"""Calls that the push may make at once; more would look like a burst to Telegram."""
_GROWTH = 1.05
"""How far above its start quiet lets the rate grow: from 28 to just below Telegram's thirty."""
_OWN_SHARE = 0.25
"""Part of the rate that the push keeps, however many answers go out."""
_LONG = 500
"""Characters from which a pushed message weighs double in its chat, as other bots report."""
_LARGEST_STOP = 60.0
"""Seconds that a flood stops everybody at most."""
_FIRST_RECOVERY, _LAST_RECOVERY = 30.0, 3600.0
"""Seconds in which the rate comes back after a flood: twice as long after each further one."""
_SLACK = 0.005
"""Seconds by which the quickest trip may be longer than the shortest way there and back."""
_ASK_AGAIN = 0.02
"""Seconds until the next look when only an answer, which may come at any time, makes room."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What Telegram is taken to allow."""

    rate: float = 28.0
    """Calls a second over all chats at which the push starts."""
    chat_rate: float = 1.0
    """Calls a second in one chat."""
    chat_burst: float = 3.0
    """Calls that one chat may have at once."""
    group_per_minute: int = 20


class Pace:
    """Says how long a call has to wait. All times are seconds on one monotonic clock."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self.rate = limits.rate
        """Calls a second that the push makes at present."""
        self._most = limits.rate * _GROWTH
        self._ceiling = self._most
        self._recovery = _FIRST_RECOVERY
        self._burst = max(_BURST, limits.rate / 100)
        self._tokens = self._burst
        self._at = 0.0
        self._stopped_until = 0.0
        self._trying = False
        """A pause is over, and it is not known yet whether it was long enough."""
        self._flooded_at = 0.0
        self._windows = {lane: _Window() for lane in Lane}
        self._chats = ChatPace(limits.chat_rate, limits.chat_burst, limits.group_per_minute)

    def allowance(self, now: float) -> int:
        """Returns how many pushes may begin now."""
        if self.next_push(now) > 0:
            return 0
        return min(int(self._tokens + 1e-9), self._room(now))

    def wait(self, lane: Lane, chat_id: int, length: int, now: float) -> float:
        """Returns the seconds until a message of ``length`` characters may go out.

        With 0 the call counts as begun: ``ended`` has to follow when its answer is there, or when
        none came.
        """
        wait = max(self._stopped_until - now, self.chat_wait(chat_id, now))
        if lane is Lane.PUSH:
            wait = max(wait, self.next_push(now))
        if wait > 0:
            return wait
        self._windows[lane].begin()
        weight = 1.0
        if lane is Lane.PUSH:
            self._tokens -= 1
            weight = 2.0 if length > _LONG else 1.0
        self._chats.count(chat_id, weight, now)
        return 0.0

    def ended(self, lane: Lane, began: float, now: float) -> None:
        """Notes that a call that began at ``began`` has come to its end.

        If Telegram asked for a pause in answer to it, ``flooded`` comes first.
        """
        self._windows[lane].end(began, now)
        if began >= self._stopped_until:
            self._trying = False

    def next_push(self, now: float) -> float:
        """Returns the seconds until the next push may begin."""
        self._refill(now)
        wait = 0.0 if self._tokens >= 1 - 1e-9 else (1 - self._tokens) / self.rate
        if self._room(now) <= 0:
            wait = max(wait, min(window.next_out(now) for window in self._windows.values()))
        return max(self._stopped_until - now, wait)

    def chat_wait(self, chat_id: int, now: float) -> float:
        """Returns the seconds for which the limits of this chat alone hold a message back."""
        return self._chats.wait(chat_id, now)

    def flooded(self, chat_id: int, seconds: float, now: float) -> None:
        """Notes that Telegram asks for a pause: of the chat if that had much lately, else of all.

        A pause of all lasts as long as Telegram says, up to a minute: what is longer may be meant
        for this chat only. Then one message alone tries whether it is over.
        """
        if self._chats.stop(chat_id, seconds, now):
            return
        stopped = now < self._stopped_until
        self._stopped_until = max(self._stopped_until, now + min(seconds, _LARGEST_STOP))
        self._trying = True
        if stopped:  # this call was under way when another one was told
            return
        if now - self._flooded_at > _LAST_RECOVERY:
            self._recovery = _FIRST_RECOVERY
        elif self._flooded_at:
            self._recovery = min(_LAST_RECOVERY, self._recovery * 2)
        self._flooded_at = now
        self._ceiling = max(1.0, self.rate * 0.95)
        self.rate = max(1.0, self.rate * 0.85)
        self._tokens = min(self._tokens, 1.0)

    @property
    def remembered_chats(self) -> int:
        """How many chats had a message lately."""
        return len(self._chats)

    def _room(self, now: float) -> int:
        """Returns how many pushes may begin without too many calls in any second at Telegram."""
        pushes = self._windows[Lane.PUSH]
        if self._trying:
            return 1 - pushes.under_way
        capacity = math.ceil(self.rate + 0.5)
        answers = self._windows[Lane.ANSWER].held(now)
        # An answer may come at any moment, and where some came there may be more.
        expected = answers + 1 + answers // 2
        own = math.ceil(capacity * _OWN_SHARE)
        return max(own, capacity - expected) - pushes.held(now)

    def _refill(self, now: float) -> None:
        passed = max(0.0, now - self._at) if self._at else 0.0
        self._at = now
        self._tokens = min(self._burst, self._tokens + passed * self.rate)
        self._ceiling = min(self._most, self._ceiling + passed * self._most * 0.05 / self._recovery)
        self.rate = min(self._ceiling, self.rate + passed * 0.1)


class _Window:
    """The calls that Telegram may have counted within one second.

    Let *out* and *back* be the shortest ways to Telegram and back. A call is counted between
    ``began + out`` and ``ended - back``. Of all calls that Telegram counts within one second, take
    the one that began last: each other one was counted less than a second before it, so it had
    ended later than ``began + out + back - 1``, or not at all. All of them were therefore in the
    window when that call began. The quickest trip is little more than ``out + back``: ``_SLACK``.
    """

    def __init__(self) -> None:
        self.under_way = 0
        """Calls without an answer so far."""
        self._leaving: deque[float] = deque()
        """When each call that has ended leaves the window; nearly in order, which is enough."""
        self._quickest = 1.0

    def begin(self) -> None:
        self.under_way += 1

    def end(self, began: float, now: float) -> None:
        self.under_way -= 1
        # Forgotten slowly: a way that has become longer is taken for what it is in a minute.
        self._quickest = min(now - began, self._quickest * 1.002, 1.0)
        self._leaving.append(now + 1.0 + _SLACK - self._quickest)

    def held(self, now: float) -> int:
        while self._leaving and self._leaving[0] <= now:
            self._leaving.popleft()
        return self.under_way + len(self._leaving)

    def next_out(self, now: float) -> float:
        """Returns the seconds until a call leaves the window."""
        return self._leaving[0] - now if self._leaving else _ASK_AGAIN
