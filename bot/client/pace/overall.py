"""How fast calls may go out over all chats: arithmetic on times that the caller gives.

What Telegram publishes: about thirty bulk messages a second over all chats
(https://core.telegram.org/bots/faq#broadcasting-to-users). It does not say how it counts, so the
rate adapts: each flood lowers it, quiet raises it again. Answers to people go first, then
greetings, which are long, then the push, which keeps a share of its own. All together stay below
what Telegram takes: a crowd would be refused, and everybody would wait for the pause.

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


def most_stars(messages: int) -> int:
    """Returns what so many paid messages cost at most: a tenth of a Star each."""
    return math.ceil(messages / 10)


class Lane(IntEnum):
    """What a call is for, the most urgent first."""

    ANSWER = 0
    """Somebody waits for it."""
    GREETING = 1
    """Somebody waits for it too, and many may come at once: what ``/start`` brings."""
    PUSH = 2


_BURST = 1.5
"""Calls that the push may make at once; more would look like a burst to Telegram."""
_GROWTH = 1.05
"""How far above its start quiet lets the rate grow: from 28 to just below Telegram's thirty."""
_OWN_SHARE = 0.25
"""Part of the rate that the push keeps, however many answers go out."""
_SHORT_SHARE = 0.15
"""Part of the rate that greetings leave free, so that an answer finds room at once."""
_LEAST_SHARE = 0.25
"""Part of the rate for answers that is left after however many floods."""
_ONE_TRIES = 1.0
"""Seconds after a pause in which one call alone tries, unless its answer comes before."""
_LONG = 500
"""Characters from which a pushed message weighs double in its chat, as other bots report."""
_LARGEST_STOP = 60.0
"""Seconds that a flood stops everybody at most."""
_FIRST_RECOVERY, _LAST_RECOVERY = 30.0, 3600.0
"""Seconds in which the rate comes back after a flood: twice as long after each further one."""
_FIRST_TRIP = 0.02
"""What the quickest trip is taken for at first: a crowd may be there from the first call on, whose
trips are long."""
_SLACK = 0.005
"""Seconds by which the quickest trip may be longer than the shortest way there and back."""
_ASK_AGAIN = 0.02
"""Seconds until the next look when only an answer, which may come at any time, makes room."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What Telegram is taken to allow."""

    rate: float = 28.0
    """Calls a second over all chats at which the push starts."""
    answer_rate: float = 28.0
    """Calls a second for answers, however slow the push shall be."""
    chat_rate: float = 1.0
    """Calls a second in one chat."""
    chat_burst: float = 3.0
    """Calls that one chat may have at once."""
    group_per_minute: int = 20


PAID = Limits(rate=950.0)
"""Of a paid push, which Telegram counts apart: up to a thousand a second."""


