"""Telegram's rates: counts calls and refuses those that are too many.

A chat takes one message a second after a small burst, a group 20 a minute, and all chats together
about 30 a second. Messages that the bot pays for are counted apart, up to 1,000 a second, and cost
0.1 Star for each above the 30 that are free. Source:
core.telegram.org/bots/faq#broadcasting-to-users, without exact numbers.
Telegram asks for longer waits than necessary; ``penalty`` is what it adds.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from bot.offline.standin.errors import refuse, too_many_requests

_COUNTED = ("send", "edit", "copy", "forward")
_NOT_COUNTED = frozenset({"sendChatAction"})


@dataclass
class Rates:
    """The counts of calls; they begin when ``enabled`` is set.

    A chat may send ``burst`` messages at once and then one each ``chat_seconds``.
    """

    enabled: bool = False
    overall: int = 30
    chat_seconds: float = 1.0
    burst: int = 3
    group_per_minute: int = 20
    penalty: int = 0
    paid_overall: int = 1000
    tenths_of_stars: int = 0
    """The bot's balance; a paid message costs one."""
    passed: list[tuple[float, int]] = field(default_factory=list, repr=False)
    """When each call was let through, and for which chat."""
    refused: list[float] = field(default_factory=list, repr=False)
    """When each call was refused."""
    _recent: deque[float] = field(default_factory=deque, repr=False)
    _paid: deque[float] = field(default_factory=deque, repr=False)
    _free_at: dict[int, float] = field(default_factory=dict, repr=False)
    _groups: dict[int, deque[float]] = field(default_factory=dict, repr=False)

    def check(self, method: str, chat_id: object, now: float, *, paid: bool = False) -> None:
        """Counts a call at ``now``; raises a 429 and does not count it if it is one too many.

        One that is ``paid`` is refused when it costs something and the bot has no Stars.
        """
        if not self.enabled or method in _NOT_COUNTED or not method.startswith(_COUNTED):
            return
        chat = chat_id if isinstance(chat_id, int) else hash(chat_id)
        group = self._groups.setdefault(chat, deque()) if chat < 0 else None
        recent, most = (self._paid, self.paid_overall) if paid else (self._recent, self.overall)
        _forget(recent, now - 1.0)
        waits = [0.0]
        if len(recent) >= most:
            waits.append(recent[0] + 1.0 - now)
        free_at = max(self._free_at.get(chat, 0.0), now)
        if free_at - now > (self.burst - 1) * self.chat_seconds:
            waits.append(free_at - now - (self.burst - 1) * self.chat_seconds)
        if group is not None:
            _forget(group, now - 60.0)
            if len(group) >= self.group_per_minute:
                waits.append(group[0] + 60.0 - now)
        if max(waits) > 0:
            self.refused.append(now)
            raise too_many_requests(max(1, math.ceil(max(waits))) + self.penalty)
        if paid and len(recent) >= self.overall:
            if not self.tenths_of_stars:
                raise refuse("BALANCE_TOO_LOW")
            self.tenths_of_stars -= 1
        recent.append(now)
        self.passed.append((now, chat))
        self._free_at[chat] = free_at + self.chat_seconds
        if group is not None:
            group.append(now)


def _forget(stamps: deque[float], until: float) -> None:
    while stamps and stamps[0] <= until:
        stamps.popleft()
