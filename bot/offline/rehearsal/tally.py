"""Compares what chats show after a rehearsal with what the ledger says. Pure."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.papers import State


@dataclass(frozen=True, slots=True)
class PushedMessage:
    """A message of the push to one chat, according to the ledger."""

    chat_id: int
    part: int
    state: State
    attempts: int
    """Calls that may have reached Telegram."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a rehearsal."""

    owed: int
    sent: int
    """Messages that were sent, according to the ledger."""
    failed: int
    """Messages that were refused, according to the ledger."""
    unknown: int
    """Messages whose fate the ledger does not know."""
    unsettled: int
    """Messages still due or being sent."""
    lost: int
    """Messages that a reachable chat does not show, unless their fate is unknown."""
    doubled: int
    """Messages that a chat shows more than once."""
    unexplained: int
    """Messages with more copies than calls without an answer explain, or with more than two."""

    @property
    def passed(self) -> bool:
        """Whether nothing is lost, every copy explained, and every message settled."""
        return not (self.lost or self.unexplained or self.unsettled)


def compare(
    messages: Sequence[PushedMessage], screens: Mapping[int, Counter[int]], gone: frozenset[int]
) -> Tally:
    """Compares what chats show with the messages of the ledger.

    ``screens`` has for each chat the number of copies of each part. ``gone`` are the chats that
    blocked the bot.
    """
    states = Counter(message.state for message in messages)
    lost = doubled = unexplained = 0
    for message in messages:
        copies = screens.get(message.chat_id, Counter())[message.part]
        reachable = message.chat_id not in gone
        lost += reachable and copies == 0 and message.state is not State.UNKNOWN
        doubled += copies > 1
        unexplained += copies > min(2, max(1, message.attempts))
    return Tally(
        owed=len(messages),
        sent=states[State.SENT],
        failed=states[State.FAILED],
        unknown=states[State.UNKNOWN],
        unsettled=states[State.DUE] + states[State.SENDING],
        lost=lost,
        doubled=doubled,
        unexplained=unexplained,
    )


def count_overlaps(callers: Iterable[str]) -> int:
    """Returns how many calls came from a process after the first call of the one that followed it.

    ``callers`` are the names of the processes that called, in order; each works once.
    """
    followed: set[str] = set()
    working, overlaps = "", 0
    for caller in callers:
        if caller in followed:
            overlaps += 1
        elif caller != working:
            followed.add(working)
            working = caller
    return overlaps


@dataclass(frozen=True, slots=True)
class Steadiness:
    """The figures of a push once it has found its pace."""

    per_second: float
    """Messages of the push a second."""
    share: float
    """The part of the allowed calls that the bot used, from 0 to 1; answers to people included."""
    floods: int
    """Calls of the bot beyond what was allowed."""


def measure_steadiness(
    passed: Sequence[tuple[float, int]],
    refused: Sequence[float],
    pushed_to: Container[int],
    allowed: float,
    warm_up: float,
) -> Steadiness | None:
    """Measures a push from ``warm_up`` seconds after its first message; ``None`` if it was shorter.

    ``passed`` has the time in seconds and the chat of each call that was let through, in order;
    ``refused`` has the times of the others. ``pushed_to`` are the chats of the push, ``allowed``
    the calls a second.
    """
    pushed = [at for at, chat_id in passed if chat_id in pushed_to]
    if not pushed or (span := pushed[-1] - (began := pushed[0] + warm_up)) <= 0:
        return None
    used = sum(began < at <= pushed[-1] for at, _ in passed)
    return Steadiness(
        per_second=sum(at > began for at in pushed) / span,
        share=used / span / allowed,
        floods=sum(at > began for at in refused),
    )