class Pace:
    """Says how long a call has to wait. All times are seconds on one monotonic clock."""

    def __init__(self, limits: Limits = Limits(), chats: ChatPace | None = None) -> None:
        """``chats`` are those of another pace, where both send to the same ones."""
        self.rate = limits.rate
        """Calls a second that the push makes at present."""
        self._limits = limits
        self._most = limits.rate * _GROWTH
        self._ceiling = self._most
        self._recovery = _FIRST_RECOVERY
        self._burst = max(_BURST, limits.rate / 100)
        self._tokens = self._burst
        self._at = 0.0
        self._stopped_until = 0.0
        self._trying = False
        """A pause is over, and it is not known yet whether it was long enough."""
        self._tried_at = -math.inf
        self._push_asked_at = -math.inf
        """When the push last wanted to send."""
        self._flooded_at = 0.0
        self._windows = {lane: _Window() for lane in Lane}
        self._quickest = _FIRST_TRIP
        """Seconds of the quickest trip to Telegram and back."""
        self.chats = chats or ChatPace(limits.chat_rate, limits.chat_burst, limits.group_per_minute)

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
        wait = max(self.pause(chat_id, now), self._next(lane, now))
        if wait > 0:
            return wait
        self._windows[lane].begin()
        if self._trying:
            self._tried_at = now
        weight = 1.0
        if lane is Lane.PUSH:
            self._tokens -= 1
            weight = 2.0 if length > _LONG else 1.0
        self.chats.count(chat_id, weight, now)
        return 0.0

    def pause(self, chat_id: int, now: float) -> float:
        """Returns the seconds that Telegram or the limits of this chat tell a message to wait."""
        return max(self._stopped_until - now, self.chat_wait(chat_id, now))

    def used(self, chat_id: int, now: float) -> int:
        """Returns how many messages a chat has had within the last minute."""
        return self.chats.used(chat_id, now)

    def ended(self, lane: Lane, began: float, now: float) -> None:
        """Notes that a call that began at ``began`` has come to its end.

        If Telegram asked for a pause in answer to it, ``flooded`` comes first.
        """
        # Forgotten slowly: a way that has become longer is taken for what it is in a minute.
        self._quickest = min(now - began, self._quickest * 1.002, 1.0)
        self._windows[lane].end(now, self._quickest)
        if began >= self._stopped_until:
            self._trying = False

    def next_push(self, now: float) -> float:
        """Returns the seconds until the next push may begin."""
        return max(self._stopped_until - now, self._next(Lane.PUSH, now))

    def chat_wait(self, chat_id: int, now: float) -> float:
        """Returns the seconds for which the limits of this chat alone hold a message back."""
        return self.chats.wait(chat_id, now)

    def flooded(self, chat_id: int, seconds: float, now: float) -> None:
        """Notes that Telegram asks for a pause: of the chat if that had much lately, else of all.

        A pause of all lasts as long as Telegram says, up to a minute: what is longer may be meant
        for this chat only. Then one message alone tries whether it is over.
        """
        if self.chats.stop(chat_id, seconds, now):
            return
        stopped = now < self._stopped_until
        self._stopped_until = max(self._stopped_until, now + min(seconds, _LARGEST_STOP))
        self._trying = True
        self._tried_at = -math.inf
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
        return len(self.chats)

    def _next(self, lane: Lane, now: float) -> float:
        """Returns the seconds until the rates of all chats together allow a call."""
        self._refill(now)
        wait = 0.0
        if lane is Lane.PUSH:
            self._push_asked_at = now
            if self._tokens < 1 - 1e-9:
                wait = (1 - self._tokens) / self.rate
        room = self._room(now) if lane is Lane.PUSH else self._room_for_people(lane, now)
        if room <= 0:
            if self._trying:
                return max(wait, min(_ASK_AGAIN, self._tried_at + _ONE_TRIES - now))
            wait = max(wait, min(window.next_out(now) for window in self._windows.values()))
        return wait

    def _room(self, now: float) -> int:
        """Returns how many pushes may begin without too many calls in any second at Telegram."""
        if self._trying:
            return self._room_to_try(now)
        pushes = self._windows[Lane.PUSH].held(now)
        capacity = math.ceil(self.rate + 0.5)
        for_all = max(capacity, self._capacity_of_answers())
        others = self._held_by_people(now)
        # An answer may come at any moment, and where some came there may be more.
        expected = others + 1 + others // 2
        own = math.ceil(capacity * _OWN_SHARE)
        room = max(min(own, for_all - others), for_all - expected)
        return min(capacity, room) - pushes

    def _room_for_people(self, lane: Lane, now: float) -> int:
        """Returns how many answers or greetings may begin now."""
        if self._trying:
            return self._room_to_try(now)
        capacity = self._capacity_of_answers()
        pushes = self._windows[Lane.PUSH].held(now)
        if now - self._push_asked_at < 1.0:
            pushes = max(pushes, min(math.ceil(self.rate * _OWN_SHARE), capacity // 2))
        free = capacity - self._held_by_people(now) - pushes
        return free - math.ceil(capacity * _SHORT_SHARE) if lane is Lane.GREETING else free

    def _room_to_try(self, now: float) -> int:
        return 1 if now - self._tried_at >= _ONE_TRIES else 0

    def _held_by_people(self, now: float) -> int:
        return sum(self._windows[lane].held(now) for lane in (Lane.ANSWER, Lane.GREETING))

    def _capacity_of_answers(self) -> int:
        """Returns the calls within a second that Telegram takes, as far as is known now."""
        health = min(1.0, max(_LEAST_SHARE, self.rate / self._limits.rate))
        most = max(self._limits.answer_rate, self._limits.rate)
        return math.ceil(most * health + 0.5)

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

    def begin(self) -> None:
        self.under_way += 1

    def end(self, now: float, quickest: float) -> None:
        self.under_way -= 1
        self._leaving.append(now + 1.0 + _SLACK - quickest)

    def held(self, now: float) -> int:
        while self._leaving and self._leaving[0] <= now:
            self._leaving.popleft()
        return self.under_way + len(self._leaving)

    def next_out(self, now: float) -> float:
        """Returns the seconds until a call leaves the window."""
        return self._leaving[0] - now if self._leaving else _ASK_AGAIN
